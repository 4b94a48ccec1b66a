guide-title = Cómo usar { $site }
guide-about = Publique torrents aquí y descárguelos, en un navegador o en un terminal. Las órdenes de abajo tienen las direcciones de este sitio.
guide-link = Ayuda
guide-get = Buscar y descargar
guide-getAbout = Una lista o una búsqueda responde a curl con una dirección por línea, y en JSON si se pide. Cada lista tiene feeds.
guide-getList = El contenido de una colección y de sus subcolecciones
guide-getSearch = Buscar, con <link>las mismas palabras que en el buscador</link>
guide-getJson = Lo mismo en JSON
guide-getFeed = Un feed de torrents nuevos, para un lector de feeds o un cliente de torrents
guide-getFile = El archivo de un torrent, por su infohash
guide-getMagnet = El torrent de un enlace magnet o de un infohash: péguelo en el <link>cuadro de búsqueda</link>.
guide-openMagnets = Abrirlos aquí
guide-openMagnetsAbout = Su navegador puede buscar en este sitio cada enlace magnet en el que haga clic. Entonces ya no los abre en su cliente de torrents, hasta que usted lo cambie en los ajustes del navegador.
guide-publish = Publicar
guide-needsToken = Necesita un token para subir archivos. Si no tiene, pídalo a un administrador de este sitio. Reemplace TOKEN por su token, o <link>inicie sesión</link> con él.
guide-needsNoToken = Puede publicar sin token. La respuesta contiene entonces una dirección con la que puede eliminar el torrent: guárdela.
guide-byForm = En un navegador, use el <link>formulario de subida</link>. Con curl, la carpeta de la dirección es la colección. El primer torrent la crea.
guide-publishOne = Un archivo
guide-publishFields = Con título y etiquetas; también description, category, licence y state=unlisted
guide-publishMany = Varios archivos a la vez; cada uno se publica o se rechaza por separado
guide-accepted = Qué se acepta
guide-versions = Torrents de las versiones v1, v2 e híbridos. Se guardan y se sirven byte a byte.
guide-limits = Un archivo .torrent puede tener hasta { $size }, y un formulario puede contener hasta { $files }.
guide-rate =
    { $seconds ->
        [one] Puede subir hasta { $files } en { $seconds } segundo.
        [many] Puede subir hasta { $files } en { $seconds } de segundos.
       *[other] Puede subir hasta { $files } en { $seconds } segundos.
    }
guide-rules = Un torrent no válido se rechaza con la regla, el lugar en el archivo y la forma de corregirlo. Lea <rules>todas las reglas</rules>, o <check>compruebe un archivo</check> sin publicarlo.
guide-change = Reemplazar, editar y eliminar
guide-replaceAbout = Suba otro torrent a la misma dirección para reemplazar el existente. Los campos que no envíe quedan como están, y el torrent anterior conserva la página de su infohash.
guide-replace = Reemplazar
guide-edit = Editar
guide-remove = Eliminar
guide-undo =
    { $days ->
        [one] Puede restaurarlo durante { $days } día.
        [many] Puede restaurarlo durante { $days } de días.
       *[other] Puede restaurarlo durante { $days } días.
    }
guide-scripts = Para scripts
guide-api = Lea la <link>referencia de la API</link>, o genere un cliente a partir de su descripción OpenAPI.
guide-scriptsAbout = Envíe Accept: application/json, o añada ?format=json. Cada rechazo tiene un type, que lleva a una de estas páginas:
