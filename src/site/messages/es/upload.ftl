upload-title = Subir
upload-titleDone = Subido
upload-titlePartly = Subido en parte
upload-titleRefused = No se ha subido
upload-heading = Subir torrents
upload-collection = Colección
upload-collectionHint = Una carpeta para los torrents, por ejemplo { $example }. Déjelo vacío para publicar sin carpeta.
upload-token = Token
upload-tokenHint = El que le dio el operador de este servicio para publicar.
upload-files = Archivos torrent
upload-filesHint = Uno o varios archivos .torrent; cada uno se comprueba y se publica por separado.
upload-submit = Subir
upload-checkOnly = Solo comprobar
upload-terminal = Desde un terminal
upload-terminalAnswer = La respuesta es la dirección del torrent publicado.
upload-terminalToken = Ponga su token en lugar de TOKEN.
upload-severalAtOnce = Varios a la vez:
upload-publishedCount =
    { $count ->
        [one] { $count } torrent publicado
        [many] { $count } de torrents publicados
       *[other] { $count } torrents publicados
    }
upload-unchangedCount =
    { $count ->
        [one] { $count } torrent ya estaba publicado
        [many] { $count } de torrents ya estaban publicados
       *[other] { $count } torrents ya estaban publicados
    }
upload-refusedCount =
    { $count ->
        [one] { $count } archivo rechazado
        [many] { $count } de archivos rechazados
       *[other] { $count } archivos rechazados
    }
upload-outcomes-created = Publicado:
upload-outcomes-replaced = Versión anterior reemplazada:
upload-outcomes-updated = Actualizado:
upload-outcomes-unchanged = Sin cambios:
upload-elsewhere = El mismo torrent ya estaba publicado en { $path }. Sigue ahí y no está en la colección que elegiste.
upload-refused = Rechazado:
upload-fromFile = de { $file }
upload-unnamedFile = Un archivo sin nombre
upload-deleteKey = Guarde <link>esta dirección</link>: es la única forma que tiene de eliminar el torrent, y no se volverá a mostrar.
upload-deleteAddress = La dirección para eliminarlo
upload-compatibility = Esto puede causar problemas en algunos programas:
upload-warnings = Advertencias
drop-hint = Suelte el archivo .torrent en cualquier lugar
drop-intoForm = También se pueden soltar o pegar en cualquier lugar de esta página.
drop-checking = Leyendo el archivo…
drop-refused = Este archivo no es un torrent que se pueda publicar.
drop-notChecked = No se pudo leer el archivo.
drop-leftOut = Archivos de la carpeta omitidos por no ser archivos .torrent o no poder leerse: { $count }
drop-cut = Solo se han mirado los primeros { $entriesMax } archivos y carpetas. Arrastre los demás por separado.
drop-nothing = No hay ningún archivo .torrent en esta carpeta.
uploadFields-more = Más datos de los torrents
uploadFields-moreHint = Todo es opcional. Un torrent que ya está aquí conserva los campos que dejes vacíos.
uploadFields-titleHint = Se muestra en lugar del nombre que figura en el torrent. Para un solo archivo.
uploadFields-descriptionHint = Markdown, hasta { $charactersMax } caracteres. Puede ampliarse después, al editar el torrent.
uploadFields-chooseAgain = Lo que ha escrito sigue en el formulario. Elija los archivos de nuevo.
uploadFields-keptFiles = Archivos
uploadFields-keptFilesHint = Se han conservado; no hace falta volver a elegirlos.
uploadFields-tooLargeToKeep =
    { $count ->
        [one] { $count } archivo es demasiado grande para conservarlo. Vuelva a elegirlo para publicarlo:
        [many] { $count } de archivos son demasiado grandes para conservarlos. Vuelva a elegirlos para publicarlos:
       *[other] { $count } archivos son demasiado grandes para conservarlos. Vuelva a elegirlos para publicarlos:
    }
uploadFields-publish = Publicar
uploadFields-publishAccepted = Publicar los aceptados
uploadFields-checkOthers = Comprobar otros archivos
uploadFields-chooseOthers = Elegir otros archivos
uploadFields-uploadMore = Subir más torrents
uploading-heading = Archivos por subir
uploading-title = Título
uploading-titleHint = Se muestra en lugar del nombre que figura en el torrent.
uploading-states-checking = Comprobando…
uploading-states-ready = Correcto y listo para subir.
uploading-states-unchecked = Listo para subir. No se pudo comprobar aquí; lo comprobará el servidor.
uploading-states-waiting = Espera su turno.
uploading-states-sending = Subiendo…
uploading-states-paused = Demasiados a la vez. Continúa en { $seconds } s.
uploading-states-published = Publicado:
uploading-states-upToDate = Sin cambios:
uploading-states-pending = Espera la aprobación de la moderación:
uploading-states-here = Ya está aquí, byte por byte:
uploading-states-hereOtherwise = Ya está aquí, con otros trackers u otras anotaciones:
uploading-states-refused = Rechazado: no es un torrent válido.
uploading-states-sameName = No se ha subido: otro archivo de esta lista tiene el mismo nombre, y uno reemplazaría al otro.
uploading-states-twice = No se ha subido: el mismo torrent ya está en esta lista.
uploading-states-failed = No se ha subido.
uploading-states-noAnswer = No se ha subido: no se puede contactar con el servidor.
uploading-states-cancelled = Cancelado.
uploading-states-changed = No se ha subido: el archivo ha cambiado en su disco desde que lo eligió, o ya no se puede leer. Elíjalo de nuevo.
uploading-states-gone = No se ha subido: el archivo ya no está donde estaba en su disco cuando lo eligió. Elíjalo de nuevo.
uploading-tooLarge = No se ha subido: ocupa más de { $size }, el máximo que se acepta aquí.
uploading-progress = Progreso
uploading-speed = { $size }/s
uploading-location = Está en { $link }.
uploading-cancel = Cancelar
uploading-retry = Reintentar
uploading-remove = Quitar de la lista
uploading-addMore = Añadir más archivos
uploading-problems = Problemas
uploading-published = Publicados: { $count }
uploading-review = En espera de la moderación: { $count }
uploading-here = Ya estaban aquí: { $count }
uploading-refused = Sin subir: { $count }
uploading-left = Por subir: { $count }
uploading-checked = Archivos comprobados: { $count }
uploading-ready = Listos: { $count }
uploading-invalid = No válidos: { $count } ({ $names })
uploadSignIn-heading = Inicie sesión para continuar
uploadSignIn-about = No se pierde nada: los archivos que aún no se han subido y todo lo que ha escrito siguen en esta página.
uploadSignIn-still = Aún no ha iniciado sesión. Escriba un token o inicie sesión en otra pestaña y continúe después.
uploadSignIn-continue = Continuar
uploadSignIn-newTab = Iniciar sesión en otra pestaña
