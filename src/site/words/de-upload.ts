import { html, type Html } from '../../http/html.ts';
import { pluralsOf } from './plural.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('de');

export const uploadFields: Words['uploadFields'] = {
  more: 'Mehr zu den Torrents',
  moreHint:
    'Alles davon ist freiwillig und gilt nur für neue Torrents: Einer, der schon hier ist, behält, was er hat.',
  titleHint: 'Wird anstelle des Namens im Torrent gezeigt. Für eine einzelne Datei.',
  descriptionHint: (charactersMax: string) =>
    `Markdown, bis zu ${charactersMax} Zeichen. Beim Bearbeiten des Torrents darf sie länger werden.`,
  chooseAgain: 'Ihre Eingaben stehen noch im Formular. Wählen Sie die Dateien noch einmal aus.',
  keptFiles: 'Dateien',
  keptFilesHint: 'Sie wurden behalten und müssen nicht noch einmal ausgewählt werden.',
  tooLargeToKeep: plural({
    one: '# Datei ist zu groß, um behalten zu werden. Wählen Sie sie zum Veröffentlichen noch einmal aus:',
    other:
      '# Dateien sind zu groß, um behalten zu werden. Wählen Sie sie zum Veröffentlichen noch einmal aus:',
  }),
  publish: 'Veröffentlichen',
  publishAccepted: 'Angenommenes veröffentlichen',
  checkOthers: 'Andere Dateien prüfen',
  chooseOthers: 'Andere Dateien auswählen',
  uploadMore: 'Weitere Torrents hochladen',
};

export const uploading: Words['uploading'] = {
  heading: 'Dateien zum Hochladen',
  title: 'Titel',
  titleHint: 'Wird anstelle des Namens im Torrent gezeigt.',
  states: {
    checking: 'Wird geprüft …',
    ready: 'In Ordnung und bereit zum Hochladen.',
    unchecked: 'Bereit zum Hochladen. Die Datei konnte hier nicht geprüft werden; der Server prüft sie.',
    waiting: 'Wartet, bis sie an der Reihe ist.',
    sending: 'Wird hochgeladen …',
    paused: 'Zu viele auf einmal. Weiter in # s.',
    published: 'Veröffentlicht:',
    upToDate: 'Unverändert:',
    pending: 'Wartet auf die Moderation:',
    here: 'Schon hier, Byte für Byte:',
    hereOtherwise: 'Schon hier, mit anderen Trackern oder Angaben:',
    refused: 'Abgelehnt: Das ist kein gültiger Torrent.',
    sameName:
      'Nicht hochgeladen: Eine andere Datei dieser Liste heißt ebenso, und eine würde die andere ersetzen.',
    twice: 'Nicht hochgeladen: Derselbe Torrent steht schon in dieser Liste.',
    failed: 'Nicht hochgeladen.',
    noAnswer: 'Nicht hochgeladen: Der Server ist nicht zu erreichen.',
    cancelled: 'Abgebrochen.',
    changed:
      'Nicht hochgeladen: Die Datei hat sich auf Ihrem Datenträger geändert, seit Sie sie gewählt haben, oder ist nicht mehr lesbar. Wählen Sie sie noch einmal.',
    gone: 'Nicht hochgeladen: Die Datei ist nicht mehr dort, wo Sie sie gewählt haben. Wählen Sie sie noch einmal.',
  },
  tooLarge: (size: string) =>
    `Nicht hochgeladen: Die Datei ist größer als ${size}; mehr wird hier nicht angenommen.`,
  progress: 'Fortschritt',
  speed: '#/s',
  standsAt: (link: Html) => html`Er steht unter ${link}.`,
  cancel: 'Abbrechen',
  retry: 'Noch einmal versuchen',
  remove: 'Aus der Liste nehmen',
  addMore: 'Weitere Dateien hinzufügen',
  problems: 'Probleme',
  published: 'Veröffentlicht: #',
  review: 'Wartet auf die Moderation: #',
  here: 'Schon hier: #',
  refused: 'Nicht hochgeladen: #',
  left: 'Hochzuladen: #',
};

export const uploadSignIn: Words['uploadSignIn'] = {
  heading: 'Melden Sie sich an, um fortzufahren',
  about:
    'Nichts geht verloren: Die Dateien, die noch nicht hochgeladen sind, und alles, was Sie eingegeben haben, bleiben auf dieser Seite.',
  still:
    'Sie sind noch nicht angemeldet. Geben Sie ein Token ein oder melden Sie sich in einem neuen Tab an, und fahren Sie dann fort.',
  goOn: 'Fortfahren',
  newTab: 'In einem neuen Tab anmelden',
};
