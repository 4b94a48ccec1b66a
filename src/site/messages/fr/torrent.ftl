torrent-magnet = Lien magnet
torrent-download = Télécharger .torrent
torrent-withSources = Ce fichier contient aussi des trackers et sources web de ce site. Le { $original } est exactement tel qu’il a été téléversé.
torrent-original = fichier original
torrent-exact = Ce fichier est exactement tel qu’il a été téléversé. Le lien magnet contient aussi des trackers et sources web de ce site.
torrent-files = Fichiers
torrent-superseded = Un torrent plus récent a remplacé celui-ci.
torrent-supersededKept = Il est conservé ici sous son infohash.
torrent-supersededBy = Le plus récent est { $newer }.
torrent-warnings = Avertissements
torrent-compatibility =
    { $count ->
        [one] Le torrent fonctionne, mais certains logiciels peuvent avoir des problèmes avec ceci
        [many] Le torrent fonctionne, mais certains logiciels peuvent avoir des problèmes avec ces points
       *[other] Le torrent fonctionne, mais certains logiciels peuvent avoir des problèmes avec ces points
    }
torrent-warningsCaption = Constats de la vérification de ce torrent
torrent-card = Téléchargement et informations
torrent-details = Détails
facts-name = Nom
facts-size = Taille
facts-downloads = Téléchargements
facts-seeders = Seeders
facts-leechers = Leechers
facts-countedBy = Compté par
facts-completed = Téléchargements terminés
facts-files = Fichiers
facts-pieces = Morceaux
facts-version = Version
facts-versions-v1 = v1 (BitTorrent, SHA-1)
facts-versions-v2 = v2 (BitTorrent v2, SHA-256)
facts-versions-hybrid = hybride (v1 et v2 en un)
facts-infohashV1 = Infohash v1
facts-infohashV2 = Infohash v2
facts-private = Privé
facts-privateYes = Oui : les logiciels ne trouvent des pairs que par ses trackers
facts-comment = Commentaire
facts-created = Créé
facts-createdBy = Créé avec
facts-source = Source
facts-publisher = Éditeur
facts-publisherUrl = Adresse de l’éditeur
facts-updateUrl = Mises à jour à l’adresse
facts-ssl = Les pairs s’identifient
facts-sslYes = Oui : par des certificats (torrent SSL)
facts-similar = Partage des fichiers avec
facts-collections = Appartient à
facts-encoding = Encodage du texte
facts-unknownKeys = Clés inconnues
facts-signedBy = Signé par
facts-signatures-valid = la signature correspond au certificat contenu dans le torrent
facts-signatures-invalid = la signature ne correspond pas
facts-signatures-unknown = le certificat n’est pas dans le torrent
facts-category = Catégorie
facts-tags = Étiquettes
facts-licence = Licence
facts-published = Publié
facts-updated = Mis à jour
facts-address = Adresse
facts-file = Fichier .torrent
facts-fileSha256 = SHA-256 du fichier
facts-originalSha256 = SHA-256 du fichier original
facts-technical = Détails techniques
facts-publishedBy = { $ago } par { $publisher }
sources-trackers = Trackers
sources-noTrackers = Aucun : les pairs sont trouvés par la table de hachage distribuée (DHT).
sources-tier = Niveau { $number }
sources-webSeeds = Sources web
sources-offered = Proposés par ce site
sources-seedOutcomes-reachable = accessible
sources-seedOutcomes-no_ranges = répond, mais pas par parties de fichiers : les clients ne peuvent pas l’utiliser
sources-seedOutcomes-wrong_content = a un autre contenu
sources-seedOutcomes-wrong_size = a un fichier d’une autre longueur
sources-seedOutcomes-not_found = n’a pas ce fichier
sources-seedOutcomes-forbidden_address = mène à une adresse qui ne peut pas être interrogée
sources-seedOutcomes-unreachable = ne répond pas
sources-seedTested = { $result } ({ $ago })
sources-nodes = Nœuds DHT
sources-moreTiers =
    { $count ->
        [one] Et { $count } autre niveau dans le fichier .torrent.
        [many] Et { $count } d’autres niveaux dans le fichier .torrent.
       *[other] Et { $count } autres niveaux dans le fichier .torrent.
    }
sources-moreAddresses =
    { $count ->
        [one] Et { $count } autre adresse dans le fichier .torrent.
        [many] Et { $count } d’autres adresses dans le fichier .torrent.
       *[other] Et { $count } autres adresses dans le fichier .torrent.
    }
