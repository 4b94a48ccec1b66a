admin-navigation = Verwaltung
admin-parts-overview = Überblick
admin-parts-queue = Warteschlange
admin-parts-torrents = Torrents
admin-parts-blocks = Sperren
admin-parts-publishers = Herausgeber
admin-parts-tokens = Tokens
admin-parts-webhooks = Webhooks und IRC
admin-parts-audit = Audit-Protokoll
admin-parts-settings = Einstellungen
admin-parts-health = Zustand
admin-none = keine
admin-reason = Grund
admin-reasonHint = Alle, die die Adresse öffnen, sehen ihn. Bei einem verborgenen Torrent sieht ihn nur der Besitzer.
admin-published = Veröffentlicht
admin-state = Status
admin-token = Token { $id }
admin-nameAndToken = { $name } ({ $token })
admin-withoutToken = ein Besucher ohne Token
admin-moreThan = mehr als { $count }
admin-keys-select = Die Zeile auswählen oder abwählen
admin-keys-act = Zu den Aktionen für die ausgewählten Zeilen
adminAudit-filter = Änderungen finden
adminAudit-action = Aktion
adminAudit-actionHint = Eine Aktion wie { $one }, oder nur ihr Anfang, wie { $all }
adminAudit-tokenId = Nummer des Tokens
adminAudit-object = Objekt
adminAudit-objectHint = Ein Infohash oder { $token }.
adminAudit-find = Finden
adminAudit-list = Änderungen, die neuesten zuerst
adminAudit-nothing = Keine Änderungen gefunden. Leeren Sie einige der Felder, um mehr zu sehen.
adminAudit-when = Wann
adminAudit-who = Wer
adminAudit-what = Was
adminAudit-change = Änderung
adminAudit-actions-block_add = Infohash gesperrt
adminAudit-actions-block_remove = Sperre aufgehoben
adminAudit-actions-collection_edit = Sammlung geändert
adminAudit-actions-collection_move = Sammlung verschoben
adminAudit-actions-feed_key_create = Feed-Schlüssel angelegt
adminAudit-actions-feed_key_revoke = Feed-Schlüssel widerrufen
adminAudit-actions-passkey_create = Passkey angelegt
adminAudit-actions-passkey_revoke = Passkey widerrufen
adminAudit-actions-login_link_create = Anmelde-Link erstellt
adminAudit-actions-person_end = Person hat beim Anbieter ihre Rolle verloren
adminAudit-actions-person_enter = Person vom Anbieter übernommen
adminAudit-actions-publisher_remove = Seite des Herausgebers entfernt
adminAudit-actions-publisher_verify = Kennzeichen des Herausgebers geändert
adminAudit-actions-publisher_write = Seite des Herausgebers geschrieben
adminAudit-actions-readme_picture = Bild des README geändert
adminAudit-actions-readme_remove = README entfernt
adminAudit-actions-readme_write = README geschrieben
adminAudit-actions-report_settle = Meldung erledigt
adminAudit-actions-session_create = Angemeldet
adminAudit-actions-session_end = Sitzung beendet
adminAudit-actions-token_create = Token angelegt
adminAudit-actions-token_operator = Admin-Token aus der Konfiguration gesetzt
adminAudit-actions-token_revoke = Token widerrufen
adminAudit-actions-torrent_edit = Torrent bearbeitet
adminAudit-actions-torrent_keep = Aufbewahrung geändert
adminAudit-actions-torrent_publish = Torrent veröffentlicht
adminAudit-actions-torrent_purge = Torrent endgültig gelöscht
adminAudit-actions-torrent_remove = Torrent entfernt
adminAudit-actions-torrent_replace = Torrent durch einen neueren ersetzt
adminAudit-actions-torrent_report = Torrent gemeldet
adminAudit-actions-torrent_restore = Torrent wiederhergestellt
adminAudit-actions-torrent_state = Status eines Torrents geändert
adminAudit-actions-torrent_update = .torrent-Datei aktualisiert
adminAudit-actions-webhook_create = Webhook angelegt
adminAudit-actions-webhook_edit = Webhook geändert
adminAudit-actions-webhook_remove = Webhook gelöscht
adminAudit-vias-token = mit Token
adminAudit-vias-session = angemeldet
adminAudit-vias-login_link = mit Anmelde-Link
adminAudit-vias-provider = über einen Anbieter
adminAudit-vias-delete_key = mit Löschschlüssel
adminAudit-vias-nothing = ohne Token
adminAudit-vias-command_line = auf der Kommandozeile
adminAudit-vias-server = vom Server
adminAudit-from = vorher:
adminAudit-to = nachher:
adminAudit-empty = nichts
adminAudit-yes = ja
adminAudit-no = nein
adminAudit-older = Ältere Änderungen
adminAudit-export = Diese als JSON-Zeilen herunterladen, die ältesten zuerst
adminBlocks-about = Torrents mit diesen Infohashes können hier nicht veröffentlicht werden.
adminBlocks-add = Einen Infohash sperren
adminBlocks-infohash = Infohash oder Magnet-Link
adminBlocks-blocked = Infohash
adminBlocks-reason = Grund
adminBlocks-reasonHint = Alle, die ihn hochladen wollen, sehen ihn.
adminBlocks-submit = Sperren
adminBlocks-list = Gesperrte Infohashes
adminBlocks-nothing = Kein Infohash ist gesperrt.
adminBlocks-since = Seit
adminBlocks-by = Von
adminBlocks-action = Aktion
adminBlocks-remove = Entsperren
adminBlocks-more = Ältere Sperren
adminHealth-store = Speicher
adminHealth-file = Datenbank
adminHealth-journal = Write-Ahead-Log
adminHealth-free = Ungenutzter Platz in der Datenbank
adminHealth-disk = Freier Platz auf der Platte
adminHealth-schema = Schema
adminHealth-threads = Threads
adminHealth-writer = Änderungen
adminHealth-search = Suchen
adminHealth-threadStates-asleep = beendet, bis er gebraucht wird
adminHealth-threadStates-running = läuft
adminHealth-threadStates-failed = ausgefallen; startet mit dem nächsten Auftrag neu
adminHealth-queued =
    { $count ->
        [one] { $count } in der Warteschlange
       *[other] { $count } in der Warteschlange
    }
