import { AppError } from '../errors.ts';
import { likelyName } from '../lib/likely-name.ts';
import { findTrackerFlaw, isSeedAddress } from '../metainfo/addresses.ts';
import { hasPasskey } from '../metainfo/passkeys.ts';
import { reasonIn } from './retention-lines.ts';
import { isWithin, withAncestors } from './ancestors.ts';
import { OPEN_AREA } from './areas.ts';
import type { Torrent } from './torrent.ts';

/** Trackers and web seeds that are offered for torrents beside those in their files. */
export interface Sources {
  /** Tiers of announce addresses (BEP 12). */
  readonly trackers: readonly (readonly string[])[];
  /** Addresses of folders, to which clients append the name of a torrent (BEP 19). */
  readonly webSeeds: readonly string[];
}

/** A collection with sources of its own, which count for all below it that has none. */
export interface SourcedCollection {
  readonly collection: string;
  readonly sources: Sources;
}

export const NO_SOURCES: Sources = { trackers: [], webSeeds: [] };

/** Every magnet link in a list of a hundred has them all. */
export const TRACKERS_MAX = 10;
export const WEB_SEEDS_MAX = 5;
const ADDRESS_LENGTH_MAX = 200;
const SHOWN_LENGTH_MAX = 60;

const CANNOT_USE = 'Cannot use these sources: ';
const NAMES = ['tracker', 'web-seed'] as const;

/**
 * Checks sources, and returns them with each address once and without empty tiers. Throws malformed, with what is wrong and how
 * to fix it.
 */
export function toSources({ trackers = [], webSeeds = [] }: Partial<Sources>): Sources {
  const known = new Set<string>();
  const isNew = (address: string): boolean => known.size < known.add(address).size;
  const tiers = trackers
    .map((tier) => tier.map((address) => address.trim()).filter((it) => it !== '' && isNew(it)))
    .filter(({ length }) => length > 0);
  const seeds = [...new Set(webSeeds.map((address) => address.trim()).filter((it) => it !== ''))];
  checkCount('trackers', tiers.flat().length, TRACKERS_MAX);
  checkCount('web seeds', seeds.length, WEB_SEEDS_MAX);
  for (const address of tiers.flat()) checkTracker(address);
  for (const address of seeds) checkWebSeed(address);
  return { trackers: tiers, webSeeds: seeds };
}

/** Sources, each tier and each web seed in a line, as `parseSources` reads them. */
export function formatSources({ trackers, webSeeds }: Sources): readonly string[] {
  return [...trackers.map((tier) => `tracker ${tier.join(' ')}`), ...webSeeds.map((it) => `web-seed ${it}`)];
}

/**
 * Reads sources: each line has `tracker` and the addresses of one tier, or `web-seed` and an address. Throws malformed, naming
 * the first wrong line by its number.
 */
export function parseSources(lines: readonly string[], called: 'line' | 'source'): Sources {
  const trackers: string[][] = [];
  const webSeeds: string[] = [];
  for (const [index, line] of lines.entries()) {
    const [name = '', ...addresses] = line.split(/\s+/).filter((word) => word !== '');
    if (name === '') continue;
    try {
      if (name === 'tracker') toSources({ trackers: [addresses] });
      else if (name === 'web-seed') toSources({ webSeeds: addresses });
      else throw unknownName(name);
      if (addresses.length === 0)
        throw wrong(`there is no address after ${name}`, 'Write one, or leave the line out.');
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw wrong(`${called} ${index + 1}: ${reasonIn(error, CANNOT_USE)}`, error.hint ?? '');
    }
    if (name === 'tracker') trackers.push(addresses);
    else webSeeds.push(...addresses);
  }
  return toSources({ trackers, webSeeds });
}

/**
 * What is offered for a torrent: the sources of its collection, or else of the nearest one above it that has some, or else those
 * of the instance. Nothing for a private torrent, which has one tracker alone (BEP 27). A torrent that only some may read gets
 * what was set at or below the collection that makes it so: anything else would tell others of it.
 */
export function sourcesFor(
  torrent: Pick<Torrent, 'private' | 'area' | 'collection'>,
  collections: ReadonlyMap<string, Sources>,
  instance: Sources,
): Sources {
  const { area, collection } = torrent;
  if (torrent.private) return NO_SOURCES;
  for (const path of withAncestors(collection)) {
    if (area !== OPEN_AREA && !isWithin(path, area)) return NO_SOURCES;
    const own = collections.get(path);
    if (own !== undefined) return own;
  }
  return area === OPEN_AREA ? instance : NO_SOURCES;
}

function checkCount(what: string, count: number, max: number): void {
  if (count > max) throw wrong(`there are ${count} ${what}`, `Name at most ${max}.`);
}

function checkTracker(address: string): void {
  checkLength(address);
  if (findTrackerFlaw(address) !== undefined)
    throw wrong(
      `${shown(address)} is not the address of a tracker`,
      'Write one as in udp://tracker.example:6969/announce or https://tracker.example/announce.',
    );
  if (hasPasskey(address))
    throw wrong(
      'the address of a tracker seems to contain a passkey, which everyone could read',
      'Use an address without one.',
    );
}

function checkWebSeed(address: string): void {
  checkLength(address);
  const url = /^https?:/i.test(address) && isSeedAddress(address) ? URL.parse(address) : null;
  if (url === null || url.username !== '')
    throw wrong(
      `${shown(address)} is not the address of a web seed`,
      'Write one as in https://mirror.example/files/.',
    );
  // It counts for all torrents there: the address of a file would be that of each of them.
  if (!url.pathname.endsWith('/'))
    throw wrong(
      `${shown(address)} is not the address of a folder`,
      'End it in a slash, as in https://mirror.example/files/.',
    );
}

function checkLength(address: string): void {
  if (address.length <= ADDRESS_LENGTH_MAX) return;
  throw wrong(`${shown(address)} is too long`, `Use at most ${ADDRESS_LENGTH_MAX} characters.`);
}

function unknownName(name: string): AppError {
  const meant = likelyName(name.slice(0, SHOWN_LENGTH_MAX), NAMES, 1);
  return wrong(
    `${shown(name)} is neither tracker nor web-seed`,
    meant === undefined ? 'Begin a line with tracker or web-seed.' : `Did you mean ${meant}?`,
  );
}

function shown(text: string): string {
  return `"${text.slice(0, SHOWN_LENGTH_MAX)}"`;
}

function wrong(why: string, hint: string): AppError {
  return new AppError('malformed', `${CANNOT_USE}${why}`, { hint });
}
