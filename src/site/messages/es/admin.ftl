admin-navigation = Administración
admin-parts-overview = Resumen
admin-parts-queue = Cola
admin-parts-torrents = Torrents
admin-parts-blocks = Bloqueos
admin-parts-bans = Vetos
admin-parts-publishers = Editores
admin-parts-tokens = Tokens
admin-parts-webhooks = Webhooks e IRC
admin-parts-audit = Registro de auditoría
admin-parts-settings = Ajustes
admin-parts-health = Estado del servicio
admin-none = ninguno
admin-reason = Motivo
admin-reasonHint = Lo ven todos los que abren su dirección. En un torrent oculto, solo lo ve su propietario.
admin-published = Publicado
admin-state = Estado
admin-token = token { $id }
admin-nameAndToken = { $name } ({ $token })
admin-withoutToken = un visitante sin token
admin-moreThan = más de { $count }
admin-keys-select = Seleccionar o deseleccionar la fila
admin-keys-act = Ir a las acciones para las filas seleccionadas
adminAudit-filter = Buscar cambios
adminAudit-action = Acción
adminAudit-actionHint = Una acción como { $one }, o solo su comienzo, como { $all }
adminAudit-tokenId = Número de token
adminAudit-object = Objeto
adminAudit-objectHint = Un infohash, o bien { $token }.
adminAudit-find = Buscar
adminAudit-list = Cambios, los más recientes primero
adminAudit-nothing = No se encontraron cambios. Vacíe algunos de los campos para ver más.
adminAudit-when = Cuándo
adminAudit-who = Quién
adminAudit-what = Qué
adminAudit-change = Cambio
adminAudit-actions-ban_add = Direcciones vetadas
adminAudit-actions-ban_edit = Veto modificado
adminAudit-actions-ban_remove = Veto levantado
adminAudit-actions-block_add = Infohash bloqueado
adminAudit-actions-block_remove = Infohash desbloqueado
adminAudit-actions-collection_edit = Colección modificada
adminAudit-actions-collection_move = Colección movida
adminAudit-actions-feed_key_create = Clave de feed creada
adminAudit-actions-feed_key_revoke = Clave de feed revocada
adminAudit-actions-passkey_create = Passkey creada
adminAudit-actions-passkey_revoke = Passkey revocada
adminAudit-actions-login_link_create = Enlace de inicio de sesión creado
adminAudit-actions-person_end = Una persona perdió su rol en el proveedor
adminAudit-actions-person_enter = Persona añadida desde el proveedor
adminAudit-actions-publisher_remove = Página de editor eliminada
adminAudit-actions-publisher_verify = Marca de editor cambiada
adminAudit-actions-publisher_write = Página de editor escrita
adminAudit-actions-readme_picture = Imagen del README cambiada
adminAudit-actions-readme_remove = README eliminado
adminAudit-actions-readme_write = README escrito
adminAudit-actions-report_settle = Denuncia resuelta
adminAudit-actions-session_create = Sesión iniciada
adminAudit-actions-session_end = Sesión cerrada
adminAudit-actions-token_create = Token creado
adminAudit-actions-token_operator = Token de administración definido por la configuración
adminAudit-actions-token_revoke = Token revocado
adminAudit-actions-torrent_damaged = Archivo almacenado dañado
adminAudit-actions-torrent_edit = Torrent editado
adminAudit-actions-torrent_keep = Conservación cambiada
adminAudit-actions-torrent_publish = Torrent publicado
adminAudit-actions-torrent_purge = Torrent borrado definitivamente
adminAudit-actions-torrent_remove = Torrent eliminado
adminAudit-actions-torrent_repaired = Archivo almacenado restaurado de una copia
adminAudit-actions-torrent_replace = Torrent reemplazado por uno más reciente
adminAudit-actions-torrent_report = Torrent denunciado
adminAudit-actions-torrent_restore = Torrent restaurado
adminAudit-actions-torrent_state = Estado de un torrent cambiado
adminAudit-actions-torrent_update = Archivo .torrent actualizado
adminAudit-actions-webhook_create = Webhook añadido
adminAudit-actions-webhook_edit = Webhook modificado
adminAudit-actions-webhook_remove = Webhook eliminado
adminAudit-vias-token = con token
adminAudit-vias-session = con sesión iniciada
adminAudit-vias-login_link = con enlace de inicio de sesión
adminAudit-vias-provider = mediante un proveedor
adminAudit-vias-delete_key = con clave de eliminación
adminAudit-vias-nothing = sin token
adminAudit-vias-command_line = en la línea de órdenes
adminAudit-vias-server = por el servidor
adminAudit-from = antes:
adminAudit-to = después:
adminAudit-empty = nada
adminAudit-yes = sí
adminAudit-no = no
adminAudit-older = Cambios anteriores
adminAudit-export = Descargarlos como líneas JSON, los más antiguos primero
adminBlocks-about = Los torrents con estos infohashes no pueden publicarse aquí.
adminBlocks-add = Bloquear un infohash
adminBlocks-infohash = Infohash o enlace magnet
adminBlocks-blocked = Infohash
adminBlocks-reason = Motivo
adminBlocks-reasonHint = Lo ven todos los que intentan subirlo.
adminBlocks-submit = Bloquear
adminBlocks-list = Infohashes bloqueados
adminBlocks-nothing = No hay ningún infohash bloqueado.
adminBlocks-since = Desde
adminBlocks-by = Por
adminBlocks-action = Acción
adminBlocks-remove = Desbloquear
adminBlocks-more = Bloqueos más antiguos
adminBans-about = Desde estas direcciones no se puede publicar, modificar ni denunciar nada. Leer y descargar sigue siendo posible, y los moderadores y administradores pueden hacerlo todo.
adminBans-add = Vetar una dirección o un rango
adminBans-range = Dirección o rango
adminBans-rangeHint = Una dirección, como { $one }, o un rango, como { $range }.
adminBans-reasonHint = Lo ven todos los que intentan publicar desde allí.
adminBans-expiresHint = El veto termina ese día (UTC). Vacío: permanece hasta que usted lo levante.
adminBans-submit = Vetar
adminBans-list = Direcciones vetadas
adminBans-since = Desde
adminBans-nothing = No hay ninguna dirección vetada.
adminBans-remove = Levantar
adminBans-more = Vetos más antiguos
adminHealth-store = Almacén
adminHealth-file = Base de datos
adminHealth-journal = Registro de escritura anticipada (WAL)
adminHealth-free = Espacio sin usar en la base de datos
adminHealth-disk = Espacio libre en el disco
adminHealth-schema = Esquema
adminHealth-threads = Hilos
adminHealth-writer = Cambios
adminHealth-search = Búsquedas
adminHealth-threadStates-asleep = detenido hasta que haga falta
adminHealth-threadStates-running = en marcha
adminHealth-threadStates-failed = falló; se inicia de nuevo con la próxima tarea
adminHealth-queued =
    { $count ->
        [one] { $count } en la cola
        [many] { $count } en la cola
       *[other] { $count } en la cola
    }
