import { isDotName } from './dot-name.ts';
import { AppError } from '../errors.ts';
import { normalize, toVisible } from './unicode.ts';

/**
 * First path segments that belong to the service, now or in a later version. A collection of such a name would be
 * unreachable.
 */
export const RESERVED_SEGMENTS: ReadonlySet<string> = new Set([
  'account',
  'admin',
  'announce',
  'api',
  'assets',
  'atompub',
  'collections.opml',
  'create',
  'docs',
  'dump.ndjson.zst',
  'favicon.ico',
  'feed.atom',
  'feed.json',
  'feed.rss',
  'healthz',
  'language',
  'latest',
  'latest.torrent',
  'login',
  'logout',
  'manifest.webmanifest',
  'metrics',
  'mirror',
  'opensearch.xml',
  'readyz',
  'robots.txt',
  'scrape',
  'sha256sums',
  'sitemap.xml',
  'streams',
  'torrents',
  'torznab',
  'upload',
  '.well-known',
]);

/**
 * Whether the name is one of the `reserved`, which are in lower case, or looks like one. Fullwidth letters, ligatures
 * and invisible characters do not make it another name.
 */
export function isReservedSegment(name: string, reserved: ReadonlySet<string> = RESERVED_SEGMENTS): boolean {
  return reserved.has(toVisible(name).toLowerCase());
}

/** Longer than 16 names of 255 bytes, in any encoding of their characters. */
const SCOPE_LENGTH_MAX = 16_384;
const SEGMENT = /^[^/*\p{Cc}\p{Cs}]{1,255}$/u;

/**
 * Parses the scope of a token, the collections that it may change: `debian` is that collection only, `debian/**` also
 * everything below it, and `**` is everything, which returns undefined. Throws malformed, also for a name that no
 * collection can have.
 */
export function parseScope(text: string): string | undefined {
  if (text.length > SCOPE_LENGTH_MAX) throw invalidScope(text);
  const scope = normalize(text, 'NFC').replace(/^\//, '').replace(/\/$/, '');
  if (scope === '**') return undefined;
  const base = scope.endsWith('/**') ? scope.slice(0, -3) : scope;
  const names = base.split('/');
  const isValid = names.every((name) => SEGMENT.test(name) && !isDotName(name));
  if (isReservedSegment(names[0] ?? '') && !isOfStreams(scope)) {
    throw new AppError(
      'malformed',
      `Cannot bind anything to the collection "${text.slice(0, 80)}": that address belongs to the service`,
      { hint: 'Nothing can be published there. Choose a collection of another name.' },
    );
  }
  if (isValid && names.length <= 16) return scope;
  throw invalidScope(text);
}

/** Whether it is about one stream, or about all of them: the only addresses of the service where torrents are published. */
function isOfStreams(scope: string): boolean {
  return scope.startsWith('streams/');
}

function invalidScope(text: string): AppError {
  return new AppError('malformed', `Cannot bind anything to the collection "${text.slice(0, 80)}"`, {
    hint: 'Name one collection, as in debian/13, or one with all below it: debian/**',
  });
}

/** Whether a collection and all below it are within a scope. */
export function coversAllBelow(scope: string | undefined, collection: string): boolean {
  return covers(scope, collection) && (scope === undefined || scope.endsWith('/**'));
}

/** Whether a scope is about that collection, or about one below it. */
export function isBoundBelow(scope: string | undefined, collection: string): boolean {
  return scope !== undefined && covers(`${collection}/**`, scope.replace(/\/\*\*$/, ''));
}

/** Whether a collection is within a scope; undefined is the scope of everything. */
export function covers(scope: string | undefined, collection: string): boolean {
  if (scope === undefined) return true;
  if (!scope.endsWith('/**')) return collection === scope;
  const base = scope.slice(0, -3);
  return collection === base || collection.startsWith(`${base}/`);
}

/** Whether a scope lies below a collection: nothing can be changed in it, but in something below it. */
export function isAbove(collection: string, scope: string | undefined): boolean {
  return scope !== undefined && (collection === '' || scope.startsWith(`${collection}/`));
}
