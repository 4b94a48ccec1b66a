common-bytes =
    { $count ->
        [one] { $count } octet
        [many] { $count } d’octets
       *[other] { $count } octets
    }
common-files =
    { $count ->
        [one] { $count } fichier
        [many] { $count } de fichiers
       *[other] { $count } fichiers
    }
common-torrents =
    { $count ->
        [one] { $count } torrent
        [many] { $count } de torrents
       *[other] { $count } torrents
    }
common-byteUnit = o
common-momentUtc = { $moment } UTC
common-unknown = inconnu
common-unseenName = (nom invisible)
common-private = privé
common-breadcrumbs = Vous êtes ici
common-allTorrents = Tous les torrents
common-seeNewest = Voir les torrents les plus récents
common-uploadTorrent = Téléverser un torrent
common-sizeInFiles =
    { $count ->
        [one] { $size } en { $count } fichier
        [many] { $size } en { $count } de fichiers
       *[other] { $size } en { $count } fichiers
    }
common-sizeTimes = { $pieces } de { $size }
common-pieces =
    { $count ->
        [one] { $count } morceau
        [many] { $count } de morceaux
       *[other] { $count } morceaux
    }
common-both = { $one }, { $other }
common-atByte = octet { $offset }
layout-skip = Aller au contenu
layout-search = Rechercher
layout-searchLabel = Rechercher par nom ou infohash
layout-main = Menu principal
layout-newest = Récents
layout-upload = Téléverser
layout-signIn = Se connecter
layout-yourAccount = Votre compte :
layout-moderation = Modération
layout-admin = Administration
layout-about = { $service } conserve et sert des fichiers .torrent, octet pour octet tels qu’ils ont été publiés.
layout-language = Langue
layout-changeLanguage = Changer
keys-title = Raccourcis clavier
keys-search = Rechercher
keys-step = Torrent suivant et précédent
keys-open = Ouvrir le torrent
keys-download = Télécharger son fichier
keys-magnet = Ouvrir son lien magnet
keys-upload = Téléverser
keys-help = Afficher ces raccourcis
keys-on = Utiliser les raccourcis à une seule touche
keys-close = Fermer
copying-copy = Copier
copying-copied = Copié.
copying-notCopied = Échec de la copie. Si le texte est sélectionné, appuyez sur Ctrl+C.
