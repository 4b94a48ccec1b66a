import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { EventPosition } from '../../../src/events/event.ts';
import { checkStore } from '../../../src/stores/sqlite/check-store/check-store.ts';
import type { StoreProblem } from '../../../src/stores/sqlite/check-store/flaws.ts';
import { openSqliteStore, type SqliteStore } from '../../../src/stores/sqlite/open.ts';
import { draft, v1 } from '../../contracts/drafts.ts';
import { startKillable, type Killable } from '../../support/kills/killable.ts';
import {
  EMPTY_PATH,
  nextStep,
  type KnownEvent,
  type KnownPath,
  type Step,
} from '../../support/kills/path-model.ts';
import { createRandom } from '../../support/random.ts';
import { temporaryFolder } from '../../support/temp.ts';

/** Each lane has a store of its own, and two lanes keep two cores busy. */
const LANES = 2;
const KILLS_PER_LANE = 100;
/** Each changes paths of its own, one after the other: so what a path must be is known. */
const WORKERS = 8;
const PATHS_PER_WORKER = 4;
/** Give the number that a failure names to see it again with the same changes. */
const SEED = Number(process.env['KILLS_SEED'] ?? 20_261_201);

/** A path, what was acknowledged of it, and the change without an answer. */
interface Watched {
  readonly fileName: string;
  known: KnownPath;
  /** What happened to it since the last check. */
  events: KnownEvent[];
  unanswered: Step | undefined;
}

