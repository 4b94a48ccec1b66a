import { AppError } from '../errors.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import { Recent } from '../recent.ts';
import type { Actor } from './actor.ts';
import { checkTorrent, refusal } from './check.ts';
import { createMetainfoReader, type MetainfoReader } from './metainfo-reader.ts';
import { fileNameFor, toTorrentPath } from './names.ts';
import type { Preconditions } from './preconditions.ts';
import type {
  CatalogueStore,
  CollectionSummary,
  Publication,
  TorrentAddress,
  TorrentDraft,
  TorrentPage,
} from './store.ts';
import type { Torrent } from './torrent.ts';
import { toWords } from './words.ts';

// A read from the store costs 40 µs of CPU for 38 kB, before its SHA-256 is checked.
const RECENT_BYTES_MAX = 32 * 1024 * 1024;

/** What somebody wants published. */
export interface PublishInput {
  readonly bytes: Uint8Array;
  readonly collection: string;
  /** Undefined: it is made from the torrent's own name. */
  readonly fileName: string | undefined;
  /** When given, the torrent must have this infohash. */
  readonly infohash?: Infohash | undefined;
}

export interface ListInput {
  /** Only this collection; undefined for all. */
  readonly collection?: string | undefined;
  /** What somebody typed into a search box; without a word in it nothing is searched for. */
  readonly query?: string | undefined;
  /** How many, 1 to 1000. */
  readonly limit: number;
  readonly before?: number | undefined;
}

/** All torrents, and what publishes, removes, finds and lists them. */
export interface Catalogue extends MetainfoReader {
  /**
   * Checks the bytes as metainfo and settles their path. Throws invalid with all findings when they are no torrent,
   * malformed for a bad name, conflict for another infohash than was asked for.
   */
  draft(input: PublishInput): TorrentDraft;
  /** Publishes a draft; resolves when it is durable. Rejects with forbidden, precondition_failed, unavailable. */
  publish(draft: TorrentDraft, actor: Actor, conditions?: Preconditions): Promise<Publication>;
  /** Rejects with not_found, gone, forbidden, precondition_failed, unavailable. */
  remove(address: TorrentAddress, actor: Actor, conditions?: Preconditions): Promise<Torrent>;
  /** The torrent that is served at that address. Rejects with not_found, or gone after a removal. */
  get(address: TorrentAddress): Promise<Torrent>;
  /** By path: what is listed there. By infohash: what was ever published, superseded and removed too. */
  find(address: TorrentAddress): Promise<Torrent | undefined>;
  /** What took a superseded torrent's path over, while it is listed there. */
  findSuccessor(torrent: Torrent): Promise<Torrent | undefined>;
  /** The stored bytes of a torrent, exactly as they were uploaded. */
  getBytes(torrent: Torrent): Promise<Uint8Array>;
  list(input: ListInput): Promise<TorrentPage>;
  listCollections(parent: string): Promise<readonly CollectionSummary[]>;
  findCollection(path: string): Promise<CollectionSummary | undefined>;
}

export interface CatalogueOptions {
  readonly store: CatalogueStore;
  readonly now: () => Date;
}

export function createCatalogue({ store, now }: CatalogueOptions): Catalogue {
  const recent = new Recent<Uint8Array>(RECENT_BYTES_MAX);
  const getBytes = async ({ id, sha256 }: Torrent): Promise<Uint8Array> => {
    const known = recent.get(sha256);
    if (known !== undefined) return known;
    const bytes = await store.getBytes(id);
    recent.add(sha256, bytes, bytes.byteLength);
    return bytes;
  };
  return {
    draft(input) {
      const draft = draftOf(input);
      checkInfohash(draft, input.infohash);
      return draft;
    },
    publish: (draft, actor, conditions = {}) => store.publish(draft, actor, conditions, now()),
    remove: (address, actor, conditions = {}) => store.remove(address, actor, conditions, now()),
    async get(address) {
      const torrent = await store.find(address);
      if (torrent === undefined && 'path' in address && (await store.wasRemovedFrom(address.path))) {
        throw new AppError('gone', `"${address.path.fileName}" was removed`);
      }
      if (torrent === undefined)
        throw new AppError('not_found', 'Cannot find that torrent: it was never published here');
      if (torrent.state === 'removed') throw new AppError('gone', `"${torrent.fileName}" was removed`);
      return torrent;
    },
    find: (address) => store.find(address),
    findSuccessor: ({ collection, fileName }) => store.find({ path: { collection, fileName } }),
    getBytes,
    ...createMetainfoReader(getBytes),
    async list({ collection, query, limit, before }) {
      const words = query === undefined ? undefined : toWords(query);
      if (words?.length === 0) return { items: [], next: undefined };
      return store.list({ collection, words, limit, before });
    },
    listCollections: (parent) => store.listCollections(parent),
    findCollection: (path) => store.findCollection(path),
  };
}

function draftOf({ bytes, collection, fileName }: PublishInput): TorrentDraft {
  // A name that can't be used is refused whatever the bytes are: it is the cheaper thing to look at.
  toTorrentPath(collection, fileName ?? 'from-the-torrent.torrent');
  const report = checkTorrent(bytes);
  if (report.verdict === 'refuse') throw refusal(report.findings);
  const { facts } = report;
  return { ...toTorrentPath(collection, fileName ?? fileNameFor(facts.name)), ...facts, bytes };
}

function checkInfohash(draft: TorrentDraft, wanted: Infohash | undefined): void {
  if (wanted === undefined || wanted === draft.infohashV1 || wanted === draft.infohashV2) return;
  const found = draft.infohashV1 ?? draft.infohashV2;
  throw new AppError('conflict', `Cannot publish at ${wanted}: the torrent has the infohash ${found}`, {
    mend: 'Publish it under its own infohash, or in a collection.',
  });
}
