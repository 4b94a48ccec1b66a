import { html, type Html } from '../../http/html.ts';
import { bothBy } from './both.ts';
import { account, feedKeys, login, ownTorrents, sessions } from './en-account.ts';
import { collection, drop, filter, keys, list, search, start } from './en-list.ts';
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
} from './en-admin.ts';
import { problems } from './en-problems.ts';
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
} from './en-torrent.ts';
import { uploadFields, uploading, uploadSignIn } from './en-upload.ts';

const plural = pluralsOf('en');
const bytes = plural({ one: '# byte', other: '# bytes' });
const files = plural({ one: '# file', other: '# files' });

/** What the pages say in English. Every other language says the same, under the same names. */
export const en = {
  /** What stands on many pages. */
  common: {
    bytes,
    files,
    torrents: plural({ one: '# torrent', other: '# torrents' }),
    /** The unit of sizes; what is larger has it with Ki, Mi, Gi … before it. */
    byteUnit: 'B',
    momentUtc: (moment: string) => `${moment} UTC`,
    unknown: 'unknown',
    unseenName: '(a name that cannot be seen)',
    private: 'private',
    trail: 'Where this is',
    allTorrents: 'All torrents',
    seeNewest: 'See the newest torrents',
    uploadTorrent: 'Upload a torrent',
    sizeInFiles: (size: Html, fileCount: number) => html`${size} in ${files(fileCount)}`,
    sizeTimes: (pieces: string, size: Html) => html`${pieces} of ${size}`,
    pieces: plural({ one: '# piece', other: '# pieces' }),
    both: bothBy(', '),
    atByte: (offset: string) => `byte ${offset}`,
  },

  /** Around every page. */
  layout: {
    skip: 'Skip to the content',
    search: 'Search',
    searchLabel: 'Search by name or infohash',
    main: 'Main',
    newest: 'Newest',
    upload: 'Upload',
    signIn: 'Sign in',
    yourAccount: 'Your account:',
    moderation: 'Moderation',
    admin: 'Admin',
    about: (service: Html) =>
      html`${service} keeps and serves .torrent files, byte for byte as they were published.`,
    language: 'Language',
    changeLanguage: 'Change',
  },

  torrent: {
    magnet: 'Magnet link',
    download: 'Download .torrent',
    files: 'Files',
    superseded: 'A newer torrent took this one’s place.',
    supersededKept: 'It is kept here under its infohash.',
    supersededBy: (newer: Html) => html`The newer one is ${newer}.`,
    warnings: 'Warnings',
    mayStumble: (count: number) =>
      `The torrent works, but some programs may stumble over ${count === 1 ? 'this' : 'these'}`,
    warningsCaption: 'What the check of this torrent found',
  },

  /** The facts of a torrent, as terms and values. */
  facts: {
    name: 'Name',
    size: 'Size',
    files: 'Files',
    pieces: 'Pieces',
    version: 'Version',
    versions: {
      v1: 'v1 (BitTorrent, SHA-1)',
      v2: 'v2 (BitTorrent v2, SHA-256)',
      hybrid: 'hybrid (v1 and v2 in one)',
    },
    infohashV1: 'Infohash v1',
    infohashV2: 'Infohash v2',
    private: 'Private',
    privateMeans: 'Yes: peers come from its trackers alone',
    comment: 'Comment',
    created: 'Created',
    createdBy: 'Created by',
    source: 'Source',
    publisher: 'Publisher',
    publisherUrl: 'Publisher’s address',
    updateUrl: 'Updates at',
    ssl: 'Peers prove who they are',
    sslMeans: 'Yes: by certificates (SSL torrent)',
    similar: 'Shares files with',
    collections: 'Belongs to',
    encoding: 'Text encoding',
    unknownKeys: 'Unknown keys',
    signedBy: 'Signed by',
    signatures: {
      valid: 'the signature is that of the certificate in the torrent',
      invalid: 'the signature does not fit',
      unknown: 'the certificate is not in the torrent',
    },
    category: 'Category',
    tags: 'Tags',
    licence: 'Licence',
    published: 'Published',
    updated: 'Updated',
    address: 'Address',
    file: '.torrent file',
    fileSha256: 'SHA-256 of the file',
  },

  /** Where peers and bytes come from. */
  sources: {
    trackers: 'Trackers',
    noTrackers: 'None: peers are found through the distributed hash table (DHT).',
    tier: (number: string) => `Tier ${number}`,
    webSeeds: 'Web seeds',
    nodes: 'DHT nodes',
    moreTiers: plural({
      one: 'And # more tier in the .torrent file.',
      other: 'And # more tiers in the .torrent file.',
    }),
    moreAddresses: plural({
      one: 'And # more address in the .torrent file.',
      other: 'And # more addresses in the .torrent file.',
    }),
    notInMagnet: plural({
      one: 'The magnet link leaves out # address, as it cannot work or would make the link too long. The .torrent file has it.',
      other:
        'The magnet link leaves out # addresses, as they cannot work or would make the link too long. The .torrent file has them.',
    }),
  },

  fileTree: {
    executable: 'executable',
    hidden: 'hidden',
    pointsTo: (target: Html) => html`points to ${target}`,
    notShown: plural({ one: '# more file is not shown here.', other: '# more files are not shown here.' }),
  },

  upload: {
    title: 'Upload',
    titleDone: 'Uploaded',
    titlePartly: 'Partly uploaded',
    titleRefused: 'Not uploaded',
    heading: 'Upload torrents',
    collection: 'Collection',
    collectionHint: (example: Html) =>
      html`A folder for the torrents, such as ${example}. Leave it empty to publish without one.`,
    token: 'Token',
    tokenHint: 'What the operator of this service gave you for publishing.',
    files: 'Torrent files',
    filesHint: 'One or several .torrent files; each is checked and published by itself.',
    submit: 'Upload',
    checkOnly: 'Check only',
    terminal: 'From a terminal',
    terminalAnswer: 'The answer is the address of the published torrent.',
    terminalToken: 'Put your token in place of TOKEN.',
    severalAtOnce: 'Several at once:',
    publishedCount: plural({ one: '# torrent published', other: '# torrents published' }),
    refusedCount: plural({ one: '# file refused', other: '# files refused' }),
    published: 'Published:',
    upToDate: 'Up to date:',
    refused: 'Refused:',
    fromFile: (file: Html) => html`from ${file}`,
    unnamedFile: 'A file without a name',
    deleteKey: (link: (text: string) => Html) =>
      html`Keep ${link('this address')}: it is the only way for you to delete the torrent, and is not shown
      again.`,
    deleteAddress: 'The address to delete it at',
    mayStumble: 'Some programs may stumble over this:',
    warnings: 'Warnings',
  },

  check: {
    title: 'Check',
    heading: 'Check torrents',
    about: 'A file that is checked here is not stored and not published.',
    filesHint: 'One or several .torrent files.',
    submit: 'Check',
    accepted: (file: Html) => html`Accepted: ${file}`,
    refused: (file: Html) => html`Refused: ${file}`,
    structure: 'How the file is built',
    findings: 'Findings',
    nothingFound: 'Nothing was found that any program could stumble over.',
  },

  findings: {
    what: 'What was found',
    where: 'Where',
    rule: 'Rule',
    warning: 'warning',
    notes: (count: string) => `Notes on what is unknown or unusual: ${count}`,
    more: plural({ one: 'And # more finding.', other: 'And # more findings.' }),
  },

  /** A bencoded file as a tree of its values. */
  structure: {
    listOf: plural({ one: 'list of # item', other: 'list of # items' }),
    dictionaryOf: plural({ one: 'dictionary of # key', other: 'dictionary of # keys' }),
    more: plural({ one: 'and # more', other: 'and # more' }),
    empty: '(empty)',
    folded: (count: number) => `(${bytes(count)} folded)`,
  },

  rules: {
    title: 'Rules',
    all: 'All rules',
    about: (link: (text: string) => Html) =>
      html`The rules that every torrent is checked by. A torrent with an error is refused. A warning says that
      some program may stumble over it; a note says that something is unknown or unusual.
      ${link('Check a torrent')} without publishing it.`,
    what: 'What is wrong',
    effect: 'Effect',
    rule: 'Rule',
    severities: { error: 'error', warning: 'warning', note: 'note' },
    effects: {
      error: 'an error: the torrent is refused',
      warning: 'a warning: the torrent is accepted',
      note: 'a note: the torrent is accepted, and no program is known to stumble over it',
    },
    meaning: 'What it means',
    example: 'For example',
    hint: 'What to do',
    origin: 'Where it comes from',
    bep: (number: string) => `BitTorrent Enhancement Proposal ${number}.`,
  },

  /** Around every problem. */
  problem: {
    status: (status: string) => `Error ${status}`,
    kind: (code: Html, status: string) => html`Problem ${code}, HTTP status ${status}`,
    meaning: 'What it means',
    remedies: 'What to do',
    help: 'What this means, and what to do',
    allRules: 'All rules that a torrent is checked by',
    standsAt: (address: Html) => html`It stands at ${address}.`,
    findings: 'What the check found',
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
