import type { Ban } from '../../access/ban.ts';
import type { Session } from '../../access/session.ts';
import type { Token } from '../../access/token.ts';
import type { AuditEntry } from '../../events/audit.ts';
import { OPEN_AREA } from '../../catalogue/areas.ts';
import type { EventPosition, StoredEvent } from '../../events/event.ts';
import type { Delivery, Webhook } from '../../events/webhook.ts';
import type { Block, ReportOutcome } from '../../catalogue/moderation.ts';
import type { CollectionSettings } from '../../catalogue/collection-settings.ts';
import type { NewReport, RemovalMark } from '../../catalogue/plan.ts';
import type { ReadmePicture } from '../../catalogue/picture.ts';
import type { Publisher } from '../../catalogue/publisher.ts';
import type { ScrapedTracker, ScrapeProgress, ScrapeResult } from '../../catalogue/scrapes.ts';
import type { Readme } from '../../catalogue/readme.ts';
import type { Holdings } from '../../catalogue/store.ts';
import type { Revision } from '../../catalogue/listed-collection.ts';
import type { Torrent, TorrentPath } from '../../catalogue/torrent.ts';
import type { WebSeedProgress, WebSeedTest } from '../../catalogue/web-seed-tests.ts';
import type { Baseline } from '../../swarm/credit.ts';
import type { Figure } from '../../swarm/figure-store.ts';
import type { Infohash } from '../../metainfo/infohash.ts';

export interface StoredReport extends NewReport {
  readonly outcome: ReportOutcome | undefined;
}

export interface StoredFigure extends Figure {
  readonly userId: number;
  /** Until when it is known how long the user has seeded, in seconds since 1970. */
  readonly seededTo: number;
  /** By client, as hex. */
  readonly baselines: Map<string, Baseline>;
}

export interface StoredScrape extends ScrapeResult {
  readonly trackerId: number;
  /** Undefined while the tracker was not asked. */
  readonly at: Date | undefined;
}

export interface StoredWebSeed {
  readonly torrentId: number;
  readonly url: string;
  readonly nextAt: Date;
  readonly failures: number;
  /** Undefined while it was not tested. */
  readonly test: WebSeedTest | undefined;
}

/** The data of a store in memory. It is lost when the process ends. */
export interface Tables {
  /** By id. */
  readonly torrents: Map<number, Torrent>;
  /** The names of files of torrents, by id. */
  readonly fileNames: Map<number, string>;
  /** The bytes of torrents, by SHA-256. */
  readonly blobs: Map<string, Uint8Array>;
  /** By token; undefined is all uploads without a token. */
  readonly holdings: Map<number | undefined, Holdings>;
  /** Of the list of each collection with all below it, by `revisionKey`; also of those that are empty now. */
  readonly revisions: Map<string, Revision>;
  /** By `formatPath`. */
  readonly removedPaths: Map<string, RemovalMark>;
  /** By collection. */
  readonly readmes: Map<string, Readme>;
  /** By collection; only of those for which some were made. */
  readonly settings: Map<string, CollectionSettings>;
  /** By token. */
  readonly publishers: Map<number, Publisher>;
  readonly readmePictures: Map<string, readonly ReadmePicture[]>;
  /** Where the torrents that were moved are now, by `formatPath` of where they were. */
  readonly movedPaths: Map<string, TorrentPath>;
  /** Where the collections that were moved are now, by where they were. */
  readonly movedCollections: Map<string, string>;
  /** The last number of each stream, by its collection. */
  readonly streams: Map<string, number>;
  readonly removedInfohashes: Map<Infohash, RemovalMark>;
  readonly blocks: Map<Infohash, Block>;
  /** By id, the oldest first. */
  readonly reports: Map<number, StoredReport>;
  readonly audit: AuditEntry[];
  /** The oldest first. */
  readonly events: StoredEvent[];
  /** How far programs of the server itself have read them, by name. */
  readonly eventReaders: Map<string, EventPosition>;
  /** By id. */
  readonly webhooks: Map<number, Webhook>;
  /** By id. */
  readonly scrapedTrackers: Map<number, ScrapedTracker>;
  /** By tracker and torrent. */
  readonly scrapes: Map<string, StoredScrape>;
  scrapeProgress: ScrapeProgress | undefined;
  /** By torrent and address. */
  readonly webSeeds: Map<string, StoredWebSeed>;
  webSeedProgress: WebSeedProgress | undefined;
  /** By user and infohash. */
  readonly figures: Map<string, StoredFigure>;
  /** By id, the oldest first. */
  readonly deliveries: Map<number, Delivery>;
  /** By id. */
  readonly tokens: Map<number, Token>;
  /** The id of the token from the operator's configuration. */
  operatorId: number | undefined;
  readonly sessions: Map<number, Session>;
  /** By id. */
  readonly bans: Map<number, Ban>;
  /** Ids by the SHA-256 of secrets, as hex. */
  readonly tokenHashes: Map<string, number>;
  readonly sessionHashes: Map<string, number>;
  readonly loginLinks: Map<string, { readonly tokenId: number; readonly expiresAt: Date }>;
  /** The highest id that was ever used for each kind. */
  readonly lastIds: Record<
    'torrent' | 'report' | 'token' | 'session' | 'ban' | 'webhook' | 'delivery' | 'scrapedTracker',
    number
  >;
}

export function createTables(): Tables {
  return {
    torrents: new Map(),
    fileNames: new Map(),
    blobs: new Map(),
    holdings: new Map(),
    revisions: new Map([[revisionKey('', OPEN_AREA), { number: 0, changedAt: new Date(0) }]]),
    removedPaths: new Map(),
    movedPaths: new Map(),
    movedCollections: new Map(),
    streams: new Map(),
    removedInfohashes: new Map(),
    readmes: new Map(),
    settings: new Map(),
    publishers: new Map(),
    readmePictures: new Map(),
    blocks: new Map(),
    reports: new Map(),
    audit: [],
    events: [],
    eventReaders: new Map(),
    webhooks: new Map(),
    scrapedTrackers: new Map(),
    scrapes: new Map(),
    scrapeProgress: undefined,
    webSeeds: new Map(),
    webSeedProgress: undefined,
    figures: new Map(),
    deliveries: new Map(),
    tokens: new Map(),
    operatorId: undefined,
    sessions: new Map(),
    bans: new Map(),
    tokenHashes: new Map(),
    sessionHashes: new Map(),
    loginLinks: new Map(),
    lastIds: {
      torrent: 0,
      report: 0,
      token: 0,
      session: 0,
      ban: 0,
      webhook: 0,
      delivery: 0,
      scrapedTracker: 0,
    },
  };
}

/** The key of the revision of a collection in that area. */
export function revisionKey(path: string, area: string): string {
  return `${area === OPEN_AREA ? 'open' : 'private'} ${path}`;
}
