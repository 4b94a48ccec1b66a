import { html, type Html } from '../../http/html.ts';
import { pluralsOf } from './plural.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('de');

export const copying: Words['copying'] = {
  copy: 'Kopieren',
  magnet: 'Magnet-Link kopieren',
  copied: 'Kopiert.',
  notCopied: 'Nicht kopiert. Wo der Text markiert ist, drücken Sie Strg+C.',
};

export const share: Words['share'] = {
  title: 'Wege zum Torrent',
  curl: 'Die .torrent-Datei, mit curl',
  aria2: 'Was darin ist, mit aria2',
  transmission: 'In Transmission aufnehmen',
  qr: 'QR-Code des Magnet-Links',
  qrHint: 'Für ein Torrent-Programm auf einem anderen Gerät',
  qrHintWithoutAddresses: 'Für ein Torrent-Programm auf einem anderen Gerät, ohne Tracker und Web-Seeds',
  summary: (size: string, files: string) => `${size}, ${files}`,
};

export const standing: Words['standing'] = {
  pending: 'Dieser Torrent wartet auf die Moderation.',
  hidden: 'Die Moderation hat diesen Torrent verborgen.',
  onlySeenBy: 'Ihn sehen nur die Moderation und wer ihn veröffentlicht hat.',
  unlisted: 'Dieser Torrent steht in keiner Liste.',
  unlistedMeans: 'Wer seine Adresse kennt, sieht ihn.',
  reason: (reason: Html) => html`Grund: ${reason}`,
  takesOver: (other: Html) => html`Wird er freigegeben, tritt er an die Stelle von ${other}.`,
  publish: 'Veröffentlichen',
  publishUnlisted: 'Veröffentlichen, aber in keiner Liste',
};

export const manage: Words['manage'] = {
  title: 'Zu diesem Torrent',
  edit: 'Bearbeiten',
  replace: 'Neuere Version hochladen',
  delete: 'Löschen',
  report: 'Melden',
  versions: 'Ältere Versionen',
  publishedBy: 'Veröffentlicht von',
};

export const fileFilter: Words['fileFilter'] = {
  label: 'Nach Namen filtern',
  found: { one: '# Treffer', other: '# Treffer' },
};

export const fileList: Words['fileList'] = {
  title: (torrent: string) => `Dateien von ${torrent}`,
  heading: (torrent: Html) => html`Dateien von ${torrent}`,
  all: 'Alle Dateien auf eigenen Seiten',
  shown: (first: string, last: string, all: string) => `Dateien ${first} bis ${last} von ${all}`,
  path: 'Pfad',
  size: 'Größe',
  pages: 'Seiten',
  previous: 'Vorige Dateien',
  next: 'Nächste Dateien',
};

export const edit: Words['edit'] = {
  title: (torrent: string) => `${torrent} bearbeiten`,
  heading: (torrent: Html) => html`${torrent} bearbeiten`,
  name: 'Titel',
  nameHint: 'Wird anstelle des Namens im Torrent gezeigt.',
  description: 'Beschreibung',
  descriptionHint: (mark: Html) =>
    html`Markdown: ${mark}. HTML wird so gezeigt, wie es dasteht, und Bilder werden zu Links.`,
  category: 'Kategorie',
  categoryHint: 'Ein kurzer Name, ohne Kommas und Schrägstriche.',
  tags: 'Schlagwörter',
  tagsHint: 'Mit Kommas dazwischen.',
  licence: 'Lizenz',
  licenceHint: (example: Html) => html`Wie SPDX sie nennt, zum Beispiel ${example}, oder in eigenen Worten.`,
  path: 'Wo er steht',
  collection: 'Sammlung',
  fileName: 'Dateiname',
  fileNameHint: (ending: Html) => html`Endet auf ${ending}.`,
  visibility: 'Wer ihn sieht',
  states: {
    public: 'alle, in den Listen',
    unlisted: 'wer seine Adresse kennt',
    hidden: 'nur die Moderation und wer ihn veröffentlicht hat',
  },
  stateReason: 'Warum er verborgen ist',
  stateReasonHint: 'Für die Person, die ihn veröffentlicht hat.',
  save: 'Speichern',
  preview: 'Vorschau der Beschreibung',
  previewed: 'So sieht die Beschreibung aus',
  nothingToSee: 'Noch steht nichts darin.',
  notSaved: 'Nicht gespeichert',
  wrongFields: plural({ one: '# Feld ist zu berichtigen.', other: '# Felder sind zu berichtigen.' }),
  changed: 'Jemand anders hat diesen Torrent geändert, seit Sie das Formular geöffnet haben',
  changedMeans:
    'Unten steht, was Sie eingegeben haben. Speichern Sie noch einmal, um damit zu ersetzen, was jetzt dort steht:',
  empty: 'nichts',
};

