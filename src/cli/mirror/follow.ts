import { setTimeout as delay } from 'node:timers/promises';
import { ProblemError } from '../../client/problem-error.ts';
import { isOfStreams } from '../../catalogue/stream.ts';
import { infohashesOf } from '../../catalogue/torrent.ts';
import { AppError } from '../../errors.ts';
import type { Infohash } from '../../metainfo/infohash.ts';
import type { Copy } from './copy.ts';
import { infohashOf, type EventPage, type Source } from './source.ts';
import type { SourceTorrent } from './source-torrent.ts';
import type { MirrorState } from './state.ts';

/** After how long all torrents are compared again. */
const COMPARED_MS = 86_400_000;
/** This many digits of an infohash tell a torrent from 10 million others, and fit into one number. */
const KEY_DIGITS = 12;

export interface FollowParts {
  readonly source: Source;
  readonly copy: Copy;
  /** Where the dump is kept while it is read. */
  readonly dumpFile: string;
  readonly save: (state: MirrorState) => void;
  /** Is called before all torrents are compared: what was refused is tried again. */
  readonly onWhole: () => void;
  /** Is called each time all that happened at the source is here. */
  readonly onInStep: () => void;
  /** Whether to end then. */
  readonly isOnce: boolean;
  /** How long to wait until the source is asked again for what happened since. */
  readonly pollMs: number;
  readonly signal: AbortSignal;
}

/**
 * Brings all torrents of a source here, then what happens to them, until it is in step or, without `isOnce`, for ever. The
 * state is saved when everything up to it is here, so a process that is killed does some work again and loses nothing.
 */
export async function follow(parts: FollowParts, state: MirrorState): Promise<void> {
  const { save, onInStep, isOnce, pollMs, signal } = parts;
  for (let now = state; ;) {
    const cursor = isDue(now) ? undefined : now.cursor;
    now = cursor === undefined ? await readWhole(parts, now) : await readOn(parts, now, cursor);
    save(now);
    if (now.cursor !== undefined) {
      onInStep();
      if (isOnce) return;
      await delay(pollMs, undefined, { signal });
    }
  }
}

/** All torrents are compared now and then, so that what went wrong here or there does not stay. */
function isDue({ comparedAt = '' }: MirrorState): boolean {
  return !(Math.abs(Date.now() - Date.parse(comparedAt)) < COMPARED_MS);
}

/** Compares all torrents, and reads on up to now. What the source does not have then is removed. */
async function readWhole(parts: FollowParts, state: MirrorState): Promise<MirrorState> {
  const { source, copy, dumpFile, onWhole } = parts;
  const isAgain = state.isAgain || state.cursor !== undefined;
  const comparedAt = new Date().toISOString();
  const { cursor, torrents } = await source.openWhole(dumpFile);
  const there = new Set<number>();
  onWhole();
  if (isAgain) await copy.putAll(noting(torrents, there), { isDated: true });
  else await copy.putAll(torrents);
  const compared = { ...state, cursor, comparedAt };
  const now = await readOn(parts, compared, cursor, isAgain ? there : undefined);
  if (now.cursor === undefined) {
    throw new AppError(
      'unavailable',
      'Cannot follow that service: it does not keep the events after its dump',
    );
  }
  if (isAgain)
    await copy.removeOthers((torrent) => infohashesOf(torrent).some((hash) => there.has(keyOf(hash))));
  return { ...now, isAgain: false };
}

/**
 * Reads events until there are no more. Where they are no longer kept, it begins again. With `there` the torrents that
 * come and go are noted in it, and the state is not saved before all is compared.
 */
async function readOn(
  parts: FollowParts,
  state: MirrorState,
  cursor: string,
  there?: Set<number>,
): Promise<MirrorState> {
  const { source, copy, save, signal } = parts;
  if (there === undefined) save({ ...state, cursor });
  let after = cursor;
  for (;;) {
    signal.throwIfAborted();
    const page = await readPage(source, after);
    if (page === undefined) return { ...state, cursor: undefined, isAgain: true };
    await applyEvents(page, copy, there);
    after = page.end;
    if (!page.isMore) return { ...state, cursor: after };
    if (there === undefined) save({ ...state, cursor: after });
  }
}

async function readPage(source: Source, after: string): Promise<EventPage | undefined> {
  try {
    return await source.readEvents(after);
  } catch (error) {
    // Too old, or of another database: a source that was restored from a backup does not know the position.
    if (error instanceof ProblemError && (error.status === 410 || error.status === 400)) return undefined;
    throw error;
  }
}

/** Each event says how its torrent is now, so events that come twice, or late, do no harm. */
async function applyEvents({ events }: EventPage, copy: Copy, there?: Set<number>): Promise<void> {
  let torrents: SourceTorrent[] = [];
  for (const { type, torrent, ...infohashes } of events) {
    const infohash = infohashOf(infohashes);
    if (torrent?.state === 'public') {
      torrents.push(torrent);
      if (there !== undefined) note(torrent, there);
    }
    if (type !== 'removed' || torrent !== null) continue;
    await copy.putAll(torrents);
    torrents = [];
    there?.delete(keyOf(infohash));
    await copy.remove(infohash);
  }
  await copy.putAll(torrents);
}

async function* noting(
  torrents: AsyncIterable<SourceTorrent>,
  there: Set<number>,
): AsyncGenerator<SourceTorrent> {
  for await (const torrent of torrents) {
    note(torrent, there);
    yield torrent;
  }
}

function note(torrent: SourceTorrent, there: Set<number>): void {
  if (!isOfStreams(torrent.collection)) there.add(keyOf(infohashOf(torrent)));
}

function keyOf(infohash: Infohash): number {
  return Number.parseInt(infohash.slice(0, KEY_DIGITS), 16);
}
