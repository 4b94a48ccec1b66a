admin-navigation = Administración
admin-parts-overview = Resumen
admin-parts-queue = Pendientes
admin-parts-torrents = Torrents
admin-parts-blocks = Bloqueos
admin-parts-tokens = Tokens
admin-parts-audit = Registro
admin-parts-settings = Ajustes
admin-parts-health = Salud
admin-none = ninguno
admin-reason = Motivo
admin-reasonHint = Lo lee quien visita la dirección; si el torrent está oculto, solo quien lo publicó.
admin-published = Publicado
admin-state = Estado
admin-token = token { $id }
admin-holder = { $name } ({ $token })
admin-withoutToken = alguien sin token
admin-atMost = más de { $count }
admin-keys-select = Seleccionar la fila o dejar de hacerlo
admin-keys-act = Ir a lo que se hace con las filas seleccionadas
adminAudit-filter = Buscar cambios
adminAudit-action = Acción
adminAudit-actionHint = Su comienzo: { $all } o { $one }.
adminAudit-tokenId = Número de token
adminAudit-object = Objeto
adminAudit-objectHint = Un infohash, o bien { $token }.
adminAudit-find = Buscar
adminAudit-list = Cambios, los más recientes primero
adminAudit-nothing = No se encontró ningún cambio. Vacíe algunos de los campos para ver más.
adminAudit-when = Cuándo
adminAudit-who = Quién
adminAudit-what = Qué
adminAudit-change = Cambio
adminAudit-actions-block_add = Infohash bloqueado
adminAudit-actions-block_remove = Infohash desbloqueado
adminAudit-actions-feed_key_create = Clave de feed creada
adminAudit-actions-feed_key_revoke = Clave de feed revocada
adminAudit-actions-login_link_create = Enlace de inicio de sesión creado
adminAudit-actions-person_end = Persona sin rol en el proveedor
adminAudit-actions-person_enter = Persona tomada del proveedor
adminAudit-actions-readme_remove = README eliminado
adminAudit-actions-readme_write = README escrito
adminAudit-actions-report_settle = Denuncia resuelta
adminAudit-actions-session_create = Sesión iniciada
adminAudit-actions-session_end = Sesión cerrada
adminAudit-actions-token_create = Token creado
adminAudit-actions-token_operator = Token de administración de la configuración establecido
adminAudit-actions-token_revoke = Token revocado
adminAudit-actions-torrent_edit = Torrent modificado
adminAudit-actions-torrent_publish = Torrent publicado
adminAudit-actions-torrent_purge = Torrent eliminado definitivamente
adminAudit-actions-torrent_remove = Torrent eliminado
adminAudit-actions-torrent_replace = Torrent publicado en lugar de otro
adminAudit-actions-torrent_report = Torrent denunciado
adminAudit-actions-torrent_restore = Torrent restaurado
adminAudit-actions-torrent_state = Estado de un torrent cambiado
adminAudit-actions-torrent_update = Archivo .torrent actualizado
adminAudit-vias-token = con token
adminAudit-vias-session = con sesión iniciada
adminAudit-vias-login_link = con enlace de inicio de sesión
adminAudit-vias-provider = mediante un proveedor
adminAudit-vias-delete_key = con clave de eliminación
adminAudit-vias-nothing = sin token
adminAudit-vias-command_line = en la línea de órdenes
adminAudit-vias-server = automáticamente
adminAudit-from = antes:
adminAudit-to = después:
adminAudit-empty = nada
adminAudit-yes = sí
adminAudit-no = no
adminAudit-older = Cambios anteriores
adminAudit-export = Descargarlos como líneas JSON, los más antiguos primero
adminBlocks-about = Lo que tenga uno de estos infohashes no puede publicarse aquí.
adminBlocks-add = Bloquear un infohash
adminBlocks-infohash = Infohash o enlace magnet
adminBlocks-blocked = Infohash
adminBlocks-reason = Motivo
adminBlocks-reasonHint = Lo lee quien intente publicarlo.
adminBlocks-submit = Bloquear
adminBlocks-list = Infohashes bloqueados
adminBlocks-nothing = No hay nada bloqueado.
adminBlocks-since = Desde
adminBlocks-by = Por
adminBlocks-action = Acción
adminBlocks-remove = Desbloquear
adminBlocks-more = Bloqueos más antiguos
adminHealth-store = Almacén
adminHealth-file = Base de datos
adminHealth-journal = Registro de escritura anticipada (WAL)
adminHealth-free = Espacio sin usar en ella
adminHealth-disk = Libre en el disco
adminHealth-schema = Esquema
adminHealth-threads = Hilos
adminHealth-writer = Cambios
adminHealth-search = Búsquedas
adminHealth-threadStates-asleep = en reposo hasta que haga falta
adminHealth-threadStates-running = en marcha
adminHealth-threadStates-failed = falló; se reintentará con la próxima tarea
adminHealth-waiting =
    { $count ->
        [one] { $count } en espera
        [many] { $count } en espera
       *[other] { $count } en espera
    }
