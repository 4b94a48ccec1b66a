torrent-magnet = Enlace magnet
torrent-download = Descargar .torrent
torrent-withSources = Este archivo tiene también trackers y semillas web de este sitio. El { $original } es exactamente como se subió.
torrent-original = archivo original
torrent-exact = Este archivo es exactamente como se subió. El enlace magnet tiene también trackers y semillas web de este sitio.
torrent-files = Archivos
torrent-superseded = Un torrent más reciente ha reemplazado a este.
torrent-supersededKept = Se conserva aquí con su infohash.
torrent-supersededBy = El más reciente es { $newer }.
torrent-warnings = Advertencias
torrent-compatibility =
    { $count ->
        [one] El torrent funciona, pero algunos programas pueden tener problemas con esto
        [many] El torrent funciona, pero algunos programas pueden tener problemas con estos puntos
       *[other] El torrent funciona, pero algunos programas pueden tener problemas con estos puntos
    }
torrent-warningsCaption = Hallazgos de la comprobación de este torrent
torrent-card = Descarga y datos
torrent-details = Detalles
facts-name = Nombre
facts-size = Tamaño
facts-downloads = Descargas
facts-seeders = Semillas
facts-leechers = Clientes
facts-countedBy = Contado por
facts-completed = Descargas completadas
facts-files = Archivos
facts-pieces = Piezas
facts-version = Versión
facts-versions-v1 = v1 (BitTorrent, SHA-1)
facts-versions-v2 = v2 (BitTorrent v2, SHA-256)
facts-versions-hybrid = híbrido (v1 y v2 en uno)
facts-infohashV1 = Infohash v1
facts-infohashV2 = Infohash v2
facts-private = Privado
facts-privateYes = Sí: los programas solo encuentran pares mediante sus trackers
facts-comment = Comentario
facts-created = Creado
facts-createdBy = Creado con
facts-source = Fuente
facts-publisher = Editor
facts-publisherUrl = Dirección del editor
facts-updateUrl = Actualizaciones en
facts-ssl = Los pares se identifican
facts-sslYes = Sí: con certificados (torrent SSL)
facts-similar = Comparte archivos con
facts-collections = Pertenece a
facts-encoding = Codificación del texto
facts-unknownKeys = Claves desconocidas
facts-signedBy = Firmado por
facts-signatures-valid = la firma coincide con el certificado que contiene el torrent
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
facts-originalSha256 = SHA-256 del archivo original
facts-technical = Datos técnicos
facts-publishedBy = { $ago } por { $publisher }
sources-trackers = Trackers
sources-noTrackers = Ninguno: los pares se encuentran mediante la tabla de hash distribuida (DHT).
sources-tier = Nivel { $number }
sources-webSeeds = Semillas web
sources-offered = Ofrecidos por este sitio
sources-seedOutcomes-reachable = accesible
sources-seedOutcomes-no_ranges = responde, pero no con partes de archivos: los clientes no pueden usarla
sources-seedOutcomes-wrong_content = tiene otro contenido
sources-seedOutcomes-wrong_size = tiene un archivo de otra longitud
sources-seedOutcomes-not_found = no tiene ese archivo
sources-seedOutcomes-forbidden_address = lleva a una dirección que no se puede consultar
sources-seedOutcomes-unreachable = no responde
sources-seedTested = { $result } ({ $ago })
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
sources-masked = Donde ve •••, se oculta una clave de acceso. Una clave de acceso identifica a un usuario ante el tracker.
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
edit-descriptionHint = Markdown: { $mark }. El HTML se muestra como texto y las imágenes de otros sitios se convierten en enlaces.
edit-category = Categoría
edit-categoryHint = Un nombre corto, sin comas ni barras.
edit-tags = Etiquetas
edit-tagsHint = Separadas por comas.
edit-licence = Licencia
edit-licenceHint = Su identificador SPDX, por ejemplo { $example }, o sus propias palabras.
edit-path = Ruta
edit-collection = Colección
edit-fileName = Nombre de archivo
edit-fileNameHint = Termina en { $ending }.
edit-visibility = Quién puede verlo
edit-states-public = todos, en las listas
edit-states-unlisted = todos los que conozcan su dirección
edit-states-hidden = solo su propietario y los moderadores
edit-stateReason = Por qué está oculto
edit-stateReasonHint = Lo ve su propietario.
edit-save = Guardar
edit-preview = Previsualizar la descripción
edit-previewed = Vista previa de la descripción
edit-descriptionEmpty = La descripción está vacía.
edit-notSaved = No se ha guardado
edit-wrongFields =
    { $count ->
        [one] { $count } campo no es válido.
        [many] { $count } de campos no son válidos.
       *[other] { $count } campos no son válidos.
    }
