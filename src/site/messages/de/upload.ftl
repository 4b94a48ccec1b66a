upload-title = Hochladen
upload-titleDone = Hochgeladen
upload-titlePartly = Teilweise hochgeladen
upload-titleRefused = Nicht hochgeladen
upload-heading = Torrents hochladen
upload-about = Laden Sie .torrent-Dateien hoch: Jede wird für sich geprüft und veröffentlicht.
upload-collection = Sammlung
upload-collectionHint = zum Beispiel { $example }
upload-token = Token
upload-tokenHint = vom Betreiber
upload-files = Torrent-Dateien
upload-filesHint = Eine oder mehrere, jede bis { $size }.
upload-file = Datei
upload-fileSize = Größe der Datei
upload-result = Ergebnis
upload-submit = Hochladen
upload-checkOnly = Nur prüfen
upload-terminal = Im Terminal
upload-terminalAnswer = Die Antwort ist die Adresse des veröffentlichten Torrents.
upload-terminalToken = Ersetzen Sie TOKEN durch Ihr Token.
upload-severalAtOnce = Mehrere auf einmal:
upload-publishedCount =
    { $count ->
        [one] { $count } Torrent veröffentlicht
       *[other] { $count } Torrents veröffentlicht
    }
upload-unchangedCount =
    { $count ->
        [one] { $count } Torrent war schon veröffentlicht
       *[other] { $count } Torrents waren schon veröffentlicht
    }
upload-refusedCount =
    { $count ->
        [one] { $count } Datei abgelehnt
       *[other] { $count } Dateien abgelehnt
    }
upload-outcomes-created = Veröffentlicht
upload-outcomes-replaced = Ältere Version ersetzt
upload-outcomes-updated = Aktualisiert
upload-outcomes-unchanged = Unverändert
upload-elsewhere = Derselbe Torrent war schon unter { $path } veröffentlicht. Er bleibt dort und ist nicht in der Sammlung, die Sie gewählt haben.
upload-movedAway = Diese Sammlung wurde nach { $path } verschoben. Mit diesem Torrent gibt es sie daneben wieder.
upload-inherited = Er behält diese Felder des Torrents, den er ersetzt: { $fields }
upload-refused = Abgelehnt
upload-unnamedFile = Eine Datei ohne Namen
upload-deleteKey = Heben Sie <link>diese Adresse</link> auf: Nur mit ihr können Sie den Torrent löschen, und sie wird nicht noch einmal gezeigt.
upload-deleteAddress = Die Adresse zum Löschen
upload-compatibility = Manche Programme können hiermit Probleme haben:
upload-warnings = Warnungen
drop-hint = Die .torrent-Datei irgendwo ablegen
drop-intoForm = Sie können Dateien oder Ordner auch irgendwo auf dieser Seite ablegen oder einfügen. Sie werden hier geprüft, bevor etwas gesendet wird.
drop-checking = Die Datei wird gelesen …
drop-refused = Diese Datei ist kein Torrent, der veröffentlicht werden kann.
drop-notChecked = Die Datei konnte nicht gelesen werden.
drop-leftOut = Aus dem Ordner weggelassen, da keine .torrent-Dateien oder nicht lesbar: { $count }
drop-cut = Nur die ersten { $entriesMax } Dateien und Ordner wurden gelesen. Legen Sie die übrigen getrennt ab.
drop-nothing = In diesem Ordner ist keine .torrent-Datei.
uploadFields-more = Weitere Felder
uploadFields-moreHint = Alle Felder sind freiwillig. Ein Torrent, der schon hier ist, behält die Felder, die Sie leer lassen.
uploadFields-categoryHint = ein kurzer Name
uploadFields-tagsHint = durch Kommas getrennt
uploadFields-titleHint = Wird anstelle des Namens im Torrent gezeigt. Für eine einzelne Datei.
uploadFields-descriptionHint = Markdown, bis zu { $charactersMax } Zeichen. Beim Bearbeiten des Torrents können Sie sie verlängern.
uploadFields-chooseAgain = Ihre Eingaben stehen noch im Formular. Wählen Sie die Dateien noch einmal aus.
uploadFields-keptFiles = Dateien
uploadFields-keptFilesHint = Die Dateien wurden behalten. Sie müssen sie nicht noch einmal auswählen.
uploadFields-tooLargeToKeep =
    { $count ->
        [one] { $count } Datei ist zu groß, um behalten zu werden. Wählen Sie sie zum Veröffentlichen noch einmal aus:
       *[other] { $count } Dateien sind zu groß, um behalten zu werden. Wählen Sie sie zum Veröffentlichen noch einmal aus:
    }
