guide-title = Comment utiliser { $site }
guide-about = Publiez des torrents ici et récupérez-les, dans un navigateur ou un terminal. Les commandes ci-dessous contiennent les adresses de ce site.
guide-link = Aide
guide-get = Trouver et télécharger
guide-getAbout = Une liste ou une recherche répond à curl par une adresse par ligne, et en JSON sur demande. Chaque liste a des flux.
guide-getList = Le contenu d’une collection et de ses sous-collections
guide-getSearch = Rechercher, avec <link>les mêmes mots que dans le champ de recherche</link>
guide-getJson = La même chose en JSON
guide-getFeed = Un flux des nouveaux torrents, pour un lecteur de flux ou un client torrent
guide-getFile = Le fichier d’un torrent, par son infohash
guide-getMagnet = Le torrent d’un lien magnet ou d’un infohash : collez-le dans le <link>champ de recherche</link>.
guide-openMagnets = Les ouvrir ici
guide-openMagnetsAbout = Votre navigateur peut chercher sur ce site chaque lien magnet sur lequel vous cliquez. Il ne les ouvre alors plus dans votre client torrent, jusqu’à ce que vous changiez cela dans ses paramètres.
guide-publish = Publier
guide-needsToken = Il vous faut un jeton pour téléverser. Si vous n’en avez pas, demandez-en un à un administrateur de ce site. Remplacez TOKEN par votre jeton, ou <link>connectez-vous</link> avec lui.
guide-needsNoToken = Vous pouvez publier sans jeton. La réponse contient alors une adresse qui permet de supprimer le torrent : conservez-la.
guide-byForm = Dans un navigateur, utilisez le <link>formulaire de téléversement</link>. Avec curl, le dossier de l’adresse est la collection. Le premier torrent la crée.
guide-publishOne = Un fichier
guide-publishFields = Avec un titre et des étiquettes ; aussi description, category, licence et state=unlisted
guide-publishMany = Plusieurs fichiers à la fois ; chacun est publié ou refusé séparément
guide-accepted = Ce qui est accepté
guide-versions = Les torrents des versions v1, v2 et hybrides. Ils sont conservés et servis octet pour octet.
guide-limits = Un fichier .torrent peut faire jusqu’à { $size }, et un formulaire contenir jusqu’à { $files }.
guide-rate =
    { $seconds ->
        [one] Vous pouvez téléverser jusqu’à { $files } en { $seconds } seconde.
        [many] Vous pouvez téléverser jusqu’à { $files } en { $seconds } de secondes.
       *[other] Vous pouvez téléverser jusqu’à { $files } en { $seconds } secondes.
    }
guide-rules = Un torrent non valide est refusé avec la règle, l’endroit dans le fichier et la façon de le corriger. Lisez <rules>toutes les règles</rules>, ou <check>vérifiez un fichier</check> sans le publier.
guide-change = Remplacer, modifier et supprimer
guide-replaceAbout = Téléversez un autre torrent à la même adresse pour remplacer le torrent existant. Les champs que vous n’envoyez pas restent tels quels, et l’ancien torrent garde la page de son infohash.
guide-replace = Remplacer
guide-edit = Modifier
guide-remove = Supprimer
guide-undo =
    { $days ->
        [one] Vous pouvez le restaurer pendant { $days } jour.
        [many] Vous pouvez le restaurer pendant { $days } de jours.
       *[other] Vous pouvez le restaurer pendant { $days } jours.
    }
guide-scripts = Pour les scripts
guide-api = Lisez la <link>référence de l’API</link>, ou générez un client à partir de sa description OpenAPI.
guide-scriptsAbout = Envoyez Accept: application/json, ou ajoutez ?format=json. Chaque refus a un type, qui mène à l’une de ces pages :
