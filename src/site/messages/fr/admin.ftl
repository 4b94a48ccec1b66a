admin-navigation = Administration
admin-parts-overview = Vue d’ensemble
admin-parts-queue = File d’attente
admin-parts-torrents = Torrents
admin-parts-blocks = Blocages
admin-parts-bans = Bannissements
admin-parts-publishers = Éditeurs
admin-parts-tokens = Jetons
admin-parts-webhooks = Webhooks et IRC
admin-parts-audit = Journal d’audit
admin-parts-settings = Paramètres
admin-parts-health = État du service
admin-none = aucun
admin-reason = Motif
admin-reasonHint = Affiché à tous ceux qui ouvrent l’adresse. Pour un torrent masqué, seul son propriétaire le voit.
admin-published = Publié
admin-state = État
admin-token = jeton { $id }
admin-nameAndToken = { $name } ({ $token })
admin-withoutToken = un visiteur sans jeton
admin-moreThan = plus de { $count }
admin-keys-select = Sélectionner ou désélectionner la ligne
admin-keys-act = Aller aux actions pour les lignes sélectionnées
adminAudit-filter = Rechercher des modifications
adminAudit-action = Action
adminAudit-actionHint = Une action telle que { $one }, ou seulement son début, tel que { $all }
adminAudit-tokenId = Numéro de jeton
adminAudit-object = Objet
adminAudit-objectHint = Un infohash, ou bien { $token }.
adminAudit-find = Rechercher
adminAudit-list = Modifications, les plus récentes d’abord
adminAudit-nothing = Aucune modification trouvée. Videz certains champs pour en voir davantage.
adminAudit-when = Quand
adminAudit-who = Qui
adminAudit-what = Quoi
adminAudit-change = Modification
adminAudit-actions-ban_add = Adresses bannies
adminAudit-actions-ban_edit = Bannissement modifié
adminAudit-actions-ban_remove = Bannissement levé
adminAudit-actions-block_add = Infohash bloqué
adminAudit-actions-block_remove = Infohash débloqué
adminAudit-actions-collection_edit = Collection modifiée
adminAudit-actions-collection_move = Collection déplacée
adminAudit-actions-feed_key_create = Clé de flux créée
adminAudit-actions-feed_key_revoke = Clé de flux révoquée
adminAudit-actions-passkey_create = Passkey créée
adminAudit-actions-passkey_revoke = Passkey révoquée
adminAudit-actions-login_link_create = Lien de connexion créé
adminAudit-actions-person_end = Une personne a perdu son rôle chez le fournisseur
adminAudit-actions-person_enter = Personne ajoutée depuis le fournisseur
adminAudit-actions-publisher_remove = Page d’éditeur supprimée
adminAudit-actions-publisher_verify = Marque d’éditeur modifiée
adminAudit-actions-publisher_write = Page d’éditeur écrite
adminAudit-actions-readme_picture = Image du README modifiée
adminAudit-actions-readme_remove = README supprimé
adminAudit-actions-readme_write = README écrit
adminAudit-actions-report_settle = Signalement traité
adminAudit-actions-session_create = Connexion
adminAudit-actions-session_end = Session terminée
adminAudit-actions-token_create = Jeton créé
adminAudit-actions-token_operator = Jeton d’administration défini par la configuration
adminAudit-actions-token_revoke = Jeton révoqué
adminAudit-actions-torrent_damaged = Fichier stocké endommagé
adminAudit-actions-torrent_edit = Torrent modifié
adminAudit-actions-torrent_keep = Conservation modifiée
adminAudit-actions-torrent_publish = Torrent publié
adminAudit-actions-torrent_purge = Torrent effacé définitivement
adminAudit-actions-torrent_remove = Torrent supprimé
adminAudit-actions-torrent_repaired = Fichier stocké restauré depuis une sauvegarde
adminAudit-actions-torrent_replace = Torrent remplacé par un plus récent
adminAudit-actions-torrent_report = Torrent signalé
adminAudit-actions-torrent_restore = Torrent restauré
adminAudit-actions-torrent_state = État d’un torrent modifié
adminAudit-actions-torrent_update = Fichier .torrent mis à jour
adminAudit-actions-webhook_create = Webhook ajouté
adminAudit-actions-webhook_edit = Webhook modifié
adminAudit-actions-webhook_remove = Webhook supprimé
adminAudit-vias-token = avec un jeton
adminAudit-vias-session = avec une session ouverte
adminAudit-vias-login_link = avec un lien de connexion
adminAudit-vias-provider = par un fournisseur
adminAudit-vias-delete_key = avec une clé de suppression
adminAudit-vias-nothing = sans jeton
adminAudit-vias-command_line = en ligne de commande
adminAudit-vias-server = par le serveur
adminAudit-from = avant :
adminAudit-to = après :
adminAudit-empty = rien
adminAudit-yes = oui
adminAudit-no = non
adminAudit-older = Modifications plus anciennes
adminAudit-export = Les télécharger en lignes JSON, les plus anciennes d’abord
adminBlocks-about = Les torrents qui ont ces infohashs ne peuvent pas être publiés ici.
adminBlocks-add = Bloquer un infohash
adminBlocks-infohash = Infohash ou lien magnet
adminBlocks-blocked = Infohash
adminBlocks-reason = Motif
adminBlocks-reasonHint = Affiché à tous ceux qui essaient de le téléverser.
adminBlocks-submit = Bloquer
adminBlocks-list = Infohashs bloqués
adminBlocks-nothing = Aucun infohash n’est bloqué.
adminBlocks-since = Depuis
adminBlocks-by = Par
adminBlocks-action = Action
adminBlocks-remove = Débloquer
adminBlocks-more = Blocages plus anciens
adminBans-about = Depuis ces adresses, rien ne peut être publié, modifié ni signalé. La lecture et le téléchargement restent possibles ; les modérateurs et les administrateurs peuvent tout faire.
adminBans-add = Bannir une adresse ou une plage
adminBans-range = Adresse ou plage
adminBans-rangeHint = Une adresse, comme { $one }, ou une plage, comme { $range }.
adminBans-reasonHint = Affiché à tous ceux qui essaient de publier depuis cette adresse.
adminBans-expiresHint = Le bannissement prend fin ce jour-là (UTC). Vide : il reste jusqu’à ce que vous le leviez.
adminBans-submit = Bannir
adminBans-list = Adresses bannies
adminBans-since = Depuis
adminBans-nothing = Aucune adresse n’est bannie.
adminBans-remove = Lever
adminBans-more = Bannissements plus anciens
adminHealth-store = Stockage
adminHealth-file = Base de données
adminHealth-journal = Journal à écriture anticipée (WAL)
adminHealth-free = Espace inutilisé dans la base de données
adminHealth-disk = Espace disque libre
adminHealth-schema = Schéma
adminHealth-threads = Threads
adminHealth-writer = Modifications
adminHealth-search = Recherches
adminHealth-threadStates-asleep = arrêté jusqu’à la prochaine tâche
adminHealth-threadStates-running = en cours
adminHealth-threadStates-failed = en échec ; redémarre à la prochaine tâche
adminHealth-queued =
    { $count ->
        [one] { $count } dans la file
        [many] { $count } dans la file
       *[other] { $count } dans la file
    }
