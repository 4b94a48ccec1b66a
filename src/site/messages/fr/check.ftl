check-title = Vérifier
check-heading = Vérifier des torrents
check-about = Un fichier vérifié ici n’est ni conservé ni publié.
check-filesHint = Un ou plusieurs fichiers .torrent.
check-submit = Vérifier
check-accepted = Accepté : { $file }
check-refused = Refusé : { $file }
check-structure = Structure du fichier
check-findings = Constats
check-nothingFound = Aucun problème n’a été trouvé.
findings-what = Constat
findings-where = Endroit
findings-rule = Règle
findings-warning = avertissement
findings-notes = Remarques sur ce qui est inconnu ou inhabituel : { $count }
findings-more =
    { $count ->
        [one] Et { $count } autre constat.
        [many] Et { $count } d’autres constats.
       *[other] Et { $count } autres constats.
    }
structure-listOf =
    { $count ->
        [one] liste de { $count } élément
        [many] liste de { $count } d’éléments
       *[other] liste de { $count } éléments
    }
structure-dictionaryOf =
    { $count ->
        [one] dictionnaire de { $count } clé
        [many] dictionnaire de { $count } de clés
       *[other] dictionnaire de { $count } clés
    }
structure-more =
    { $count ->
        [one] et { $count } autre
        [many] et { $count } d’autres
       *[other] et { $count } autres
    }
structure-empty = (vide)
structure-folded =
    { $count ->
        [one] (non affiché : { $count } octet)
        [many] (non affiché : { $count } d’octets)
       *[other] (non affiché : { $count } octets)
    }
rules-title = Règles
rules-all = Toutes les règles
rules-about = Chaque torrent est vérifié selon ces règles. Un torrent qui contient une erreur est refusé. Un avertissement signale que certains logiciels peuvent avoir des problèmes ; une remarque signale un élément inconnu ou inhabituel. <link>Vérifier un torrent</link> sans le publier.
rules-what = Ce qui ne va pas
rules-effect = Effet
rules-rule = Règle
rules-severities-error = erreur
rules-severities-warning = avertissement
rules-severities-note = remarque
rules-effects-error = une erreur : le torrent est refusé
rules-effects-warning = un avertissement : le torrent est accepté
rules-effects-note = une remarque : le torrent est accepté, et aucun logiciel n’est connu pour avoir des problèmes
rules-meaning = Ce que cela signifie
rules-example = Par exemple
rules-hint = Que faire
rules-origin = Source
rules-bep = BitTorrent Enhancement Proposal { $number }.
