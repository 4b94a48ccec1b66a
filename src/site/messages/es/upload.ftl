upload-title = Subir
upload-titleDone = Subido
upload-titlePartly = Subido en parte
upload-titleRefused = No se ha subido
upload-heading = Subir torrents
upload-about = Suba archivos .torrent: cada uno se comprueba y se publica por separado.
upload-collection = Colección
upload-collectionHint = por ejemplo { $example }
upload-token = Token
upload-tokenHint = del operador
upload-files = Archivos torrent
upload-filesHint = Uno o varios, cada uno de hasta { $size }.
upload-file = Archivo
upload-fileSize = Tamaño del archivo
upload-result = Resultado
upload-submit = Subir
upload-checkOnly = Solo comprobar
upload-terminal = Desde un terminal
upload-terminalAnswer = La respuesta es la dirección del torrent publicado.
upload-terminalToken = Reemplace TOKEN por su token.
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
upload-outcomes-created = Publicado
upload-outcomes-replaced = Versión anterior reemplazada
upload-outcomes-updated = Actualizado
upload-outcomes-unchanged = Sin cambios
upload-elsewhere = El mismo torrent ya estaba publicado en { $path }. Sigue ahí y no está en la colección que eligió.
upload-movedAway = Esta colección se movió a { $path }. Con este torrent vuelve a existir junto a ella.
upload-inherited = Conserva estos campos del torrent al que reemplaza: { $fields }
upload-refused = Rechazado
upload-unnamedFile = Un archivo sin nombre
upload-deleteKey = Guarde <link>esta dirección</link>: es la única forma que tiene de eliminar el torrent, y no se volverá a mostrar.
upload-deleteAddress = La dirección para eliminarlo
upload-compatibility = Algunos programas pueden tener problemas con esto:
upload-warnings = Advertencias
drop-hint = Suelte el archivo .torrent en cualquier lugar
drop-intoForm = También puede soltar archivos o carpetas en cualquier parte de esta página, o pegarlos. Se comprueban aquí antes de enviar nada.
drop-checking = Leyendo el archivo…
drop-refused = Este archivo no es un torrent que se pueda publicar.
drop-notChecked = No se pudo leer el archivo.
drop-leftOut = Archivos de la carpeta omitidos por no ser archivos .torrent o no poder leerse: { $count }
drop-cut = Solo se han leído los primeros { $entriesMax } archivos y carpetas. Suelte los demás por separado.
drop-nothing = No hay ningún archivo .torrent en esta carpeta.
uploadFields-more = Más campos
uploadFields-moreHint = Todos los campos son opcionales. Un torrent que ya está aquí conserva los campos que usted deje vacíos.
uploadFields-categoryHint = un nombre corto
uploadFields-tagsHint = separadas por comas
uploadFields-titleHint = Se muestra en lugar del nombre que figura en el torrent. Para un solo archivo.
uploadFields-descriptionHint = Markdown, hasta { $charactersMax } caracteres. Puede ampliarse después, al editar el torrent.
uploadFields-chooseAgain = Lo que ha escrito sigue en el formulario. Elija los archivos de nuevo.
uploadFields-keptFiles = Archivos
uploadFields-keptFilesHint = Los archivos se han conservado. No hace falta volver a elegirlos.
uploadFields-tooLargeToKeep =
    { $count ->
        [one] { $count } archivo es demasiado grande para conservarlo. Vuelva a elegirlo para publicarlo:
        [many] { $count } de archivos son demasiado grandes para conservarlos. Vuelva a elegirlos para publicarlos:
       *[other] { $count } archivos son demasiado grandes para conservarlos. Vuelva a elegirlos para publicarlos:
    }
