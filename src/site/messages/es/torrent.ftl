torrent-magnet = Enlace magnet
torrent-download = Descargar .torrent
torrent-files = Archivos
torrent-superseded = Un torrent más reciente ha ocupado el lugar de este.
torrent-supersededKept = Se conserva aquí con su infohash.
torrent-supersededBy = El más reciente es { $newer }.
torrent-warnings = Advertencias
torrent-compatibility =
    { $count ->
        [one] El torrent funciona, pero esto puede causar problemas en algunos programas
        [many] El torrent funciona, pero estos puntos pueden causar problemas en algunos programas
       *[other] El torrent funciona, pero estos puntos pueden causar problemas en algunos programas
    }
torrent-warningsCaption = Lo que halló la comprobación de este torrent
torrent-card = Descarga y datos
torrent-details = Detalles
facts-name = Nombre
facts-size = Tamaño
facts-files = Archivos
facts-pieces = Piezas
facts-version = Versión
facts-versions-v1 = v1 (BitTorrent, SHA-1)
facts-versions-v2 = v2 (BitTorrent v2, SHA-256)
facts-versions-hybrid = híbrido (v1 y v2 en uno)
facts-infohashV1 = Infohash v1
facts-infohashV2 = Infohash v2
facts-private = Privado
facts-privateYes = Sí: los pares proceden solo de sus trackers
facts-comment = Comentario
facts-created = Creado
facts-createdBy = Creado con
facts-source = Fuente
facts-publisher = Editor
facts-publisherUrl = Dirección del editor
facts-updateUrl = Actualizaciones en
facts-ssl = Los pares acreditan quiénes son
facts-sslYes = Sí: con certificados (torrent SSL)
facts-similar = Comparte archivos con
facts-collections = Pertenece a
facts-encoding = Codificación del texto
facts-unknownKeys = Claves desconocidas
facts-signedBy = Firmado por
facts-signatures-valid = la firma es la del certificado que contiene el torrent
facts-signatures-invalid = la firma no coincide
facts-signatures-unknown = el certificado no está en el torrent
facts-category = Categoría
facts-tags = Etiquetas
facts-licence = Licencia
facts-published = Publicado
facts-updated = Actualizado
facts-address = Dirección
facts-file = Archivo .torrent
facts-fileSha256 = SHA-256 del archivo
facts-technical = Datos técnicos
facts-publishedBy = { $ago } por { $publisher }
sources-trackers = Trackers
sources-noTrackers = Ninguno: los pares se encuentran mediante la tabla de hash distribuida (DHT).
sources-tier = Nivel { $number }
sources-webSeeds = Semillas web
sources-nodes = Nodos DHT
sources-moreTiers =
    { $count ->
        [one] Y { $count } nivel más en el archivo .torrent.
        [many] Y { $count } de niveles más en el archivo .torrent.
       *[other] Y { $count } niveles más en el archivo .torrent.
    }
sources-moreAddresses =
    { $count ->
        [one] Y { $count } dirección más en el archivo .torrent.
        [many] Y { $count } de direcciones más en el archivo .torrent.
       *[other] Y { $count } direcciones más en el archivo .torrent.
    }
sources-notInMagnet =
    { $count ->
        [one] El enlace magnet omite { $count } dirección, porque no puede funcionar o lo haría demasiado largo. El archivo .torrent la contiene.
        [many] El enlace magnet omite { $count } de direcciones, porque no pueden funcionar o lo harían demasiado largo. El archivo .torrent las contiene.
       *[other] El enlace magnet omite { $count } direcciones, porque no pueden funcionar o lo harían demasiado largo. El archivo .torrent las contiene.
    }
sources-masked = Donde ve •••, se oculta una clave de acceso: indica al tracker quién es su usuario.
sources-maskedInMagnet = El enlace magnet omite las direcciones con una clave de acceso.
fileTree-executable = ejecutable
fileTree-hidden = oculto
fileTree-pointsTo = apunta a { $target }
fileTree-notShown =
    { $count ->
        [one] { $count } archivo más no se muestra aquí.
        [many] { $count } de archivos más no se muestran aquí.
       *[other] { $count } archivos más no se muestran aquí.
    }
edit-title = Editar { $torrent }
edit-heading = Editar { $torrent }
edit-name = Título
edit-nameHint = Se muestra en lugar del nombre que figura en el torrent.
edit-description = Descripción
edit-descriptionHint = Markdown: { $mark }. El HTML se muestra tal como está escrito y las imágenes se convierten en enlaces.
edit-category = Categoría
edit-categoryHint = Un nombre corto, sin comas ni barras.
edit-tags = Etiquetas
edit-tagsHint = Separadas por comas.
edit-licence = Licencia
edit-licenceHint = Con su nombre en SPDX, por ejemplo { $example }, o con sus propias palabras.
edit-path = Dónde está
edit-collection = Colección
edit-fileName = Nombre de archivo
edit-fileNameHint = Termina en { $ending }.
edit-visibility = Quién lo ve
edit-states-public = todos, en las listas
edit-states-unlisted = quien conozca su dirección
edit-states-hidden = solo quien lo publicó y la moderación
edit-stateReason = Por qué está oculto
edit-stateReasonHint = Para quien lo publicó.
edit-save = Guardar
edit-preview = Previsualizar la descripción
edit-previewed = Vista previa de la descripción
edit-nothingToSee = Aún no contiene nada.
edit-notSaved = No se ha guardado
edit-wrongFields =
    { $count ->
        [one] Hay que corregir { $count } campo.
        [many] Hay que corregir { $count } de campos.
       *[other] Hay que corregir { $count } campos.
    }
