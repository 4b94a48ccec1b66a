import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { identify } from './file-watch.ts';
import { explainOpening, FILE_NAME } from './folder.ts';
import { sqliteCode } from './translate-error.ts';

/*
 * DATA/
 *   server-1a2b3c4d.lock    locked for as long as that server runs: the system gives the lock up when the process ends,
 *                           however it ends, and containers that share the folder see it as well
 *   server-1a2b3c4d.json    where that server is, for commands on the same machine
 */
const LOCK_NAME = /^server-[0-9a-f]{8}\.lock$/;

const LISTENER = z.object({ host: z.string(), port: z.number(), path: z.string().optional() });

const RUNNING_SERVER = z.object({
  /** The name of the machine or container that it runs on: what it listens on means nothing on another. */
  machine: z.string(),
  pid: z.number(),
  /** What a browser opens; ends in a slash. */
  address: z.string(),
  listeners: z.array(LISTENER),
  isSecure: z.boolean(),
});

/** Where a server is that uses a data folder. */
export type RunningServer = Readonly<z.infer<typeof RUNNING_SERVER>>;

/** The entry of one server in its data folder. */
export interface Registration {
  /** The other servers that use the folder now. */
  findOthers(): readonly (RunningServer | undefined)[];
  /** Writes down where the server is. Throws the system's errors. */
  announce(server: Omit<RunningServer, 'machine'>): void;
  /** Removes the entry. */
  close(): void;
}

/** Enters a server that begins to use a data folder. Throws unavailable when it cannot be written to. */
export function registerServer(folder: string): Registration {
  try {
    return register(resolve(folder));
  } catch (error) {
    throw explainOpening(error, join(resolve(folder), FILE_NAME));
  }
}

function register(folder: string): Registration {
  for (;;) {
    const path = join(folder, `server-${randomBytes(4).toString('hex')}.lock`);
    writeFileSync(path, '', { mode: 0o600, flag: 'wx' });
    const lock = takeLock(path);
    // Another process may have found the file before it was locked, taken it for a leftover, and removed it.
    if (lock !== undefined && identify(path) !== undefined) return createRegistration(path, lock);
    lock?.close();
  }
}

function createRegistration(path: string, lock: Database.Database): Registration {
  const facts = factsOf(path);
  return {
    findOthers: () => findServers(dirname(path), basename(path)),
    announce(server) {
      const whole: RunningServer = { machine: hostname(), ...server };
      writeFileSync(`${facts}.new`, JSON.stringify(whole), { mode: 0o600 });
      renameSync(`${facts}.new`, facts);
    },
    close() {
      rmSync(facts, { force: true });
      rmSync(path, { force: true });
      lock.close();
    },
  };
}

/**
 * The servers that use a data folder now; undefined stands for one that has not said yet where it is. What servers have
 * left that ended in the middle is removed. A file that this user may not read is passed over.
 */
export function findServers(folder: string, except?: string): readonly (RunningServer | undefined)[] {
  const names = readdirSync(resolve(folder)).filter((name) => LOCK_NAME.test(name) && name !== except);
  return names.flatMap((name) => {
    const path = join(resolve(folder), name);
    try {
      const lock = takeLock(path);
      if (lock === undefined) return [readFacts(path)];
      rmSync(factsOf(path), { force: true });
      rmSync(path, { force: true });
      lock.close();
    } catch {
      // Of another user, or gone meanwhile.
    }
    return [];
  });
}

/** Locks a file by SQLite, the one way to an advisory lock that Node has; undefined when another has it locked. */
function takeLock(path: string): Database.Database | undefined {
  const lock = new Database(path, { timeout: 0, fileMustExist: true });
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN IMMEDIATE');
    return lock;
  } catch (error) {
    lock.close();
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY') === true) return undefined;
    throw error;
  }
}

function factsOf(path: string): string {
  return path.replace(/\.lock$/, '.json');
}

function readFacts(path: string): RunningServer | undefined {
  try {
    return RUNNING_SERVER.parse(JSON.parse(readFileSync(factsOf(path), 'utf8')));
  } catch {
    return undefined;
  }
}
