check-title = Prüfen
check-heading = Torrents prüfen
check-about = Eine Datei, die hier geprüft wird, wird nicht gespeichert und nicht veröffentlicht.
check-filesHint = Eine oder mehrere .torrent-Dateien.
check-submit = Prüfen
check-accepted = Angenommen: { $file }
check-refused = Abgelehnt: { $file }
check-structure = Wie die Datei aufgebaut ist
check-findings = Befunde
check-nothingFound = Es wurde nichts gefunden, was ein Programm stören könnte.
findings-what = Was gefunden wurde
findings-where = Wo
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
rules-about = Wonach jeder Torrent geprüft wird. Ein Fehler führt zur Ablehnung. Eine Warnung sagt, dass es manche Programme stören kann; ein Hinweis, dass etwas unbekannt oder ungewöhnlich ist. <link>Einen Torrent prüfen</link>, ohne ihn zu veröffentlichen.
rules-what = Was falsch ist
rules-effect = Wirkung
rules-rule = Regel
rules-severities-error = Fehler
rules-severities-warning = Warnung
rules-severities-note = Hinweis
rules-effects-error = ein Fehler: der Torrent wird abgelehnt
rules-effects-warning = eine Warnung: der Torrent wird angenommen
rules-effects-note = ein Hinweis: der Torrent wird angenommen, und kein bekanntes Programm stört sich daran
rules-meaning = Was das bedeutet
rules-example = Zum Beispiel
rules-hint = Was zu tun ist
rules-origin = Woher das kommt
rules-bep = BitTorrent Enhancement Proposal { $number }.