adminHealth-housekeeping = Mantenimiento
adminHealth-lastRun = Última ejecución
adminHealth-notYet = aún no
adminHealth-isRunning = Aún está en marcha.
adminHealth-purged =
    { $count ->
        [one] { $count } torrent eliminado se borró definitivamente
        [many] { $count } de torrents eliminados se borraron definitivamente
       *[other] { $count } torrents eliminados se borraron definitivamente
    }
adminHealth-check = Comprobar si hay daños
adminHealth-checkAbout = Comprueba las tablas y, durante unos segundos, compara archivos .torrent con su SHA-256. Cada comprobación empieza por otros archivos.
adminHealth-checkNow = Comprobar ahora
adminHealth-lastCheck = Última comprobación
adminHealth-result = Resultado
adminHealth-noDamage = no se encontraron daños
adminHealth-problems =
    { $count ->
        [one] { $count } problema encontrado
        [many] { $count } de problemas encontrados
       *[other] { $count } problemas encontrados
    }
adminHealth-tables = Tablas comprobadas
adminHealth-files = Archivos .torrent comprobados
adminHealth-of = { $count } de { $all }
adminHealth-took = tardó { $seconds } s
adminOverview-inScope = Usted modera { $scope }. Esta página muestra solo lo que hay allí.
adminOverview-pending = Torrents pendientes de revisión
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
adminOverview-downloadsNote = Archivos .torrent descargados por completo. Los enlaces magnet no se cuentan.
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
adminQueue-noReports = No hay denuncias abiertas. Los lectores pueden denunciar un torrent en su página.
adminQueue-pending = Torrents pendientes de revisión
adminQueue-noPending = No hay torrents pendientes de revisión. Mientras el ajuste { $setting } esté activado, aquí se aprueban o rechazan las subidas.
adminQueue-kinds-illegal = ilegal
adminQueue-kinds-copyright = derechos de autor
adminQueue-kinds-malware = software malicioso
adminQueue-kinds-wrong = engañoso
adminQueue-kinds-spam = publicidad
adminQueue-kinds-other = otro
adminQueue-wantsUnlisted = Su propietario quiere que no se liste. Sigue sin listarse cuando usted lo aprueba.
adminQueue-noText = La denuncia no tiene texto.
adminQueue-reportedBy = Denunciado por { $who }, { $when }
adminQueue-sentBy = Enviado por { $who }, { $when }
adminQueue-dismiss = Desestimar
adminQueue-act = Ocultar o eliminar
adminQueue-hide = Ocultar
adminQueue-remove = Eliminar
adminQueue-approve = Aprobar
adminQueue-approveUnlisted = Aprobar sin listar
adminQueue-rejectMore = Rechazar
adminQueue-reject = Rechazar
adminQueue-moreReports = Más denuncias
adminQueue-morePending = Más torrents pendientes de revisión
adminQueue-many = Aprobar o rechazar muchos torrents a la vez
adminQueue-sameAddress = { $others } tendría la misma dirección. La obtiene el torrent que usted apruebe en último lugar.
adminQueue-done-dismissed = Se desestimó la denuncia.
adminQueue-done-hidden = Se ocultó el torrent.
adminQueue-done-removed = Se eliminó el torrent.
adminQueue-done-approved = Se aprobó el torrent.
adminQueue-done-rejected = Se rechazó el torrent.
adminSettings-about = Los ajustes que este servicio usa desde que se inició. Para cambiar un ajuste, cámbielo en su origen.
adminSettings-setting = Ajuste
adminSettings-value = Valor
adminSettings-source = Origen
adminSettings-isSet = definido
adminSettings-isNotSet = no definido
adminSettings-sources-code = código
adminSettings-sources-flag = opción
adminSettings-sources-environment = entorno
adminSettings-sources-file = archivo
adminSettings-sources-default = valor predeterminado
adminTokens-about = Tokens, claves de feed y personas que inician sesión con un proveedor.
adminTokens-withEnded = Mostrar también los revocados y caducados
adminTokens-withoutEnded = Mostrar solo los que están en uso
adminTokens-name = Nombre
adminTokens-kind = Tipo
adminTokens-kinds-token = token
adminTokens-kinds-feed_key = clave de feed
adminTokens-kinds-passkey = passkey
adminTokens-kinds-person = persona
adminTokens-role = Rol
adminTokens-scope = Colección
adminTokens-scopeHint = Dónde puede el token hacer cambios y leer lo privado: { $one } es esa colección, { $below } incluye todas sus subcolecciones. Vacío: en todas partes.
adminTokens-everywhere = en todas partes
adminTokens-expires = Caduca
adminTokens-expiresHint = A partir de este día (UTC), el token no se acepta. Vacío: no caduca nunca.
adminTokens-never = nunca
adminTokens-lastUsed = Último uso
adminTokens-notYet = aún no
adminTokens-published = Publicado
adminTokens-torrentsMax = Número máximo de torrents
adminTokens-metainfoBytesMax = Tamaño máximo de todos los archivos .torrent
adminTokens-maxHint = Vacío: sin límite.
adminTokens-sizeHint = Por ejemplo, 50 MiB. Vacío: sin límite.
adminTokens-state = Estado
adminTokens-inUse = en uso
adminTokens-revoked = revocado
adminTokens-expired = caducado
adminTokens-created = Creado
adminTokens-subject = Nombre en el proveedor
adminTokens-parent = Pertenece a
adminTokens-more = Más tokens
adminTokens-create = Crear un token
adminTokens-nameHint = Para qué es el token.
adminTokens-newTitle = El nuevo token
adminTokens-newToken = Este es el token { $name }. Cópielo ahora: no se volverá a mostrar.
adminTokens-tryIt = Para usarlo en un terminal:
adminTokens-one = Token { $name }
adminTokens-link = Enlace de inicio de sesión
adminTokens-linkAbout = Inicia sesión en un navegador con este token. Funciona una vez, durante una hora.
adminTokens-createLink = Crear un enlace de inicio de sesión
adminTokens-newLinkTitle = El enlace de inicio de sesión
adminTokens-newLink = Este enlace inicia sesión en un navegador como { $name }. Funciona una vez, durante una hora. No se volverá a mostrar.
adminTokens-revokeTitle = Revocar este token
adminTokens-revokeAbout = A partir de la próxima petición no se aceptan el token, sus sesiones ni sus claves de feed. Lo que se publicó con él permanece.
adminTokens-revokeOwn = Ha iniciado sesión con este token: su sesión se cerrará.
adminTokens-revokeSure = Sí, revocar este token
adminTokens-revoke = Revocar
adminTokens-back = Todos los tokens
adminTorrents-filter = Buscar torrents
adminTorrents-query = Palabras (opcional)
adminTorrents-collection = Colección
adminTorrents-below = Incluir sus subcolecciones
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
adminTorrents-nothing = No se encontraron torrents. Elija otro estado o vacíe algunos de los campos.
adminTorrents-select = Seleccionar
adminTorrents-name = Nombre
adminTorrents-size = Tamaño
adminTorrents-owner = Propietario
adminTorrents-more = Más torrents
adminTorrents-change = Modificar los seleccionados
adminTorrents-action = Acción
adminTorrents-actions-public = hacer públicos
adminTorrents-actions-unlisted = no listar
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
adminTorrents-applyAll = Modificar todos los torrents encontrados
adminTorrents-toChange = Volver a «Acción»
adminTorrents-confirmTitle = ¿Modificar todos los torrents encontrados?
adminTorrents-confirm = Esto modifica { $count }: { $what }.
adminTorrents-confirmSome = Ahora se modifican los primeros: { $count }. Después podrá continuar con los demás.
adminTorrents-everything = No hay ningún filtro: modificar todos los torrents
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
adminTorrents-why = Motivo
adminTorrents-remaining =
    { $count ->
        [one] Queda { $count } torrent, aproximadamente.
        [many] Quedan { $count } de torrents, aproximadamente.
       *[other] Quedan { $count } torrents, aproximadamente.
    }
