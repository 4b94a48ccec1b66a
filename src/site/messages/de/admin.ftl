admin-navigation = Verwaltung
admin-parts-overview = Überblick
admin-parts-queue = Wartendes
admin-parts-torrents = Torrents
admin-parts-blocks = Sperren
admin-parts-tokens = Tokens
admin-parts-audit = Protokoll
admin-parts-settings = Einstellungen
admin-parts-health = Zustand
admin-none = keine
admin-reason = Grund
admin-reasonHint = Das liest, wer die Adresse aufruft; bei einem verborgenen Torrent nur, wer ihn veröffentlicht hat.
admin-published = Veröffentlicht
admin-state = Status
admin-token = Token { $id }
admin-holder = { $name } ({ $token })
admin-withoutToken = jemandem ohne Token
admin-atMost = mehr als { $count }
admin-keys-select = Die Zeile auswählen oder wieder abwählen
admin-keys-act = Zu dem, was mit den ausgewählten Zeilen zu tun ist
adminAudit-filter = Änderungen finden
adminAudit-action = Aktion
adminAudit-actionHint = Ihr Anfang: { $all } oder { $one }.
adminAudit-tokenId = Nummer des Tokens
adminAudit-object = Gegenstand
adminAudit-objectHint = Ein Infohash oder { $token }.
adminAudit-find = Finden
adminAudit-list = Änderungen, die neuesten zuerst
adminAudit-nothing = Es wurde keine Änderung gefunden. Leeren Sie einige der Felder, um mehr zu sehen.
adminAudit-when = Wann
adminAudit-who = Wer
adminAudit-what = Was
adminAudit-change = Änderung
adminAudit-actions-block_add = Infohash gesperrt
adminAudit-actions-block_remove = Sperre aufgehoben
adminAudit-actions-feed_key_create = Feed-Schlüssel angelegt
adminAudit-actions-feed_key_revoke = Feed-Schlüssel widerrufen
adminAudit-actions-login_link_create = Anmelde-Link erstellt
adminAudit-actions-person_end = Person ohne Rolle beim Anbieter
adminAudit-actions-person_enter = Person vom Anbieter übernommen
adminAudit-actions-readme_remove = README entfernt
adminAudit-actions-readme_write = README geschrieben
adminAudit-actions-report_settle = Meldung erledigt
adminAudit-actions-session_create = Angemeldet
adminAudit-actions-session_end = Sitzung beendet
adminAudit-actions-token_create = Token angelegt
adminAudit-actions-token_operator = Admin-Token der Konfiguration gesetzt
adminAudit-actions-token_revoke = Token widerrufen
adminAudit-actions-torrent_edit = Torrent bearbeitet
adminAudit-actions-torrent_publish = Torrent veröffentlicht
adminAudit-actions-torrent_purge = Torrent endgültig gelöscht
adminAudit-actions-torrent_remove = Torrent entfernt
adminAudit-actions-torrent_replace = Torrent anstelle eines anderen veröffentlicht
adminAudit-actions-torrent_report = Torrent gemeldet
adminAudit-actions-torrent_restore = Torrent wiederhergestellt
adminAudit-actions-torrent_state = Status eines Torrents geändert
adminAudit-actions-torrent_update = .torrent-Datei aktualisiert
adminAudit-vias-token = mit Token
adminAudit-vias-session = angemeldet
adminAudit-vias-login_link = mit Anmelde-Link
adminAudit-vias-provider = über einen Anbieter
adminAudit-vias-delete_key = mit Löschschlüssel
adminAudit-vias-nothing = ohne Token
adminAudit-vias-command_line = auf der Kommandozeile
adminAudit-vias-server = von selbst
adminAudit-from = vorher:
adminAudit-to = nachher:
adminAudit-empty = nichts
adminAudit-yes = ja
adminAudit-no = nein
adminAudit-older = Ältere Änderungen
adminAudit-export = Diese als JSON-Zeilen herunterladen, die ältesten zuerst
adminBlocks-about = Was einen dieser Infohashes hat, kann hier nicht veröffentlicht werden.
adminBlocks-add = Einen Infohash sperren
adminBlocks-infohash = Infohash oder Magnet-Link
adminBlocks-blocked = Infohash
adminBlocks-reason = Grund
adminBlocks-reasonHint = Das liest, wer ihn veröffentlichen will.
adminBlocks-submit = Sperren
adminBlocks-list = Gesperrte Infohashes
adminBlocks-nothing = Nichts ist gesperrt.
adminBlocks-since = Seit
adminBlocks-by = Von
adminBlocks-action = Aktion
adminBlocks-remove = Entsperren
adminBlocks-more = Ältere Sperren
adminHealth-store = Speicher
adminHealth-file = Datenbank
adminHealth-journal = Write-Ahead-Log
adminHealth-free = Ungenutzter Platz darin
adminHealth-disk = Frei auf der Platte
adminHealth-schema = Schema
adminHealth-threads = Threads
adminHealth-writer = Änderungen
adminHealth-search = Suchen
adminHealth-threadStates-asleep = schläft, bis er gebraucht wird
adminHealth-threadStates-running = läuft
adminHealth-threadStates-failed = ausgefallen; der nächste Auftrag versucht es wieder
adminHealth-waiting =
    { $count ->
        [one] { $count } wartet
       *[other] { $count } warten
    }