uploadFields-publishAccepted = Angenommene Dateien veröffentlichen
uploadFields-checkOthers = Andere Dateien prüfen
uploadFields-chooseOthers = Andere Dateien auswählen
uploadFields-uploadMore = Weitere Torrents hochladen
uploading-heading = Dateien zum Hochladen
uploading-title = Titel
uploading-edit = Bearbeiten
uploading-details = Details
uploading-actions = Aktionen
uploading-states-checking = Wird geprüft …
uploading-states-ready = Bereit
uploading-states-unchecked = Bereit, hier nicht geprüft
uploading-states-waiting = Wartet
uploading-states-sending = Wird hochgeladen …
uploading-states-paused = Zu viele auf einmal: weiter in { $seconds } s
uploading-states-pending = Wartet auf Freigabe
uploading-states-here = Schon hier
uploading-states-hereOtherwise = Schon hier: Tracker oder Angaben werden geändert
uploading-states-hereFields = Schon hier: Felder werden geändert
uploading-states-refused = Nicht gültig
uploading-states-cancelled = Abgebrochen
uploading-keepsFields = Er wird nicht noch einmal hochgeladen und behält seine eigenen Felder. <link>Dort bearbeiten</link>
uploading-why-sameName = Eine andere Datei dieser Liste heißt ebenso, und eine würde die andere ersetzen. Entfernen Sie eine davon.
uploading-why-twice = Derselbe Torrent ist schon in dieser Liste.
uploading-why-tooLarge = Die Datei ist größer als { $size }, die Grenze hier.
uploading-why-noAnswer = Der Server ist nicht erreichbar. Versuchen Sie es noch einmal.
uploading-why-changed = Die Datei hat sich auf Ihrem Datenträger geändert, seit Sie sie gewählt haben, oder ist nicht mehr lesbar. Wählen Sie sie noch einmal.
uploading-why-gone = Die Datei ist nicht mehr dort, wo Sie sie gewählt haben. Wählen Sie sie noch einmal.
uploading-progress = Fortschritt
uploading-speed = { $size }/s
uploading-location = Sie finden ihn unter { $link }.
uploading-cancel = Abbrechen
uploading-retry = Noch einmal versuchen
uploading-remove = Entfernen
uploading-removeRefused = Diese entfernen
uploading-addMore = Weitere Dateien hinzufügen
uploading-problems = Probleme
uploading-published = { $count } veröffentlicht
uploading-review = { $count } mit ausstehender Freigabe
uploading-here = { $count } schon hier
uploading-refused = { $count } nicht hochgeladen
uploading-sending = { $count } werden hochgeladen
uploading-checking = { $count } in Prüfung
uploading-checked = { $count } geprüft
uploading-ready = { $count } bereit
uploading-invalid = { $count } nicht gültig
uploading-invalidNames = { $count } nicht gültig ({ $names })
uploadSignIn-heading = Melden Sie sich an, um fortzufahren
uploadSignIn-about = Nichts geht verloren: Die Dateien, die noch nicht hochgeladen sind, und alles, was Sie eingegeben haben, bleiben auf dieser Seite.
uploadSignIn-still = Sie sind noch nicht angemeldet. Geben Sie ein Token ein oder melden Sie sich in einem neuen Tab an, und fahren Sie dann fort.
uploadSignIn-continue = Fortfahren
uploadSignIn-newTab = In einem neuen Tab anmelden
pictures-title = Bilder von { $name }
pictures-heading = Bilder
pictures-about = { $formats }, je bis zu { $size }; höchstens { $count } je Text. Sie werden für die Seite verkleinert, und was eine Kamera vermerkt, etwa der Ort, wird entfernt.
pictures-use = Schreiben Sie dies an die Stelle im Text, an der es erscheinen soll:
pictures-none = Es gibt noch keine Bilder.
pictures-choose = Bilder auswählen
pictures-chooseHint = Die Beschreibung zeigt eines dort, wo Sie { $example } schreiben.
pictures-add = Hinzufügen
pictures-remove = Entfernen
pictures-back = Zurück zum Formular
pictures-manage = Bilder hinzufügen oder entfernen
pictures-drop = Sie können Bilder auch in den Text ziehen oder einfügen.
pictures-sending = Das Bild wird gesendet …
pictures-failed = Das Bild konnte nicht gesendet werden.
uploadRules-heading = Regeln für { $collection }
uploadRules-tracker = Mindestens ein Tracker ist einer von diesen: { $trackers }
uploadRules-version = Die Version ist eine von diesen: { $versions }
uploadRules-size = Der Inhalt hat höchstens { $size }.
uploadRules-files =
    { $count ->
        [one] Es ist höchstens { $count } Datei.
       *[other] Es sind höchstens { $count } Dateien.
    }