adminHealth-housekeeping = Mantenimiento
adminHealth-lastRun = Última ejecución
adminHealth-notYet = aún no
adminHealth-isRunning = Aún no ha terminado.
adminHealth-purged =
    { $count ->
        [one] { $count } torrent eliminado se borró definitivamente
        [many] { $count } de torrents eliminados se borraron definitivamente
       *[other] { $count } torrents eliminados se borraron definitivamente
    }
adminHealth-check = Buscar daños
adminHealth-checkAbout = Recorre las tablas y compara con su SHA-256 tantos archivos .torrent como dé tiempo: unos segundos. Cada vez empieza en un lugar distinto.
adminHealth-checkNow = Comprobar ahora
adminHealth-lastCheck = Última comprobación
adminHealth-result = Resultado
adminHealth-sound = no se encontraron daños
adminHealth-flaws =
    { $count ->
        [one] { $count } daño encontrado
        [many] { $count } de daños encontrados
       *[other] { $count } daños encontrados
    }
adminHealth-tables = Tablas recorridas
adminHealth-files = Archivos .torrent comparados
adminHealth-of = { $count } de { $all }
adminHealth-took = tardó { $seconds } s
adminOverview-inScope = Usted modera { $scope } y ve lo que hay allí.
adminOverview-pending = Torrents por aprobar
adminOverview-reports = Denuncias abiertas
adminOverview-torrents = Torrents públicos
adminOverview-contentBytes = Su contenido
adminOverview-metainfoBytes = Todos los archivos .torrent
adminOverview-databaseBytes = La base de datos
adminOverview-uploads = Subidas por día, últimos 30 días
adminOverview-uploadsSum =
    { $count ->
        [one] { $count } subida
        [many] { $count } de subidas
       *[other] { $count } subidas
    }
adminOverview-downloads = Descargas por día, últimos 30 días
adminOverview-downloadsSum =
    { $count ->
        [one] { $count } descarga
        [many] { $count } de descargas
       *[other] { $count } descargas
    }
