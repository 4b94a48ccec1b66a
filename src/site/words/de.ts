import { html, type Html } from '../../http/html.ts';
import { bothBy } from './both.ts';
import { account, feedKeys, login, ownTorrents, sessions } from './de-account.ts';
import { collection, drop, filter, keys, list, search, start } from './de-list.ts';
import {
  admin,
  adminAudit,
  adminBlocks,
  adminHealth,
  adminOverview,
  adminQueue,
  adminSettings,
  adminTokens,
  adminTorrents,
} from './de-admin.ts';
import { problems } from './de-problems.ts';
import { pluralsOf } from './plural.ts';
import {
  copying,
  edit,
  fileFilter,
  fileList,
  manage,
  removal,
  replace,
  report,
  share,
  standing,
} from './de-torrent.ts';
import { uploadFields, uploading, uploadSignIn } from './de-upload.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('de');
const bytes = plural({ one: '# Byte', other: '# Byte' });
const files = plural({ one: '# Datei', other: '# Dateien' });

export const de: Words = {
  common: {
    bytes,
    files,
    torrents: plural({ one: '# Torrent', other: '# Torrents' }),
    byteUnit: 'B',
    momentUtc: (moment: string) => `${moment} Uhr UTC`,
    unknown: 'unbekannt',
    unseenName: '(ein Name, der nicht zu sehen ist)',
    private: 'privat',
    trail: 'Wo das ist',
    allTorrents: 'Alle Torrents',
    seeNewest: 'Zu den neuesten Torrents',
    uploadTorrent: 'Einen Torrent hochladen',
    sizeInFiles: (size: Html, fileCount: number) => html`${size} in ${files(fileCount)}`,
    sizeTimes: (pieces: string, size: Html) => html`${pieces} zu je ${size}`,
    pieces: plural({ one: '# Stück', other: '# Stücke' }),
    both: bothBy(', '),
    atByte: (offset: string) => `Byte ${offset}`,
  },

  layout: {
    skip: 'Zum Inhalt springen',
    search: 'Suchen',
    searchLabel: 'Nach Namen oder Infohash suchen',
    main: 'Hauptmenü',
    newest: 'Neueste',
    upload: 'Hochladen',
    signIn: 'Anmelden',
    yourAccount: 'Ihr Konto:',
    moderation: 'Moderation',
    admin: 'Verwaltung',
    about: (service: Html) =>
      html`${service} bewahrt .torrent-Dateien auf und liefert sie aus, Byte für Byte wie veröffentlicht.`,
    language: 'Sprache',
    changeLanguage: 'Ändern',
  },

  torrent: {
    magnet: 'Magnet-Link',
    download: '.torrent herunterladen',
    files: 'Dateien',
    superseded: 'Ein neuerer Torrent ist an die Stelle dieses Torrents getreten.',
    supersededKept: 'Unter seinem Infohash bleibt er hier erhalten.',
    supersededBy: (newer: Html) => html`Der neuere ist ${newer}.`,
    warnings: 'Warnungen',
    mayStumble: (count: number) =>
      `Der Torrent funktioniert, aber ${count === 1 ? 'dies kann' : 'diese Punkte können'} manche Programme stören`,
    warningsCaption: 'Was die Prüfung dieses Torrents ergab',
  },

  facts: {
    name: 'Name',
    size: 'Größe',
    files: 'Dateien',
    pieces: 'Stücke',
    version: 'Version',
    versions: {
      v1: 'v1 (BitTorrent, SHA-1)',
      v2: 'v2 (BitTorrent v2, SHA-256)',
      hybrid: 'hybrid (v1 und v2 in einem)',
    },
    infohashV1: 'Infohash v1',
    infohashV2: 'Infohash v2',
    private: 'Privat',
    privateMeans: 'Ja: Peers kommen nur von seinen Trackern',
    comment: 'Kommentar',
    created: 'Erstellt',
    createdBy: 'Erstellt mit',
    source: 'Quelle',
    publisher: 'Herausgeber',
    publisherUrl: 'Adresse des Herausgebers',
    updateUrl: 'Aktualisierungen unter',
    ssl: 'Peers weisen sich aus',
    sslMeans: 'Ja: mit Zertifikaten (SSL-Torrent)',
    similar: 'Teilt Dateien mit',
    collections: 'Gehört zu',
    encoding: 'Textkodierung',
    unknownKeys: 'Unbekannte Schlüssel',
    signedBy: 'Signiert von',
    signatures: {
      valid: 'die Signatur passt zum Zertifikat im Torrent',
      invalid: 'die Signatur passt nicht',
      unknown: 'das Zertifikat ist nicht im Torrent',
    },
    category: 'Kategorie',
    tags: 'Schlagwörter',
    licence: 'Lizenz',
    published: 'Veröffentlicht',
    updated: 'Aktualisiert',
    address: 'Adresse',
    file: '.torrent-Datei',
    fileSha256: 'SHA-256 der Datei',
  },

  sources: {
    trackers: 'Tracker',
    noTrackers: 'Keine: Peers werden über die verteilte Hashtabelle (DHT) gefunden.',
    tier: (number: string) => `Stufe ${number}`,
    webSeeds: 'Web-Seeds',
    nodes: 'DHT-Knoten',
    moreTiers: plural({
      one: 'Und # weitere Stufe in der .torrent-Datei.',
      other: 'Und # weitere Stufen in der .torrent-Datei.',
    }),
    moreAddresses: plural({
      one: 'Und # weitere Adresse in der .torrent-Datei.',
      other: 'Und # weitere Adressen in der .torrent-Datei.',
    }),
    notInMagnet: plural({
      one: 'Im Magnet-Link fehlt # Adresse: Sie kann nicht funktionieren oder würde ihn zu lang machen. In der .torrent-Datei ist sie enthalten.',
      other:
        'Im Magnet-Link fehlen # Adressen: Sie können nicht funktionieren oder würden ihn zu lang machen. In der .torrent-Datei sind sie enthalten.',
    }),
  },

  fileTree: {
    executable: 'ausführbar',
    hidden: 'versteckt',
    pointsTo: (target: Html) => html`verweist auf ${target}`,
    notShown: plural({
      one: '# weitere Datei wird hier nicht gezeigt.',
      other: '# weitere Dateien werden hier nicht gezeigt.',
    }),
  },

  upload: {
    title: 'Hochladen',
    titleDone: 'Hochgeladen',
    titlePartly: 'Teilweise hochgeladen',
    titleRefused: 'Nicht hochgeladen',
    heading: 'Torrents hochladen',
    collection: 'Sammlung',
    collectionHint: (example: Html) =>
      html`Ein Ordner für die Torrents, zum Beispiel ${example}. Leer lassen, um ohne Ordner zu
      veröffentlichen.`,
    token: 'Token',
    tokenHint: 'Was Sie vom Betreiber dieses Dienstes zum Veröffentlichen bekommen haben.',
    files: 'Torrent-Dateien',
    filesHint: 'Eine oder mehrere .torrent-Dateien; jede wird für sich geprüft und veröffentlicht.',
    submit: 'Hochladen',
    checkOnly: 'Nur prüfen',
    terminal: 'Im Terminal',
    terminalAnswer: 'Die Antwort ist die Adresse des veröffentlichten Torrents.',
    terminalToken: 'Setzen Sie Ihr Token anstelle von TOKEN ein.',
    severalAtOnce: 'Mehrere auf einmal:',
    publishedCount: plural({ one: '# Torrent veröffentlicht', other: '# Torrents veröffentlicht' }),
    refusedCount: plural({ one: '# Datei abgelehnt', other: '# Dateien abgelehnt' }),
    published: 'Veröffentlicht:',
    upToDate: 'Unverändert:',
    refused: 'Abgelehnt:',
    fromFile: (file: Html) => html`aus ${file}`,
    unnamedFile: 'Eine Datei ohne Namen',
    deleteKey: (link: (text: string) => Html) =>
      html`Heben Sie ${link('diese Adresse')} auf: Nur mit ihr können Sie den Torrent löschen, und sie wird
      nicht noch einmal gezeigt.`,
    deleteAddress: 'Die Adresse zum Löschen',
    mayStumble: 'Dies kann manche Programme stören:',
    warnings: 'Warnungen',
  },

  check: {
    title: 'Prüfen',
    heading: 'Torrents prüfen',
    about: 'Eine Datei, die hier geprüft wird, wird nicht gespeichert und nicht veröffentlicht.',
    filesHint: 'Eine oder mehrere .torrent-Dateien.',
    submit: 'Prüfen',
    accepted: (file: Html) => html`Angenommen: ${file}`,
    refused: (file: Html) => html`Abgelehnt: ${file}`,
    structure: 'Wie die Datei aufgebaut ist',
    findings: 'Befunde',
    nothingFound: 'Es wurde nichts gefunden, was ein Programm stören könnte.',
  },

  findings: {
    what: 'Was gefunden wurde',
    where: 'Wo',
    rule: 'Regel',
    warning: 'Warnung',
    notes: (count: string) => `Hinweise auf Unbekanntes oder Ungewöhnliches: ${count}`,
    more: plural({ one: 'Und # weiterer Befund.', other: 'Und # weitere Befunde.' }),
  },

  structure: {
    listOf: plural({ one: 'Liste mit # Eintrag', other: 'Liste mit # Einträgen' }),
    dictionaryOf: plural({ one: 'Wörterbuch mit # Schlüssel', other: 'Wörterbuch mit # Schlüsseln' }),
    more: plural({ one: 'und # weiterer', other: 'und # weitere' }),
    empty: '(leer)',
    folded: (count: number) => `(${bytes(count)} ausgelassen)`,
  },

  rules: {
    title: 'Regeln',
    all: 'Alle Regeln',
    about: (link: (text: string) => Html) =>
      html`Wonach jeder Torrent geprüft wird. Ein Fehler führt zur Ablehnung. Eine Warnung sagt, dass es
      manche Programme stören kann; ein Hinweis, dass etwas unbekannt oder ungewöhnlich ist.
      ${link('Einen Torrent prüfen')}, ohne ihn zu veröffentlichen.`,
    what: 'Was falsch ist',
    effect: 'Wirkung',
    rule: 'Regel',
    severities: { error: 'Fehler', warning: 'Warnung', note: 'Hinweis' },
    effects: {
      error: 'ein Fehler: der Torrent wird abgelehnt',
      warning: 'eine Warnung: der Torrent wird angenommen',
      note: 'ein Hinweis: der Torrent wird angenommen, und kein bekanntes Programm stört sich daran',
    },
    meaning: 'Was das bedeutet',
    example: 'Zum Beispiel',
    hint: 'Was zu tun ist',
    origin: 'Woher das kommt',
    bep: (number: string) => `BitTorrent Enhancement Proposal ${number}.`,
  },

  problem: {
    status: (status: string) => `Fehler ${status}`,
    kind: (code: Html, status: string) => html`Problem ${code}, HTTP-Status ${status}`,
    meaning: 'Was das bedeutet',
    remedies: 'Was zu tun ist',
    help: 'Was das bedeutet und was zu tun ist',
    allRules: 'Alle Regeln, nach denen ein Torrent geprüft wird',
    standsAt: (address: Html) => html`Er steht unter ${address}.`,
    findings: 'Was die Prüfung ergab',
  },

  collection,
  drop,
  filter,
  keys,
  list,
  search,
  start,

  login,
  account,
  sessions,
  feedKeys,
  ownTorrents,

  uploadFields,
  uploading,
  uploadSignIn,

  copying,
  edit,
  fileFilter,
  fileList,
  manage,
  removal,
  replace,
  report,
  share,
  standing,

  admin,
  adminAudit,
  adminBlocks,
  adminHealth,
  adminOverview,
  adminQueue,
  adminSettings,
  adminTokens,
  adminTorrents,

  problems,
};
