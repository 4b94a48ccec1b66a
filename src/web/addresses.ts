import { AppError } from '../errors.ts';
import type { Torrent, TorrentPath } from '../catalogue/torrent.ts';
import type { Base } from '../http/context.ts';
import type { Infohash } from '../metainfo/infohash.ts';

/**
 * First path segments that belong to the service, those of faces to come among them: a collection of that name would
 * one day be unreachable.
 */
export const RESERVED_SEGMENTS: ReadonlySet<string> = new Set([
  'admin',
  'announce',
  'api',
  'assets',
  'docs',
  'favicon.ico',
  'healthz',
  'login',
  'logout',
  'metrics',
  'opensearch.xml',
  'readyz',
  'robots.txt',
  'scrape',
  'streams',
  'torrents',
  'torznab',
  'upload',
  '.well-known',
]);

/** Throws conflict when the collection stands where the service itself has its addresses, or `reserved` others. */
export function checkNotReserved(
  collection: string,
  reserved: ReadonlySet<string> = RESERVED_SEGMENTS,
): void {
  const [first = ''] = collection.split('/');
  if (!reserved.has(first.toLowerCase())) return;
  throw new AppError(
    'conflict',
    `Cannot use "/${first}/" as a collection: that address belongs to the service`,
    {
      mend: 'Choose another name for the first folder.',
    },
  );
}

/** What a permalink is made of: at least one of the two is there. */
export type Infohashes = Pick<Torrent, 'infohashV1' | 'infohashV2'>;

/** The one of a torrent's infohashes that its permalink is made of: v1 where there is one. */
function canonicalInfohash(torrent: Infohashes): Infohash {
  const infohash = torrent.infohashV1 ?? torrent.infohashV2;
  if (infohash === undefined) throw new Error('Cannot address a torrent without an infohash');
  return infohash;
}

/**
 * All addresses of the service, as absolute URLs of `base`; for links within a page take those of `within(base)`.
 */
export interface Addresses {
  readonly start: string;
  readonly upload: string;
  /** Where files are checked without storing. */
  readonly check: string;
  search(query: string): string;
  /** Ends in a slash. `''` is the start page. */
  collection(path: string): string;
  /** Where the bytes are, by path. */
  file(path: TorrentPath): string;
  page(torrent: Infohashes): string;
  /** Where the bytes are, by infohash. */
  permalink(torrent: Infohashes): string;
  magnet(torrent: Infohashes): string;
  /** Where a rule of the check is explained; without an id all rules. */
  rule(id?: string): string;
  /** A name as `Assets.address` gives it. */
  asset(address: string): string;
}

export function createAddresses({ origin, prefix }: Base): Addresses {
  const root = `${origin}${prefix}/`;
  const collection = (path: string): string =>
    path === '' ? root : `${root}${path.split('/').map(encodeURIComponent).join('/')}/`;
  const torrent = (it: Infohashes): string => `${root}torrents/${canonicalInfohash(it)}`;
  return {
    start: root,
    upload: `${root}upload`,
    check: `${root}upload/check`,
    search: (query) => `${root}?q=${encodeURIComponent(query)}`,
    collection,
    file: (path) => `${collection(path.collection)}${encodeURIComponent(path.fileName)}`,
    page: torrent,
    permalink: (it) => `${torrent(it)}.torrent`,
    magnet: (it) => `${torrent(it)}/magnet`,
    rule: (id) => (id === undefined ? `${root}docs/rules` : `${root}docs/rules/${encodeURIComponent(id)}`),
    asset: (address) => `${root}assets/${address}`,
  };
}

/** The same base without its origin, for links that stay right behind whatever name a reader came by. */
export function within(base: Base): Base {
  return { origin: '', prefix: base.prefix };
}

/** Where a torrent's bytes are served: under its path while it is listed there, else under its infohash. */
export function download(addresses: Addresses, torrent: Torrent): string {
  return torrent.state === 'listed' ? addresses.file(torrent) : addresses.permalink(torrent);
}
