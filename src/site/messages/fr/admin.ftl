admin-navigation = Administration
admin-parts-overview = Aperçu
admin-parts-queue = En attente
admin-parts-torrents = Torrents
admin-parts-blocks = Blocages
admin-parts-tokens = Jetons
admin-parts-audit = Journal
admin-parts-settings = Paramètres
admin-parts-health = Santé
admin-none = aucun
admin-reason = Motif
admin-reasonHint = Toute personne qui consulte l’adresse le lit ; si le torrent est masqué, seulement celle qui l’a publié.
admin-published = Publié
admin-state = État
admin-token = jeton { $id }
admin-holder = { $name } ({ $token })
admin-withoutToken = quelqu’un sans jeton
admin-atMost = plus de { $count }
admin-keys-select = Sélectionner la ligne, ou la désélectionner
admin-keys-act = Aller à l’action pour les lignes sélectionnées
adminAudit-filter = Rechercher des modifications
adminAudit-action = Action
adminAudit-actionHint = Son début : { $all } ou { $one }.
adminAudit-tokenId = Numéro de jeton
adminAudit-object = Objet
adminAudit-objectHint = Un infohash, ou bien { $token }.
adminAudit-find = Rechercher
adminAudit-list = Modifications, les plus récentes d’abord
adminAudit-nothing = Aucune modification n’a été trouvée. Videz certains champs pour en voir davantage.
adminAudit-when = Quand
adminAudit-who = Qui
adminAudit-what = Quoi
adminAudit-change = Modification
adminAudit-actions-block_add = Infohash bloqué
adminAudit-actions-block_remove = Infohash débloqué
adminAudit-actions-feed_key_create = Clé de flux créée
adminAudit-actions-feed_key_revoke = Clé de flux révoquée
adminAudit-actions-login_link_create = Lien de connexion créé
adminAudit-actions-person_end = Personne sans rôle chez le fournisseur
adminAudit-actions-person_enter = Personne reprise du fournisseur
adminAudit-actions-readme_remove = README supprimé
adminAudit-actions-readme_write = README rédigé
adminAudit-actions-report_settle = Signalement traité
adminAudit-actions-session_create = Connexion
adminAudit-actions-session_end = Session terminée
adminAudit-actions-token_create = Jeton créé
adminAudit-actions-token_operator = Jeton d’administration de la configuration défini
adminAudit-actions-token_revoke = Jeton révoqué
adminAudit-actions-torrent_edit = Torrent modifié
adminAudit-actions-torrent_publish = Torrent publié
adminAudit-actions-torrent_purge = Torrent effacé définitivement
adminAudit-actions-torrent_remove = Torrent supprimé
adminAudit-actions-torrent_replace = Torrent publié à la place d’un autre
adminAudit-actions-torrent_report = Torrent signalé
adminAudit-actions-torrent_restore = Torrent restauré
adminAudit-actions-torrent_state = État d’un torrent modifié
adminAudit-actions-torrent_update = Fichier .torrent mis à jour
adminAudit-vias-token = avec un jeton
adminAudit-vias-session = avec une session ouverte
adminAudit-vias-login_link = avec un lien de connexion
adminAudit-vias-provider = par un fournisseur
adminAudit-vias-delete_key = avec une clé de suppression
adminAudit-vias-nothing = sans jeton
adminAudit-vias-command_line = en ligne de commande
adminAudit-vias-server = automatiquement
adminAudit-from = avant :
adminAudit-to = après :
adminAudit-empty = rien
adminAudit-yes = oui
adminAudit-no = non
adminAudit-older = Modifications plus anciennes
adminAudit-export = Les télécharger en lignes JSON, les plus anciennes d’abord
adminBlocks-about = Ce qui a l’un de ces infohashs ne peut pas être publié ici.
adminBlocks-add = Bloquer un infohash
adminBlocks-infohash = Infohash ou lien magnet
adminBlocks-blocked = Infohash
adminBlocks-reason = Motif
adminBlocks-reasonHint = Toute personne qui veut le publier le lit.
adminBlocks-submit = Bloquer
adminBlocks-list = Infohashs bloqués
adminBlocks-nothing = Rien n’est bloqué.
adminBlocks-since = Depuis
adminBlocks-by = Par
adminBlocks-action = Action
adminBlocks-remove = Débloquer
adminBlocks-more = Blocages plus anciens
adminHealth-store = Stockage
adminHealth-file = Base de données
adminHealth-journal = Journal à écriture anticipée (WAL)
adminHealth-free = Espace inutilisé qu’elle contient
adminHealth-disk = Libre sur le disque
adminHealth-schema = Schéma
adminHealth-threads = Threads
adminHealth-writer = Modifications
adminHealth-search = Recherches
adminHealth-threadStates-asleep = en veille jusqu’à la prochaine tâche
adminHealth-threadStates-running = en cours
adminHealth-threadStates-failed = en échec ; nouvel essai à la prochaine tâche
adminHealth-waiting =
    { $count ->
        [one] { $count } en attente
        [many] { $count } en attente
       *[other] { $count } en attente
    }