adminHealth-housekeeping = Aufräumen
adminHealth-lastRun = Zuletzt
adminHealth-notYet = noch nicht
adminHealth-isRunning = Es ist noch nicht fertig.
adminHealth-purged =
    { $count ->
        [one] { $count } entfernter Torrent wurde endgültig gelöscht
       *[other] { $count } entfernte Torrents wurden endgültig gelöscht
    }
adminHealth-check = Nach Schäden suchen
adminHealth-checkAbout = Sieht die Tabellen durch und vergleicht so viele .torrent-Dateien mit ihrem SHA-256-Wert, wie in einigen Sekunden möglich ist. Jedes Mal beginnt die Suche an anderer Stelle.
adminHealth-checkNow = Jetzt suchen
adminHealth-lastCheck = Zuletzt gesucht
adminHealth-result = Ergebnis
adminHealth-sound = kein Schaden gefunden
adminHealth-flaws =
    { $count ->
        [one] { $count } Schaden gefunden
       *[other] { $count } Schäden gefunden
    }
adminHealth-tables = Durchgesehene Tabellen
adminHealth-files = Verglichene .torrent-Dateien
adminHealth-of = { $count } von { $all }
adminHealth-took = dauerte { $seconds } s
adminOverview-inScope = Sie moderieren { $scope } und sehen, was dort ist.
adminOverview-pending = Torrents zum Freigeben
adminOverview-reports = Offene Meldungen
adminOverview-torrents = Öffentliche Torrents
adminOverview-contentBytes = Ihr Inhalt
adminOverview-metainfoBytes = Alle .torrent-Dateien
adminOverview-databaseBytes = Die Datenbank
adminOverview-uploads = Hochgeladen je Tag, in den letzten 30 Tagen
adminOverview-uploadsSum =
    { $count ->
        [one] { $count } Torrent hochgeladen
       *[other] { $count } Torrents hochgeladen
    }
adminOverview-downloads = Heruntergeladen je Tag, in den letzten 30 Tagen
adminOverview-downloadsSum =
    { $count ->
        [one] { $count } Mal heruntergeladen
       *[other] { $count } Mal heruntergeladen
    }