adminOverview-downloadCount = Descargas
adminOverview-downloadsNote = Archivos .torrent enviados enteros. Los enlaces magnet no los necesitan y no se cuentan.
adminOverview-most = como máximo { $count } al día
adminOverview-asTable = En forma de tabla
adminOverview-day = Día
adminOverview-count = Torrents
adminOverview-share = Proporción
adminOverview-states = Por estado
adminOverview-sizes = Torrents públicos por tamaño
adminOverview-sizeBelow = menos de { $size }
adminOverview-sizeBetween = de { $from } a { $to }
adminOverview-sizeFrom = { $size } o más
adminOverview-versions = Torrents públicos por versión
adminQueue-reports = Denuncias
adminQueue-noReports = No hay denuncias pendientes. Se envían desde la página de un torrent.
adminQueue-pending = Torrents por aprobar
adminQueue-noPending = No hay torrents por aprobar. Lo que se sube espera aquí mientras el ajuste { $setting } esté activado.
adminQueue-kinds-illegal = ilegal
adminQueue-kinds-copyright = derechos de autor
adminQueue-kinds-malware = software malicioso
adminQueue-kinds-wrong = engañoso
adminQueue-kinds-spam = publicidad
adminQueue-kinds-other = otro
adminQueue-wantsNoList = Quien lo subió pidió que no estuviera en ninguna lista, y así se admite.
adminQueue-noText = Sin comentarios.
adminQueue-reportedBy = Denunciado por { $who }, { $when }
adminQueue-sentBy = Enviado por { $who }, { $when }
adminQueue-dismiss = Desestimar
adminQueue-act = Ocultar o eliminar
adminQueue-hide = Ocultar
adminQueue-remove = Eliminar
adminQueue-approve = Aprobar
adminQueue-approveUnlisted = Aprobar sin listar
adminQueue-refuseMore = Rechazar
adminQueue-refuse = Rechazar
adminQueue-moreReports = Más denuncias
adminQueue-morePending = Más torrents por aprobar
adminQueue-many = Aprobar o rechazar muchos a la vez
adminQueue-sameAddress = La misma dirección también se pide para { $others }: la ocupará el último que se apruebe.
adminQueue-done-dismissed = Se desestimó la denuncia.
adminQueue-done-hidden = Se ocultó el torrent.
adminQueue-done-removed = Se eliminó el torrent.
adminQueue-done-let_in = Se aprobó el torrent.
adminQueue-done-refused = Se rechazó el torrent.
adminSettings-about = Por lo que se rige este servicio desde que se inició. Cada ajuste se cambia allí de donde procede.
adminSettings-setting = Ajuste
adminSettings-value = Valor
adminSettings-source = Procede de
adminSettings-isSet = definido
adminSettings-isNotSet = no definido
adminSettings-sources-code = código
adminSettings-sources-flag = opción
adminSettings-sources-environment = entorno
adminSettings-sources-file = archivo
adminSettings-sources-default = valor predeterminado
adminTokens-about = Tokens, claves de feed y personas que inician sesión en otro sitio.
adminTokens-withEnded = Mostrar también los que ya no son válidos
adminTokens-withoutEnded = Solo los válidos
adminTokens-name = Nombre
adminTokens-kind = Tipo
adminTokens-kinds-token = token
adminTokens-kinds-feed_key = clave de feed
adminTokens-kinds-person = persona
adminTokens-role = Rol
adminTokens-scope = Colección
adminTokens-scopeHint = Dónde puede modificar: { $one } es solo esa, { $below } también todas sus subcolecciones. Vacío: en todas partes.
adminTokens-everywhere = en todas partes
adminTokens-expires = Caduca
adminTokens-expiresHint = El primer día en que ya no es válido (UTC). Vacío: nunca.
adminTokens-never = nunca
adminTokens-lastUsed = Último uso
adminTokens-notYet = aún no
adminTokens-holds = Ha publicado
adminTokens-torrentsMax = Número máximo de torrents
adminTokens-metainfoBytesMax = Tamaño máximo de los archivos .torrent
adminTokens-maxHint = Vacío: sin límite.
adminTokens-sizeHint = Por ejemplo, 50 MiB. Vacío: sin límite.
adminTokens-state = Estado
adminTokens-inUse = válido
adminTokens-revoked = revocado
adminTokens-expired = caducado
adminTokens-made = Creado
adminTokens-subject = Conocido como
adminTokens-parent = Lee para
adminTokens-more = Más tokens
adminTokens-create = Crear un token
adminTokens-nameHint = Para qué es, de modo que se distinga de los demás.
adminTokens-newTitle = El nuevo token
adminTokens-newToken = Este es el token { $name }. Cópielo ahora: no se volverá a mostrar.
adminTokens-tryIt = Con él, desde un terminal:
adminTokens-one = Token { $name }
adminTokens-link = Enlace de inicio de sesión
adminTokens-linkAbout = Inicia sesión en un navegador con este token, una sola vez y en el plazo de una hora.
adminTokens-makeLink = Crear un enlace de inicio de sesión
adminTokens-newLinkTitle = El enlace de inicio de sesión
adminTokens-newLink = Este enlace inicia sesión en un navegador como { $name }, una sola vez y en el plazo de una hora. No se volverá a mostrar.
adminTokens-revokeTitle = Revocarlo
adminTokens-revokeAbout = A partir de la próxima petición deja de ser válido, al igual que sus sesiones y claves de feed. Lo que se publicó con él permanece.
adminTokens-revokeOwn = Es el token con el que ha iniciado sesión: su sesión se cerrará.
adminTokens-revokeSure = Sí, revocarlo
adminTokens-revoke = Revocar
adminTokens-back = Todos los tokens
adminTorrents-filter = Buscar torrents
adminTorrents-query = Palabras; puede quedar vacío
adminTorrents-collection = Colección
adminTorrents-below = Con sus subcolecciones
adminTorrents-category = Categoría
adminTorrents-tag = Etiqueta
adminTorrents-version = Versión
adminTorrents-anyVersion = cualquiera
adminTorrents-sizeMin = Tamaño desde
adminTorrents-sizeMax = Tamaño hasta
adminTorrents-publishedFrom = Publicado desde
adminTorrents-publishedBefore = Publicado antes de
adminTorrents-moreFilters = Más filtros
adminTorrents-find = Buscar
adminTorrents-found =
    { $count ->
        [one] { $count } torrent encontrado
        [many] { $count } de torrents encontrados
       *[other] { $count } torrents encontrados
    }
