import { hash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { lackOf, type Room } from '../catalogue/room.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../http/context.ts';
import { absent, openInside, type Opened } from '../http/open-inside.ts';
import { atEvery } from '../lib/at-every.ts';

/** A dump: with the private collections that there were, as a hash, where there were any. */
const DUMP = /^dump(?:-[0-9a-f]{16})?\.ndjson\.zst$/;
/** What is being written, or was when the process was killed. */
const PART = /^dump-[0-9a-f]{16}\.part$/;

const HOUR_MS = 3_600_000;
/** How old a dump is when the next one is made. */
const DAY_MS = 24 * HOUR_MS;
/** An older one is not sent any more: the events that follow it are kept for 90 days. */
const AGE_MAX_MS = 30 * DAY_MS;
/** When it is tried again after a failure. */
const RETRY_MS = HOUR_MS;
/** How long a request waits for the first dump: that of 100,000 torrents. */
const WAIT_MS = 10_000;
/** Of more than that some may become private without another dump. */
const PRIVATES_MAX = 100_000;
const ROOM_CHECK_BYTES = 8 * 1024 * 1024;

export interface DumpFileParts {
  /** The data folder. */
  readonly folder: string;
  readonly lines: () => AsyncIterable<string>;
  /** The private collections, at most so many. A dump made when there were others is not sent: it may say what is in one that is private now. */
  readonly privates: (max: number) => Promise<readonly string[]>;
  /** How much must stay free on the disk, which the service needs itself; undefined for no limit. */
  readonly room: Room | undefined;
  readonly now: () => Date;
  readonly log: Log;
}

/** The dump in the data folder. It is made when it is asked for, at most once a day. */
export interface DumpFile {
  /**
   * The file, open: the caller closes it. A new one is made when it is a day old; until that is done the old one is given.
   * Rejects with unavailable when there is none yet: the first one takes too long, or cannot be written.
   */
  open(): Promise<Opened>;
  /** Ends what is being written. */
  stop(): Promise<void>;
}

export function createDumpFile({ folder, lines, privates, room, now, log }: DumpFileParts): DumpFile {
  const stopped = new AbortController();
  let making: Promise<void> | undefined;
  let failure: { readonly error: AppError; readonly at: number } | undefined;

  const checkRoom = async (): Promise<void> => {
    if (room === undefined) return;
    const lack = lackOf(room.floor, await room.diskSpace());
    if (lack !== undefined) throw notWritten(lack);
  };

  const write = async (): Promise<void> => {
    await checkRoom();
    const name = nameFor(await privates(PRIVATES_MAX));
    await removeLeftovers(folder, name, now());
    const at = now();
    const part = join(folder, `dump-${randomBytes(8).toString('hex')}.part`);
    try {
      await pipeline(
        Readable.from(lines()),
        createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } }),
        atEvery(ROOM_CHECK_BYTES, checkRoom),
        createWriteStream(part, { flags: 'wx', mode: 0o640, flush: true }),
        { signal: stopped.signal },
      );
      // Its time is that of the catalogue in it.
      await utimes(part, at, at);
      // A collection that became private in the meantime may be in it: the next request has another one made.
      if (nameFor(await privates(PRIVATES_MAX)) !== name) return await rm(part, { force: true });
      await rename(part, join(folder, name));
      await syncFolder(folder);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  };

  /** Makes a new dump, unless one is being made. A failure is logged, and not tried again for an hour. */
  const make = (): Promise<void> => {
    making ??= write()
      .then(() => {
        failure = undefined;
        log.info({}, 'the dump of the public catalogue was written');
      })
      .catch((error: unknown) => {
        if (stopped.signal.aborted) return;
        failure = { error: explain(error), at: now().getTime() };
        log.warn(
          { err: error },
          'the dump of the public catalogue could not be written: the former one stays',
        );
      })
      .finally(() => {
        making = undefined;
      });
    return making;
  };

  return {
    async open() {
      const name = nameFor(await privates(PRIVATES_MAX));
      const ageMs = await ageOf(join(folder, name), now());
      const mayTry = failure === undefined || Math.abs(now().getTime() - failure.at) >= RETRY_MS;
      const made = ageMs >= DAY_MS && mayTry ? make() : making;
      if (ageMs > AGE_MAX_MS && made !== undefined) await within(made, WAIT_MS);
      const isUsable = (await ageOf(join(folder, name), now())) <= AGE_MAX_MS;
      const opened = isUsable ? await openInside(folder, [name]) : undefined;
      if (opened !== undefined) return opened;
      throw failure?.error ?? notReady();
    },
    async stop() {
      stopped.abort();
      await making;
    },
  };
}

function nameFor(privates: readonly string[]): string {
  const mark = privates.length === 0 ? '' : `-${hash('sha256', privates.join('\n')).slice(0, 16)}`;
  return `dump${mark}.ndjson.zst`;
}

/** How old a file is; without end for one that is not there, and for one of a clock that was wrong. */
async function ageOf(path: string, now: Date): Promise<number> {
  const stats = await stat(path).catch(absent);
  const ageMs = stats === undefined ? Number.POSITIVE_INFINITY : now.getTime() - stats.mtimeMs;
  return ageMs < -HOUR_MS ? Number.POSITIVE_INFINITY : ageMs;
}

/**
 * Removes what a process that was killed left, and nothing that another one is writing now; and the dumps from before other
 * collections were private.
 */
async function removeLeftovers(folder: string, current: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const isOther = DUMP.test(name) && name !== current;
    const isLeft = PART.test(name) && (await ageOf(path, now)) > HOUR_MS;
    if (isOther || isLeft) await rm(path, { force: true });
  }
}

/** Resolves when the promise does, or after that time. */
async function within(promise: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** So that the new name is there after a power cut, too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function notReady(): AppError {
  return new AppError('unavailable', 'Cannot send the dump yet: it is being written', {
    hint: 'Ask again in a minute.',
  });
}

function notWritten(why: string, cause?: unknown): AppError {
  return new AppError('unavailable', `Cannot write the dump of the catalogue: ${why}`, {
    cause,
    hint: 'Read the lists of the API, or ask again when the operator has freed some space.',
  });
}

function explain(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const isFull =
    error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code));
  return isFull
    ? notWritten('the disk is full', error)
    : new AppError('unavailable', 'Cannot write the dump of the catalogue now', { cause: error });
}
