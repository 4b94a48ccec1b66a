common-bytes =
    { $count ->
        [one] { $count } byte
        [many] { $count } de bytes
       *[other] { $count } bytes
    }
common-files =
    { $count ->
        [one] { $count } archivo
        [many] { $count } de archivos
       *[other] { $count } archivos
    }
common-torrents =
    { $count ->
        [one] { $count } torrent
        [many] { $count } de torrents
       *[other] { $count } torrents
    }
common-byteUnit = B
common-momentUtc = { $moment } UTC
common-unknown = desconocido
common-unseenName = (nombre invisible)
common-private = privado
common-breadcrumbs = Está aquí
common-allTorrents = Todos los torrents
common-seeNewest = Ver los torrents más recientes
common-uploadTorrent = Subir un torrent
common-sizeInFiles =
    { $count ->
        [one] { $size } en { $count } archivo
        [many] { $size } en { $count } de archivos
       *[other] { $size } en { $count } archivos
    }
common-sizeTimes = { $pieces } de { $size }
common-pieces =
    { $count ->
        [one] { $count } pieza
        [many] { $count } de piezas
       *[other] { $count } piezas
    }
common-both = { $one }, { $other }
common-atByte = byte { $offset }
layout-skip = Ir al contenido
layout-search = Buscar
layout-searchLabel = Buscar por nombre o infohash
layout-main = Menú principal
layout-newest = Recientes
layout-upload = Subir
layout-signIn = Iniciar sesión
layout-yourAccount = Su cuenta:
layout-moderation = Moderación
layout-admin = Administración
layout-about = { $service } guarda y ofrece archivos .torrent, byte por byte como se publicaron.
layout-language = Idioma
layout-changeLanguage = Cambiar
keys-title = Atajos de teclado
keys-search = Buscar
keys-step = Torrent siguiente y anterior
keys-open = Abrir el torrent
keys-download = Descargar su archivo
keys-magnet = Abrir su enlace magnet
keys-upload = Subir
keys-help = Mostrar estos atajos
keys-on = Usar atajos de una sola tecla
keys-close = Cerrar
copying-copy = Copiar
copying-copied = Copiado.
copying-notCopied = No se ha copiado. Si el texto está seleccionado, pulse Ctrl+C.
