import { isDotName } from './dot-name.ts';
import { AppError } from '../errors.ts';
import { normalize, toVisible } from './unicode.ts';

/**
 * First path segments that belong to the service, those of faces to come among them: a collection of that name would
 * one day be unreachable.
 */
export const RESERVED_SEGMENTS: ReadonlySet<string> = new Set([
  'account',
  'admin',
  'announce',
  'api',
  'assets',
  'atompub',
  'create',
  'docs',
  'dump.ndjson.zst',
  'favicon.ico',
  'feed.atom',
  'feed.json',
  'feed.rss',
  'healthz',
  'language',
  'login',
  'logout',
  'metrics',
  'opensearch.xml',
  'readyz',
  'robots.txt',
  'scrape',
  'sitemap.xml',
  'streams',
  'torrents',
  'torznab',
  'upload',
  '.well-known',
]);

/**
 * Whether the name is one of the `reserved`, which are in lower case, or looks like one: fullwidth letters, ligatures and
 * characters that nothing is shown of make no other name of it.
 */
export function isReservedSegment(name: string, reserved: ReadonlySet<string> = RESERVED_SEGMENTS): boolean {
  return reserved.has(toVisible(name).toLowerCase());
}

/** Longer than 16 names of 255 bytes however they are typed. */
const SCOPE_LENGTH_MAX = 16_384;
const SEGMENT = /^[^/*\p{Cc}\p{Cs}]{1,255}$/u;

/**
 * The collections that somebody may change things in, as it is written: `debian` is that collection alone, `debian/**`
 * also all below it, `**` everything, which comes back as undefined. Throws malformed, also for what no collection can
 * be.
 */
export function parseScope(text: string): string | undefined {
  if (text.length > SCOPE_LENGTH_MAX) throw unfit(text);
  const scope = normalize(text, 'NFC').replace(/^\//, '').replace(/\/$/, '');
  if (scope === '**') return undefined;
  const base = scope.endsWith('/**') ? scope.slice(0, -3) : scope;
  const names = base.split('/');
  const isFit = names.every((name) => SEGMENT.test(name) && !isDotName(name));
  if (isReservedSegment(names[0] ?? '')) {
    throw new AppError(
      'malformed',
      `Cannot bind anything to the collection "${text.slice(0, 80)}": that address belongs to the service`,
      { hint: 'Nothing can be published there. Choose a collection of another name.' },
    );
  }
  if (isFit && names.length <= 16) return scope;
  throw unfit(text);
}

function unfit(text: string): AppError {
  return new AppError('malformed', `Cannot bind anything to the collection "${text.slice(0, 80)}"`, {
    hint: 'Name one collection, as in debian/13, or one with all below it: debian/**',
  });
}

/** Whether a collection lies within a scope; undefined is the scope of everything. */
export function covers(scope: string | undefined, collection: string): boolean {
  if (scope === undefined) return true;
  if (!scope.endsWith('/**')) return collection === scope;
  const base = scope.slice(0, -3);
  return collection === base || collection.startsWith(`${base}/`);
}
