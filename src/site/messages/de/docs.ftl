guide-title = So benutzen Sie { $site }
guide-about = Veröffentlichen Sie hier Torrents und laden Sie sie herunter, im Browser oder im Terminal. Die Befehle unten enthalten die Adressen dieser Website.
guide-link = Hilfe
guide-get = Finden und herunterladen
guide-getAbout = Eine Liste oder Suche antwortet curl mit einer Adresse pro Zeile, auf Wunsch mit JSON. Zu jeder Liste gibt es Feeds.
guide-getList = Was in einer Sammlung und darunter ist
guide-getSearch = Suche, mit <link>denselben Wörtern wie im Suchfeld</link>
guide-getJson = Dasselbe als JSON
guide-getFeed = Ein Feed neuer Torrents, für einen Feedreader oder ein Torrent-Programm
guide-getFile = Die Datei eines Torrents, nach seinem Infohash
guide-getMagnet = Den Torrent zu einem Magnet-Link oder einem Infohash: Fügen Sie ihn in das <link>Suchfeld</link> ein.
guide-openMagnets = Hier öffnen
guide-openMagnetsAbout = Ihr Browser kann jeden Magnet-Link, den Sie anklicken, auf dieser Website nachschlagen. Er öffnet sie dann nicht mehr in Ihrem Torrent-Programm, bis Sie das in seinen Einstellungen ändern.
guide-publish = Veröffentlichen
guide-needsToken = Zum Hochladen brauchen Sie ein Token. Wenn Sie keines haben, fragen Sie einen Admin dieser Website. Ersetzen Sie TOKEN durch Ihr Token, oder <link>melden Sie sich damit an</link>.
guide-needsNoToken = Sie können ohne Token veröffentlichen. Die Antwort enthält dann eine Adresse, mit der Sie den Torrent wieder entfernen können: Bewahren Sie sie auf.
guide-byForm = Im Browser benutzen Sie das <link>Formular zum Hochladen</link>. Mit curl ist der Ordner der Adresse die Sammlung. Der erste Torrent legt sie an.
guide-publishOne = Eine Datei
guide-publishFields = Mit Titel und Schlagwörtern; auch description, category, licence und state=unlisted
guide-publishMany = Mehrere Dateien auf einmal; jede wird für sich veröffentlicht oder abgelehnt
guide-accepted = Was angenommen wird
guide-versions = Torrents der Versionen v1, v2 und hybrid. Sie werden Byte für Byte gespeichert und ausgeliefert.
guide-limits = Eine .torrent-Datei darf bis zu { $size } groß sein, ein Formular bis zu { $files } enthalten.
guide-rate =
    { $seconds ->
        [one] Sie können bis zu { $files } in { $seconds } Sekunde hochladen.
       *[other] Sie können bis zu { $files } in { $seconds } Sekunden hochladen.
    }
guide-rules = Ein ungültiger Torrent wird abgelehnt; die Antwort nennt die Regel, die Stelle in der Datei und was dagegen zu tun ist. Lesen Sie <rules>alle Regeln</rules>, oder <check>prüfen Sie eine Datei</check>, ohne sie zu veröffentlichen.
guide-change = Ersetzen, bearbeiten und entfernen
guide-replaceAbout = Laden Sie einen anderen Torrent unter derselben Adresse hoch, um den vorhandenen zu ersetzen. Felder, die Sie nicht senden, bleiben, wie sie sind, und der ältere Torrent behält die Seite seines Infohashs.
guide-replace = Ersetzen
guide-edit = Bearbeiten
guide-remove = Entfernen
guide-undo =
    { $days ->
        [one] Sie können ihn { $days } Tag lang wiederherstellen.
       *[other] Sie können ihn { $days } Tage lang wiederherstellen.
    }
guide-scripts = Für Skripte
guide-api = Lesen Sie die <link>API-Referenz</link>, oder erzeugen Sie einen Client aus ihrer OpenAPI-Beschreibung.
guide-scriptsAbout = Senden Sie Accept: application/json, oder hängen Sie ?format=json an. Jede Ablehnung hat einen type, der zu einer dieser Seiten führt:
