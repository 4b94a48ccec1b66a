import type { Words } from './words.ts';

export const problems: Words['problems'] = {
  malformed: {
    title: 'Die Anfrage ist nicht zu lesen',
    meaning:
      'Die Anfrage selbst war nicht zu verstehen: Ihre Adresse, ein Header, ein Formularfeld oder ein Name darin hat eine Form, die hier nicht angenommen wird. Der Torrent wurde nicht angesehen.',
    remedies: [
      'Lesen Sie die Zeile, die mit dem Fehler kam: Sie nennt die Stelle, die nicht stimmt.',
      'Lassen Sie die Adresse auf `.torrent` enden, um unter diesem Namen zu veröffentlichen, oder auf einen Schrägstrich, um in eine Sammlung zu veröffentlichen.',
      'Nennen Sie in einem Formular den Teil mit der Datei `file`, wie in `curl -F file=@name.torrent`.',
    ],
  },
  unauthorized: {
    title: 'Kein gültiges Token',
    meaning:
      'Die Anfrage ändert etwas, und dafür ist ein Token nötig. Sie hatte keines, oder eines, das hier nicht bekannt oder abgelaufen ist.',
    remedies: [
      'Senden Sie das Token mit curl als Passwort: `curl -u :TOKEN -T name.torrent URL/`',
      'Senden Sie mit anderen Programmen den Header `Authorization: Bearer TOKEN`.',
      'Melden Sie sich im Browser unter `/login` an, oder tragen Sie es im Formular zum Hochladen in das Feld „Token“ ein.',
      'Wenn Sie keines haben, fragen Sie den Betreiber. Der Dienst gibt das erste aus, wenn er zum ersten Mal gestartet wird.',
    ],
  },
  forbidden: {
    title: 'Nicht erlaubt',
    meaning:
      'Das Token ist bekannt, darf dies aber nicht: Seine Rolle reicht nicht, es gilt für eine andere Sammlung, oder der Torrent wurde von jemand anderem veröffentlicht.',
    remedies: [
      'Verwenden Sie das Token, mit dem der Torrent veröffentlicht wurde.',
      'Veröffentlichen Sie in einer Sammlung, für die das Token gilt.',
      'Bitten Sie den Betreiber um ein Token mit der nötigen Rolle: Uploader ändern ihre eigenen Torrents, Moderatoren alle.',
    ],
  },
  not_found: {
    title: 'Nicht gefunden',
    meaning:
      'Unter dieser Adresse ist nichts: Weder ein Torrent noch eine Sammlung noch eine Seite wurde je dort veröffentlicht.',
    remedies: [
      'Sehen Sie nach, ob in der Adresse ein Buchstabe fehlt oder zu viel ist; Groß- und Kleinbuchstaben sind verschieden.',
      'Suchen Sie den Torrent nach seinem Namen.',
      'Wenn Sie den Infohash haben, sehen Sie unter `/torrents/` und dahinter dem Infohash nach.',
    ],
  },
  method_not_allowed: {
    title: 'Die Adresse nimmt diese Methode nicht an',
    meaning:
      'Unter dieser Adresse ist etwas, aber es nimmt die Methode der Anfrage nicht an, etwa `PUT` oder `DELETE`.',
    remedies: [
      'Sehen Sie sich den Header `Allow` der Antwort an: Er nennt die Methoden, die die Adresse annimmt.',
      'Veröffentlichen Sie mit `PUT` unter einer Adresse, die auf `.torrent` oder einen Schrägstrich endet, oder mit `POST` unter einer, die auf einen Schrägstrich endet.',
    ],
  },
  conflict: {
    title: 'Etwas anderes steht im Weg',
    meaning:
      'Die Anfrage widerspricht dem, was schon da ist. Meistens ist derselbe Torrent unter einem anderen Pfad veröffentlicht; im Katalog steht ein Torrent nur einmal.',
    remedies: [
      'Folgen Sie dem Link, der mit dem Fehler kam: Er führt zu dem Torrent, der im Weg steht.',
      'Veröffentlichen Sie unter dem Pfad, den der Torrent schon hat, oder entfernen Sie ihn dort zuerst.',
      'Wenn der erste Ordner der Adresse dem Dienst selbst gehört, wählen Sie einen anderen Namen dafür.',
      'Wenn Sie unter einem Infohash veröffentlicht haben, prüfen Sie, ob der Torrent ihn wirklich hat.',
    ],
  },
  gone: {
    title: 'Es wurde entfernt',
    meaning:
      'Unter dieser Adresse war ein Torrent veröffentlicht; er wurde inzwischen entfernt, von der Person, die ihn veröffentlicht hat, oder von der Moderation.',
    remedies: [
      'Suchen Sie nach seinem Namen: Vielleicht gibt es einen neueren.',
      'Wer ihn veröffentlicht hat, kann ihn unter derselben Adresse wieder veröffentlichen.',
    ],
  },
  precondition_failed: {
    title: 'Eine Bedingung ist nicht erfüllt',
    meaning:
      'Die Anfrage kam mit einer Bedingung, `If-Match` oder `If-None-Match`, und sie ist nicht erfüllt: Dort ist etwas anderes veröffentlicht, als der Absender annahm. Nichts wurde geändert.',
    remedies: [
      'Rufen Sie die Adresse noch einmal ab, sehen Sie nach, was jetzt dort ist, und senden Sie dessen `ETag`.',
      'Lassen Sie die Bedingung weg, um zu ersetzen, was auch immer dort ist.',
    ],
  },
  too_large: {
    title: 'Zu groß',
    meaning: 'Die Datei, das Formular oder die Liste der Dateien ist größer, als dieser Dienst annimmt.',
    remedies: [
      'Erstellen Sie den Torrent mit größeren Stücken oder mit weniger Dateien: Packen Sie viele kleine Dateien in ein Archiv.',
      'Senden Sie weniger Dateien auf einmal.',
      'Bitten Sie den Betreiber, die Grenze anzuheben (`TORRENTRY_UPLOAD_BYTES_MAX`).',
    ],
  },
  unsupported: {
    title: 'Diese Art von Inhalt wird hier nicht angenommen',
    meaning:
      'Der Inhalt ist als etwas gekennzeichnet, das keine .torrent-Datei ist, oder so komprimiert, wie es hier nicht gelesen wird.',
    remedies: [
      'Senden Sie die .torrent-Datei, wie sie ist, mit dem Typ `application/x-bittorrent` oder ohne Typ.',
      'Lassen Sie `Content-Encoding` weg.',
    ],
  },
  invalid: {
    title: 'Kein gültiger Torrent',
    meaning:
      'Die Datei wurde gelesen, ist aber kein Torrent, den alle BitTorrent-Programme gleich lesen. Jeder Befund nennt die Regel, die Stelle in der Datei als Pfad von Schlüsseln und als Byte-Position, und wie er zu beheben ist.',
    remedies: [
      'Achten Sie darauf, dass die Datei die .torrent-Datei selbst ist und keine Webseite und nicht der Inhalt.',
      'Erstellen Sie den Torrent mit einem aktuellen Programm neu; die meisten Befunde verschwinden dadurch.',
      'Wenn ein eigenes Programm ihn erstellt hat, beheben Sie, was die Befunde nennen. Änderungen innerhalb von `info` geben dem Torrent einen neuen Infohash.',
    ],
  },
  rate_limited: {
    title: 'Zu viele Anfragen',
    meaning: 'In kurzer Zeit kamen zu viele Anfragen von derselben Stelle.',
    remedies: [
      'Warten Sie so viele Sekunden, wie der Header `Retry-After` angibt, und fahren Sie dann langsamer fort.',
    ],
  },
  unavailable_for_legal_reasons: {
    title: 'Es wurde entfernt, weil das Gesetz es verlangt',
    meaning:
      'Unter dieser Adresse war ein Torrent veröffentlicht, und der Betreiber dieses Dienstes musste ihn aus rechtlichen Gründen entfernen.',
    remedies: [
      'Lesen Sie die Zeile, die mit dem Fehler kam: Vielleicht nennt sie den Grund.',
      'Wenn Sie ihn veröffentlicht haben und das für einen Irrtum halten, schreiben Sie dem Betreiber.',
    ],
  },
  internal: {
    title: 'Der Server hat einen Fehler gemacht',
    meaning:
      'Dem Dienst ist etwas misslungen, das hätte gelingen müssen. Der Fehler liegt nicht bei Ihnen, und nichts wurde geändert.',
    remedies: [
      'Versuchen Sie es gleich noch einmal.',
      'Wenn es wieder geschieht, sagen Sie dem Betreiber, wann es war: Im Protokoll des Dienstes steht Näheres.',
    ],
  },
  unavailable: {
    title: 'Gerade nicht verfügbar',
    meaning:
      'Der Dienst kann gerade nichts tun: Er wird beendet, ist überlastet, oder seine Festplatte ist voll. Nichts wurde geändert.',
    remedies: [
      'Versuchen Sie es nach so vielen Sekunden noch einmal, wie der Header `Retry-After` angibt.',
      'Wenn Sie der Betreiber sind, prüfen Sie den freien Platz für den Datenordner und sehen Sie ins Protokoll.',
    ],
  },
};
