import { resolve } from 'node:path';
import { STRANGER, type Actor } from '../catalogue/actor.ts';
import { createCatalogue, type Catalogue } from '../catalogue/catalogue.ts';
import { createChecker } from '../catalogue/checker.ts';
import type { Config } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import { openSqliteStore, type SqliteStore } from '../stores/sqlite/open.ts';
import { demoTorrents, type DemoTorrent } from './demo/torrents.ts';
import { Progress } from './progress.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { auditActorOf } from './with-access.ts';

export interface DemoFlags {
  readonly count?: string;
  readonly seed?: string;
  readonly add?: boolean;
}

const COUNT = 300;
const COUNT_MAX = 10_000_000;
const SEED_MAX = 1_000_000;
/** One transaction takes what waits; more of them would only need memory. */
const IN_FLIGHT_MAX = 512;

/**
 * Fills a data folder with generated torrents, for a trial or a measurement. Throws malformed for a number that is not
 * valid, and conflict for a catalogue that has torrents already, unless they are to be added.
 */
export async function demo(config: Config, flags: DemoFlags, surroundings: Surroundings): Promise<number> {
  const count = parseWhole('count', flags.count ?? String(COUNT), COUNT_MAX);
  const seed = parseWhole('seed', flags.seed ?? '1', SEED_MAX);
  const folder = resolve(config.data);
  const store = await openSqliteStore({ folder });
  try {
    if (flags.add !== true) await checkEmpty(store, folder);
    const actor: Actor = { ...STRANGER, ...auditActorOf(surroundings), changes: 'all' };
    const progress = new Progress(count, 'torrents', surroundings.error);
    await publishAll(store, demoTorrents({ count, seed, until: new Date() }), actor, () => progress.add());
  } finally {
    await store.close();
  }
  surroundings.error(
    `Published ${count} generated torrents in ${folder}. They have no content that can be downloaded.`,
  );
  surroundings.out(`torrentry serve --data ${folder}`);
  return EXIT.ok;
}

function parseWhole(flag: string, text: string, max: number): number {
  if (/^[0-9]{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= max) return Number(text);
  throw new AppError('malformed', `Cannot use --${flag} ${text.slice(0, 40)}`, {
    hint: `Give a whole number from 1 to ${max}.`,
  });
}

async function checkEmpty({ catalogue }: SqliteStore, folder: string): Promise<void> {
  const { isMore, count } = await catalogue.count({ below: true }, 1);
  if (count === 0 && !isMore) return;
  throw new AppError('conflict', `Cannot make a demo in ${folder}: torrents are published there`, {
    hint: 'Choose another folder with --data, or add generated torrents to the others with --add.',
  });
}

/** Publishes torrents with the dates that they bring, in their order. */
async function publishAll(
  store: SqliteStore,
  torrents: Iterable<DemoTorrent>,
  actor: Actor,
  onPublished: () => void,
): Promise<void> {
  const checker = createChecker();
  const catalogue = createCatalogue({
    store: store.catalogue,
    blobs: store.blobs,
    now: () => new Date(),
    checker,
  });
  const inFlight = new Set<Promise<void>>();
  try {
    for (const torrent of torrents) {
      const publishing = publishOne(catalogue, store, torrent, actor)
        .then(onPublished)
        .finally(() => inFlight.delete(publishing));
      inFlight.add(publishing);
      if (inFlight.size >= IN_FLIGHT_MAX) await Promise.race(inFlight);
    }
    await Promise.all(inFlight);
  } finally {
    await checker.close();
  }
}

async function publishOne(
  catalogue: Catalogue,
  store: SqliteStore,
  { bytes, collection, fields, publishedAt }: DemoTorrent,
  actor: Actor,
): Promise<void> {
  const draft = await catalogue.draft({ bytes, collection, fields, fileName: undefined });
  await store.catalogue.publish(draft, actor, {}, publishedAt);
}