adminHealth-housekeeping = Aufräumen
adminHealth-lastRun = Letzter Lauf
adminHealth-notYet = noch nicht
adminHealth-isRunning = Es läuft noch.
adminHealth-purged =
    { $count ->
        [one] { $count } entfernter Torrent wurde endgültig gelöscht
       *[other] { $count } entfernte Torrents wurden endgültig gelöscht
    }
adminHealth-check = Auf Schäden prüfen
adminHealth-checkAbout = Prüft die Tabellen und vergleicht einige Sekunden lang .torrent-Dateien mit ihrem SHA-256-Wert. Jede Prüfung beginnt mit anderen Dateien.
adminHealth-checkNow = Jetzt prüfen
adminHealth-lastCheck = Letzte Prüfung
adminHealth-result = Ergebnis
adminHealth-noDamage = kein Schaden gefunden
adminHealth-problems =
    { $count ->
        [one] { $count } Schaden gefunden
       *[other] { $count } Schäden gefunden
    }
adminHealth-tables = Geprüfte Tabellen
adminHealth-files = Geprüfte .torrent-Dateien
adminHealth-of = { $count } von { $all }
adminHealth-took = dauerte { $seconds } s
adminOverview-inScope = Sie moderieren { $scope }. Diese Seite zeigt nur, was dort ist.
adminOverview-pending = Torrents mit ausstehender Freigabe
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
adminOverview-downloadsNote = Vollständig heruntergeladene .torrent-Dateien. Magnet-Links zählen nicht.
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
adminQueue-noReports = Es gibt keine offenen Meldungen. Leser können einen Torrent auf seiner Seite melden.
adminQueue-pending = Torrents mit ausstehender Freigabe
adminQueue-noPending = Kein Torrent wartet auf Freigabe. Solange die Einstellung { $setting } eingeschaltet ist, geben Sie hier Hochgeladenes frei oder lehnen es ab.
adminQueue-kinds-illegal = illegal
adminQueue-kinds-copyright = Urheberrecht
adminQueue-kinds-malware = Schadsoftware
adminQueue-kinds-wrong = falsch
adminQueue-kinds-spam = Werbung
adminQueue-kinds-other = anderes
adminQueue-wantsUnlisted = Der Besitzer will ihn nicht gelistet haben. Er bleibt nicht gelistet, wenn Sie ihn freigeben.
adminQueue-noText = Die Meldung hat keinen Text.
adminQueue-reportedBy = Gemeldet von { $who }, { $when }
adminQueue-sentBy = Gesendet von { $who }, { $when }
adminQueue-dismiss = Verwerfen
adminQueue-act = Verbergen oder entfernen
adminQueue-hide = Verbergen
adminQueue-remove = Entfernen
adminQueue-approve = Freigeben
adminQueue-approveUnlisted = Freigeben, nicht gelistet
adminQueue-rejectMore = Ablehnen
adminQueue-reject = Ablehnen
adminQueue-moreReports = Weitere Meldungen
adminQueue-morePending = Weitere Torrents mit ausstehender Freigabe
adminQueue-many = Viele Torrents auf einmal freigeben oder ablehnen
adminQueue-sameAddress = Dieselbe Adresse hätte auch { $others }. Der Torrent, den Sie zuletzt freigeben, bekommt sie.
adminQueue-done-dismissed = Die Meldung wurde verworfen.
adminQueue-done-hidden = Der Torrent wurde verborgen.
adminQueue-done-removed = Der Torrent wurde entfernt.
adminQueue-done-approved = Der Torrent wurde freigegeben.
adminQueue-done-rejected = Der Torrent wurde abgelehnt.
adminSettings-about = Die Einstellungen, die dieser Dienst seit seinem Start verwendet. Ändern Sie eine Einstellung an ihrer Quelle.
adminSettings-setting = Einstellung
adminSettings-value = Wert
adminSettings-source = Quelle
adminSettings-isSet = gesetzt
adminSettings-isNotSet = nicht gesetzt
adminSettings-sources-code = Code
adminSettings-sources-flag = Option
adminSettings-sources-environment = Umgebung
adminSettings-sources-file = Datei
adminSettings-sources-default = Standard
adminTokens-about = Tokens, Feed-Schlüssel und Personen, die sich bei einem Anbieter anmelden.
adminTokens-withEnded = Auch widerrufene und abgelaufene zeigen
adminTokens-withoutEnded = Nur die gültigen
adminTokens-name = Name
adminTokens-kind = Art
adminTokens-kinds-token = Token
adminTokens-kinds-feed_key = Feed-Schlüssel
adminTokens-kinds-passkey = Passkey
adminTokens-kinds-person = Person
adminTokens-role = Rolle
adminTokens-scope = Sammlung
adminTokens-scopeHint = Wo das Token etwas ändern und Privates lesen darf: { $one } ist diese Sammlung, { $below } schließt alle darunter ein. Leer: überall.
adminTokens-everywhere = überall
adminTokens-expires = Läuft ab
adminTokens-expiresHint = Von diesem Tag an (UTC) wird das Token nicht mehr angenommen. Leer: Es läuft nie ab.
adminTokens-never = nie
adminTokens-lastUsed = Zuletzt benutzt
adminTokens-notYet = noch nicht
adminTokens-published = Veröffentlicht
adminTokens-torrentsMax = Höchstzahl an Torrents
adminTokens-metainfoBytesMax = Höchstgröße aller .torrent-Dateien
adminTokens-maxHint = Leer: ohne Grenze.
adminTokens-sizeHint = Zum Beispiel 50 MiB. Leer: ohne Grenze.
adminTokens-state = Status
adminTokens-inUse = gültig
adminTokens-revoked = widerrufen
adminTokens-expired = abgelaufen
adminTokens-created = Angelegt
adminTokens-subject = Name beim Anbieter
adminTokens-parent = Gehört zu
adminTokens-more = Weitere Tokens
adminTokens-create = Token anlegen
adminTokens-nameHint = Wofür das Token ist.
adminTokens-newTitle = Das neue Token
adminTokens-newToken = Das ist das Token { $name }. Kopieren Sie es jetzt: Es wird nicht noch einmal gezeigt.
adminTokens-tryIt = So verwenden Sie es im Terminal:
adminTokens-one = Token { $name }
adminTokens-link = Anmelde-Link
adminTokens-linkAbout = Er meldet einen Browser mit diesem Token an. Er gilt einmal und eine Stunde lang.
adminTokens-createLink = Anmelde-Link anlegen
adminTokens-newLinkTitle = Der Anmelde-Link
adminTokens-newLink = Dieser Link meldet einen Browser als { $name } an. Er gilt einmal und eine Stunde lang. Er wird nicht noch einmal gezeigt.
adminTokens-revokeTitle = Dieses Token widerrufen
adminTokens-revokeAbout = Von der nächsten Anfrage an werden das Token, seine Sitzungen und seine Feed-Schlüssel nicht mehr angenommen. Was damit veröffentlicht wurde, bleibt.
adminTokens-revokeOwn = Sie sind selbst mit diesem Token angemeldet und werden abgemeldet.
adminTokens-revokeSure = Ja, dieses Token widerrufen
adminTokens-revoke = Widerrufen
adminTokens-back = Alle Tokens
adminTorrents-filter = Torrents finden
adminTorrents-query = Wörter (freiwillig)
adminTorrents-collection = Sammlung
adminTorrents-below = Sammlungen darunter einschließen
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
adminTorrents-nothing = Keine Torrents gefunden. Wählen Sie einen anderen Status, oder leeren Sie einige der Felder.
adminTorrents-select = Auswählen
adminTorrents-name = Name
adminTorrents-size = Größe
adminTorrents-owner = Besitzer
adminTorrents-more = Weitere Torrents
adminTorrents-change = Ausgewählte ändern
adminTorrents-action = Aktion
adminTorrents-actions-public = öffentlich machen
adminTorrents-actions-unlisted = nicht mehr listen
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
adminTorrents-applyAll = Alle gefundenen Torrents ändern
adminTorrents-toChange = Zurück zu „Aktion“
adminTorrents-confirmTitle = Alle gefundenen Torrents ändern?
adminTorrents-confirm = Das ändert { $count }: { $what }.
adminTorrents-confirmSome = Jetzt werden die ersten { $count } geändert. Danach können Sie mit den übrigen weitermachen.
adminTorrents-everything = Es gibt keinen Filter: alle Torrents ändern
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
adminTorrents-why = Grund
adminTorrents-remaining =
    { $count ->
        [one] Etwa { $count } Torrent bleibt übrig.
       *[other] Etwa { $count } Torrents bleiben übrig.
    }