adminOverview-downloadCount = Downloads
adminOverview-downloadsNote = Ganze .torrent-Dateien, die verschickt wurden. Magnet-Links brauchen keine und zählen nicht.
adminOverview-most = höchstens { $count } am Tag
adminOverview-asTable = Als Tabelle
adminOverview-day = Tag
adminOverview-count = Torrents
adminOverview-share = Anteil
adminOverview-states = Nach Status
adminOverview-sizes = Öffentliche Torrents nach Größe
adminOverview-sizeBelow = unter { $size }
adminOverview-sizeBetween = { $from } bis { $to }
adminOverview-sizeFrom = { $size } und mehr
adminOverview-versions = Öffentliche Torrents nach Version
adminQueue-reports = Meldungen
adminQueue-noReports = Keine Meldung wartet. Gemeldet wird auf der Seite eines Torrents.
adminQueue-pending = Torrents zum Freigeben
adminQueue-noPending = Kein Torrent wartet auf seine Freigabe. Was hochgeladen wird, wartet hier, solange die Einstellung { $setting } eingeschaltet ist.
adminQueue-kinds-illegal = verboten
adminQueue-kinds-copyright = Urheberrecht
adminQueue-kinds-malware = Schadsoftware
adminQueue-kinds-wrong = falsch
adminQueue-kinds-spam = Werbung
adminQueue-kinds-other = anderes
adminQueue-wantsNoList = Wer ihn hochgeladen hat, will ihn in keiner Liste, und so wird er zugelassen.
adminQueue-noText = Dazu wurde nichts geschrieben.
adminQueue-reportedBy = Gemeldet von { $who }, { $when }
adminQueue-sentBy = Gesendet von { $who }, { $when }
adminQueue-dismiss = Verwerfen
adminQueue-act = Verbergen oder entfernen
adminQueue-hide = Verbergen
adminQueue-remove = Entfernen
adminQueue-approve = Freigeben
adminQueue-approveUnlisted = Freigeben, nicht gelistet
adminQueue-refuseMore = Ablehnen
adminQueue-refuse = Ablehnen
adminQueue-moreReports = Weitere Meldungen
adminQueue-morePending = Weitere Torrents zum Freigeben
adminQueue-many = Viele auf einmal freigeben oder ablehnen
adminQueue-sameAddress = Dieselbe Adresse ist auch gewünscht von { $others }: Was zuletzt freigegeben wird, bekommt sie.
adminQueue-done-dismissed = Die Meldung wurde verworfen.
adminQueue-done-hidden = Der Torrent wurde verborgen.
adminQueue-done-removed = Der Torrent wurde entfernt.
adminQueue-done-let_in = Der Torrent wurde freigegeben.
adminQueue-done-refused = Der Torrent wurde abgelehnt.
adminSettings-about = Wonach sich dieser Dienst seit seinem Start richtet. Eine Einstellung wird dort geändert, woher sie stammt.
adminSettings-setting = Einstellung
adminSettings-value = Wert
adminSettings-source = Herkunft
adminSettings-isSet = gesetzt
adminSettings-isNotSet = nicht gesetzt
adminSettings-sources-code = Code
adminSettings-sources-flag = Option
adminSettings-sources-environment = Umgebung
adminSettings-sources-file = Datei
adminSettings-sources-default = Vorgabe
adminTokens-about = Tokens, Feed-Schlüssel und Personen, die sich anderswo anmelden.
adminTokens-withEnded = Auch widerrufene und abgelaufene zeigen
adminTokens-withoutEnded = Nur die gültigen
adminTokens-name = Name
adminTokens-kind = Art
adminTokens-kinds-token = Token
adminTokens-kinds-feed_key = Feed-Schlüssel
adminTokens-kinds-person = Person
adminTokens-role = Rolle
adminTokens-scope = Sammlung
adminTokens-scopeHint = Wo es etwas ändern darf: { $one } ist diese eine, { $below } auch alle darunter. Leer: überall.
adminTokens-everywhere = überall
adminTokens-expires = Läuft ab
adminTokens-expiresHint = Der erste Tag, an dem es nicht mehr gilt (UTC). Leer: nie.
adminTokens-never = nie
adminTokens-lastUsed = Zuletzt benutzt
adminTokens-notYet = noch nicht
adminTokens-holds = Hat veröffentlicht
adminTokens-torrentsMax = Höchstzahl an Torrents
adminTokens-metainfoBytesMax = Höchstgröße der .torrent-Dateien
adminTokens-maxHint = Leer: ohne Grenze.
adminTokens-sizeHint = Zum Beispiel 50 MiB. Leer: ohne Grenze.
adminTokens-state = Status
adminTokens-inUse = gültig
adminTokens-revoked = widerrufen
adminTokens-expired = abgelaufen
adminTokens-made = Angelegt
adminTokens-subject = Bekannt als
adminTokens-parent = Liest für
adminTokens-more = Weitere Tokens
adminTokens-create = Ein Token anlegen
adminTokens-nameHint = Wofür es ist, damit man es von anderen unterscheidet.
adminTokens-newTitle = Das neue Token
adminTokens-newToken = Das ist das Token { $name }. Kopieren Sie es jetzt: Es wird nicht noch einmal gezeigt.
adminTokens-tryIt = Damit, von einem Terminal aus:
adminTokens-one = Token { $name }
adminTokens-link = Anmelde-Link
adminTokens-linkAbout = Er meldet einen Browser mit diesem Token an, einmal und binnen einer Stunde.
adminTokens-makeLink = Anmelde-Link anlegen
adminTokens-newLinkTitle = Der Anmelde-Link
adminTokens-newLink = Dieser Link meldet einen Browser als { $name } an, einmal und innerhalb einer Stunde. Er wird nicht noch einmal gezeigt.
adminTokens-revokeTitle = Widerrufen
adminTokens-revokeAbout = Von der nächsten Anfrage an gilt es nicht mehr, und seine Anmeldungen und Feed-Schlüssel auch nicht. Was damit veröffentlicht wurde, bleibt.
adminTokens-revokeOwn = Mit diesem Token sind Sie selbst angemeldet: Sie werden abgemeldet.
adminTokens-revokeSure = Ja, es soll widerrufen werden
adminTokens-revoke = Widerrufen
adminTokens-back = Alle Tokens
adminTorrents-filter = Torrents finden
adminTorrents-query = Wörter, oder leer lassen
adminTorrents-collection = Sammlung
adminTorrents-below = Mit den Sammlungen darunter
adminTorrents-category = Kategorie
adminTorrents-tag = Schlagwort
adminTorrents-version = Version
adminTorrents-anyVersion = jede
adminTorrents-sizeMin = Größe ab
adminTorrents-sizeMax = Größe bis
adminTorrents-publishedFrom = Veröffentlicht ab
adminTorrents-publishedBefore = Veröffentlicht vor
adminTorrents-moreFilters = Weitere Filter
adminTorrents-find = Finden
adminTorrents-found =
    { $count ->
        [one] { $count } Torrent gefunden
       *[other] { $count } Torrents gefunden
    }
