check-title = Prüfen
check-heading = Torrents prüfen
check-about = Eine Datei, die hier geprüft wird, wird nicht gespeichert und nicht veröffentlicht.
check-filesHint = Eine oder mehrere .torrent-Dateien.
check-submit = Prüfen
check-accepted = Angenommen: { $file }
check-refused = Abgelehnt: { $file }
check-structure = Aufbau der Datei
check-findings = Befunde
check-nothingFound = Keine Probleme gefunden.
findings-what = Befund
findings-where = Stelle
findings-rule = Regel
findings-warning = Warnung
findings-notes = Hinweise auf Unbekanntes oder Ungewöhnliches: { $count }
findings-more =
    { $count ->
        [one] Und { $count } weiterer Befund.
       *[other] Und { $count } weitere Befunde.
    }
structure-listOf =
    { $count ->
        [one] Liste mit { $count } Eintrag
       *[other] Liste mit { $count } Einträgen
    }
structure-dictionaryOf =
    { $count ->
        [one] Wörterbuch mit { $count } Schlüssel
       *[other] Wörterbuch mit { $count } Schlüsseln
    }
structure-more =
    { $count ->
        [one] und { $count } weiterer
       *[other] und { $count } weitere
    }
structure-empty = (leer)
structure-folded =
    { $count ->
        [one] ({ $count } Byte ausgelassen)
       *[other] ({ $count } Byte ausgelassen)
    }
rules-title = Regeln
rules-all = Alle Regeln
rules-about = Nach diesen Regeln wird jeder Torrent geprüft. Ein Torrent mit einem Fehler wird abgelehnt. Eine Warnung sagt, dass manche Programme Probleme damit haben können; ein Hinweis sagt, dass etwas unbekannt oder ungewöhnlich ist. <link>Einen Torrent prüfen</link>, ohne ihn zu veröffentlichen.
rules-what = Was falsch ist
rules-effect = Wirkung
rules-rule = Regel
rules-severities-error = Fehler
rules-severities-warning = Warnung
rules-severities-note = Hinweis
rules-effects-error = ein Fehler: der Torrent wird abgelehnt
rules-effects-warning = eine Warnung: der Torrent wird angenommen
rules-effects-note = ein Hinweis: der Torrent wird angenommen, und kein Programm ist bekannt, das Probleme damit hat
rules-meaning = Was das bedeutet
rules-example = Zum Beispiel
rules-hint = Was zu tun ist
rules-origin = Quelle
rules-bep = BitTorrent Enhancement Proposal { $number }.