adminTorrents-nothing = No se encontró nada. Elija otro estado o vacíe algunos de los campos.
adminTorrents-select = Seleccionar
adminTorrents-name = Nombre
adminTorrents-size = Tamaño
adminTorrents-owner = Publicado por
adminTorrents-more = Más torrents
adminTorrents-change = Modificar los seleccionados
adminTorrents-action = Qué hacer
adminTorrents-actions-public = hacer públicos
adminTorrents-actions-unlisted = dejar sin listar
adminTorrents-actions-hide = ocultar, con un motivo
adminTorrents-actions-remove = eliminar, con un motivo (410)
adminTorrents-actions-remove451 = eliminar por razones legales (451)
adminTorrents-actions-restore = restaurar
adminTorrents-actions-category = asignar la categoría
adminTorrents-actions-addTag = añadir una etiqueta
adminTorrents-actions-removeTag = quitar una etiqueta
adminTorrents-actions-move = mover a una colección
adminTorrents-choose = Elija…
adminTorrents-fields-reason = Motivo
adminTorrents-fields-category = Categoría (vacía: ninguna)
adminTorrents-fields-tag = Etiqueta
adminTorrents-fields-collection = Colección (/ es la superior)
adminTorrents-selectAll = Seleccionar todos los de esta página
adminTorrents-selected = Seleccionados: { $count } de { $all }
adminTorrents-apply = Modificar los seleccionados
adminTorrents-applyAll = Modificar todos los encontrados
adminTorrents-toChange = Volver a «Qué hacer»
adminTorrents-confirmTitle = ¿Modificar todos los encontrados?
adminTorrents-confirm = Esto afecta a { $count }: { $what }.
adminTorrents-confirmSome = Primero se modifican { $count }; después podrá continuar con los demás.
adminTorrents-everything = No hay ningún filtro: me refiero a todos los torrents
adminTorrents-confirmApply = Modificar
adminTorrents-back = Volver a la lista
adminTorrents-resultTitle = Qué se modificó
adminTorrents-changed =
    { $count ->
        [one] { $count } torrent modificado
        [many] { $count } de torrents modificados
       *[other] { $count } torrents modificados
    }
adminTorrents-failed =
    { $count ->
        [one] { $count } torrent no se modificó
        [many] { $count } de torrents no se modificaron
       *[other] { $count } torrents no se modificaron
    }
adminTorrents-why = Por qué no
adminTorrents-remaining =
    { $count ->
        [one] Queda { $count } torrent, aproximadamente.
        [many] Quedan { $count } de torrents, aproximadamente.
       *[other] Quedan { $count } torrents, aproximadamente.
    }
adminTorrents-continue = Continuar con ellos
