torrent-magnet = Magnet-Link
torrent-download = .torrent herunterladen
torrent-withSources = Diese Datei hat auch Tracker und Webseeds dieser Website. Die { $original } ist genau so, wie sie hochgeladen wurde.
torrent-original = Originaldatei
torrent-exact = Diese Datei ist genau so, wie sie hochgeladen wurde. Der Magnet-Link hat auch Tracker und Webseeds dieser Website.
torrent-files = Dateien
torrent-superseded = Ein neuerer Torrent hat diesen ersetzt.
torrent-supersededKept = Unter seinem Infohash bleibt er hier erhalten.
torrent-supersededBy = Der neuere ist { $newer }.
torrent-warnings = Warnungen
torrent-compatibility =
    { $count ->
        [one] Der Torrent funktioniert, aber manche Programme können hiermit Probleme haben
       *[other] Der Torrent funktioniert, aber manche Programme können mit diesen Punkten Probleme haben
    }
torrent-warningsCaption = Befunde der Prüfung dieses Torrents
torrent-card = Download und Angaben
torrent-details = Einzelheiten
facts-name = Name
facts-size = Größe
facts-downloads = Downloads
facts-seeders = Seeder
facts-leechers = Leecher
facts-countedBy = Gezählt von
facts-completed = Fertige Downloads
facts-files = Dateien
facts-pieces = Stücke
facts-version = Version
facts-versions-v1 = v1 (BitTorrent, SHA-1)
facts-versions-v2 = v2 (BitTorrent v2, SHA-256)
facts-versions-hybrid = hybrid (v1 und v2 in einem)
facts-infohashV1 = Infohash v1
facts-infohashV2 = Infohash v2
facts-private = Privat
facts-privateYes = Ja: Programme finden Peers nur über seine Tracker
facts-comment = Kommentar
facts-created = Erstellt
facts-createdBy = Erstellt mit
facts-source = Quelle
facts-publisher = Herausgeber
facts-publisherUrl = Adresse des Herausgebers
facts-updateUrl = Aktualisierungen unter
facts-ssl = Peers weisen sich aus
facts-sslYes = Ja: mit Zertifikaten (SSL-Torrent)
facts-similar = Teilt Dateien mit
facts-collections = Gehört zu
facts-encoding = Textkodierung
facts-unknownKeys = Unbekannte Schlüssel
facts-signedBy = Signiert von
facts-signatures-valid = die Signatur passt zum Zertifikat im Torrent
facts-signatures-invalid = die Signatur passt nicht
facts-signatures-unknown = das Zertifikat ist nicht im Torrent
facts-category = Kategorie
facts-tags = Schlagwörter
facts-licence = Lizenz
facts-published = Veröffentlicht
facts-updated = Aktualisiert
facts-address = Adresse
facts-file = .torrent-Datei
facts-fileSha256 = SHA-256 der Datei
facts-originalSha256 = SHA-256 der Originaldatei
facts-technical = Technische Angaben
facts-publishedBy = { $ago } von { $publisher }
sources-trackers = Tracker
sources-noTrackers = Keine: Peers werden über die verteilte Hashtabelle (DHT) gefunden.
sources-tier = Stufe { $number }
sources-webSeeds = Web-Seeds
sources-offered = Von dieser Website angeboten
sources-seedOutcomes-reachable = erreichbar
sources-seedOutcomes-no_ranges = antwortet, aber nicht mit Teilen von Dateien: Clients können ihn nicht benutzen
sources-seedOutcomes-wrong_content = hat anderen Inhalt
sources-seedOutcomes-wrong_size = hat eine Datei anderer Länge
sources-seedOutcomes-not_found = hat die Datei nicht
sources-seedOutcomes-forbidden_address = führt zu einer Adresse, die nicht gefragt werden darf
sources-seedOutcomes-unreachable = antwortet nicht
sources-seedTested = { $result } ({ $ago })
sources-nodes = DHT-Knoten
sources-moreTiers =
    { $count ->
        [one] Und { $count } weitere Stufe in der .torrent-Datei.
       *[other] Und { $count } weitere Stufen in der .torrent-Datei.
    }
sources-moreAddresses =
    { $count ->
        [one] Und { $count } weitere Adresse in der .torrent-Datei.
       *[other] Und { $count } weitere Adressen in der .torrent-Datei.
    }
sources-notInMagnet =
    { $count ->
        [one] Im Magnet-Link fehlt { $count } Adresse: Sie kann nicht funktionieren oder würde ihn zu lang machen. In der .torrent-Datei ist sie enthalten.
       *[other] Im Magnet-Link fehlen { $count } Adressen: Sie können nicht funktionieren oder würden ihn zu lang machen. In der .torrent-Datei sind sie enthalten.
    }
