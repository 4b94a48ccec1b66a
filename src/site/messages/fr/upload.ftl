upload-title = Téléverser
upload-titleDone = Téléversé
upload-titlePartly = Téléversé en partie
upload-titleRefused = Non téléversé
upload-heading = Téléverser des torrents
upload-collection = Collection
upload-collectionHint = Un dossier pour les torrents, par exemple { $example }. Laissez vide pour publier sans dossier.
upload-token = Jeton
upload-tokenHint = Celui que l’exploitant de ce service vous a remis pour publier.
upload-files = Fichiers torrent
upload-filesHint = Un ou plusieurs fichiers .torrent ; chacun est vérifié et publié séparément.
upload-submit = Téléverser
upload-checkOnly = Vérifier seulement
upload-terminal = Depuis un terminal
upload-terminalAnswer = La réponse est l’adresse du torrent publié.
upload-terminalToken = Mettez votre jeton à la place de TOKEN.
upload-severalAtOnce = Plusieurs à la fois :
upload-publishedCount =
    { $count ->
        [one] { $count } torrent publié
        [many] { $count } de torrents publiés
       *[other] { $count } torrents publiés
    }
upload-unchangedCount =
    { $count ->
        [one] { $count } torrent était déjà publié
        [many] { $count } de torrents étaient déjà publiés
       *[other] { $count } torrents étaient déjà publiés
    }
upload-refusedCount =
    { $count ->
        [one] { $count } fichier refusé
        [many] { $count } de fichiers refusés
       *[other] { $count } fichiers refusés
    }
upload-outcomes-created = Publié :
upload-outcomes-replaced = Ancienne version remplacée :
upload-outcomes-updated = Mis à jour :
upload-outcomes-unchanged = Inchangé :
upload-elsewhere = Le même torrent était déjà publié dans { $path }. Il y reste et n’est pas dans la collection que vous avez choisie.
upload-refused = Refusé :
upload-fromFile = de { $file }
upload-unnamedFile = Un fichier sans nom
upload-deleteKey = Gardez <link>cette adresse</link> : c’est le seul moyen pour vous de supprimer le torrent, et elle ne sera plus affichée.
upload-deleteAddress = L’adresse pour le supprimer
upload-compatibility = Ceci peut gêner certains logiciels :
upload-warnings = Avertissements
drop-hint = Déposez le fichier .torrent n’importe où
drop-intoForm = On peut aussi les déposer ou les coller n’importe où sur cette page.
drop-checking = Lecture du fichier…
drop-refused = Ce fichier n’est pas un torrent qui puisse être publié.
drop-notChecked = Le fichier n’a pas pu être lu.
drop-leftOut = Fichiers du dossier laissés de côté, car ce ne sont pas des fichiers .torrent ou ils sont illisibles : { $count }
drop-cut = Seuls les { $entriesMax } premiers fichiers et dossiers ont été examinés. Déposez les autres à part.
drop-nothing = Il n’y a aucun fichier .torrent dans ce dossier.
uploadFields-more = Plus d’informations sur les torrents
uploadFields-moreHint = Tout est facultatif. Un torrent déjà présent ici garde les champs que vous laissez vides.
uploadFields-titleHint = Affiché à la place du nom qui figure dans le torrent. Pour un seul fichier.
uploadFields-descriptionHint = Markdown, jusqu’à { $charactersMax } caractères. Elle peut être allongée ensuite, en modifiant le torrent.
uploadFields-chooseAgain = Ce que vous avez saisi est toujours dans le formulaire. Choisissez de nouveau les fichiers.
uploadFields-keptFiles = Fichiers
uploadFields-keptFilesHint = Ils ont été conservés ; inutile de les choisir de nouveau.
uploadFields-tooLargeToKeep =
    { $count ->
        [one] { $count } fichier est trop grand pour être conservé. Choisissez-le de nouveau pour le publier :
        [many] { $count } de fichiers sont trop grands pour être conservés. Choisissez-les de nouveau pour les publier :
       *[other] { $count } fichiers sont trop grands pour être conservés. Choisissez-les de nouveau pour les publier :
    }
uploadFields-publish = Publier
uploadFields-publishAccepted = Publier ceux qui sont acceptés
uploadFields-checkOthers = Vérifier d’autres fichiers
uploadFields-chooseOthers = Choisir d’autres fichiers
uploadFields-uploadMore = Téléverser d’autres torrents
uploading-heading = Fichiers à téléverser
uploading-title = Titre
uploading-titleHint = Affiché à la place du nom qui figure dans le torrent.
uploading-states-checking = Vérification…
uploading-states-ready = Correct et prêt à être téléversé.
uploading-states-unchecked = Prêt à être téléversé. Il n’a pas pu être vérifié ici ; le serveur le vérifiera.
uploading-states-waiting = Attend son tour.
uploading-states-sending = Téléversement…
uploading-states-paused = Trop d’envois à la fois. Reprise dans { $seconds } s.
uploading-states-published = Publié :
uploading-states-upToDate = Inchangé :
uploading-states-pending = Attend l’approbation de la modération :
uploading-states-here = Déjà ici, octet pour octet :
uploading-states-hereOtherwise = Déjà ici, avec d’autres trackers ou d’autres annotations :
uploading-states-refused = Refusé : ce n’est pas un torrent valide.
uploading-states-sameName = Non téléversé : un autre fichier de cette liste porte le même nom, et l’un remplacerait l’autre.
uploading-states-twice = Non téléversé : le même torrent est déjà dans cette liste.
uploading-states-failed = Non téléversé.
uploading-states-noAnswer = Non téléversé : le serveur est injoignable.
uploading-states-cancelled = Annulé.
uploading-states-changed = Non téléversé : le fichier a changé sur votre disque depuis que vous l’avez choisi, ou n’est plus lisible. Choisissez-le de nouveau.
uploading-states-gone = Non téléversé : le fichier n’est plus là où il était sur votre disque quand vous l’avez choisi. Choisissez-le de nouveau.
uploading-tooLarge = Non téléversé : il dépasse { $size }, le maximum accepté ici.
uploading-progress = Progression
uploading-speed = { $size }/s
uploading-location = Il se trouve à l’adresse { $link }.
uploading-cancel = Annuler
uploading-retry = Réessayer
uploading-remove = Retirer de la liste
uploading-addMore = Ajouter d’autres fichiers
uploading-problems = Problèmes
uploading-published = Publiés : { $count }
uploading-review = En attente de la modération : { $count }
uploading-here = Déjà ici : { $count }
uploading-refused = Non téléversés : { $count }
uploading-left = À téléverser : { $count }
uploading-checked = Fichiers vérifiés : { $count }
uploading-ready = Prêts : { $count }
uploading-invalid = Non valides : { $count } ({ $names })
uploadSignIn-heading = Connectez-vous pour continuer
uploadSignIn-about = Rien n’est perdu : les fichiers qui ne sont pas encore téléversés et tout ce que vous avez saisi restent sur cette page.
uploadSignIn-still = Vous n’êtes pas encore connecté. Saisissez un jeton ou connectez-vous dans un nouvel onglet, puis continuez.
uploadSignIn-continue = Continuer
uploadSignIn-newTab = Se connecter dans un nouvel onglet
