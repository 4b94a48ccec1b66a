import { html, type Html } from '../../http/html.ts';
import type { Words } from './words.ts';

export const list: Words['list'] = {
  name: 'Name',
  size: 'Größe',
  files: 'Dateien',
  published: 'Veröffentlicht',
  get: 'Abrufen',
  inCollection: 'in',
  category: 'Kategorie',
  download: (name: Html) => html`Herunterladen<span class="unseen">: ${name}</span>`,
  magnet: (name: Html) => html`Magnet<span class="unseen">-Link für ${name}</span>`,
  moreThan: (torrents: string) => `Mehr als ${torrents}`,
  pages: 'Seiten',
  first: 'Erste Seite',
  older: 'Ältere Torrents',
  newer: 'Neuere Torrents',
  more: 'Weitere Torrents',
  collections: 'Sammlungen',
  collectionsWithin: 'Sammlungen darin',
  torrentsIn: (collection: string) => `Torrents in ${collection}`,
  torrentsFoundFor: (query: string) => `Gefundene Torrents zu ${query}`,
};

export const filter: Words['filter'] = {
  title: 'Filtern',
  heading: 'Gefilterte Torrents',
  labels: {
    q: 'Wörter im Namen',
    collection: 'Sammlung',
    category: 'Kategorie',
    tag: 'Schlagwort',
    version: 'Version',
    sizeMin: 'Größe ab',
    sizeMax: 'Größe bis',
    publishedFrom: 'Veröffentlicht ab',
    publishedBefore: 'Veröffentlicht vor',
  },
  below: 'samt dem, was darunter liegt',
  anyVersion: 'beliebig',
  hints: { size: 'Etwa 700M oder 4GiB.', date: 'Tage beginnen um 00:00 Uhr UTC.' },
  wrong: {
    size: 'Das ist keine Größe. Schreiben Sie eine Zahl und eine Einheit, etwa 700M oder 4GiB.',
    date: 'Das ist kein Datum. Schreiben Sie es wie 2026-01-31.',
  },
  apply: 'Anwenden',
  active: 'Wirksame Filter',
  filter: (label: string, value: Html) => html`${label}: ${value}`,
  remove: 'entfernen',
  clear: 'Alle entfernen',
  wrongTitle: 'Diese Liste lässt sich nicht zeigen',
  withoutAny: 'Alles zeigen, ohne Filter',
};

export const start: Words['start'] = {
  title: 'Neueste Torrents',
  nothingYet: 'Hier ist noch nichts veröffentlicht.',
  orTerminal: 'Oder im Terminal veröffentlichen:',
  orTerminalWithToken: 'Oder im Terminal veröffentlichen, mit dem eigenen Token anstelle von TOKEN:',
  folderMakesCollection: 'Ein Ordner in der Adresse ergibt eine Sammlung:',
  publishHere: 'Hier veröffentlichen',
  formOrTerminal: (link: (text: string) => Html) =>
    html`${link('Mit einem Formular hochladen')} oder im Terminal:`,
};

export const search: Words['search'] = {
  title: (query: string) => `Suche nach ${query}`,
  heading: (query: Html) => html`Suche nach ${query}`,
  nothingFound: 'Zu keinem Torrent passen alle diese Wörter.',
  nothingFiltered: 'Kein Torrent passt zu allen diesen Filtern.',
  nothingNamed: 'Hier ist kein Torrent mit diesem Infohash veröffentlicht.',
  hint: (begin: Html, whole: Html) =>
    html`Versuchen Sie es mit weniger Wörtern oder dem Anfang eines Worts: Das letzte Wort findet auch
    längere, ${begin} also auch ${whole}. Durchsucht werden Namen, Titel, Kategorien, Schlagwörter und
    Sammlungen, nicht die Beschreibungen und die enthaltenen Dateien. Ein Infohash oder ein Magnet-Link findet
    seinen Torrent.`,
  help: 'So wird gesucht',
  syntax: {
    words:
      'Namen, die beide Wörter enthalten, in beliebiger Reihenfolge; das letzte darf der Anfang eines längeren sein',
    phrase: 'Namen, in denen die Wörter aufeinander folgen',
    without: 'Namen ohne dieses Wort',
    infohash: 'der Torrent mit diesem Infohash oder Magnet-Link',
    file: 'Eine .torrent-Datei, die Sie auf der Seite ablegen, führt zu ihrem Torrent, wenn er hier veröffentlicht ist.',
  },
};

export const collection: Words['collection'] = {
  nothingDirectly: 'Direkt in dieser Sammlung ist kein Torrent veröffentlicht.',
  nothingButBelow: 'Direkt in dieser Sammlung ist kein Torrent veröffentlicht, aber in den Sammlungen darin.',
  showBelow: 'Zeigen, was in den Sammlungen darin ist',
  publish: 'In dieser Sammlung veröffentlichen',
  missing: 'Diese Sammlung gibt es nicht',
  beginsWithFirst: (name: Html) =>
    html`In ${name} ist nichts veröffentlicht. Mit dem ersten Torrent, der dort veröffentlicht wird, entsteht
    die Sammlung.`,
};

export const keys: Words['keys'] = {
  title: 'Tastenkürzel',
  search: 'Suchen',
  step: 'Nächster und voriger Torrent',
  open: 'Den Torrent öffnen',
  download: 'Seine Datei herunterladen',
  magnet: 'Seinen Magnet-Link öffnen',
  upload: 'Hochladen',
  help: 'Diese Kürzel zeigen',
  on: 'Kürzel aus einer Taste verwenden',
  close: 'Schließen',
};

export const drop: Words['drop'] = {
  hint: 'Die .torrent-Datei irgendwo ablegen',
  intoForm: 'Sie können auch irgendwo auf dieser Seite abgelegt oder eingefügt werden.',
  checking: 'Die Datei wird gelesen …',
  refused: 'Diese Datei ist kein Torrent, der sich veröffentlichen ließe.',
  notChecked: 'Die Datei ließ sich nicht lesen.',
  leftOut: 'Aus dem Ordner weggelassen, da keine .torrent-Dateien oder nicht lesbar: #',
  cut: (entriesMax: string) =>
    `Nur die ersten ${entriesMax} Dateien und Ordner wurden angesehen. Ziehen Sie die übrigen für sich hierher.`,
  nothing: 'In diesem Ordner ist keine .torrent-Datei.',
};