adminTorrents-continue = Continuar con ellos

## Webhooks and IRC announces.

adminWebhooks-about = A estas direcciones se envían mensajes sobre los eventos, en orden y firmados.
adminWebhooks-url = Dirección
adminWebhooks-urlHint = Adónde se envían los mensajes, por ejemplo { $example }.
adminWebhooks-collection = Colección
adminWebhooks-collectionHint = Con todo lo que contiene. Vacío: todo.
adminWebhooks-everything = todo
adminWebhooks-types = Eventos
adminWebhooks-typesHint = Separados por comas: { $types }. Vacío: todos.
adminWebhooks-audience = Torrents
adminWebhooks-audiences-public = públicos
adminWebhooks-audiences-all = todos: también los no listados, pendientes y ocultos
adminWebhooks-state = Estado
adminWebhooks-states-working = funciona
adminWebhooks-states-failing = falla
adminWebhooks-states-disabled = desactivado
adminWebhooks-nothing = No hay ningún webhook.
adminWebhooks-add = Añadir un webhook
adminWebhooks-newTitle = El nuevo webhook
adminWebhooks-newSecret = Sus mensajes se firman con este secreto. Cópielo ahora: no se volverá a mostrar.
adminWebhooks-one = Webhook { $id }
adminWebhooks-failingSince = No acepta nada desde
adminWebhooks-nextAttempt = Próximo intento
adminWebhooks-reason = Motivo
adminWebhooks-edit = Modificar
adminWebhooks-save = Guardar
adminWebhooks-test = Enviar un mensaje de prueba
adminWebhooks-enable = Activar
adminWebhooks-disable = Desactivar
adminWebhooks-deliveries = Mensajes
adminWebhooks-noDeliveries = Aún no se ha enviado nada.
adminWebhooks-message = Mensaje
adminWebhooks-when = Cuándo
adminWebhooks-attempts = Intentos
adminWebhooks-outcome = Resultado
adminWebhooks-delivered = entregado
adminWebhooks-action = Acción
adminWebhooks-redeliver = Enviar de nuevo
adminWebhooks-removeTitle = Eliminar este webhook
adminWebhooks-removeSure = Sí, eliminarlo con sus mensajes
adminWebhooks-remove = Eliminar
adminWebhooks-back = Todos los webhooks
adminWebhooks-irc = Anuncios en IRC
adminWebhooks-ircOff = Los torrents nuevos no se anuncian: { $setting } no está definido.
adminWebhooks-ircStates-connected = conectado
adminWebhooks-ircStates-connecting = conectando
adminWebhooks-ircStates-waiting = espera el próximo intento
adminWebhooks-ircServer = Servidor
adminWebhooks-ircChannels = Canales
adminTracker-title = Tracker
adminTracker-swarms = Enjambres
adminTracker-entries = Entradas de pares
adminTracker-memory = Memoria de los pares
adminTracker-request = Petición o motivo
adminTracker-transport = Transporte
adminTracker-count = Cantidad desde el inicio
adminBackup-title = Copias de seguridad
adminBackup-place = Destino
adminBackup-newest = Copia más reciente
adminBackup-none = ninguna todavía
adminBackup-size = Tamaño
adminBackup-state = Estado
adminBackup-running = Se está haciendo una copia
adminBackup-failed = El último fallo:
adminPublished-title = Carpetas publicadas
adminPublished-folder = Carpeta
adminPublished-collection = Colección
adminPublished-published = Publicados
adminPublished-waiting = En espera
adminPublished-now = Ahora
adminPublished-idle = nada que hacer
adminPublished-problems = No se puede publicar desde { $folder }:
adminPublished-more = Más: { $count }
adminVerification-title = Verificación de los archivos almacenados
adminVerification-completed = Última verificación completa
adminVerification-never = nunca
adminVerification-files = Archivos verificados en esta pasada
adminVerification-bytes = Bytes verificados en esta pasada
adminVerification-damaged = Archivos dañados
adminVerification-repaired = Restaurados de una copia desde el arranque
adminProblems-title = Problemas
adminProblems-since = Desde
adminProblems-part = Afecta a
adminProblems-severities-not_ready = no está listo
adminProblems-severities-stops_writes = rechaza los cambios
adminProblems-severities-degrades = limitado
adminProblems-what-database_damaged = La base de datos está dañada.
adminProblems-hint-database_damaged = Detenga el servidor, restaure una copia de seguridad y revise el disco.
adminProblems-what-database_replaced = La base de datos se eliminó o se reemplazó con el servidor en marcha.
adminProblems-hint-database_replaced = Vuelva a ponerla, o detenga el servidor y restaure una copia de seguridad.
adminProblems-what-database_unreadable = No se puede leer la base de datos.
adminProblems-hint-database_unreadable = Revise el disco y los permisos de la carpeta de datos.
adminProblems-what-disk_full = El disco está lleno: se rechazan los cambios.
adminProblems-hint-disk_full = Libere espacio en el disco de la carpeta de datos.
adminProblems-what-disk_error = El disco informó de un error: se rechazan los cambios.
adminProblems-hint-disk_error = Revise el disco y el registro del núcleo.
adminProblems-what-database_locked = Otro programa bloqueó la base de datos demasiado tiempo: se rechazan los cambios.
adminProblems-hint-database_locked = Busque el programa que tiene abierta la base de datos y ciérrelo.
adminProblems-what-folder_read_only = No se puede escribir en la carpeta de datos: se rechazan los cambios.
adminProblems-hint-folder_read_only = Dé al servidor permiso para escribir allí, o monte el disco para escritura.
adminProblems-what-writer_stalled = El hilo que escribe no responde: se rechazan los cambios.
adminProblems-hint-writer_stalled = Revise el disco, que probablemente no responde.
adminProblems-what-writer_failed = El hilo que escribe falló: vuelve a empezar con el próximo cambio.
adminProblems-hint-writer_failed = El registro dice por qué. Si sigue así, reinicie el servidor.
adminProblems-what-disk_low = El disco está casi lleno: se rechazan las subidas sin token.
adminProblems-hint-disk_low = Libere espacio en el disco de la carpeta de datos.
adminProblems-what-memory_low = La memoria está casi agotada: las peticiones pueden ser rechazadas o lentas.
adminProblems-hint-memory_low = Dé más memoria al servidor.
adminProblems-what-file_descriptors_low = Los descriptores de archivo están casi agotados: pueden cerrarse conexiones.
adminProblems-hint-file_descriptors_low = Aumente el límite de archivos abiertos, o permita menos conexiones.
adminProblems-what-clock_jumped = Se cambió el reloj: las horas desde entonces pueden ser falsas.
adminProblems-hint-clock_jumped = Revise qué ajusta el reloj de esta máquina.
adminProblems-what-thread_failed = Un hilo terminó o no respondió: se reemplazó.
adminProblems-hint-thread_failed = El registro dice por qué. Si se repite, informe de ello.
adminProblems-what-tracker_failed = El tracker no responde.
adminProblems-hint-tracker_failed = El registro dice por qué. Si sigue así, reinicie el servidor.
adminProblems-what-job_failing = Un trabajo periódico falla.
adminProblems-hint-job_failing = El registro dice por qué. Se vuelve a intentar por sí solo.
adminProblems-what-backup_failed = La última copia de seguridad falló.
adminProblems-hint-backup_failed = Revise el lugar de las copias. Se vuelve a intentar cada 15 minutos.
adminProblems-what-files_damaged = Hay archivos guardados dañados: se rechaza su descarga.
adminProblems-hint-files_damaged = Restáurelos desde una copia de seguridad, o súbalos de nuevo, y revise el disco.
