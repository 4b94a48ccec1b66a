import { createHash } from 'node:crypto';
import { realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { toNewCollection, trimSlashes } from '../catalogue/names.ts';
import { AppError } from '../errors.ts';
import { createFolderPublisher } from '../publishing/folder-publisher.ts';
import { Journal } from '../publishing/journal.ts';
import { outsideOf } from '../publishing/outside.ts';
import type { PublishTarget } from '../publishing/target.ts';
import { plain } from './printable.ts';
import { stopSignal } from './stop-signal.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

export interface PublishFlags {
  readonly collection?: string | undefined;
  readonly webSeed?: string | undefined;
  readonly tracker?: readonly string[] | undefined;
  readonly state?: string | undefined;
  readonly json?: boolean | undefined;
}

/**
 * Publishes what is in a folder once: each file and each folder in it as a torrent. What was published before and is unchanged
 * is left alone, what has changed is superseded, and what is gone is removed. Resolves to the exit code: 1 when something
 * could not be published.
 */
export async function publishFolder(
  path: string,
  flags: PublishFlags,
  { target, place }: { readonly target: PublishTarget; readonly place: string },
  surroundings: Surroundings,
): Promise<number> {
  const root = toFolder(path);
  const collection = toNewCollection(trimSlashes(flags.collection ?? basename(root)));
  const address = flags.webSeed === undefined ? undefined : webSeedOf(flags.webSeed);
  const trackers = (flags.tracker ?? []).map((tier) => tier.split(',').map((url) => url.trim()));
  const journal = new Journal(flags.state ?? statePath([root, place, collection], surroundings));
  const signal = stopSignal(surroundings);
  const { error, out } = surroundings;
  const log = {
    info: (fields: object, message: string) => error(`${message}: ${nameIn(fields)}`),
    warn: (fields: object, message: string) => error(`${message}: ${nameIn(fields)}`),
    error: (fields: object, message: string) => error(`${message}: ${nameIn(fields)}`),
  };
  const folder = { root, collection, outsideOf: outsideOf(address, trackers) };
  const publisher = createFolderPublisher({
    folder,
    journal,
    target,
    settleMs: 0,
    now: () => new Date(),
    log,
  });
  try {
    const { publishedCount, removedCount } = await publisher.run(signal);
    const { problems, publishedCount: total } = publisher.status;
    for (const { name, message } of problems) error(`error: ${plain(name)}: ${message}`);
    const sums = { published: publishedCount, removed: removedCount, problems: problems.length, total };
    if (flags.json === true) out(JSON.stringify(sums));
    else error(`${publishedCount} published, ${removedCount} removed, ${total} in all`);
    return problems.length === 0 ? EXIT.ok : EXIT.failed;
  } catch (failure) {
    if (!signal.aborted) throw failure;
    error('Stopped. Run the same command again to go on.');
    return EXIT.failed;
  } finally {
    journal.close();
  }
}

function nameIn(fields: object): string {
  return plain('name' in fields ? String(fields.name) : '');
}

function toFolder(path: string): string {
  try {
    const real = realpathSync(resolve(path));
    if (statSync(real).isDirectory()) return real;
  } catch (cause) {
    throw new AppError('not_found', `Cannot publish ${path}: it does not exist, or cannot be read`, {
      hint: 'Give a folder that this user may read.',
      cause,
    });
  }
  throw new AppError('malformed', `Cannot publish ${path}: it is not a folder`, {
    hint: 'Give the folder that the file is in, or use: torrentry create --push',
  });
}

/** The address at which the folder is served, without the slash at its end. Throws malformed. */
function webSeedOf(text: string): string {
  const protocol = URL.parse(text)?.protocol;
  if (protocol === 'http:' || protocol === 'https:') return text.replace(/\/$/, '');
  throw new AppError('malformed', `Cannot use the web seed "${text.slice(0, 200)}": it is no address`, {
    hint: 'Give the address at which the folder is served, as in --web-seed https://files.example/iso/',
  });
}

/** Where the state of a folder is kept between two runs: one file for each folder, server and collection. */
function statePath(key: readonly string[], { env }: Pick<Surroundings, 'env'>): string {
  const states = env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state');
  const name = createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 32);
  return join(states, 'torrentry', 'published', `${name}.ndjson`);
}
