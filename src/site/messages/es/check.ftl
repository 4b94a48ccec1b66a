check-title = Comprobar
check-heading = Comprobar torrents
check-about = Un archivo que se comprueba aquí no se guarda ni se publica.
check-filesHint = Uno o varios archivos .torrent.
check-submit = Comprobar
check-accepted = Aceptado: { $file }
check-refused = Rechazado: { $file }
check-structure = Estructura del archivo
check-findings = Hallazgos
check-nothingFound = No se encontraron problemas.
findings-what = Hallazgo
findings-where = Lugar
findings-rule = Regla
findings-warning = advertencia
findings-notes = Notas sobre lo desconocido o inusual: { $count }
findings-more =
    { $count ->
        [one] Y { $count } hallazgo más.
        [many] Y { $count } de hallazgos más.
       *[other] Y { $count } hallazgos más.
    }
structure-listOf =
    { $count ->
        [one] lista de { $count } elemento
        [many] lista de { $count } de elementos
       *[other] lista de { $count } elementos
    }
structure-dictionaryOf =
    { $count ->
        [one] diccionario de { $count } clave
        [many] diccionario de { $count } de claves
       *[other] diccionario de { $count } claves
    }
structure-more =
    { $count ->
        [one] y { $count } más
        [many] y { $count } más
       *[other] y { $count } más
    }
structure-empty = (vacío)
structure-folded =
    { $count ->
        [one] (se omite { $count } byte)
        [many] (se omiten { $count } de bytes)
       *[other] (se omiten { $count } bytes)
    }
rules-title = Reglas
rules-all = Todas las reglas
rules-about = Cada torrent se comprueba con estas reglas. Un torrent con un error se rechaza. Una advertencia indica que algunos programas pueden tener problemas; una nota, que algo es desconocido o inusual. <link>Comprobar un torrent</link> sin publicarlo.
rules-what = Qué está mal
rules-effect = Efecto
rules-rule = Regla
rules-severities-error = error
rules-severities-warning = advertencia
rules-severities-note = nota
rules-effects-error = un error: el torrent se rechaza
rules-effects-warning = una advertencia: el torrent se acepta
rules-effects-note = una nota: el torrent se acepta y ningún programa conocido tiene problemas con ello
rules-meaning = Qué significa
rules-example = Por ejemplo
rules-hint = Qué hacer
rules-origin = Fuente
rules-bep = BitTorrent Enhancement Proposal { $number }.
