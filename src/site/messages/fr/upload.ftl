upload-title = Téléverser
upload-titleDone = Téléversé
upload-titlePartly = Téléversé en partie
upload-titleRefused = Non téléversé
upload-heading = Téléverser des torrents
upload-about = Téléversez des fichiers .torrent : chacun est vérifié et publié séparément.
upload-collection = Collection
upload-collectionHint = par exemple { $example }
upload-token = Jeton
upload-tokenHint = de l’exploitant
upload-files = Fichiers torrent
upload-filesHint = Un ou plusieurs, chacun jusqu’à { $size }.
upload-file = Fichier
upload-fileSize = Taille du fichier
upload-result = Résultat
upload-submit = Téléverser
upload-checkOnly = Vérifier seulement
upload-terminal = Depuis un terminal
upload-terminalAnswer = La réponse est l’adresse du torrent publié.
upload-terminalToken = Remplacez TOKEN par votre jeton.
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
upload-outcomes-created = Publié
upload-outcomes-replaced = Ancienne version remplacée
upload-outcomes-updated = Mis à jour
upload-outcomes-unchanged = Inchangé
upload-elsewhere = Le même torrent était déjà publié dans { $path }. Il y reste et n’est pas dans la collection que vous avez choisie.
upload-movedAway = Cette collection a été déplacée vers { $path }. Avec ce torrent, elle existe de nouveau à côté de celle-ci.
upload-inherited = Ces champs sont repris du torrent remplacé : { $fields }
upload-refused = Refusé
upload-unnamedFile = Un fichier sans nom
upload-deleteKey = Gardez <link>cette adresse</link> : c’est le seul moyen pour vous de supprimer le torrent, et elle ne sera plus affichée.
upload-deleteAddress = L’adresse pour le supprimer
upload-compatibility = Ceci peut gêner certains logiciels :
upload-warnings = Avertissements
drop-hint = Déposez le fichier .torrent n’importe où
drop-intoForm = Vous pouvez aussi déposer des fichiers ou des dossiers n’importe où sur cette page, ou les coller. Ils sont vérifiés ici avant tout envoi.
drop-checking = Lecture du fichier…
drop-refused = Ce fichier n’est pas un torrent qui puisse être publié.
drop-notChecked = Le fichier n’a pas pu être lu.
drop-leftOut = Fichiers du dossier laissés de côté, car ce ne sont pas des fichiers .torrent ou ils sont illisibles : { $count }
drop-cut = Seuls les { $entriesMax } premiers fichiers et dossiers ont été examinés. Déposez les autres à part.
drop-nothing = Il n’y a aucun fichier .torrent dans ce dossier.
uploadFields-more = Autres champs
uploadFields-moreHint = Tous les champs sont facultatifs. Un torrent déjà présent conserve les champs que vous laissez vides.
uploadFields-categoryHint = un nom court
uploadFields-tagsHint = séparées par des virgules
uploadFields-titleHint = Affiché à la place du nom qui figure dans le torrent. Pour un seul fichier.
uploadFields-descriptionHint = Markdown, jusqu’à { $charactersMax } caractères. Elle peut être allongée ensuite, en modifiant le torrent.
uploadFields-chooseAgain = Ce que vous avez saisi est toujours dans le formulaire. Choisissez de nouveau les fichiers.
uploadFields-keptFiles = Fichiers
uploadFields-keptFilesHint = Les fichiers ont été conservés. Vous n’avez pas à les choisir de nouveau.
uploadFields-tooLargeToKeep =
    { $count ->
        [one] { $count } fichier est trop grand pour être conservé. Choisissez-le de nouveau pour le publier :
        [many] { $count } de fichiers sont trop grands pour être conservés. Choisissez-les de nouveau pour les publier :
       *[other] { $count } fichiers sont trop grands pour être conservés. Choisissez-les de nouveau pour les publier :
    }
