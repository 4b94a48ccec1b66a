import { resolve } from 'node:path';
import { openLocalStore } from '../app/local-store.ts';
import { STRANGER, type Actor } from '../catalogue/actor.ts';
import { createChecker } from '../catalogue/checker.ts';
import { createDrafting, type Drafting } from '../catalogue/drafting.ts';
import type { DatedDraft } from '../catalogue/store.ts';
import type { Config } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import { startAhead } from '../lib/ahead.ts';
import type { SqliteStore } from '../stores/sqlite/open.ts';
import { demoTorrents, type DemoTorrent } from './demo/torrents.ts';
import { Progress } from './progress.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { auditActorOf } from './with-access.ts';

export interface DemoFlags {
  readonly count?: string;
  readonly seed?: string;
  readonly add?: boolean;
  readonly json?: boolean;
}

const COUNT = 300;
const COUNT_MAX = 10_000_000;
const SEED_MAX = 1_000_000;
/** How many torrents are published in one transaction. */
const TOGETHER_MAX = 8_192;
/** How many transactions are prepared while the writer is at one. */
const WRITING_MAX = 1;

/**
 * Fills a data folder with generated torrents, for a trial or a measurement. Throws malformed for a number that is not
 * valid, and conflict for a catalogue that has torrents already, unless they are to be added.
 */
export async function demo(config: Config, flags: DemoFlags, surroundings: Surroundings): Promise<number> {
  const count = parseWhole('count', flags.count ?? String(COUNT), COUNT_MAX);
  const seed = parseWhole('seed', flags.seed ?? '1', SEED_MAX);
  const folder = resolve(config.data);
  const store = await openLocalStore(config, surroundings.error);
  try {
    if (flags.add !== true) await checkEmpty(store, folder);
    const actor: Actor = { ...STRANGER, ...auditActorOf(surroundings), changes: 'all' };
    const progress = new Progress(count, 'torrents', surroundings.status);
    await publishAll(store, demoTorrents({ count, seed, until: new Date() }), actor, (published) =>
      progress.add(published),
    );
  } finally {
    await store.close();
  }
  surroundings.error(
    `Published ${count} generated torrents in ${folder}. They have no content that can be downloaded.`,
  );
  if (flags.json === true) surroundings.out(JSON.stringify({ published: count, folder }));
  else surroundings.out(`torrentry serve --data ${folder}`);
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

/** Publishes torrents with the dates that they bring, in their order. Rejects with the refusal of one. */
async function publishAll(
  store: SqliteStore,
  torrents: Iterable<DemoTorrent>,
  actor: Actor,
  onPublished: (count: number) => void,
): Promise<void> {
  const checker = createChecker();
  const { draft } = createDrafting({ checker, folders: [], now: () => new Date() });
  try {
    const groups = startAhead(draftsOf(torrents, draft), WRITING_MAX, (group) =>
      store.catalogue.publishMany(group, actor, {}),
    );
    for await (const results of groups) {
      for (const result of results) if (!('outcome' in result)) throw result;
      onPublished(results.length);
    }
  } finally {
    await checker.close();
  }
}

/** The drafts of torrents, in groups that are published in one transaction each. */
async function* draftsOf(
  torrents: Iterable<DemoTorrent>,
  draft: Drafting['draft'],
): AsyncGenerator<readonly DatedDraft[], void, void> {
  let group: DatedDraft[] = [];
  for (const { bytes, collection, fields, publishedAt } of torrents) {
    group.push({ draft: await draft({ bytes, collection, fields, fileName: undefined }), at: publishedAt });
    if (group.length < TOGETHER_MAX) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
