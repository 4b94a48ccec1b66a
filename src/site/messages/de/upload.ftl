upload-title = Hochladen
upload-titleDone = Hochgeladen
upload-titlePartly = Teilweise hochgeladen
upload-titleRefused = Nicht hochgeladen
upload-heading = Torrents hochladen
upload-collection = Sammlung
upload-collectionHint = Ein Ordner für die Torrents, zum Beispiel { $example }. Leer lassen, um ohne Ordner zu veröffentlichen.
upload-token = Token
upload-tokenHint = Was Sie vom Betreiber dieses Dienstes zum Veröffentlichen bekommen haben.
upload-files = Torrent-Dateien
upload-filesHint = Eine oder mehrere .torrent-Dateien; jede wird für sich geprüft und veröffentlicht.
upload-submit = Hochladen
upload-checkOnly = Nur prüfen
upload-terminal = Im Terminal
upload-terminalAnswer = Die Antwort ist die Adresse des veröffentlichten Torrents.
upload-terminalToken = Setzen Sie Ihr Token anstelle von TOKEN ein.
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
upload-outcomes-created = Veröffentlicht:
upload-outcomes-replaced = Ältere Fassung ersetzt:
upload-outcomes-updated = Aktualisiert:
upload-outcomes-unchanged = Unverändert:
upload-elsewhere = Derselbe Torrent war schon unter { $path } veröffentlicht. Er bleibt dort und steht nicht in der Sammlung, die Sie gewählt haben.
upload-refused = Abgelehnt:
upload-fromFile = aus { $file }
upload-unnamedFile = Eine Datei ohne Namen
upload-deleteKey = Heben Sie <link>diese Adresse</link> auf: Nur mit ihr können Sie den Torrent löschen, und sie wird nicht noch einmal gezeigt.
upload-deleteAddress = Die Adresse zum Löschen
upload-compatibility = Dies kann manche Programme stören:
upload-warnings = Warnungen
drop-hint = Die .torrent-Datei irgendwo ablegen
drop-intoForm = Sie können auch irgendwo auf dieser Seite abgelegt oder eingefügt werden.
drop-checking = Die Datei wird gelesen …
drop-refused = Diese Datei ist kein Torrent, der sich veröffentlichen ließe.
drop-notChecked = Die Datei ließ sich nicht lesen.
drop-leftOut = Aus dem Ordner weggelassen, da keine .torrent-Dateien oder nicht lesbar: { $count }
drop-cut = Nur die ersten { $entriesMax } Dateien und Ordner wurden angesehen. Ziehen Sie die übrigen für sich hierher.
drop-nothing = In diesem Ordner ist keine .torrent-Datei.
uploadFields-more = Mehr zu den Torrents
uploadFields-moreHint = Alles davon ist freiwillig. Ein Torrent, der schon hier ist, behält die Felder, die Sie leer lassen.
uploadFields-titleHint = Wird anstelle des Namens im Torrent gezeigt. Für eine einzelne Datei.
uploadFields-descriptionHint = Markdown, bis zu { $charactersMax } Zeichen. Beim Bearbeiten des Torrents darf sie länger werden.
uploadFields-chooseAgain = Ihre Eingaben stehen noch im Formular. Wählen Sie die Dateien noch einmal aus.
uploadFields-keptFiles = Dateien
uploadFields-keptFilesHint = Sie wurden behalten und müssen nicht noch einmal ausgewählt werden.
uploadFields-tooLargeToKeep =
    { $count ->
        [one] { $count } Datei ist zu groß, um behalten zu werden. Wählen Sie sie zum Veröffentlichen noch einmal aus:
       *[other] { $count } Dateien sind zu groß, um behalten zu werden. Wählen Sie sie zum Veröffentlichen noch einmal aus:
    }
uploadFields-publish = Veröffentlichen
uploadFields-publishAccepted = Angenommenes veröffentlichen
uploadFields-checkOthers = Andere Dateien prüfen
uploadFields-chooseOthers = Andere Dateien auswählen
uploadFields-uploadMore = Weitere Torrents hochladen
uploading-heading = Dateien zum Hochladen
uploading-title = Titel
uploading-titleHint = Wird anstelle des Namens im Torrent gezeigt.
uploading-states-checking = Wird geprüft …
uploading-states-ready = In Ordnung und bereit zum Hochladen.
uploading-states-unchecked = Bereit zum Hochladen. Die Datei konnte hier nicht geprüft werden; der Server prüft sie.
uploading-states-waiting = Wartet, bis sie an der Reihe ist.
uploading-states-sending = Wird hochgeladen …
uploading-states-paused = Zu viele auf einmal. Weiter in { $seconds } s.
uploading-states-published = Veröffentlicht:
uploading-states-upToDate = Unverändert:
uploading-states-pending = Wartet auf die Moderation:
uploading-states-here = Schon hier, Byte für Byte:
uploading-states-hereOtherwise = Schon hier, mit anderen Trackern oder Angaben:
uploading-states-refused = Abgelehnt: Das ist kein gültiger Torrent.
uploading-states-sameName = Nicht hochgeladen: Eine andere Datei dieser Liste heißt ebenso, und eine würde die andere ersetzen.
uploading-states-twice = Nicht hochgeladen: Derselbe Torrent steht schon in dieser Liste.
uploading-states-failed = Nicht hochgeladen.
uploading-states-noAnswer = Nicht hochgeladen: Der Server ist nicht zu erreichen.
uploading-states-cancelled = Abgebrochen.
uploading-states-changed = Nicht hochgeladen: Die Datei hat sich auf Ihrem Datenträger geändert, seit Sie sie gewählt haben, oder ist nicht mehr lesbar. Wählen Sie sie noch einmal.
uploading-states-gone = Nicht hochgeladen: Die Datei ist nicht mehr dort, wo Sie sie gewählt haben. Wählen Sie sie noch einmal.
uploading-tooLarge = Nicht hochgeladen: Die Datei ist größer als { $size }; mehr wird hier nicht angenommen.
uploading-progress = Fortschritt
uploading-speed = { $size }/s
uploading-location = Er steht unter { $link }.
uploading-cancel = Abbrechen
uploading-retry = Noch einmal versuchen
uploading-remove = Aus der Liste nehmen
uploading-addMore = Weitere Dateien hinzufügen
uploading-problems = Probleme
uploading-published = Veröffentlicht: { $count }
uploading-review = Wartet auf die Moderation: { $count }
uploading-here = Schon hier: { $count }
uploading-refused = Nicht hochgeladen: { $count }
uploading-left = Hochzuladen: { $count }
uploading-checked = Geprüfte Dateien: { $count }
uploading-ready = Bereit: { $count }
uploading-invalid = Ungültig: { $count } ({ $names })
uploadSignIn-heading = Melden Sie sich an, um fortzufahren
uploadSignIn-about = Nichts geht verloren: Die Dateien, die noch nicht hochgeladen sind, und alles, was Sie eingegeben haben, bleiben auf dieser Seite.
uploadSignIn-still = Sie sind noch nicht angemeldet. Geben Sie ein Token ein oder melden Sie sich in einem neuen Tab an, und fahren Sie dann fort.
uploadSignIn-continue = Fortfahren
uploadSignIn-newTab = In einem neuen Tab anmelden