sources-notInMagnet =
    { $count ->
        [one] Le lien magnet omet { $count } adresse, car elle ne peut pas fonctionner ou le rendrait trop long. Le fichier .torrent la contient.
        [many] Le lien magnet omet { $count } d’adresses, car elles ne peuvent pas fonctionner ou le rendraient trop long. Le fichier .torrent les contient.
       *[other] Le lien magnet omet { $count } adresses, car elles ne peuvent pas fonctionner ou le rendraient trop long. Le fichier .torrent les contient.
    }
sources-masked = Là où vous voyez •••, une clé d’accès est masquée. Une clé d’accès identifie un utilisateur auprès du tracker.
sources-maskedInMagnet = Le lien magnet omet les adresses qui contiennent une clé d’accès.
fileTree-executable = exécutable
fileTree-hidden = masqué
fileTree-pointsTo = renvoie à { $target }
fileTree-notShown =
    { $count ->
        [one] { $count } autre fichier n’est pas affiché ici.
        [many] { $count } d’autres fichiers ne sont pas affichés ici.
       *[other] { $count } autres fichiers ne sont pas affichés ici.
    }
edit-title = Modifier { $torrent }
edit-heading = Modifier { $torrent }
edit-name = Titre
edit-nameHint = Affiché à la place du nom qui figure dans le torrent.
edit-description = Description
edit-descriptionHint = Markdown : { $mark }. Le HTML est affiché comme du texte et les images d’autres sites deviennent des liens.
edit-category = Catégorie
edit-categoryHint = Un nom court, sans virgule ni barre oblique.
edit-tags = Étiquettes
edit-tagsHint = Séparées par des virgules.
edit-licence = Licence
edit-licenceHint = Son identifiant SPDX, par exemple { $example }, ou vos propres mots.
edit-path = Chemin
edit-collection = Collection
edit-fileName = Nom de fichier
edit-fileNameHint = Se termine par { $ending }.
edit-visibility = Qui peut le voir
edit-states-public = tout le monde, dans les listes
edit-states-unlisted = tous ceux qui connaissent son adresse
edit-states-hidden = seulement son propriétaire et les modérateurs
edit-stateReason = Pourquoi il est masqué
edit-stateReasonHint = Affiché à son propriétaire.
edit-save = Enregistrer
edit-preview = Prévisualiser la description
edit-previewed = Aperçu de la description
edit-descriptionEmpty = La description est vide.
edit-notSaved = Non enregistré
edit-wrongFields =
    { $count ->
        [one] { $count } champ n’est pas valide.
        [many] { $count } de champs ne sont pas valides.
       *[other] { $count } champs ne sont pas valides.
    }
edit-changed = Ce torrent a été modifié depuis que vous avez ouvert le formulaire
edit-changedHint = Ci-dessous figure ce que vous avez saisi. Enregistrez de nouveau pour remplacer les valeurs actuelles :
edit-empty = rien
fileFilter-label = Filtrer par nom
fileFilter-found =
    { $count ->
        [one] { $count } résultat
        [many] { $count } de résultats
       *[other] { $count } résultats
    }
fileList-title = Fichiers de { $torrent }
fileList-heading = Fichiers de { $torrent }
fileList-all = Tous les fichiers, page par page
fileList-shown = Fichiers { $first } à { $last } sur { $all }
fileList-path = Chemin
fileList-size = Taille
fileList-pages = Pages
fileList-previous = Fichiers précédents
fileList-next = Fichiers suivants
manage-title = À propos de ce torrent
manage-edit = Modifier
manage-replace = Téléverser une version plus récente
manage-delete = Supprimer
manage-report = Signaler
manage-change = Modifier ce torrent
removal-title = Supprimer { $torrent }
removal-heading = Supprimer { $torrent } ?
removal-about =
    { $count ->
        [one] Il sera retiré de toutes les listes et ne sera plus servi. Il pourra être restauré pendant { $count } jour.
        [many] Il sera retiré de toutes les listes et ne sera plus servi. Il pourra être restauré pendant { $count } de jours.
       *[other] Il sera retiré de toutes les listes et ne sera plus servi. Il pourra être restauré pendant { $count } jours.
    }
