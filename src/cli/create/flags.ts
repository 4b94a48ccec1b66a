import { AppError } from '../../errors.ts';
import { parseInfohash } from '../../metainfo/infohash.ts';
import type { OutsideInfo } from '../../metainfo/create.ts';
import type { CreationInput } from '../../metainfo/creation-plan.ts';
import type { MetainfoVersion } from '../../metainfo/metainfo.ts';
import { checkPieceLength } from '../../metainfo/piece-length.ts';
import type { SourceTreeOptions } from '../../creating/source-tree.ts';
import { parseSetBytes } from '../../lib/byte-setting.ts';
import { VERSION } from '../../lib/version.ts';
import type { Surroundings } from '../surroundings.ts';
import { toPush, type Push } from './push.ts';

/** The flags as they were typed. */
export interface CreateFlags {
  readonly version?: MetainfoVersion | undefined;
  readonly name?: string | undefined;
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
  readonly pieceLength?: string | undefined;
  readonly tracker?: readonly string[] | undefined;
  readonly webSeed?: readonly string[] | undefined;
  readonly private?: boolean | undefined;
  readonly source?: string | undefined;
  readonly comment?: string | undefined;
  /** False for none. */
  readonly createdBy?: string | false | undefined;
  /** False for none. */
  readonly date?: string | false | undefined;
  readonly similar?: readonly string[] | undefined;
  readonly similarCollection?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly keepLinks?: boolean | undefined;
  readonly times?: boolean | undefined;
  readonly watchSize?: string | boolean | undefined;
  readonly verify?: boolean | undefined;
  readonly push?: string | undefined;
  readonly collection?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly category?: string | undefined;
  readonly tags?: string | undefined;
  readonly licence?: string | undefined;
  readonly state?: string | undefined;
  readonly json?: boolean | undefined;
}

/** What they mean. */
export interface CreateOptions {
  readonly input: Omit<CreationInput, 'files' | 'name'> & { readonly name: string | undefined };
  readonly outside: OutsideInfo;
  readonly tree: SourceTreeOptions;
  /** How long nothing may change before the content is read, in ms; undefined to read it at once. */
  readonly settleMs: number | undefined;
  readonly output: string | undefined;
  readonly isForced: boolean;
  readonly verifies: boolean;
  readonly push: Push | undefined;
  readonly isJson: boolean;
}

const SETTLE_SECONDS = 10;
const SIMILAR_BYTES = 20;

/** Reads the flags. Throws malformed for those that are not valid, or do not belong together. */
export function parseCreateFlags(
  paths: readonly string[],
  flags: CreateFlags,
  surroundings: Surroundings,
): CreateOptions {
  const { version = 'hybrid', name, output, force, pieceLength, source, comment, verify, json } = flags;
  if (paths.length > 1 && (output !== undefined || name !== undefined)) {
    throw malformed('--output and --name are for one file or folder', 'Create the torrents one by one.');
  }
  return {
    input: {
      version,
      name,
      pieceLengthBytes: pieceLength === undefined ? undefined : parsePieceLength(pieceLength),
      isPrivate: flags.private,
      source,
      similar: flags.similar?.map(parseSimilar),
      collections: flags.similarCollection,
    },
    outside: {
      trackers: (flags.tracker ?? []).map(parseTier),
      webSeeds: (flags.webSeed ?? []).map((url) => parseUrl(url, 'web seed', ['http:', 'https:', 'ftp:'])),
      comment,
      createdBy: createdBy(flags.createdBy),
      createdSeconds: parseDate(flags.date, surroundings.env['SOURCE_DATE_EPOCH']),
    },
    tree: { exclude: flags.exclude, keepsLinks: flags.keepLinks, hasTimes: flags.times },
    settleMs: parseSettle(flags.watchSize),
    output,
    isForced: force === true,
    verifies: verify === true,
    push: pushOf(flags, surroundings),
    isJson: json === true,
  };
}

function pushOf(flags: CreateFlags, surroundings: Surroundings): Push | undefined {
  const { push: url, collection, title, description, category, tags, licence, state } = flags;
  const fields = { title, description, category, tags, licence, state };
  if (url !== undefined) return toPush(url, collection ?? '', fields, surroundings);
  const given = Object.entries({ collection, ...fields }).find(([, value]) => value !== undefined);
  if (given === undefined) return undefined;
  throw malformed(
    `--${given[0]} is for a torrent that is published`,
    'Give --push with the address of a server too.',
  );
}

function createdBy(given: string | false | undefined): string | undefined {
  if (given === false) return undefined;
  return given ?? `Torrentry/${VERSION}`;
}

/** One tier of trackers, with commas between them. */
function parseTier(text: string): readonly string[] {
  return text
    .split(',')
    .map((url) => parseUrl(url.trim(), 'tracker', ['http:', 'https:', 'udp:', 'ws:', 'wss:']));
}

function parseUrl(text: string, what: string, protocols: readonly string[]): string {
  const url = URL.parse(text);
  if (url !== null && url.host !== '' && protocols.includes(url.protocol)) return text;
  const shown = protocols.map((it) => it.slice(0, -1)).join(', ');
  throw malformed(`the ${what} "${text.slice(0, 200)}" is no address`, `Give a whole address: ${shown}.`);
}

/** In bytes, or as people write sizes: `1MiB`. Throws malformed. */
function parsePieceLength(text: string): number {
  const lengthBytes = parseSetBytes(text) ?? Number.NaN;
  checkPieceLength(lengthBytes);
  return lengthBytes;
}

function parseSimilar(text: string): Uint8Array {
  const infohash = parseInfohash(text)?.infohash;
  if (infohash === undefined)
    throw malformed(`"${text.slice(0, 100)}" is no infohash`, 'Give 40 or 64 hexadecimal digits.');
  // BEP 38 has 20 bytes; an infohash of v2 is shortened as everywhere in BEP 52.
  return Buffer.from(infohash, 'hex').subarray(0, SIMILAR_BYTES);
}

/** Seconds since 1970; undefined for no date. */
function parseDate(given: string | false | undefined, epoch: string | undefined): number | undefined {
  if (given === false) return undefined;
  if (given === undefined && epoch !== undefined) {
    if (/^\d{1,11}$/.test(epoch)) return Number(epoch);
    throw malformed(`SOURCE_DATE_EPOCH is "${epoch.slice(0, 40)}"`, 'Give whole seconds since 1970.');
  }
  const ms = given === undefined ? Date.now() : Date.parse(given);
  if (ms >= 0) return Math.floor(ms / 1000);
  throw malformed(
    `"${(given ?? '').slice(0, 40)}" is no date`,
    'Give it as in 2030-01-31 or 2030-01-31T12:00:00Z.',
  );
}

function parseSettle(given: string | boolean | undefined): number | undefined {
  if (given === undefined || given === false) return undefined;
  if (given === true) return SETTLE_SECONDS * 1000;
  if (/^\d{1,5}$/.test(given)) return Number(given) * 1000;
  throw malformed(
    `"${given.slice(0, 40)}" is no number of seconds`,
    'Give whole seconds, as in --watch-size 30.',
  );
}

function malformed(clause: string, hint: string): AppError {
  return new AppError('malformed', `Cannot create a torrent: ${clause}`, { hint });
}