adminHealth-housekeeping = Maintenance
adminHealth-lastRun = Dernière exécution
adminHealth-notYet = pas encore
adminHealth-isRunning = Elle est encore en cours.
adminHealth-purged =
    { $count ->
        [one] { $count } torrent supprimé a été effacé définitivement
        [many] { $count } de torrents supprimés ont été effacés définitivement
       *[other] { $count } torrents supprimés ont été effacés définitivement
    }
adminHealth-check = Vérifier l’absence de dommages
adminHealth-checkAbout = Vérifie les tables et, pendant quelques secondes, compare des fichiers .torrent à leur SHA-256. Chaque vérification commence par d’autres fichiers.
adminHealth-checkNow = Vérifier maintenant
adminHealth-lastCheck = Dernière vérification
adminHealth-result = Résultat
adminHealth-noDamage = aucun dommage trouvé
adminHealth-problems =
    { $count ->
        [one] { $count } problème trouvé
        [many] { $count } de problèmes trouvés
       *[other] { $count } problèmes trouvés
    }
adminHealth-tables = Tables vérifiées
adminHealth-files = Fichiers .torrent vérifiés
adminHealth-of = { $count } sur { $all }
adminHealth-took = en { $seconds } s
adminOverview-inScope = Vous modérez { $scope }. Cette page ne montre que ce qui s’y trouve.
adminOverview-pending = Torrents en attente d’examen
adminOverview-reports = Signalements ouverts
adminOverview-torrents = Torrents publics
adminOverview-contentBytes = Leur contenu
adminOverview-metainfoBytes = Tous les fichiers .torrent
adminOverview-databaseBytes = La base de données
adminOverview-uploads = Téléversements par jour, 30 derniers jours
adminOverview-uploadsSum =
    { $count ->
        [one] { $count } téléversement
        [many] { $count } de téléversements
       *[other] { $count } téléversements
    }
