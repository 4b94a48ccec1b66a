// Made from the English catalogues by `npm run messages`.
import type { Html } from '../../http/html.ts';
import type { Numeral, Wrap } from './compile.ts';

/** All messages of the pages, in one language. */
export interface Messages {
  readonly login: {
    readonly title: string;
    readonly token: string;
    readonly tokenHint: string;
    readonly submit: string;
    readonly provider: string;
    readonly once: string;
    readonly ends: (values: { readonly name: Html }) => Html;
    readonly switch: string;
    readonly stay: string;
  };
  readonly account: {
    readonly title: string;
    readonly signOut: string;
    readonly name: string;
    readonly role: string;
    readonly roles: {
      readonly reader: string;
      readonly uploader: string;
      readonly moderator: string;
      readonly admin: string;
    };
    readonly collection: string;
    readonly everywhere: string;
    readonly expires: string;
    readonly never: string;
    readonly published: string;
    readonly files: string;
    readonly usedOf: (values: { readonly used: Html; readonly max: Html }) => Html;
    readonly torrents: string;
  };
  readonly sessions: {
    readonly title: string;
    readonly browser: string;
    readonly unnamed: string;
    readonly address: string;
    readonly since: string;
    readonly seen: string;
    readonly action: string;
    readonly thisOne: string;
    readonly end: string;
  };
  readonly feedKeys: {
    readonly title: string;
    readonly about: string;
    readonly notNeeded: string;
    readonly name: string;
    readonly nameHint: string;
    readonly created: string;
    readonly used: string;
    readonly notYet: string;
    readonly action: string;
    readonly create: string;
    readonly revoke: string;
    readonly newTitle: string;
    readonly newKey: (values: { readonly name: Html }) => Html;
    readonly newAddress: string;
    readonly back: string;
  };
  readonly ownTorrents: {
    readonly title: string;
    readonly nothing: string;
    readonly name: string;
    readonly size: string;
    readonly state: string;
    readonly published: string;
    readonly action: string;
    readonly states: {
      readonly public: string;
      readonly unlisted: string;
      readonly pending: string;
      readonly hidden: string;
      readonly superseded: string;
      readonly removed: string;
    };
    readonly edit: string;
    readonly delete: string;
    readonly restore: string;
  };
  readonly admin: {
    readonly navigation: string;
    readonly parts: {
      readonly overview: string;
      readonly queue: string;
      readonly torrents: string;
      readonly blocks: string;
      readonly tokens: string;
      readonly audit: string;
      readonly settings: string;
      readonly health: string;
    };
    readonly none: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly published: string;
    readonly state: string;
    readonly token: (values: { readonly id: string }) => string;
    readonly nameAndToken: (values: { readonly name: Html; readonly token: string }) => Html;
    readonly withoutToken: string;
    readonly moreThan: (values: { readonly count: string }) => string;
    readonly keys: {
      readonly select: string;
      readonly act: string;
    };
  };
  readonly adminAudit: {
    readonly filter: string;
    readonly action: string;
    readonly actionHint: (values: { readonly all: Html; readonly one: Html }) => Html;
    readonly tokenId: string;
    readonly object: string;
    readonly objectHint: (values: { readonly token: Html }) => Html;
    readonly find: string;
    readonly list: string;
    readonly nothing: string;
    readonly when: string;
    readonly who: string;
    readonly what: string;
    readonly change: string;
    readonly actions: {
      readonly block_add: string;
      readonly block_remove: string;
      readonly feed_key_create: string;
      readonly feed_key_revoke: string;
      readonly login_link_create: string;
      readonly person_end: string;
      readonly person_enter: string;
      readonly readme_remove: string;
      readonly readme_write: string;
      readonly report_settle: string;
      readonly session_create: string;
      readonly session_end: string;
      readonly token_create: string;
      readonly token_operator: string;
      readonly token_revoke: string;
      readonly torrent_edit: string;
      readonly torrent_publish: string;
      readonly torrent_purge: string;
      readonly torrent_remove: string;
      readonly torrent_replace: string;
      readonly torrent_report: string;
      readonly torrent_restore: string;
      readonly torrent_state: string;
      readonly torrent_update: string;
    };
    readonly vias: {
      readonly token: string;
      readonly session: string;
      readonly login_link: string;
      readonly provider: string;
      readonly delete_key: string;
      readonly nothing: string;
      readonly command_line: string;
      readonly server: string;
    };
    readonly from: string;
    readonly to: string;
    readonly empty: string;
    readonly yes: string;
    readonly no: string;
    readonly older: string;
    readonly export: string;
  };
  readonly adminBlocks: {
    readonly about: string;
    readonly add: string;
    readonly infohash: string;
    readonly blocked: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly submit: string;
    readonly list: string;
    readonly nothing: string;
    readonly since: string;
    readonly by: string;
    readonly action: string;
    readonly remove: string;
    readonly more: string;
  };
  readonly adminHealth: {
    readonly store: string;
    readonly file: string;
    readonly journal: string;
    readonly free: string;
    readonly disk: string;
    readonly schema: string;
    readonly threads: string;
    readonly writer: string;
    readonly search: string;
    readonly threadStates: {
      readonly asleep: string;
      readonly running: string;
      readonly failed: string;
    };
    readonly queued: (values: { readonly count: Numeral }) => string;
    readonly housekeeping: string;
    readonly lastRun: string;
    readonly notYet: string;
    readonly isRunning: string;
    readonly purged: (values: { readonly count: Numeral }) => string;
    readonly check: string;
    readonly checkAbout: string;
    readonly checkNow: string;
    readonly lastCheck: string;
    readonly result: string;
    readonly noDamage: string;
    readonly problems: (values: { readonly count: Numeral }) => string;
    readonly tables: string;
    readonly files: string;
    readonly of: (values: { readonly count: string; readonly all: string }) => string;
    readonly took: (values: { readonly seconds: string }) => string;
  };
  readonly adminOverview: {
    readonly inScope: (values: { readonly scope: Html }) => Html;
    readonly pending: string;
    readonly reports: string;
    readonly torrents: string;
    readonly contentBytes: string;
    readonly metainfoBytes: string;
    readonly databaseBytes: string;
    readonly uploads: string;
    readonly uploadsSum: (values: { readonly count: Numeral }) => string;
    readonly downloads: string;
    readonly downloadsSum: (values: { readonly count: Numeral }) => string;
    readonly downloadCount: string;
    readonly downloadsNote: string;
    readonly most: (values: { readonly count: string }) => string;
    readonly asTable: string;
    readonly day: string;
    readonly count: string;
    readonly share: string;
    readonly states: string;
    readonly sizes: string;
    readonly sizeBelow: (values: { readonly size: Html }) => Html;
    readonly sizeBetween: (values: { readonly from: Html; readonly to: Html }) => Html;
    readonly sizeFrom: (values: { readonly size: Html }) => Html;
    readonly versions: string;
  };
  readonly adminQueue: {
    readonly reports: string;
    readonly noReports: string;
    readonly pending: string;
    readonly noPending: (values: { readonly setting: Html }) => Html;
    readonly kinds: {
      readonly illegal: string;
      readonly copyright: string;
      readonly malware: string;
      readonly wrong: string;
      readonly spam: string;
      readonly other: string;
    };
    readonly wantsUnlisted: string;
    readonly noText: string;
    readonly reportedBy: (values: { readonly who: Html; readonly when: Html }) => Html;
    readonly sentBy: (values: { readonly who: Html; readonly when: Html }) => Html;
    readonly dismiss: string;
    readonly act: string;
    readonly hide: string;
    readonly remove: string;
    readonly approve: string;
    readonly approveUnlisted: string;
    readonly rejectMore: string;
    readonly reject: string;
    readonly moreReports: string;
    readonly morePending: string;
    readonly many: string;
    readonly sameAddress: (values: { readonly others: Html }) => Html;
    readonly done: {
      readonly dismissed: string;
      readonly hidden: string;
      readonly removed: string;
      readonly approved: string;
      readonly rejected: string;
    };
  };
  readonly adminSettings: {
    readonly about: string;
    readonly setting: string;
    readonly value: string;
    readonly source: string;
    readonly isSet: string;
    readonly isNotSet: string;
    readonly sources: {
      readonly code: string;
      readonly flag: string;
      readonly environment: string;
      readonly file: string;
      readonly default: string;
    };
  };
  readonly adminTokens: {
    readonly about: string;
    readonly withEnded: string;
    readonly withoutEnded: string;
    readonly name: string;
    readonly kind: string;
    readonly kinds: {
      readonly token: string;
      readonly feed_key: string;
      readonly person: string;
    };
    readonly role: string;
    readonly scope: string;
    readonly scopeHint: (values: { readonly one: Html; readonly below: Html }) => Html;
    readonly everywhere: string;
    readonly expires: string;
    readonly expiresHint: string;
    readonly never: string;
    readonly lastUsed: string;
    readonly notYet: string;
    readonly published: string;
    readonly torrentsMax: string;
    readonly metainfoBytesMax: string;
    readonly maxHint: string;
    readonly sizeHint: string;
    readonly state: string;
    readonly inUse: string;
    readonly revoked: string;
    readonly expired: string;
    readonly created: string;
    readonly subject: string;
    readonly parent: string;
    readonly more: string;
    readonly create: string;
    readonly nameHint: string;
    readonly newTitle: string;
    readonly newToken: (values: { readonly name: Html }) => Html;
    readonly tryIt: string;
    readonly one: (values: { readonly name: Html }) => Html;
    readonly link: string;
    readonly linkAbout: string;
    readonly createLink: string;
    readonly newLinkTitle: string;
    readonly newLink: (values: { readonly name: Html }) => Html;
    readonly revokeTitle: string;
    readonly revokeAbout: string;
    readonly revokeOwn: string;
    readonly revokeSure: string;
    readonly revoke: string;
    readonly back: string;
  };
  readonly adminTorrents: {
    readonly filter: string;
    readonly query: string;
    readonly collection: string;
    readonly below: string;
    readonly category: string;
    readonly tag: string;
    readonly version: string;
    readonly anyVersion: string;
    readonly sizeMin: string;
    readonly sizeMax: string;
    readonly publishedFrom: string;
    readonly publishedBefore: string;
    readonly moreFilters: string;
    readonly find: string;
    readonly found: (values: { readonly count: Numeral }) => string;
    readonly nothing: string;
    readonly select: string;
    readonly name: string;
    readonly size: string;
    readonly owner: string;
    readonly more: string;
    readonly change: string;
    readonly action: string;
    readonly actions: {
      readonly public: string;
      readonly unlisted: string;
      readonly hide: string;
      readonly remove: string;
      readonly remove451: string;
      readonly restore: string;
      readonly category: string;
      readonly addTag: string;
      readonly removeTag: string;
      readonly move: string;
    };
    readonly choose: string;
    readonly fields: {
      readonly reason: string;
      readonly category: string;
      readonly tag: string;
      readonly collection: string;
    };
    readonly selectAll: string;
    readonly selected: (values: { readonly count: string; readonly all: string }) => string;
    readonly apply: string;
    readonly applyAll: string;
    readonly toChange: string;
    readonly confirmTitle: string;
    readonly confirm: (values: { readonly count: string; readonly what: Html }) => Html;
    readonly confirmSome: (values: { readonly count: string }) => string;
    readonly everything: string;
    readonly confirmApply: string;
    readonly back: string;
    readonly resultTitle: string;
    readonly changed: (values: { readonly count: Numeral }) => string;
    readonly failed: (values: { readonly count: Numeral }) => string;
    readonly why: string;
    readonly remaining: (values: { readonly count: Numeral }) => string;
    readonly continue: string;
  };
  readonly check: {
    readonly title: string;
    readonly heading: string;
    readonly about: string;
    readonly filesHint: string;
    readonly submit: string;
    readonly accepted: (values: { readonly file: Html }) => Html;
    readonly refused: (values: { readonly file: Html }) => Html;
    readonly structure: string;
    readonly findings: string;
    readonly nothingFound: string;
  };
  readonly findings: {
    readonly what: string;
    readonly where: string;
    readonly rule: string;
    readonly warning: string;
    readonly notes: (values: { readonly count: string }) => string;
    readonly more: (values: { readonly count: Numeral }) => string;
  };
  readonly structure: {
    readonly listOf: (values: { readonly count: Numeral }) => string;
    readonly dictionaryOf: (values: { readonly count: Numeral }) => string;
    readonly more: (values: { readonly count: Numeral }) => string;
    readonly empty: string;
    readonly folded: (values: { readonly count: Numeral }) => string;
  };
  readonly rules: {
    readonly title: string;
    readonly all: string;
    readonly about: (values: { readonly link: Wrap }) => Html;
    readonly what: string;
    readonly effect: string;
    readonly rule: string;
    readonly severities: {
      readonly error: string;
      readonly warning: string;
      readonly note: string;
    };
    readonly effects: {
      readonly error: string;
      readonly warning: string;
      readonly note: string;
    };
    readonly meaning: string;
    readonly example: string;
    readonly hint: string;
    readonly origin: string;
    readonly bep: (values: { readonly number: string }) => string;
  };
  readonly guide: {
    readonly title: (values: { readonly site: string }) => string;
    readonly about: string;
    readonly link: string;
    readonly get: string;
    readonly getAbout: string;
    readonly getList: string;
    readonly getSearch: (values: { readonly link: Wrap }) => Html;
    readonly getJson: string;
    readonly getFeed: string;
    readonly getFile: string;
    readonly publish: string;
    readonly needsToken: (values: { readonly link: Wrap }) => Html;
    readonly needsNoToken: string;
    readonly byForm: (values: { readonly link: Wrap }) => Html;
    readonly publishOne: string;
    readonly publishFields: string;
    readonly publishMany: string;
    readonly accepted: string;
    readonly versions: string;
    readonly limits: (values: { readonly size: Html; readonly files: string }) => Html;
    readonly rate: (values: { readonly files: string; readonly seconds: Numeral }) => string;
    readonly rules: (values: { readonly rules: Wrap; readonly check: Wrap }) => Html;
    readonly change: string;
    readonly replaceAbout: string;
    readonly replace: string;
    readonly edit: string;
    readonly remove: string;
    readonly undo: (values: { readonly days: Numeral }) => string;
    readonly scripts: string;
    readonly api: (values: { readonly link: Wrap }) => Html;
    readonly scriptsAbout: string;
  };
  readonly common: {
    readonly bytes: (values: { readonly count: Numeral }) => string;
    readonly files: (values: { readonly count: Numeral }) => string;
    readonly torrents: (values: { readonly count: Numeral }) => string;
    readonly byteUnit: string;
    readonly momentUtc: (values: { readonly moment: string }) => string;
    readonly unknown: string;
    readonly unseenName: string;
    readonly private: string;
    readonly breadcrumbs: string;
    readonly allTorrents: string;
    readonly seeNewest: string;
    readonly uploadTorrent: string;
    readonly sizeInFiles: (values: { readonly size: Html; readonly count: Numeral }) => Html;
    readonly sizeTimes: (values: { readonly pieces: string; readonly size: Html }) => Html;
    readonly pieces: (values: { readonly count: Numeral }) => string;
    readonly both: (values: { readonly one: Html; readonly other: Html }) => Html;
    readonly atByte: (values: { readonly offset: string }) => string;
  };
  readonly layout: {
    readonly skip: string;
    readonly search: string;
    readonly searchLabel: string;
    readonly main: string;
    readonly newest: string;
    readonly upload: string;
    readonly signIn: string;
    readonly yourAccount: string;
    readonly moderation: string;
    readonly admin: string;
    readonly about: (values: { readonly service: Html }) => Html;
    readonly language: string;
    readonly changeLanguage: string;
  };
  readonly keys: {
    readonly title: string;
    readonly search: string;
    readonly step: string;
    readonly open: string;
    readonly download: string;
    readonly magnet: string;
    readonly upload: string;
    readonly help: string;
    readonly on: string;
    readonly close: string;
  };
  readonly copying: {
    readonly copy: string;
    readonly copied: string;
    readonly notCopied: string;
  };
  readonly collection: {
    readonly nothingButBelow: string;
    readonly showBelow: string;
    readonly publish: string;
    readonly more: string;
    readonly missing: string;
    readonly createdByFirst: (values: { readonly name: Html }) => Html;
  };
  readonly filter: {
    readonly title: string;
    readonly heading: string;
    readonly labels: {
      readonly q: string;
      readonly collection: string;
      readonly category: string;
      readonly tag: string;
      readonly version: string;
      readonly sizeMin: string;
      readonly sizeMax: string;
      readonly publishedFrom: string;
      readonly publishedBefore: string;
      readonly size: string;
      readonly published: string;
    };
    readonly sizes: {
      readonly under: (values: { readonly size: Html }) => Html;
      readonly between: (values: { readonly from: Html; readonly to: Html }) => Html;
      readonly over: (values: { readonly size: Html }) => Html;
    };
    readonly newest: (values: { readonly torrents: string }) => string;
    readonly directly: string;
    readonly hints: {
      readonly size: string;
      readonly date: string;
    };
    readonly wrong: {
      readonly size: string;
      readonly date: string;
    };
    readonly more: string;
    readonly apply: string;
    readonly active: string;
    readonly filter: (values: { readonly label: string; readonly value: Html }) => Html;
    readonly remove: string;
    readonly clear: string;
    readonly wrongTitle: string;
    readonly withoutAny: string;
  };
  readonly list: {
    readonly skip: string;
    readonly name: string;
    readonly size: string;
    readonly files: string;
    readonly downloads: string;
    readonly published: string;
    readonly collection: string;
    readonly tags: string;
    readonly get: string;
    readonly feed: string;
    readonly readme: string;
    readonly download: (values: { readonly name: Html }) => Html;
    readonly magnet: (values: { readonly name: Html }) => Html;
    readonly moreThan: (values: { readonly torrents: string }) => string;
    readonly pages: string;
    readonly previous: string;
    readonly next: string;
    readonly someOf: (values: { readonly count: string; readonly torrents: string }) => string;
    readonly range: (values: { readonly first: string; readonly last: string; readonly torrents: string }) => string;
    readonly links: string;
    readonly json: string;
    readonly uploadHere: string;
    readonly showTags: string;
    readonly hideTags: string;
    readonly collections: string;
    readonly allCollections: (values: { readonly count: string }) => string;
    readonly collectionsWithin: string;
    readonly torrentsIn: (values: { readonly collection: string }) => string;
    readonly torrentsFoundFor: (values: { readonly query: string }) => string;
  };
  readonly search: {
    readonly title: (values: { readonly query: string }) => string;
    readonly heading: (values: { readonly query: Html }) => Html;
    readonly nothingFound: string;
    readonly nothingFiltered: string;
    readonly nothingWithInfohash: string;
    readonly hint: (values: { readonly begin: Html; readonly whole: Html }) => Html;
    readonly suggestion: (values: { readonly query: Html; readonly link: Wrap }) => Html;
    readonly scope: {
      readonly names: string;
      readonly alsoAll: string;
      readonly all: string;
      readonly onlyNames: string;
    };
    readonly help: string;
    readonly syntax: {
      readonly words: string;
      readonly phrase: string;
      readonly without: string;
      readonly infohash: string;
      readonly file: string;
    };
  };
  readonly start: {
    readonly title: string;
    readonly nothingYet: string;
    readonly orTerminal: string;
    readonly orTerminalWithToken: string;
    readonly folderMakesCollection: string;
    readonly publishHere: string;
    readonly formOrTerminal: (values: { readonly link: Wrap }) => Html;
  };
  readonly readme: {
    readonly title: (values: { readonly collection: string }) => string;
    readonly heading: string;
    readonly text: string;
    readonly hint: (values: { readonly mark: Html }) => Html;
    readonly preview: string;
    readonly previewed: string;
    readonly empty: string;
    readonly back: string;
    readonly changed: string;
    readonly changedHint: string;
  };
  readonly problem: {
    readonly status: (values: { readonly status: string }) => string;
    readonly kind: (values: { readonly code: Html; readonly status: string }) => Html;
    readonly meaning: string;
    readonly remedies: string;
    readonly help: string;
    readonly allRules: string;
    readonly location: (values: { readonly address: Html }) => Html;
    readonly findings: string;
    readonly searchAgain: string;
    readonly notHere: (values: { readonly name: Html }) => Html;
    readonly wasRemoved: (values: { readonly name: Html }) => Html;
    readonly seeCollection: (values: { readonly name: Html }) => Html;
  };
  readonly problems: {
    readonly malformed: {
      readonly title: string;
      readonly meaning: string;
      readonly remedies: {
        readonly 1: string;
        readonly 2: string;
        readonly 3: string;
      };
    };
    readonly unauthorized: {
      readonly title: string;
      readonly meaning: string;
      readonly remedies: {
        readonly 1: string;
        readonly 2: string;
        readonly 3: string;
        readonly 4: string;
      };
    };
    readonly forbidden: {
      readonly title: string;
      readonly meaning: string;
      readonly remedies: {
        readonly 1: string;
        readonly 2: string;
        readonly 3: string;
      };
    };
    readonly not_found: {
      readonly title: string;
      readonly meaning: string;
      readonly remedies: {
        readonly 1: string;
        readonly 2: string;
        readonly 3: string;
      };
    };
    readonly method_not_allowed: {
      readonly title: string;
      readonly meaning: string;
      readonly remedies: {
        readonly 1: string;
        readonly 2: string;
      };
    };
    readonly conflict: {
      readonly title: string;
      readonly meaning: string;
      readonly remedies: {
        readonly 1: string;
        readonly 2: string;
        readonly 3: string;
        readonly 4: string;
      };
    };
    readonly gone: {
      readonly title: string;
      readonly meaning: string;
      readonly remedies: {
        readonly 1: string;
        readonly 2: string;
      };
    };
    readonly precondition_failed: {
      readonly title: string;
      readonly meaning: string;
      readonly remedies: {
        readonly 1: string;
        readonly 2: string;
      };
    };
    readonly too_large: {
      readonly title: string;
      readonly meaning: string;
      readonly remedies: {
        readonly 1: string;
        readonly 2: string;
        readonly 3: string;
      };
    };
    readonly unsupported: {
      readonly title: string;
      readonly meaning: string;
      readonly remedies: {
        readonly 1: string;
        readonly 2: string;
      };
    };
    readonly invalid: {
      readonly title: string;
      readonly meaning: string;
      readonly remedies: {
        readonly 1: string;
        readonly 2: string;
        readonly 3: string;
      };
    };
    readonly rate_limited: {
      readonly title: string;
      readonly meaning: string;
      readonly remedies: {
        readonly 1: string;
      };
    };
    readonly unavailable_for_legal_reasons: {
      readonly title: string;
      readonly meaning: string;
      readonly remedies: {
        readonly 1: string;
        readonly 2: string;
      };
    };
    readonly internal: {
      readonly title: string;
      readonly meaning: string;
      readonly remedies: {
        readonly 1: string;
        readonly 2: string;
      };
    };
    readonly unavailable: {
      readonly title: string;
      readonly meaning: string;
      readonly remedies: {
        readonly 1: string;
        readonly 2: string;
      };
    };
  };
  readonly torrent: {
    readonly magnet: string;
    readonly download: string;
    readonly files: string;
    readonly superseded: string;
    readonly supersededKept: string;
    readonly supersededBy: (values: { readonly newer: Html }) => Html;
    readonly warnings: string;
    readonly compatibility: (values: { readonly count: Numeral }) => string;
    readonly warningsCaption: string;
    readonly card: string;
    readonly details: string;
  };
  readonly facts: {
    readonly name: string;
    readonly size: string;
    readonly downloads: string;
    readonly files: string;
    readonly pieces: string;
    readonly version: string;
    readonly versions: {
      readonly v1: string;
      readonly v2: string;
      readonly hybrid: string;
    };
    readonly infohashV1: string;
    readonly infohashV2: string;
    readonly private: string;
    readonly privateYes: string;
    readonly comment: string;
    readonly created: string;
    readonly createdBy: string;
    readonly source: string;
    readonly publisher: string;
    readonly publisherUrl: string;
    readonly updateUrl: string;
    readonly ssl: string;
    readonly sslYes: string;
    readonly similar: string;
    readonly collections: string;
    readonly encoding: string;
    readonly unknownKeys: string;
    readonly signedBy: string;
    readonly signatures: {
      readonly valid: string;
      readonly invalid: string;
      readonly unknown: string;
    };
    readonly category: string;
    readonly tags: string;
    readonly licence: string;
    readonly published: string;
    readonly updated: string;
    readonly address: string;
    readonly file: string;
    readonly fileSha256: string;
    readonly technical: string;
    readonly publishedBy: (values: { readonly ago: Html; readonly publisher: Html }) => Html;
  };
  readonly sources: {
    readonly trackers: string;
    readonly noTrackers: string;
    readonly tier: (values: { readonly number: string }) => string;
    readonly webSeeds: string;
    readonly nodes: string;
    readonly moreTiers: (values: { readonly count: Numeral }) => string;
    readonly moreAddresses: (values: { readonly count: Numeral }) => string;
    readonly notInMagnet: (values: { readonly count: Numeral }) => string;
    readonly masked: string;
    readonly maskedInMagnet: string;
  };
  readonly fileTree: {
    readonly executable: string;
    readonly hidden: string;
    readonly pointsTo: (values: { readonly target: Html }) => Html;
    readonly notShown: (values: { readonly count: Numeral }) => string;
  };
  readonly edit: {
    readonly title: (values: { readonly torrent: string }) => string;
    readonly heading: (values: { readonly torrent: Html }) => Html;
    readonly name: string;
    readonly nameHint: string;
    readonly description: string;
    readonly descriptionHint: (values: { readonly mark: Html }) => Html;
    readonly category: string;
    readonly categoryHint: string;
    readonly tags: string;
    readonly tagsHint: string;
    readonly licence: string;
    readonly licenceHint: (values: { readonly example: Html }) => Html;
    readonly path: string;
    readonly collection: string;
    readonly fileName: string;
    readonly fileNameHint: (values: { readonly ending: Html }) => Html;
    readonly visibility: string;
    readonly states: {
      readonly public: string;
      readonly unlisted: string;
      readonly hidden: string;
    };
    readonly stateReason: string;
    readonly stateReasonHint: string;
    readonly save: string;
    readonly preview: string;
    readonly previewed: string;
    readonly descriptionEmpty: string;
    readonly notSaved: string;
    readonly wrongFields: (values: { readonly count: Numeral }) => string;
    readonly changed: string;
    readonly changedHint: string;
    readonly empty: string;
  };
  readonly fileFilter: {
    readonly label: string;
    readonly found: (values: { readonly count: Numeral }) => string;
  };
  readonly fileList: {
    readonly title: (values: { readonly torrent: string }) => string;
    readonly heading: (values: { readonly torrent: Html }) => Html;
    readonly all: string;
    readonly shown: (values: { readonly first: string; readonly last: string; readonly all: string }) => string;
    readonly path: string;
    readonly size: string;
    readonly pages: string;
    readonly previous: string;
    readonly next: string;
  };
  readonly manage: {
    readonly title: string;
    readonly edit: string;
    readonly replace: string;
    readonly delete: string;
    readonly report: string;
    readonly change: string;
  };
  readonly removal: {
    readonly title: (values: { readonly torrent: string }) => string;
    readonly heading: (values: { readonly torrent: Html }) => Html;
    readonly about: (values: { readonly count: Numeral }) => string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly status: string;
    readonly statuses: {
      readonly 410: string;
      readonly 451: string;
    };
    readonly block: string;
    readonly submit: string;
    readonly cancel: string;
    readonly removedTitle: string;
    readonly removed: (values: { readonly torrent: Html }) => Html;
    readonly removedAt: (values: { readonly moment: Html }) => Html;
    readonly restorable: (values: { readonly moment: Html }) => Html;
    readonly notByYou: string;
    readonly notByYouLegal: string;
    readonly undo: string;
    readonly occupiedBy: (values: { readonly other: Html }) => Html;
    readonly occupiedHint: string;
    readonly occupiedAsk: string;
    readonly moveOther: string;
    readonly deleteOther: string;
  };
  readonly replace: {
    readonly title: (values: { readonly torrent: string }) => string;
    readonly heading: (values: { readonly torrent: Html }) => Html;
    readonly about: (values: { readonly path: Html }) => Html;
    readonly file: string;
    readonly fileHint: string;
    readonly submit: string;
  };
  readonly report: {
    readonly title: (values: { readonly torrent: string }) => string;
    readonly heading: (values: { readonly torrent: Html }) => Html;
    readonly about: string;
    readonly kind: string;
    readonly kinds: {
      readonly illegal: string;
      readonly copyright: string;
      readonly malware: string;
      readonly wrong: string;
      readonly spam: string;
      readonly other: string;
    };
    readonly text: string;
    readonly textHint: string;
    readonly submit: string;
    readonly thanksTitle: string;
    readonly thanks: string;
    readonly back: string;
  };
  readonly share: {
    readonly title: string;
    readonly qr: string;
    readonly qrHint: string;
    readonly qrHintWithoutAddresses: string;
    readonly summary: (values: { readonly size: string; readonly files: string }) => string;
    readonly file: string;
    readonly verify: string;
    readonly magnetAndQr: string;
    readonly privateHint: string;
  };
  readonly stateNote: {
    readonly pending: string;
    readonly hidden: string;
    readonly onlySeenBy: string;
    readonly unlisted: string;
    readonly unlistedHint: string;
    readonly reason: (values: { readonly reason: Html }) => Html;
    readonly replaces: (values: { readonly other: Html }) => Html;
    readonly publish: string;
    readonly publishUnlisted: string;
  };
  readonly versions: {
    readonly title: string;
    readonly newest: string;
    readonly all: string;
  };
  readonly cite: {
    readonly title: string;
    readonly badge: string;
    readonly cite: string;
    readonly feed: string;
    readonly markdown: string;
    readonly html: string;
  };
  readonly upload: {
    readonly title: string;
    readonly titleDone: string;
    readonly titlePartly: string;
    readonly titleRefused: string;
    readonly heading: string;
    readonly about: string;
    readonly collection: string;
    readonly collectionHint: (values: { readonly example: Html }) => Html;
    readonly token: string;
    readonly tokenHint: string;
    readonly files: string;
    readonly filesHint: (values: { readonly size: string }) => string;
    readonly file: string;
    readonly fileSize: string;
    readonly result: string;
    readonly submit: string;
    readonly checkOnly: string;
    readonly terminal: string;
    readonly terminalAnswer: string;
    readonly terminalToken: string;
    readonly severalAtOnce: string;
    readonly publishedCount: (values: { readonly count: Numeral }) => string;
    readonly unchangedCount: (values: { readonly count: Numeral }) => string;
    readonly refusedCount: (values: { readonly count: Numeral }) => string;
    readonly outcomes: {
      readonly created: string;
      readonly replaced: string;
      readonly updated: string;
      readonly unchanged: string;
    };
    readonly elsewhere: (values: { readonly path: Html }) => Html;
    readonly inherited: (values: { readonly fields: Html }) => Html;
    readonly refused: string;
    readonly unnamedFile: string;
    readonly deleteKey: (values: { readonly link: Wrap }) => Html;
    readonly deleteAddress: string;
    readonly compatibility: string;
    readonly warnings: string;
  };
  readonly drop: {
    readonly hint: string;
    readonly intoForm: string;
    readonly checking: string;
    readonly refused: string;
    readonly notChecked: string;
    readonly leftOut: (values: { readonly count: string }) => string;
    readonly cut: (values: { readonly entriesMax: string }) => string;
    readonly nothing: string;
  };
  readonly uploadFields: {
    readonly more: string;
    readonly moreHint: string;
    readonly categoryHint: string;
    readonly tagsHint: string;
    readonly titleHint: string;
    readonly descriptionHint: (values: { readonly charactersMax: string }) => string;
    readonly chooseAgain: string;
    readonly keptFiles: string;
    readonly keptFilesHint: string;
    readonly tooLargeToKeep: (values: { readonly count: Numeral }) => string;
    readonly publishAccepted: string;
    readonly checkOthers: string;
    readonly chooseOthers: string;
    readonly uploadMore: string;
  };
  readonly uploading: {
    readonly heading: string;
    readonly title: string;
    readonly edit: string;
    readonly details: string;
    readonly actions: string;
    readonly states: {
      readonly checking: string;
      readonly ready: string;
      readonly unchecked: string;
      readonly waiting: string;
      readonly sending: string;
      readonly paused: (values: { readonly seconds: string }) => string;
      readonly pending: string;
      readonly here: string;
      readonly hereOtherwise: string;
      readonly hereFields: string;
      readonly refused: string;
      readonly cancelled: string;
    };
    readonly keepsFields: (values: { readonly link: Wrap }) => Html;
    readonly why: {
      readonly sameName: string;
      readonly twice: string;
      readonly tooLarge: (values: { readonly size: string }) => string;
      readonly noAnswer: string;
      readonly changed: string;
      readonly gone: string;
    };
    readonly progress: string;
    readonly speed: (values: { readonly size: string }) => string;
    readonly location: (values: { readonly link: Html }) => Html;
    readonly cancel: string;
    readonly retry: string;
    readonly remove: string;
    readonly removeRefused: string;
    readonly addMore: string;
    readonly problems: string;
    readonly published: (values: { readonly count: string }) => string;
    readonly review: (values: { readonly count: string }) => string;
    readonly here: (values: { readonly count: string }) => string;
    readonly refused: (values: { readonly count: string }) => string;
    readonly sending: (values: { readonly count: string }) => string;
    readonly checking: (values: { readonly count: string }) => string;
    readonly checked: (values: { readonly count: string }) => string;
    readonly ready: (values: { readonly count: string }) => string;
    readonly invalid: (values: { readonly count: string }) => string;
    readonly invalidNames: (values: { readonly count: string; readonly names: string }) => string;
  };
  readonly uploadSignIn: {
    readonly heading: string;
    readonly about: string;
    readonly still: string;
    readonly continue: string;
    readonly newTab: string;
  };
}