/** Changes all paths at once until the process is killed, some microseconds after the `killAfter`th answer. */
async function changeUntilKilled(
  killable: Killable,
  watched: readonly Watched[],
  random: () => number,
  nextNumber: () => number,
): Promise<void> {
  const killAfter = 1 + Math.floor(random() ** 2 * 80);
  const delayMs = random() * 3;
  let answers = 0;
  let killed: Promise<void> | undefined;
  const work = async (worker: number): Promise<void> => {
    const own = watched.filter((_, index) => index % WORKERS === worker);
    while (killed === undefined) {
      const path = own[Math.floor(random() * own.length)] as Watched;
      const step = nextStep(path.known, path.fileName, nextNumber(), random);
      path.unanswered = step;
      if (!(await killable.change(step.change))) return;
      path.known = step.after;
      path.events.push(...step.events);
      path.unanswered = undefined;
      if (++answers !== killAfter) continue;
      // Busy, not asleep: a timer would always fire between two changes.
      for (const begin = performance.now(); performance.now() - begin < delayMs;);
      killed = killable.kill();
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
  await killed;
}

/** All of a path as the store has it, in the words of the model. */
async function observe(store: SqliteStore, path: Watched, infos: Iterable<string>): Promise<object> {
  const torrents: Record<string, unknown> = {};
  for (const info of infos) {
    const torrent = await store.catalogue.find({ infohash: v1(info) });
    if (torrent === undefined) continue;
    const { state, title, sha256 } = torrent;
    const bytes = await store.blobs.get(torrent);
    torrents[info] = { state, title, sha256, stored: createHash('sha256').update(bytes).digest('hex') };
  }
  const holder = await store.catalogue.find({ path: { collection: 'kills', fileName: path.fileName } });
  return { torrents, holder: holder?.name };
}

/** What `observe` must give for a path of which that is known. */
function expected({ torrents, newest }: KnownPath, infos: Iterable<string>): object {
  const result: Record<string, unknown> = {};
  for (const info of infos) {
    const torrent = torrents.get(info);
    if (torrent === undefined) continue;
    const { sha256 } = draft(info, {}, torrent.around);
    result[info] = { state: torrent.state, title: torrent.title, sha256, stored: sha256 };
  }
  const holder = newest !== undefined && torrents.get(newest)?.state === 'public' ? newest : undefined;
  return { torrents: result, holder };
}

/** The events after a position, by the path that they are about. */
async function readEvents(
  store: SqliteStore,
  after: EventPosition | undefined,
): Promise<{ readonly byPath: Map<string, KnownEvent[]>; readonly end: EventPosition }> {
  const byPath = new Map<string, KnownEvent[]>();
  const { events, end } = await store.events.list(after, 10_000);
  for (const { type, fileName, infohashV1 } of events) {
    const list = byPath.get(fileName) ?? [];
    list.push({ type, info: infohashV1 ?? '' });
    byPath.set(fileName, list);
  }
  return { byPath, end };
}

const hashed = (events: readonly KnownEvent[]): KnownEvent[] =>
  events.map(({ type, info }) => ({ type, info: v1(info) }));

/** Expects each path to be as acknowledged, or that with the whole of its unanswered change, and goes on from there. */
async function settle(
  store: SqliteStore,
  watched: readonly Watched[],
  after: EventPosition | undefined,
  round: string,
): Promise<EventPosition> {
  const { byPath, end } = await readEvents(store, after);
  for (const path of watched) {
    const { known, events, unanswered } = path;
    // Older torrents of the path are compared at the end.
    const infos = new Set(
      [...[...known.torrents.keys()].slice(-3), ...(unanswered?.after.torrents.keys() ?? [])].slice(-5),
    );
    const seen = { ...(await observe(store, path, infos)), events: byPath.get(path.fileName) ?? [] };
    const without = { ...expected(known, infos), events: hashed(events) };
    const isMade =
      unanswered !== undefined && seen.events.length === events.length + unanswered.events.length;
    const made =
      unanswered === undefined
        ? without
        : {
            ...expected(unanswered.after, infos),
            events: hashed([...events, ...unanswered.events]),
          };
    expect(seen, `${round}, ${path.fileName}, unanswered ${unanswered?.change.kind}`).toEqual(
      isMade ? made : without,
    );
    if (isMade) path.known = unanswered.after;
    path.events = [];
    path.unanswered = undefined;
  }
  return end;
}

/** What is derived from all torrents, and all torrents that there ever were. */
async function expectWhole(store: SqliteStore, folder: string, watched: readonly Watched[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const path of watched) {
    const infos = [...path.known.torrents.keys()];
    expect(await observe(store, path, infos), path.fileName).toEqual(expected(path.known, infos));
    for (const { state } of path.known.torrents.values()) counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const totals = new Map<string, number>();
  for (const { state, torrentCount } of await store.statistics.listTotals())
    totals.set(state, (totals.get(state) ?? 0) + torrentCount);
  expect(totals).toEqual(counts);
  expect(checkIntegrity(folder)).toBe('ok');
  const problems: StoreProblem[] = [];
  const report = (problem: StoreProblem): void => void problems.push(problem);
  await checkStore(folder, { isRepair: false, now: () => new Date(), report });
  // The files of these drafts are no torrents.
  expect(problems.filter(({ kind }) => kind !== 'torrent')).toEqual([]);
}

function checkIntegrity(folder: string): unknown {
  const database = new Database(join(folder, 'torrentry.sqlite'), { readonly: true });
  try {
    return database.pragma('integrity_check', { simple: true });
  } finally {
    database.close();
  }
}

/** Kills, restarts and checks one store again and again. Resolves to how many changes were sent. */
async function killAgainAndAgain(lane: number): Promise<number> {
  const folder = temporaryFolder();
  const random = createRandom(SEED + lane);
  let number = 0;
  const watched: Watched[] = Array.from({ length: WORKERS * PATHS_PER_WORKER }, (_, index) => ({
    fileName: `path-${index}.torrent`,
    known: EMPTY_PATH,
    events: [],
    unanswered: undefined,
  }));
  let position: EventPosition | undefined;
  for (let kill = 0; kill < KILLS_PER_LANE; kill++) {
    await changeUntilKilled(await startKillable(folder), watched, random, () => number++);
    const store = await openSqliteStore({ folder });
    position = await settle(store, watched, position, `seed ${SEED}, lane ${lane}, kill ${kill}`);
    if (kill === KILLS_PER_LANE - 1) await expectWhole(store, folder, watched);
    await store.close();
  }
  return number;
}

describe('200 kills in the middle of publishing, replacing, editing, removing and restoring', () => {
  it('lose no acknowledged change and no event of one, and leave none half-done', async () => {
    const counts = await Promise.all(Array.from({ length: LANES }, (_, lane) => killAgainAndAgain(lane)));
    for (const count of counts) expect(count).toBeGreaterThan(10 * KILLS_PER_LANE);
  }, 600_000);
});