adminHealth-housekeeping = Maintenance
adminHealth-lastRun = Dernière exécution
adminHealth-notYet = pas encore
adminHealth-isRunning = Ce n’est pas encore terminé.
adminHealth-purged =
    { $count ->
        [one] { $count } torrent supprimé a été effacé définitivement
        [many] { $count } de torrents supprimés ont été effacés définitivement
       *[other] { $count } torrents supprimés ont été effacés définitivement
    }
adminHealth-check = Rechercher des dommages
adminHealth-checkAbout = Parcourt les tables et compare à leur SHA-256 autant de fichiers .torrent que le temps le permet : quelques secondes. Chaque fois, le départ est différent.
adminHealth-checkNow = Vérifier maintenant
adminHealth-lastCheck = Dernière vérification
adminHealth-result = Résultat
adminHealth-sound = aucun dommage trouvé
adminHealth-flaws =
    { $count ->
        [one] { $count } dommage trouvé
        [many] { $count } de dommages trouvés
       *[other] { $count } dommages trouvés
    }
adminHealth-tables = Tables parcourues
adminHealth-files = Fichiers .torrent comparés
adminHealth-of = { $count } sur { $all }
adminHealth-took = en { $seconds } s
adminOverview-inScope = Vous modérez { $scope } et voyez ce qui s’y trouve.
adminOverview-pending = Torrents à approuver
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
adminOverview-downloadsNote = Fichiers .torrent envoyés en entier. Les liens magnet s’en passent et ne sont pas comptés.
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
adminQueue-noReports = Aucun signalement en attente. Ils s’envoient depuis la page d’un torrent.
adminQueue-pending = Torrents à approuver
adminQueue-noPending = Aucun torrent à approuver. Ce qui est téléversé attend ici tant que le paramètre { $setting } est activé.
adminQueue-kinds-illegal = illégal
adminQueue-kinds-copyright = droit d’auteur
adminQueue-kinds-malware = logiciel malveillant
adminQueue-kinds-wrong = trompeur
adminQueue-kinds-spam = publicité
adminQueue-kinds-other = autre
adminQueue-wantsNoList = La personne qui l’a publié ne le veut dans aucune liste ; il est admis ainsi.
adminQueue-noText = Sans commentaire.
adminQueue-reportedBy = Signalé par { $who }, { $when }
adminQueue-sentBy = Envoyé par { $who }, { $when }
adminQueue-dismiss = Classer sans suite
adminQueue-act = Masquer ou supprimer
adminQueue-hide = Masquer
adminQueue-remove = Supprimer
adminQueue-approve = Approuver
adminQueue-approveUnlisted = Approuver sans répertorier
adminQueue-refuseMore = Refuser
adminQueue-refuse = Refuser
adminQueue-moreReports = Autres signalements
adminQueue-morePending = Autres torrents à approuver
adminQueue-many = En approuver ou en refuser plusieurs à la fois
adminQueue-sameAddress = La même adresse est aussi demandée par { $others } : le dernier approuvé l’obtiendra.
adminQueue-done-dismissed = Le signalement a été classé sans suite.
adminQueue-done-hidden = Le torrent a été masqué.
adminQueue-done-removed = Le torrent a été supprimé.
adminQueue-done-let_in = Le torrent a été approuvé.
adminQueue-done-refused = Le torrent a été refusé.
adminSettings-about = Ce que ce service applique depuis son démarrage. Chaque paramètre se modifie là d’où il provient.
adminSettings-setting = Paramètre
adminSettings-value = Valeur
adminSettings-source = Provenance
adminSettings-isSet = défini
adminSettings-isNotSet = non défini
adminSettings-sources-code = code
adminSettings-sources-flag = option
adminSettings-sources-environment = environnement
adminSettings-sources-file = fichier
adminSettings-sources-default = valeur par défaut
adminTokens-about = Jetons, clés de flux et personnes qui se connectent ailleurs.
adminTokens-withEnded = Afficher aussi ceux qui ne sont plus valides
adminTokens-withoutEnded = Seulement ceux qui sont valides
adminTokens-name = Nom
adminTokens-kind = Type
adminTokens-kinds-token = jeton
adminTokens-kinds-feed_key = clé de flux
adminTokens-kinds-person = personne
adminTokens-role = Rôle
adminTokens-scope = Collection
adminTokens-scopeHint = Où il peut modifier : { $one } désigne celle-là seule, { $below } aussi toutes ses sous-collections. Vide : partout.
adminTokens-everywhere = partout
adminTokens-expires = Expire
adminTokens-expiresHint = Le premier jour où il n’est plus valide (UTC). Vide : jamais.
adminTokens-never = jamais
adminTokens-lastUsed = Dernière utilisation
adminTokens-notYet = pas encore
adminTokens-holds = A publié
adminTokens-torrentsMax = Nombre maximal de torrents
adminTokens-metainfoBytesMax = Taille maximale des fichiers .torrent
adminTokens-maxHint = Vide : sans limite.
adminTokens-sizeHint = Par exemple 50 MiB. Vide : sans limite.
adminTokens-state = État
adminTokens-inUse = valide
adminTokens-revoked = révoqué
adminTokens-expired = expiré
adminTokens-made = Créé
adminTokens-subject = Connu sous
adminTokens-parent = Lit pour
adminTokens-more = Autres jetons
adminTokens-create = Créer un jeton
adminTokens-nameHint = À quoi il sert, pour le distinguer des autres.
adminTokens-newTitle = Le nouveau jeton
adminTokens-newToken = Voici le jeton { $name }. Copiez-le maintenant : il ne sera plus affiché.
adminTokens-tryIt = Pour l’utiliser depuis un terminal :
adminTokens-one = Jeton { $name }
adminTokens-link = Lien de connexion
adminTokens-linkAbout = Il connecte un navigateur avec ce jeton, une seule fois et dans l’heure.
adminTokens-makeLink = Créer un lien de connexion
adminTokens-newLinkTitle = Le lien de connexion
adminTokens-newLink = Ce lien connecte un navigateur en tant que { $name }, une seule fois et dans l’heure. Il ne sera plus affiché.
adminTokens-revokeTitle = Le révoquer
adminTokens-revokeAbout = Dès la prochaine requête, il n’est plus valide, pas plus que ses sessions et ses clés de flux. Ce qu’il a publié reste.
adminTokens-revokeOwn = C’est le jeton de votre session : elle sera fermée.
adminTokens-revokeSure = Oui, le révoquer
adminTokens-revoke = Révoquer
adminTokens-back = Tous les jetons
adminTorrents-filter = Rechercher des torrents
adminTorrents-query = Mots ; peut rester vide
adminTorrents-collection = Collection
adminTorrents-below = Avec ses sous-collections
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
adminTorrents-nothing = Rien n’a été trouvé. Choisissez un autre état, ou videz certains champs.
adminTorrents-select = Sélectionner
adminTorrents-name = Nom
adminTorrents-size = Taille
adminTorrents-owner = Publié par
adminTorrents-more = Autres torrents
adminTorrents-change = Modifier la sélection
adminTorrents-action = Que faire
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
adminTorrents-toChange = Revenir à « Que faire »
adminTorrents-confirmTitle = Modifier tous les torrents trouvés ?
adminTorrents-confirm = Cela concerne { $count } : { $what }.
adminTorrents-confirmSome = D’abord { $count } ; vous pourrez ensuite continuer avec les autres.
adminTorrents-everything = Il n’y a aucun filtre : je veux dire tous les torrents
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
adminTorrents-why = Pourquoi
adminTorrents-remaining =
    { $count ->
        [one] Il reste environ { $count } torrent.
        [many] Il reste environ { $count } de torrents.
       *[other] Il reste environ { $count } torrents.
    }
adminTorrents-continue = Continuer avec eux