edit-changed = Este torrent se ha modificado desde que abrió el formulario
edit-changedHint = Abajo está lo que ha escrito. Guárdelo de nuevo para reemplazar los valores actuales:
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
fileList-all = Todos los archivos, página por página
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
        [one] Se quitará de todas las listas y dejará de ofrecerse. Podrá restaurarse durante { $count } día.
        [many] Se quitará de todas las listas y dejará de ofrecerse. Podrá restaurarse durante { $count } de días.
       *[other] Se quitará de todas las listas y dejará de ofrecerse. Podrá restaurarse durante { $count } días.
    }
removal-reason = Motivo
removal-reasonHint = Lo ven todos los que abren su dirección.
removal-status = Respuesta en su dirección
removal-statuses-410 = se eliminó (410)
removal-statuses-451 = se eliminó por motivos legales (451)
removal-block = Bloquearlo, para que no se pueda volver a publicar. Requiere un motivo.
removal-submit = Eliminar
removal-cancel = Conservar
removal-removedTitle = Eliminado
removal-removed = { $torrent } se ha eliminado
removal-removedAt = El { $moment }.
removal-restorable = Puede restaurarse hasta el { $moment }.
removal-notByYou = Un moderador puede restaurarlo.
removal-notByYouLegal = Un moderador de todas las colecciones puede restaurarlo.
removal-undo = Restaurar
removal-occupiedBy = Ahora otro torrent tiene su dirección: { $other }.
removal-occupiedHint = Mueva o elimine el otro y después restaure este.
removal-occupiedAsk = Un moderador puede mover o eliminar el otro; después este podrá restaurarse.
removal-moveOther = Mover el otro
removal-deleteOther = Eliminar el otro
replace-title = Una versión más reciente de { $torrent }
replace-heading = Una versión más reciente de { $torrent }
replace-about = El torrent nuevo obtiene la dirección { $path }. Este sale de las listas y sigue disponible por su infohash.
replace-file = Archivo torrent
replace-fileHint = El archivo .torrent de la versión más reciente; su nombre no importa.
replace-submit = Subir
report-title = Denunciar { $torrent }
report-heading = Denunciar { $torrent }
report-about = Los moderadores de este servicio leerán su denuncia.
report-kind = Qué ocurre con él
report-kinds-illegal = Es ilegal
report-kinds-copyright = Vulnera derechos de autor
report-kinds-malware = Es software dañino
report-kinds-wrong = No es lo que dice su nombre
report-kinds-spam = Es publicidad
report-kinds-other = Otra cosa
report-text = Más detalles
report-textHint = Lo que ayude a un moderador a decidir. Hasta 2000 caracteres.
report-submit = Denunciar
report-thanksTitle = Denunciado
report-thanks = Gracias. Un moderador lo revisará.
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
stateNote-pending = Este torrent está pendiente de revisión.
stateNote-hidden = Un moderador ha ocultado este torrent.
stateNote-onlySeenBy = Solo su propietario y los moderadores pueden verlo.
stateNote-unlisted = Este torrent no está listado.
stateNote-unlistedHint = No está en ninguna lista. Todos los que conozcan su dirección pueden verlo.
stateNote-reason = Motivo: { $reason }
stateNote-replaces = Cuando se apruebe, reemplazará a { $other }.
stateNote-publish = Publicar
stateNote-publishUnlisted = Publicar sin listar
versions-title = Versiones
versions-newest = la más reciente
versions-all = Todas las versiones
cite-title = Citar e insertar
cite-badge = Insignia
cite-cite = Citar
cite-feed = Feed de la colección
cite-markdown = Insignia en Markdown
cite-html = Insignia en HTML
keep-expires = Caduca
keep-expiresHint = Entonces se elimina, y se puede deshacer. Un momento en UTC como 2030-01-31T12:00:00Z, o un plazo como { $example }. Vacío: no caduca nunca.
keep-pinned = Fijado
keep-pinnedNo = no
keep-pinnedYes = sí: se queda hasta que se elimine
tracker-download = Descargar con nuestro tracker
tracker-about = Este archivo se reescribe al descargarlo: nuestro tracker va primero. El contenido es el mismo.
tracker-withPasskey = Este archivo se reescribe para usted: lleva nuestro tracker y su passkey. No lo comparta.
tracker-signIn = Nuestro tracker solo deja entrar en el enjambre de este torrent a clientes con una passkey. Inicie sesión para descargar un archivo que lleve la suya.
tracker-history = Pares de los últimos 30 días
tracker-most = máximo de semillas: { $most }