edit-changed = Otra persona ha modificado este torrent desde que abrió el formulario
edit-changedHint = Abajo está lo que ha escrito. Guárdelo de nuevo para que reemplace lo que hay ahora en su lugar:
edit-empty = nada
fileFilter-label = Filtrar por nombre
fileFilter-found =
    { $count ->
        [one] { $count } coincidencia
        [many] { $count } de coincidencias
       *[other] { $count } coincidencias
    }
fileList-title = Archivos de { $torrent }
fileList-heading = Archivos de { $torrent }
fileList-all = Todos los archivos, en páginas propias
fileList-shown = Archivos { $first } a { $last } de { $all }
fileList-path = Ruta
fileList-size = Tamaño
fileList-pages = Páginas
fileList-previous = Archivos anteriores
fileList-next = Archivos siguientes
manage-title = Acerca de este torrent
manage-edit = Editar
manage-replace = Subir una versión más reciente
manage-delete = Eliminar
manage-report = Denunciar
manage-change = Cambiar este torrent
removal-title = Eliminar { $torrent }
removal-heading = ¿Eliminar { $torrent }?
removal-about =
    { $count ->
        [one] Saldrá de todas las listas y dejará de ofrecerse por completo. Podrá restaurarse durante { $count } día.
        [many] Saldrá de todas las listas y dejará de ofrecerse por completo. Podrá restaurarse durante { $count } de días.
       *[other] Saldrá de todas las listas y dejará de ofrecerse por completo. Podrá restaurarse durante { $count } días.
    }
removal-reason = Motivo
removal-reasonHint = Lo leerá quien visite su dirección.
removal-status = Qué responde su dirección
removal-statuses-410 = se eliminó (410)
removal-statuses-451 = se eliminó porque la ley lo exigía (451)
removal-block = Que nadie pueda volver a publicarlo. Requiere un motivo.
removal-submit = Eliminar
removal-cancel = Conservar
removal-removedTitle = Eliminado
removal-removed = { $torrent } se ha eliminado
removal-removedAt = El { $moment }.
removal-restorable = Puede restaurarse hasta el { $moment }.
removal-notByYou = La moderación puede restaurarlo.
removal-notByYouLegal = Puede restaurarlo quien modera todas las colecciones.
removal-undo = Restaurar
removal-takenBy = Ahora hay otro torrent en su dirección: { $other }.
removal-takenHint = Mueva o elimine el otro y después restaure este.
removal-takenAsk = La moderación puede mover o eliminar el otro; después este podrá restaurarse.
removal-moveOther = Mover el otro
removal-deleteOther = Eliminar el otro
replace-title = Una versión más reciente de { $torrent }
replace-heading = Una versión más reciente de { $torrent }
replace-about = Ocupará la dirección { $path }. Este torrent saldrá de las listas y seguirá disponible por su infohash.
replace-file = Archivo torrent
replace-fileHint = El archivo .torrent de la versión más reciente; su nombre no importa.
replace-submit = Subir
report-title = Denunciar { $torrent }
report-heading = Denunciar { $torrent }
report-about = La lee la moderación de este servicio.
report-kind = Qué ocurre con él
report-kinds-illegal = Es contrario a la ley
report-kinds-copyright = Vulnera derechos de autor
report-kinds-malware = Es software dañino
report-kinds-wrong = No es lo que dice su nombre
report-kinds-spam = Es publicidad
report-kinds-other = Otra cosa
report-text = Más detalles
report-textHint = Lo que ayude a la moderación a decidir. Hasta 2000 caracteres.
report-submit = Denunciar
report-thanksTitle = Denunciado
report-thanks = Gracias. La moderación lo revisará.
report-back = Volver al torrent
share-title = Formas de obtenerlo
share-qr = Código QR del enlace magnet
share-qrHint = Para un programa de torrents en otro dispositivo
share-qrHintWithoutAddresses = Para un programa de torrents en otro dispositivo, sin trackers ni semillas web
share-summary = { $size }, { $files }
share-file = Archivo .torrent
share-verify = Verificarlo
share-magnetAndQr = Enlace magnet y código QR
share-privateHint = Este torrent es privado: use el archivo .torrent. Pocos programas pueden cargarlo desde su enlace magnet.
stateNote-pending = Este torrent espera la aprobación de la moderación.
stateNote-hidden = La moderación ha ocultado este torrent.
stateNote-onlySeenBy = Solo lo ven quien lo publicó y la moderación.
stateNote-unlisted = Este torrent no está en ninguna lista.
stateNote-unlistedHint = Lo ve quien conoce su dirección.
stateNote-reason = Motivo: { $reason }
stateNote-replaces = Cuando se apruebe, ocupará el lugar de { $other }.
stateNote-publish = Publicar
stateNote-publishUnlisted = Publicar, pero en ninguna lista
versions-title = Versiones
versions-newest = la más reciente
versions-all = Todas las versiones
cite-title = Citar e insertar
cite-badge = Insignia
cite-cite = Citar
cite-feed = Feed de la colección
cite-markdown = Insignia en Markdown
cite-html = Insignia en HTML