adminTorrents-continue = Mit ihnen weitermachen

## Webhooks and IRC announces.

adminWebhooks-about = An diese Adressen gehen Nachrichten über Ereignisse, der Reihe nach und signiert.
adminWebhooks-url = Adresse
adminWebhooks-urlHint = Wohin Nachrichten gesendet werden, etwa { $example }.
adminWebhooks-collection = Sammlung
adminWebhooks-collectionHint = Mit allem darunter. Leer: alles.
adminWebhooks-everything = alles
adminWebhooks-types = Ereignisse
adminWebhooks-typesHint = Mit Kommas dazwischen: { $types }. Leer: alle.
adminWebhooks-audience = Torrents
adminWebhooks-audiences-public = öffentliche
adminWebhooks-audiences-all = alle: auch nicht gelistete, wartende und verborgene
adminWebhooks-state = Zustand
adminWebhooks-states-working = funktioniert
adminWebhooks-states-failing = scheitert
adminWebhooks-states-disabled = abgeschaltet
adminWebhooks-nothing = Es gibt keinen Webhook.
adminWebhooks-add = Einen Webhook hinzufügen
adminWebhooks-newTitle = Der neue Webhook
adminWebhooks-newSecret = Seine Nachrichten werden mit diesem Geheimnis signiert. Kopieren Sie es jetzt: Es wird nicht wieder angezeigt.
adminWebhooks-one = Webhook { $id }
adminWebhooks-failingSince = Nimmt nichts an seit
adminWebhooks-nextAttempt = Nächster Versuch
adminWebhooks-reason = Grund
adminWebhooks-edit = Ändern
adminWebhooks-save = Speichern
adminWebhooks-test = Eine Testnachricht senden
adminWebhooks-enable = Einschalten
adminWebhooks-disable = Abschalten
adminWebhooks-deliveries = Nachrichten
adminWebhooks-noDeliveries = Es wurde noch nichts gesendet.
adminWebhooks-message = Nachricht
adminWebhooks-when = Wann
adminWebhooks-attempts = Versuche
adminWebhooks-outcome = Ergebnis
adminWebhooks-delivered = zugestellt
adminWebhooks-action = Aktion
adminWebhooks-redeliver = Erneut senden
adminWebhooks-removeTitle = Diesen Webhook löschen
adminWebhooks-removeSure = Ja, mit seinen Nachrichten löschen
adminWebhooks-remove = Löschen
adminWebhooks-back = Alle Webhooks
adminWebhooks-irc = Ankündigungen im IRC
adminWebhooks-ircOff = Neue Torrents werden nicht angekündigt: { $setting } ist nicht gesetzt.
adminWebhooks-ircStates-connected = verbunden
adminWebhooks-ircStates-connecting = verbindet sich
adminWebhooks-ircStates-waiting = wartet auf den nächsten Versuch
adminWebhooks-ircServer = Server
adminWebhooks-ircChannels = Kanäle
adminTracker-title = Tracker
adminTracker-swarms = Schwärme
adminTracker-entries = Einträge von Peers
adminTracker-memory = Speicher der Peers
adminTracker-request = Anfrage oder Grund
adminTracker-transport = Transport
adminTracker-count = Anzahl seit dem Start