removal-reason = Motif
removal-reasonHint = Affiché à tous ceux qui ouvrent son adresse.
removal-status = Réponse à son adresse
removal-statuses-410 = il a été supprimé (410)
removal-statuses-451 = il a été supprimé pour des raisons juridiques (451)
removal-block = Le bloquer, pour qu’il ne puisse plus être publié. Un motif est nécessaire.
removal-submit = Supprimer
removal-cancel = Conserver
removal-removedTitle = Supprimé
removal-removed = { $torrent } a été supprimé
removal-removedAt = Le { $moment }.
removal-restorable = Il peut être restauré jusqu’au { $moment }.
removal-notByYou = Un modérateur peut le restaurer.
removal-notByYouLegal = Un modérateur de toutes les collections peut le restaurer.
removal-undo = Restaurer
removal-occupiedBy = Un autre torrent a maintenant son adresse : { $other }.
removal-occupiedHint = Déplacez ou supprimez l’autre, puis restaurez celui-ci.
removal-occupiedAsk = Un modérateur peut déplacer ou supprimer l’autre ; celui-ci pourra ensuite être restauré.
removal-moveOther = Déplacer l’autre
removal-deleteOther = Supprimer l’autre
replace-title = Une version plus récente de { $torrent }
replace-heading = Une version plus récente de { $torrent }
replace-about = Le nouveau torrent obtient l’adresse { $path }. Celui-ci quitte les listes et reste accessible par son infohash.
replace-file = Fichier torrent
replace-fileHint = Le fichier .torrent de la version plus récente ; son nom n’a pas d’importance.
replace-submit = Téléverser
report-title = Signaler { $torrent }
report-heading = Signaler { $torrent }
report-about = Les modérateurs de ce service liront votre signalement.
report-kind = Quel est le problème
report-kinds-illegal = Il est illégal
report-kinds-copyright = Il porte atteinte à un droit d’auteur
report-kinds-malware = C’est un logiciel malveillant
report-kinds-wrong = Il n’est pas ce que dit son nom
report-kinds-spam = C’est de la publicité
report-kinds-other = Autre chose
report-text = Plus de détails
report-textHint = Ce qui aide un modérateur à décider. Jusqu’à 2 000 caractères.
report-submit = Signaler
report-thanksTitle = Signalé
report-thanks = Merci. Un modérateur l’examinera.
report-back = Retour au torrent
share-title = Moyens de l’obtenir
share-qr = Code QR du lien magnet
share-qrHint = Pour un logiciel de torrents sur un autre appareil
share-qrHintWithoutAddresses = Pour un logiciel de torrents sur un autre appareil, sans les trackers ni les sources web
share-summary = { $size }, { $files }
share-file = Fichier .torrent
share-verify = Le vérifier
share-magnetAndQr = Lien magnet et code QR
share-privateHint = Ce torrent est privé : utilisez le fichier .torrent. Peu de logiciels peuvent le charger depuis son lien magnet.
stateNote-pending = Ce torrent est en attente d’examen.
stateNote-hidden = Un modérateur a masqué ce torrent.
stateNote-onlySeenBy = Seuls son propriétaire et les modérateurs peuvent le voir.
stateNote-unlisted = Ce torrent est non répertorié.
stateNote-unlistedHint = Il ne figure dans aucune liste. Tous ceux qui connaissent son adresse peuvent le voir.
stateNote-reason = Motif : { $reason }
stateNote-replaces = S’il est approuvé, il remplace { $other }.
stateNote-publish = Publier
stateNote-publishUnlisted = Publier sans répertorier
versions-title = Versions
versions-newest = la plus récente
versions-all = Toutes les versions
cite-title = Citer et intégrer
cite-badge = Badge
cite-cite = Citer
cite-feed = Flux de la collection
cite-markdown = Badge en Markdown
cite-html = Badge en HTML
keep-expires = Expire
keep-expiresHint = Il est alors supprimé, ce qui peut être annulé. Une date en UTC comme 2030-01-31T12:00:00Z, ou une durée comme { $example }. Vide : il n’expire jamais.
keep-pinned = Épinglé
keep-pinnedNo = non
keep-pinnedYes = oui : il reste jusqu’à ce qu’on le supprime
tracker-download = Télécharger avec notre tracker
tracker-about = Ce fichier est réécrit au téléchargement : notre tracker y vient en premier. Le contenu est le même.
tracker-withPasskey = Ce fichier est réécrit pour vous : il contient notre tracker et votre passkey. Ne le transmettez pas.
tracker-signIn = Notre tracker n’admet dans l’essaim de ce torrent que les clients qui ont une passkey. Connectez-vous pour télécharger un fichier qui contient la vôtre.
tracker-history = Pairs des 30 derniers jours
tracker-most = plus grand nombre de seeders : { $most }