sources-masked = Wo ••• steht, ist ein Passkey verborgen. Ein Passkey sagt dem Tracker, wer der Nutzer ist.
sources-maskedInMagnet = Der Magnet-Link lässt die Adressen mit einem Passkey weg.
fileTree-executable = ausführbar
fileTree-hidden = versteckt
fileTree-pointsTo = verweist auf { $target }
fileTree-notShown =
    { $count ->
        [one] { $count } weitere Datei wird hier nicht gezeigt.
       *[other] { $count } weitere Dateien werden hier nicht gezeigt.
    }
edit-title = { $torrent } bearbeiten
edit-heading = { $torrent } bearbeiten
edit-name = Titel
edit-nameHint = Wird anstelle des Namens im Torrent gezeigt.
edit-description = Beschreibung
edit-descriptionHint = Markdown: { $mark }. HTML wird als Text gezeigt, und Bilder von anderen Seiten werden zu Links.
edit-category = Kategorie
edit-categoryHint = Ein kurzer Name, ohne Kommas und Schrägstriche.
edit-tags = Schlagwörter
edit-tagsHint = Durch Kommas getrennt.
edit-licence = Lizenz
edit-licenceHint = Ihre SPDX-Kennung, zum Beispiel { $example }, oder Ihre eigenen Worte.
edit-path = Pfad
edit-collection = Sammlung
edit-fileName = Dateiname
edit-fileNameHint = Endet auf { $ending }.
edit-visibility = Wer ihn sehen kann
edit-states-public = alle, in den Listen
edit-states-unlisted = alle, die seine Adresse kennen
edit-states-hidden = nur sein Besitzer und Moderatoren
edit-stateReason = Warum er verborgen ist
edit-stateReasonHint = Für den Besitzer.
edit-save = Speichern
edit-preview = Vorschau der Beschreibung
edit-previewed = Vorschau der Beschreibung
edit-descriptionEmpty = Die Beschreibung ist leer.
edit-notSaved = Nicht gespeichert
edit-wrongFields =
    { $count ->
        [one] { $count } Feld ist nicht gültig.
       *[other] { $count } Felder sind nicht gültig.
    }
edit-changed = Dieser Torrent wurde geändert, seit Sie das Formular geöffnet haben
edit-changedHint = Unten steht, was Sie eingegeben haben. Speichern Sie noch einmal, um die aktuellen Werte zu ersetzen:
edit-empty = nichts
fileFilter-label = Nach Namen filtern
fileFilter-found =
    { $count ->
        [one] { $count } Treffer
       *[other] { $count } Treffer
    }
fileList-title = Dateien von { $torrent }
fileList-heading = Dateien von { $torrent }
fileList-all = Alle Dateien Seite für Seite
fileList-shown = Dateien { $first } bis { $last } von { $all }
fileList-path = Pfad
fileList-size = Größe
fileList-pages = Seiten
fileList-previous = Vorige Dateien
fileList-next = Nächste Dateien
manage-title = Zu diesem Torrent
manage-edit = Bearbeiten
manage-replace = Neuere Version hochladen
manage-delete = Löschen
manage-report = Melden
manage-change = Diesen Torrent ändern
removal-title = { $torrent } löschen
removal-heading = { $torrent } löschen?
removal-about =
    { $count ->
        [one] Er wird aus allen Listen entfernt und nicht mehr ausgeliefert. { $count } Tag lang kann er wiederhergestellt werden.
       *[other] Er wird aus allen Listen entfernt und nicht mehr ausgeliefert. { $count } Tage lang kann er wiederhergestellt werden.
    }
