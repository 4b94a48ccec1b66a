torrent-magnet = Lien magnet
torrent-download = Télécharger .torrent
torrent-files = Fichiers
torrent-superseded = Un torrent plus récent a pris la place de celui-ci.
torrent-supersededKept = Il est conservé ici sous son infohash.
torrent-supersededBy = Le plus récent est { $newer }.
torrent-warnings = Avertissements
torrent-compatibility =
    { $count ->
        [one] Le torrent fonctionne, mais ceci peut gêner certains logiciels
        [many] Le torrent fonctionne, mais ces points peuvent gêner certains logiciels
       *[other] Le torrent fonctionne, mais ces points peuvent gêner certains logiciels
    }
torrent-warningsCaption = Ce que la vérification de ce torrent a relevé
torrent-card = Téléchargement et informations
torrent-details = Détails
facts-name = Nom
facts-size = Taille
facts-files = Fichiers
facts-pieces = Morceaux
facts-version = Version
facts-versions-v1 = v1 (BitTorrent, SHA-1)
facts-versions-v2 = v2 (BitTorrent v2, SHA-256)
facts-versions-hybrid = hybride (v1 et v2 en un)
facts-infohashV1 = Infohash v1
facts-infohashV2 = Infohash v2
facts-private = Privé
facts-privateYes = Oui : les pairs proviennent uniquement de ses trackers
facts-comment = Commentaire
facts-created = Créé
facts-createdBy = Créé avec
facts-source = Source
facts-publisher = Éditeur
facts-publisherUrl = Adresse de l’éditeur
facts-updateUrl = Mises à jour à l’adresse
facts-ssl = Les pairs prouvent leur identité
facts-sslYes = Oui : par des certificats (torrent SSL)
facts-similar = Partage des fichiers avec
facts-collections = Appartient à
facts-encoding = Encodage du texte
facts-unknownKeys = Clés inconnues
facts-signedBy = Signé par
facts-signatures-valid = la signature est celle du certificat contenu dans le torrent
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
facts-technical = Détails techniques
facts-publishedBy = { $ago } par { $publisher }
sources-trackers = Trackers
sources-noTrackers = Aucun : les pairs sont trouvés par la table de hachage distribuée (DHT).
sources-tier = Niveau { $number }
sources-webSeeds = Sources web
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
sources-masked = Là où vous voyez •••, une clé d’accès est masquée : elle indique au tracker qui est son utilisateur.
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
edit-descriptionHint = Markdown : { $mark }. Le HTML est affiché tel qu’il est écrit et les images deviennent des liens.
edit-category = Catégorie
edit-categoryHint = Un nom court, sans virgule ni barre oblique.
edit-tags = Étiquettes
edit-tagsHint = Séparées par des virgules.
edit-licence = Licence
edit-licenceHint = Son nom SPDX, par exemple { $example }, ou vos propres mots.
edit-path = Où il se trouve
edit-collection = Collection
edit-fileName = Nom de fichier
edit-fileNameHint = Se termine par { $ending }.
edit-visibility = Qui le voit
edit-states-public = tout le monde, dans les listes
edit-states-unlisted = toute personne qui connaît son adresse
edit-states-hidden = seulement la personne qui l’a publié et la modération
edit-stateReason = Pourquoi il est masqué
edit-stateReasonHint = À l’attention de la personne qui l’a publié.
edit-save = Enregistrer
edit-preview = Prévisualiser la description
edit-previewed = Aperçu de la description
edit-nothingToSee = Elle ne contient encore rien.
edit-notSaved = Non enregistré
edit-wrongFields =
    { $count ->
        [one] { $count } champ est à corriger.
        [many] { $count } de champs sont à corriger.
       *[other] { $count } champs sont à corriger.
    }
edit-changed = Quelqu’un d’autre a modifié ce torrent depuis que vous avez ouvert le formulaire
edit-changedHint = Ci-dessous figure ce que vous avez saisi. Enregistrez de nouveau pour remplacer ce qui s’y trouve maintenant :
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
fileList-all = Tous les fichiers, sur leurs propres pages
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
        [one] Il quittera toutes les listes et plus rien n’en sera servi. Il pourra être restauré pendant { $count } jour.
        [many] Il quittera toutes les listes et plus rien n’en sera servi. Il pourra être restauré pendant { $count } de jours.
       *[other] Il quittera toutes les listes et plus rien n’en sera servi. Il pourra être restauré pendant { $count } jours.
    }
removal-reason = Motif
removal-reasonHint = Toute personne qui consulte son adresse le lira.
removal-status = Ce que répond son adresse
removal-statuses-410 = il a été supprimé (410)
removal-statuses-451 = il a été supprimé parce que la loi l’exigeait (451)
removal-block = Que plus personne ne puisse le publier. Un motif est nécessaire.
removal-submit = Supprimer
removal-cancel = Conserver
removal-removedTitle = Supprimé
removal-removed = { $torrent } a été supprimé
removal-removedAt = Le { $moment }.
removal-restorable = Il peut être restauré jusqu’au { $moment }.
removal-notByYou = La modération peut le restaurer.
removal-notByYouLegal = Une personne qui modère toutes les collections peut le restaurer.
removal-undo = Restaurer
removal-takenBy = Un autre torrent occupe désormais son adresse : { $other }.
removal-takenHint = Déplacez ou supprimez l’autre, puis restaurez celui-ci.
removal-takenAsk = La modération peut déplacer ou supprimer l’autre ; celui-ci pourra ensuite être restauré.
removal-moveOther = Déplacer l’autre
removal-deleteOther = Supprimer l’autre
replace-title = Une version plus récente de { $torrent }
replace-heading = Une version plus récente de { $torrent }
replace-about = Elle reprendra l’adresse { $path }. Ce torrent quittera les listes et restera accessible par son infohash.
replace-file = Fichier torrent
replace-fileHint = Le fichier .torrent de la version plus récente ; son nom n’a pas d’importance.
replace-submit = Téléverser
report-title = Signaler { $torrent }
report-heading = Signaler { $torrent }
report-about = La modération de ce service le lira.
report-kind = Quel est le problème
report-kinds-illegal = Il est contraire à la loi
report-kinds-copyright = Il porte atteinte à un droit d’auteur
report-kinds-malware = C’est un logiciel malveillant
report-kinds-wrong = Il n’est pas ce que dit son nom
report-kinds-spam = C’est de la publicité
report-kinds-other = Autre chose
report-text = Plus de détails
report-textHint = Ce qui aide la modération à décider. Jusqu’à 2 000 caractères.
report-submit = Signaler
report-thanksTitle = Signalé
report-thanks = Merci. La modération l’examinera.
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
stateNote-pending = Ce torrent attend l’approbation de la modération.
stateNote-hidden = La modération a masqué ce torrent.
stateNote-onlySeenBy = Seules la personne qui l’a publié et la modération le voient.
stateNote-unlisted = Ce torrent ne figure dans aucune liste.
stateNote-unlistedHint = Toute personne qui connaît son adresse le voit.
stateNote-reason = Motif : { $reason }
stateNote-replaces = Une fois approuvé, il prendra la place de { $other }.
stateNote-publish = Publier
stateNote-publishUnlisted = Publier, mais dans aucune liste
versions-title = Versions
versions-newest = la plus récente
versions-all = Toutes les versions
cite-title = Citer et intégrer
cite-badge = Badge
cite-cite = Citer
cite-feed = Flux de la collection
cite-markdown = Badge en Markdown
cite-html = Badge en HTML