adminOverview-downloads = Téléchargements par jour, 30 derniers jours
adminOverview-downloadsSum =
    { $count ->
        [one] { $count } téléchargement
        [many] { $count } de téléchargements
       *[other] { $count } téléchargements
    }
adminOverview-downloadCount = Téléchargements
adminOverview-downloadsNote = Fichiers .torrent téléchargés en entier. Les liens magnet ne sont pas comptés.
adminOverview-most = au plus { $count } par jour
adminOverview-asTable = Sous forme de tableau
adminOverview-day = Jour
adminOverview-count = Torrents
adminOverview-share = Part
adminOverview-states = Par état
adminOverview-sizes = Torrents publics par taille
adminOverview-sizeBelow = moins de { $size }
adminOverview-sizeBetween = de { $from } à { $to }
adminOverview-sizeFrom = { $size } et plus
adminOverview-versions = Torrents publics par version
adminQueue-reports = Signalements
adminQueue-noReports = Il n’y a aucun signalement ouvert. Les lecteurs peuvent signaler un torrent sur sa page.
adminQueue-pending = Torrents en attente d’examen
adminQueue-noPending = Aucun torrent n’est en attente d’examen. Tant que le paramètre { $setting } est activé, vous approuvez ou refusez ici les téléversements.
adminQueue-kinds-illegal = illégal
adminQueue-kinds-copyright = droit d’auteur
adminQueue-kinds-malware = logiciel malveillant
adminQueue-kinds-wrong = trompeur
adminQueue-kinds-spam = publicité
adminQueue-kinds-other = autre
adminQueue-wantsUnlisted = Son propriétaire ne veut pas qu’il soit répertorié. Il reste non répertorié lorsque vous l’approuvez.
adminQueue-noText = Le signalement n’a pas de texte.
adminQueue-reportedBy = Signalé par { $who }, { $when }
adminQueue-sentBy = Envoyé par { $who }, { $when }
adminQueue-dismiss = Classer sans suite
adminQueue-act = Masquer ou supprimer
adminQueue-hide = Masquer
adminQueue-remove = Supprimer
adminQueue-approve = Approuver
adminQueue-approveUnlisted = Approuver sans répertorier
adminQueue-rejectMore = Refuser
adminQueue-reject = Refuser
adminQueue-moreReports = Autres signalements
adminQueue-morePending = Autres torrents en attente d’examen
adminQueue-many = Approuver ou refuser plusieurs torrents à la fois
adminQueue-sameAddress = { $others } aurait la même adresse. Le torrent que vous approuvez en dernier l’obtient.
adminQueue-done-dismissed = Le signalement a été classé sans suite.
adminQueue-done-hidden = Le torrent a été masqué.
adminQueue-done-removed = Le torrent a été supprimé.
adminQueue-done-approved = Le torrent a été approuvé.
adminQueue-done-rejected = Le torrent a été refusé.
adminSettings-about = Les paramètres que ce service utilise depuis son démarrage. Pour changer un paramètre, modifiez-le à sa source.
adminSettings-setting = Paramètre
adminSettings-value = Valeur
adminSettings-source = Source
adminSettings-isSet = défini
adminSettings-isNotSet = non défini
adminSettings-sources-code = code
adminSettings-sources-flag = option
adminSettings-sources-environment = environnement
adminSettings-sources-file = fichier
adminSettings-sources-default = valeur par défaut
adminTokens-about = Jetons, clés de flux et personnes qui se connectent par un fournisseur.
adminTokens-withEnded = Afficher aussi ceux qui sont révoqués ou expirés
adminTokens-withoutEnded = N’afficher que ceux en service
adminTokens-name = Nom
adminTokens-kind = Type
adminTokens-kinds-token = jeton
adminTokens-kinds-feed_key = clé de flux
adminTokens-kinds-passkey = passkey
adminTokens-kinds-person = personne
adminTokens-role = Rôle
adminTokens-scope = Collection
adminTokens-scopeHint = Où le jeton peut faire des modifications et lire ce qui est privé : { $one } est cette collection, { $below } comprend aussi toutes celles qu’elle contient. Vide : partout.
adminTokens-everywhere = partout
adminTokens-expires = Expire
adminTokens-expiresHint = À partir de ce jour (UTC), le jeton n’est plus accepté. Vide : il n’expire jamais.
adminTokens-never = jamais
adminTokens-lastUsed = Dernière utilisation
adminTokens-notYet = pas encore
adminTokens-published = Publié
adminTokens-torrentsMax = Nombre maximal de torrents
adminTokens-metainfoBytesMax = Taille maximale de tous les fichiers .torrent
adminTokens-maxHint = Vide : sans limite.
adminTokens-sizeHint = Par exemple 50 MiB. Vide : sans limite.
adminTokens-state = État
adminTokens-inUse = en service
adminTokens-revoked = révoqué
adminTokens-expired = expiré
adminTokens-created = Créé
adminTokens-subject = Nom chez le fournisseur
adminTokens-parent = Appartient à
adminTokens-more = Autres jetons
adminTokens-create = Créer un jeton
adminTokens-nameHint = À quoi sert le jeton.
adminTokens-newTitle = Le nouveau jeton
adminTokens-newToken = Voici le jeton { $name }. Copiez-le maintenant : il ne sera plus affiché.
adminTokens-tryIt = Pour l’utiliser dans un terminal :
adminTokens-one = Jeton { $name }
adminTokens-link = Lien de connexion
adminTokens-linkAbout = Il connecte un navigateur avec ce jeton. Il fonctionne une fois, pendant une heure.
adminTokens-createLink = Créer un lien de connexion
adminTokens-newLinkTitle = Le lien de connexion
adminTokens-newLink = Ce lien connecte un navigateur en tant que { $name }. Il fonctionne une fois, pendant une heure. Il ne sera plus affiché.
adminTokens-revokeTitle = Révoquer ce jeton
adminTokens-revokeAbout = Dès la prochaine requête, le jeton, ses sessions et ses clés de flux ne sont plus acceptés. Ce qui a été publié avec lui reste.
adminTokens-revokeOwn = Vous êtes connecté avec ce jeton : vous serez déconnecté.
adminTokens-revokeSure = Oui, révoquer ce jeton
adminTokens-revoke = Révoquer
adminTokens-back = Tous les jetons
adminTorrents-filter = Rechercher des torrents
adminTorrents-query = Mots (facultatif)
adminTorrents-collection = Collection
adminTorrents-below = Inclure ses sous-collections
adminTorrents-category = Catégorie
adminTorrents-tag = Étiquette
adminTorrents-version = Version
adminTorrents-anyVersion = toutes
adminTorrents-sizeMin = Taille minimale
adminTorrents-sizeMax = Taille maximale
adminTorrents-publishedFrom = Publié à partir du
adminTorrents-publishedBefore = Publié avant le
adminTorrents-moreFilters = Plus de filtres
adminTorrents-find = Rechercher
adminTorrents-found =
    { $count ->
        [one] { $count } torrent trouvé
        [many] { $count } de torrents trouvés
       *[other] { $count } torrents trouvés
    }