removal-reason = Grund
removal-reasonHint = Alle, die seine Adresse öffnen, sehen ihn.
removal-status = Antwort unter seiner Adresse
removal-statuses-410 = er wurde entfernt (410)
removal-statuses-451 = er wurde aus rechtlichen Gründen entfernt (451)
removal-block = Sperren, damit er nicht wieder veröffentlicht werden kann. Dazu ist ein Grund nötig.
removal-submit = Löschen
removal-cancel = Behalten
removal-removedTitle = Gelöscht
removal-removed = { $torrent } wurde gelöscht
removal-removedAt = Am { $moment }.
removal-restorable = Bis { $moment } kann er wiederhergestellt werden.
removal-notByYou = Ein Moderator kann ihn wiederherstellen.
removal-notByYouLegal = Ein Moderator aller Sammlungen kann ihn wiederherstellen.
removal-undo = Wiederherstellen
removal-occupiedBy = Ein anderer Torrent hat jetzt seine Adresse: { $other }.
removal-occupiedHint = Verschieben oder löschen Sie den anderen, und stellen Sie dann diesen wieder her.
removal-occupiedAsk = Ein Moderator kann den anderen verschieben oder löschen; dann kann dieser wiederhergestellt werden.
removal-moveOther = Den anderen verschieben
removal-deleteOther = Den anderen löschen
replace-title = Eine neuere Version von { $torrent }
replace-heading = Eine neuere Version von { $torrent }
replace-about = Die neuere Version bekommt die Adresse { $path }. Dieser Torrent verlässt die Listen und bleibt unter seinem Infohash erreichbar.
replace-file = Torrent-Datei
replace-fileHint = Die .torrent-Datei der neueren Version; ihr Name spielt keine Rolle.
replace-submit = Hochladen
report-title = { $torrent } melden
report-heading = { $torrent } melden
report-about = Die Moderatoren dieses Dienstes werden Ihre Meldung lesen.
report-kind = Was nicht stimmt
report-kinds-illegal = Er ist illegal
report-kinds-copyright = Er verletzt ein Urheberrecht
report-kinds-malware = Er ist schädliche Software
report-kinds-wrong = Er ist nicht, was sein Name sagt
report-kinds-spam = Er ist Werbung
report-kinds-other = Etwas anderes
report-text = Näheres
report-textHint = Was einem Moderator bei der Entscheidung hilft. Bis zu 2.000 Zeichen.
report-submit = Melden
report-thanksTitle = Gemeldet
report-thanks = Danke. Ein Moderator sieht es sich an.
report-back = Zurück zum Torrent
share-title = Wege zum Torrent
share-qr = QR-Code des Magnet-Links
share-qrHint = Für ein Torrent-Programm auf einem anderen Gerät
share-qrHintWithoutAddresses = Für ein Torrent-Programm auf einem anderen Gerät, ohne Tracker und Web-Seeds
share-summary = { $size }, { $files }
share-file = .torrent-Datei
share-verify = Prüfen
share-magnetAndQr = Magnet-Link und QR-Code
share-privateHint = Dieser Torrent ist privat: Verwenden Sie die .torrent-Datei. Nur wenige Programme laden ihn über den Magnet-Link.
stateNote-pending = Dieser Torrent wartet auf Freigabe.
stateNote-hidden = Ein Moderator hat diesen Torrent verborgen.
stateNote-onlySeenBy = Nur sein Besitzer und Moderatoren können ihn sehen.
stateNote-unlisted = Dieser Torrent ist nicht gelistet.
stateNote-unlistedHint = Er ist in keiner Liste. Alle, die seine Adresse kennen, können ihn sehen.
stateNote-reason = Grund: { $reason }
stateNote-replaces = Wenn er freigegeben wird, ersetzt er { $other }.
stateNote-publish = Veröffentlichen
stateNote-publishUnlisted = Nicht gelistet veröffentlichen
versions-title = Versionen
versions-newest = neueste
versions-all = Alle Versionen
cite-title = Zitieren und einbetten
cite-badge = Abzeichen
cite-cite = Zitieren
cite-feed = Feed der Sammlung
cite-markdown = Abzeichen in Markdown
cite-html = Abzeichen in HTML
keep-expires = Läuft ab
keep-expiresHint = Dann wird er entfernt, was sich rückgängig machen lässt. Ein Zeitpunkt in UTC wie 2030-01-31T12:00:00Z oder die Dauer wie { $example }. Leer: Er läuft nie ab.
keep-pinned = Angeheftet
keep-pinnedNo = nein
keep-pinnedYes = ja: Er bleibt, bis er gelöscht wird
tracker-download = Mit unserem Tracker herunterladen
tracker-about = Diese Datei wird beim Herunterladen neu geschrieben: Unser Tracker steht darin an erster Stelle. Der Inhalt ist derselbe.
tracker-withPasskey = Diese Datei wird für Sie neu geschrieben: Sie enthält unseren Tracker und Ihren Passkey. Geben Sie sie nicht weiter.
tracker-signIn = Unser Tracker lässt nur Programme mit einem Passkey in den Schwarm dieses Torrents. Melden Sie sich an, um eine Datei mit Ihrem herunterzuladen.
tracker-history = Peers der letzten 30 Tage
tracker-most = meiste Seeder: { $most }