export const replace: Words['replace'] = {
  title: (torrent: string) => `Eine neuere Version von ${torrent}`,
  heading: (torrent: Html) => html`Eine neuere Version von ${torrent}`,
  about: (path: Html) =>
    html`Sie übernimmt die Adresse ${path}. Dieser Torrent verlässt die Listen und bleibt unter seinem
    Infohash erreichbar.`,
  file: 'Torrent-Datei',
  fileHint: 'Die .torrent-Datei der neueren Version; ihr Name spielt keine Rolle.',
  submit: 'Hochladen',
};

export const removal: Words['removal'] = {
  title: (torrent: string) => `${torrent} löschen`,
  heading: (torrent: Html) => html`${torrent} löschen?`,
  about: plural({
    one: 'Er verlässt alle Listen, und nichts von ihm wird mehr ausgeliefert. # Tag lang kann er wiederhergestellt werden.',
    other:
      'Er verlässt alle Listen, und nichts von ihm wird mehr ausgeliefert. # Tage lang kann er wiederhergestellt werden.',
  }),
  reason: 'Grund',
  reasonHint: 'Für alle, die seine Adresse aufrufen.',
  status: 'Was seine Adresse antwortet',
  statuses: { 410: 'er wurde entfernt (410)', 451: 'er wurde entfernt, weil das Gesetz es verlangt (451)' },
  block: 'Niemand soll ihn wieder veröffentlichen. Dazu braucht es einen Grund.',
  submit: 'Löschen',
  cancel: 'Behalten',
  removedTitle: 'Gelöscht',
  removed: (torrent: Html) => html`${torrent} wurde gelöscht`,
  removedAt: (moment: Html) => html`Am ${moment}.`,
  restorable: (moment: Html) => html`Bis ${moment} kann er wiederhergestellt werden.`,
  notByYou: 'Die Moderation kann ihn wiederherstellen.',
  notByYouLegal: 'Wer alle Sammlungen moderiert, kann ihn wiederherstellen.',
  undo: 'Wiederherstellen',
  takenBy: (other: Html) => html`Unter seiner Adresse steht inzwischen ein anderer Torrent: ${other}.`,
  takenMeans: 'Verschieben oder löschen Sie den anderen, dann lässt sich dieser wiederherstellen.',
  takenAsk:
    'Die Moderation kann den anderen verschieben oder löschen; dann lässt sich dieser wiederherstellen.',
  moveOther: 'Den anderen verschieben',
  deleteOther: 'Den anderen löschen',
};

export const report: Words['report'] = {
  title: (torrent: string) => `${torrent} melden`,
  heading: (torrent: Html) => html`${torrent} melden`,
  about: 'Die Moderation dieses Dienstes liest die Meldung.',
  kind: 'Was nicht stimmt',
  kinds: {
    illegal: 'Er verstößt gegen ein Gesetz',
    copyright: 'Er verletzt ein Urheberrecht',
    malware: 'Er ist schädliche Software',
    wrong: 'Er ist nicht, was sein Name sagt',
    spam: 'Er ist Werbung',
    other: 'Etwas anderes',
  },
  text: 'Näheres',
  textHint: 'Was bei der Entscheidung hilft. Bis zu 2.000 Zeichen.',
  submit: 'Melden',
  thanksTitle: 'Gemeldet',
  thanks: 'Danke. Die Moderation sieht es sich an.',
  back: 'Zurück zum Torrent',
};