uploadFields-publishAccepted = Publicar los archivos aceptados
uploadFields-checkOthers = Comprobar otros archivos
uploadFields-chooseOthers = Elegir otros archivos
uploadFields-uploadMore = Subir más torrents
uploading-heading = Archivos por subir
uploading-title = Título
uploading-edit = Editar
uploading-details = Detalles
uploading-actions = Acciones
uploading-states-checking = Comprobando…
uploading-states-ready = Listo
uploading-states-unchecked = Listo, sin comprobar aquí
uploading-states-waiting = En espera
uploading-states-sending = Subiendo…
uploading-states-paused = Demasiados a la vez: continúa en { $seconds } s
uploading-states-pending = Pendiente de revisión
uploading-states-here = Ya está aquí
uploading-states-hereOtherwise = Ya está aquí: cambiarán sus trackers o notas
uploading-states-hereFields = Ya está aquí: cambiarán sus campos
uploading-states-refused = No válido
uploading-states-cancelled = Cancelado
uploading-keepsFields = No se vuelve a subir y conserva sus propios campos. <link>Editarlos allí</link>
uploading-why-sameName = Otro archivo de esta lista tiene el mismo nombre, y uno reemplazaría al otro. Quite uno de ellos.
uploading-why-twice = El mismo torrent ya está en esta lista.
uploading-why-tooLarge = El archivo ocupa más de { $size }, el límite aquí.
uploading-why-noAnswer = No se puede acceder al servidor. Inténtelo de nuevo.
uploading-why-changed = El archivo ha cambiado en su disco desde que lo eligió, o ya no se puede leer. Elíjalo de nuevo.
uploading-why-gone = El archivo ya no está donde estaba en su disco cuando lo eligió. Elíjalo de nuevo.
uploading-progress = Progreso
uploading-speed = { $size }/s
uploading-location = Está en { $link }.
uploading-cancel = Cancelar
uploading-retry = Reintentar
uploading-remove = Quitar
uploading-removeRefused = Quitar estos
uploading-addMore = Añadir más archivos
uploading-problems = Problemas
uploading-published = Publicados: { $count }
uploading-review = Pendientes de revisión: { $count }
uploading-here = Ya estaban aquí: { $count }
uploading-refused = Sin subir: { $count }
uploading-sending = Subiéndose: { $count }
uploading-checking = Comprobándose: { $count }
uploading-checked = Comprobados: { $count }
uploading-ready = Listos: { $count }
uploading-invalid = No válidos: { $count }
uploading-invalidNames = No válidos: { $count } ({ $names })
uploadSignIn-heading = Inicie sesión para continuar
uploadSignIn-about = No se pierde nada: los archivos que aún no se han subido y todo lo que ha escrito siguen en esta página.
uploadSignIn-still = Aún no ha iniciado sesión. Escriba un token o inicie sesión en otra pestaña y continúe después.
uploadSignIn-continue = Continuar
uploadSignIn-newTab = Iniciar sesión en otra pestaña
pictures-title = Imágenes de { $name }
pictures-heading = Imágenes
pictures-about = { $formats }, hasta { $size } cada una; { $count } como máximo por texto. Se reducen para la página, y se elimina lo que anota una cámara, como el lugar.
pictures-use = Escriba esto donde el texto deba mostrarla:
pictures-none = Aún no hay imágenes.
pictures-choose = Elegir imágenes
pictures-chooseHint = La descripción muestra una donde escriba { $example }.
pictures-add = Añadir
pictures-remove = Eliminar
pictures-back = Volver al formulario
pictures-manage = Añadir o eliminar imágenes
pictures-drop = También puede arrastrar o pegar imágenes en el texto.
pictures-sending = La imagen se está enviando…
pictures-failed = No se pudo enviar la imagen.
uploadRules-heading = Reglas para subir a { $collection }
uploadRules-tracker = Al menos uno de sus trackers es uno de estos: { $trackers }
uploadRules-version = Su versión es una de estas: { $versions }
uploadRules-size = Su contenido no supera { $size }.
uploadRules-files =
    { $count ->
        [one] Tienen como máximo { $count } archivo.
        [many] Tienen como máximo { $count } de archivos.
       *[other] Tienen como máximo { $count } archivos.
    }
