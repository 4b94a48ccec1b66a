common-bytes =
    { $count ->
        [one] { $count } Byte
       *[other] { $count } Byte
    }
common-files =
    { $count ->
        [one] { $count } Datei
       *[other] { $count } Dateien
    }
common-torrents =
    { $count ->
        [one] { $count } Torrent
       *[other] { $count } Torrents
    }
common-byteUnit = B
common-momentUtc = { $moment } Uhr UTC
common-unknown = unbekannt
common-unseenName = (unsichtbarer Name)
common-private = privat
common-breadcrumbs = Sie sind hier
common-allTorrents = Alle Torrents
common-seeNewest = Zu den neuesten Torrents
common-uploadTorrent = Einen Torrent hochladen
common-sizeInFiles =
    { $count ->
        [one] { $size } in { $count } Datei
       *[other] { $size } in { $count } Dateien
    }
common-sizeTimes = { $pieces } zu je { $size }
common-pieces =
    { $count ->
        [one] { $count } Stück
       *[other] { $count } Stücke
    }
common-both = { $one }, { $other }
common-atByte = Byte { $offset }
layout-skip = Zum Inhalt springen
layout-search = Suchen
layout-searchLabel = Nach Namen oder Infohash suchen
layout-main = Hauptmenü
layout-newest = Neueste
layout-upload = Hochladen
layout-signIn = Anmelden
layout-yourAccount = Ihr Konto:
layout-moderation = Moderation
layout-admin = Verwaltung
layout-about = { $service } speichert .torrent-Dateien und liefert sie aus, Byte für Byte wie veröffentlicht.
layout-language = Sprache
layout-changeLanguage = Ändern
keys-title = Tastenkürzel
keys-search = Suchen
keys-step = Nächster und voriger Torrent
keys-open = Den Torrent öffnen
keys-download = Seine Datei herunterladen
keys-magnet = Seinen Magnet-Link öffnen
keys-upload = Hochladen
keys-help = Diese Kürzel zeigen
keys-on = Tastenkürzel mit einer Taste benutzen
keys-close = Schließen
copying-copy = Kopieren
copying-copied = Kopiert.
copying-notCopied = Nicht kopiert. Wenn der Text markiert ist, drücken Sie Strg+C.