adminTorrents-nothing = Aucun torrent trouvé. Choisissez un autre état, ou videz certains champs.
adminTorrents-select = Sélectionner
adminTorrents-name = Nom
adminTorrents-size = Taille
adminTorrents-owner = Propriétaire
adminTorrents-more = Autres torrents
adminTorrents-change = Modifier la sélection
adminTorrents-action = Action
adminTorrents-actions-public = rendre publics
adminTorrents-actions-unlisted = ne plus répertorier
adminTorrents-actions-hide = masquer, avec un motif
adminTorrents-actions-remove = supprimer, avec un motif (410)
adminTorrents-actions-remove451 = supprimer pour des raisons légales (451)
adminTorrents-actions-restore = restaurer
adminTorrents-actions-category = définir la catégorie
adminTorrents-actions-addTag = ajouter une étiquette
adminTorrents-actions-removeTag = retirer une étiquette
adminTorrents-actions-move = déplacer vers une collection
adminTorrents-choose = Choisir…
adminTorrents-fields-reason = Motif
adminTorrents-fields-category = Catégorie (vide : aucune)
adminTorrents-fields-tag = Étiquette
adminTorrents-fields-collection = Collection (/ est la racine)
adminTorrents-selectAll = Tout sélectionner sur cette page
adminTorrents-selected = Sélection : { $count } sur { $all }
adminTorrents-apply = Modifier la sélection
adminTorrents-applyAll = Modifier tous les torrents trouvés
adminTorrents-toChange = Revenir à « Action »
adminTorrents-confirmTitle = Modifier tous les torrents trouvés ?
adminTorrents-confirm = Cela modifie { $count } : { $what }.
adminTorrents-confirmSome = Les premiers sont modifiés maintenant : { $count }. Vous pourrez ensuite continuer avec les autres.
adminTorrents-everything = Il n’y a aucun filtre : modifier tous les torrents
adminTorrents-confirmApply = Modifier
adminTorrents-back = Retour à la liste
adminTorrents-resultTitle = Ce qui a été modifié
adminTorrents-changed =
    { $count ->
        [one] { $count } torrent a été modifié
        [many] { $count } de torrents ont été modifiés
       *[other] { $count } torrents ont été modifiés
    }
adminTorrents-failed =
    { $count ->
        [one] { $count } torrent n’a pas été modifié
        [many] { $count } de torrents n’ont pas été modifiés
       *[other] { $count } torrents n’ont pas été modifiés
    }
adminTorrents-why = Motif
adminTorrents-remaining =
    { $count ->
        [one] Il reste environ { $count } torrent.
        [many] Il reste environ { $count } de torrents.
       *[other] Il reste environ { $count } torrents.
    }
adminTorrents-continue = Continuer avec eux

## Webhooks and IRC announces.

adminWebhooks-about = Des messages sur les événements sont envoyés à ces adresses, dans l’ordre et signés.
adminWebhooks-url = Adresse
adminWebhooks-urlHint = Où les messages sont envoyés, par exemple { $example }.
adminWebhooks-collection = Collection
adminWebhooks-collectionHint = Avec tout ce qu’elle contient. Vide : tout.
adminWebhooks-everything = tout
adminWebhooks-types = Événements
adminWebhooks-typesHint = Séparés par des virgules : { $types }. Vide : tous.
adminWebhooks-audience = Torrents
adminWebhooks-audiences-public = publics
adminWebhooks-audiences-all = tous : aussi non répertoriés, en attente et masqués
adminWebhooks-state = État
adminWebhooks-states-working = fonctionne
adminWebhooks-states-failing = en échec
adminWebhooks-states-disabled = désactivé
adminWebhooks-nothing = Il n’y a aucun webhook.
adminWebhooks-add = Ajouter un webhook
adminWebhooks-newTitle = Le nouveau webhook
adminWebhooks-newSecret = Ses messages sont signés avec ce secret. Copiez-le maintenant : il ne sera plus affiché.
adminWebhooks-one = Webhook { $id }
adminWebhooks-failingSince = N’accepte rien depuis
adminWebhooks-nextAttempt = Prochaine tentative
adminWebhooks-reason = Raison
adminWebhooks-edit = Modifier
adminWebhooks-save = Enregistrer
adminWebhooks-test = Envoyer un message de test
adminWebhooks-enable = Activer
adminWebhooks-disable = Désactiver
adminWebhooks-deliveries = Messages
adminWebhooks-noDeliveries = Rien n’a encore été envoyé.
adminWebhooks-message = Message
adminWebhooks-when = Quand
adminWebhooks-attempts = Tentatives
adminWebhooks-outcome = Résultat
adminWebhooks-delivered = remis
adminWebhooks-action = Action
adminWebhooks-redeliver = Renvoyer
adminWebhooks-removeTitle = Supprimer ce webhook
adminWebhooks-removeSure = Oui, le supprimer avec ses messages
adminWebhooks-remove = Supprimer
adminWebhooks-back = Tous les webhooks
adminWebhooks-irc = Annonces sur IRC
adminWebhooks-ircOff = Les nouveaux torrents ne sont pas annoncés : { $setting } n’est pas défini.
adminWebhooks-ircStates-connected = connecté
adminWebhooks-ircStates-connecting = connexion en cours
adminWebhooks-ircStates-waiting = attend la prochaine tentative
adminWebhooks-ircServer = Serveur
adminWebhooks-ircChannels = Salons
adminTracker-title = Tracker
adminTracker-swarms = Essaims
adminTracker-entries = Entrées de pairs
adminTracker-memory = Mémoire des pairs
adminTracker-request = Requête ou motif
adminTracker-transport = Transport
adminTracker-count = Nombre depuis le démarrage
adminBackup-title = Sauvegardes
adminBackup-place = Destination
adminBackup-newest = Dernière sauvegarde
adminBackup-none = aucune pour l’instant
adminBackup-size = Taille
adminBackup-state = État
adminBackup-running = Une sauvegarde est en cours
adminBackup-failed = Le dernier échec :
adminPublished-title = Dossiers publiés
adminPublished-folder = Dossier
adminPublished-collection = Collection
adminPublished-published = Publiés
adminPublished-waiting = En attente
adminPublished-now = En cours
adminPublished-idle = rien à faire
adminPublished-problems = Impossible à publier depuis { $folder } :
adminPublished-more = Autres : { $count }
adminVerification-title = Vérification des fichiers stockés
adminVerification-completed = Dernière vérification complète
adminVerification-never = jamais
adminVerification-files = Fichiers vérifiés pendant ce passage
adminVerification-bytes = Octets vérifiés pendant ce passage
adminVerification-damaged = Fichiers endommagés
adminVerification-repaired = Restaurés depuis une sauvegarde depuis le démarrage
adminProblems-title = Problèmes
adminProblems-since = Depuis
adminProblems-part = Concerne
adminProblems-severities-not_ready = pas prêt
adminProblems-severities-stops_writes = refuse les modifications
adminProblems-severities-degrades = limité
adminProblems-what-database_damaged = La base de données est endommagée.
adminProblems-hint-database_damaged = Arrêtez le serveur, restaurez une sauvegarde et vérifiez le disque.
adminProblems-what-database_replaced = La base de données a été supprimée ou remplacée pendant que le serveur fonctionne.
adminProblems-hint-database_replaced = Remettez-la en place, ou arrêtez le serveur et restaurez une sauvegarde.
adminProblems-what-database_unreadable = La base de données ne peut pas être lue.
adminProblems-hint-database_unreadable = Vérifiez le disque et les droits sur le dossier de données.
adminProblems-what-disk_full = Le disque est plein : les modifications sont refusées.
adminProblems-hint-disk_full = Libérez de la place sur le disque du dossier de données.
adminProblems-what-disk_error = Le disque a signalé une erreur : les modifications sont refusées.
adminProblems-hint-disk_error = Vérifiez le disque et le journal du noyau.
adminProblems-what-database_locked = Un autre programme a verrouillé la base de données trop longtemps : les modifications sont refusées.
adminProblems-hint-database_locked = Cherchez le programme qui a ouvert la base de données et arrêtez-le.
adminProblems-what-folder_read_only = Impossible d’écrire dans le dossier de données : les modifications sont refusées.
adminProblems-hint-folder_read_only = Donnez au serveur le droit d’y écrire, ou montez le disque en écriture.
adminProblems-what-writer_stalled = Le fil qui écrit ne répond pas : les modifications sont refusées.
adminProblems-hint-writer_stalled = Vérifiez le disque, qui ne répond probablement pas.
adminProblems-what-writer_failed = Le fil qui écrit a échoué : il redémarre à la prochaine modification.
adminProblems-hint-writer_failed = Le journal dit pourquoi. Si cela persiste, redémarrez le serveur.
adminProblems-what-disk_low = Le disque est presque plein : les téléversements sans jeton sont refusés.
adminProblems-hint-disk_low = Libérez de la place sur le disque du dossier de données.
adminProblems-what-memory_low = La mémoire est presque épuisée : des requêtes peuvent être refusées ou lentes.
adminProblems-hint-memory_low = Donnez plus de mémoire au serveur.
adminProblems-what-file_descriptors_low = Les descripteurs de fichiers sont presque épuisés : des connexions peuvent être fermées.
adminProblems-hint-file_descriptors_low = Augmentez la limite de fichiers ouverts, ou autorisez moins de connexions.
adminProblems-what-clock_jumped = L’horloge a été réglée : les heures notées depuis peuvent être fausses.
adminProblems-hint-clock_jumped = Vérifiez ce qui règle l’horloge de cette machine.
adminProblems-what-thread_failed = Un fil s’est terminé ou n’a pas répondu : il a été remplacé.
adminProblems-hint-thread_failed = Le journal dit pourquoi. Si cela se répète, signalez-le.
adminProblems-what-tracker_failed = Le tracker ne répond pas.
adminProblems-hint-tracker_failed = Le journal dit pourquoi. Si cela persiste, redémarrez le serveur.
adminProblems-what-job_failing = Une tâche périodique échoue.
adminProblems-hint-job_failing = Le journal dit pourquoi. Elle est réessayée d’elle-même.
adminProblems-what-backup_failed = La dernière sauvegarde a échoué.
adminProblems-hint-backup_failed = Vérifiez l’emplacement des sauvegardes. Un nouvel essai a lieu toutes les 15 minutes.
adminProblems-what-files_damaged = Des fichiers stockés sont endommagés : leur téléchargement est refusé.
adminProblems-hint-files_damaged = Restaurez-les depuis une sauvegarde, ou téléversez-les de nouveau, et vérifiez le disque.