adminTorrents-nothing = Es wurde nichts gefunden. Wählen Sie einen anderen Status, oder leeren Sie einige der Felder.
adminTorrents-select = Auswählen
adminTorrents-name = Name
adminTorrents-size = Größe
adminTorrents-owner = Von
adminTorrents-more = Weitere Torrents
adminTorrents-change = Ausgewählte ändern
adminTorrents-action = Was zu tun ist
adminTorrents-actions-public = öffentlich machen
adminTorrents-actions-unlisted = aus den Listen nehmen
adminTorrents-actions-hide = verbergen, mit einem Grund
adminTorrents-actions-remove = entfernen, mit einem Grund (410)
adminTorrents-actions-remove451 = aus rechtlichen Gründen entfernen (451)
adminTorrents-actions-restore = wiederherstellen
adminTorrents-actions-category = die Kategorie setzen
adminTorrents-actions-addTag = ein Schlagwort hinzufügen
adminTorrents-actions-removeTag = ein Schlagwort entfernen
adminTorrents-actions-move = in eine Sammlung verschieben
adminTorrents-choose = Bitte wählen …
adminTorrents-fields-reason = Grund
adminTorrents-fields-category = Kategorie (leer: keine)
adminTorrents-fields-tag = Schlagwort
adminTorrents-fields-collection = Sammlung (/ ist die oberste)
adminTorrents-selectAll = Alle auf dieser Seite auswählen
adminTorrents-selected = Ausgewählt: { $count } von { $all }
adminTorrents-apply = Ausgewählte ändern
adminTorrents-applyAll = Alle gefundenen ändern
adminTorrents-toChange = Zurück zu „Was zu tun ist“
adminTorrents-confirmTitle = Alle gefundenen ändern?
adminTorrents-confirm = Das betrifft { $count }: { $what }.
adminTorrents-confirmSome = Zunächst { $count }; mit den übrigen machen Sie dann weiter.
adminTorrents-everything = Es gibt keinen Filter: Ich meine alle Torrents
adminTorrents-confirmApply = Ändern
adminTorrents-back = Zurück zur Liste
adminTorrents-resultTitle = Was geändert wurde
adminTorrents-changed =
    { $count ->
        [one] { $count } Torrent wurde geändert
       *[other] { $count } Torrents wurden geändert
    }
adminTorrents-failed =
    { $count ->
        [one] { $count } Torrent wurde nicht geändert
       *[other] { $count } Torrents wurden nicht geändert
    }
adminTorrents-why = Warum nicht
adminTorrents-remaining =
    { $count ->
        [one] Etwa { $count } Torrent bleibt übrig.
       *[other] Etwa { $count } Torrents bleiben übrig.
    }
adminTorrents-continue = Mit ihnen weitermachen