uploadFields-publishAccepted = Publier les fichiers acceptés
uploadFields-checkOthers = Vérifier d’autres fichiers
uploadFields-chooseOthers = Choisir d’autres fichiers
uploadFields-uploadMore = Téléverser d’autres torrents
uploading-heading = Fichiers à téléverser
uploading-title = Titre
uploading-edit = Modifier
uploading-details = Détails
uploading-actions = Actions
uploading-states-checking = Vérification…
uploading-states-ready = Prêt
uploading-states-unchecked = Prêt, non vérifié ici
uploading-states-waiting = En attente
uploading-states-sending = Téléversement…
uploading-states-paused = Trop de téléversements à la fois : reprise dans { $seconds } s
uploading-states-pending = En attente d’examen
uploading-states-here = Déjà ici
uploading-states-hereOtherwise = Déjà ici : ses trackers ou annotations seront modifiés
uploading-states-hereFields = Déjà ici : ses champs seront modifiés
uploading-states-refused = Non valide
uploading-states-cancelled = Annulé
uploading-keepsFields = Il n’est pas téléversé de nouveau et garde ses propres champs. <link>Les modifier là-bas</link>
uploading-why-sameName = Un autre fichier de cette liste porte le même nom, et l’un remplacerait l’autre. Retirez-en un.
uploading-why-twice = Le même torrent est déjà dans cette liste.
uploading-why-tooLarge = Le fichier dépasse { $size }, la limite ici.
uploading-why-noAnswer = Le serveur est injoignable. Réessayez.
uploading-why-changed = Le fichier a changé sur votre disque depuis que vous l’avez choisi, ou n’est plus lisible. Choisissez-le de nouveau.
uploading-why-gone = Le fichier n’est plus là où il était sur votre disque quand vous l’avez choisi. Choisissez-le de nouveau.
uploading-progress = Progression
uploading-speed = { $size }/s
uploading-location = Il se trouve à l’adresse { $link }.
uploading-cancel = Annuler
uploading-retry = Réessayer
uploading-remove = Retirer
uploading-removeRefused = Les retirer
uploading-addMore = Ajouter d’autres fichiers
uploading-problems = Problèmes
uploading-published = Publiés : { $count }
uploading-review = En attente d’examen : { $count }
uploading-here = Déjà ici : { $count }
uploading-refused = Non téléversés : { $count }
uploading-sending = En cours de téléversement : { $count }
uploading-checking = En cours de vérification : { $count }
uploading-checked = Vérifiés : { $count }
uploading-ready = Prêts : { $count }
uploading-invalid = Non valides : { $count }
uploading-invalidNames = Non valides : { $count } ({ $names })
uploadSignIn-heading = Connectez-vous pour continuer
uploadSignIn-about = Rien n’est perdu : les fichiers qui ne sont pas encore téléversés et tout ce que vous avez saisi restent sur cette page.
uploadSignIn-still = Vous n’êtes pas encore connecté. Saisissez un jeton ou connectez-vous dans un nouvel onglet, puis continuez.
uploadSignIn-continue = Continuer
uploadSignIn-newTab = Se connecter dans un nouvel onglet
pictures-title = Images de { $name }
pictures-heading = Images
pictures-about = { $formats }, jusqu’à { $size } chacune ; { $count } au plus par texte. Elles sont réduites pour la page, et ce qu’un appareil photo note, comme le lieu, est supprimé.
pictures-use = Écrivez ceci là où le texte doit l’afficher :
pictures-none = Il n’y a pas encore d’images.
pictures-choose = Choisir des images
pictures-chooseHint = La description en affiche une là où vous écrivez { $example }.
pictures-add = Ajouter
pictures-remove = Supprimer
pictures-back = Retour au formulaire
pictures-manage = Ajouter ou supprimer des images
pictures-drop = Vous pouvez aussi déposer ou coller des images dans le texte.
pictures-sending = L’image est en cours d’envoi…
pictures-failed = L’image n’a pas pu être envoyée.
uploadRules-heading = Règles de téléversement dans { $collection }
uploadRules-tracker = Au moins un de leurs trackers est l’un de ceux-ci : { $trackers }
uploadRules-version = Leur version est l’une de celles-ci : { $versions }
uploadRules-size = Leur contenu ne dépasse pas { $size }.
uploadRules-files =
    { $count ->
        [one] Ils ont au plus { $count } fichier.
        [many] Ils ont au plus { $count } de fichiers.
       *[other] Ils ont au plus { $count } fichiers.
    }
