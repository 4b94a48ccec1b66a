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
  /** The name of the machine or container that it runs on. Its addresses are only valid there. */
  machine: z.string(),
  pid: z.number(),
  /** The address for a browser; ends in a slash. */
  address: z.string(),
  listeners: z.array(LISTENER),
  isSecure: z.boolean(),
});

/** A server that uses a data folder, and its addresses. */
export type RunningServer = Readonly<z.infer<typeof RUNNING_SERVER>>;

/** The entry of one server in its data folder. */
export interface Registration {
  /** The other servers that use the folder now. */
  findOthers(): readonly (RunningServer | undefined)[];
  /** Writes the addresses of the server. Throws the system's errors. */
  announce(server: Omit<RunningServer, 'machine'>): void;
  /** Removes the entry. */
  close(): void;
}

/** Registers a server in its data folder. Throws unavailable when the folder cannot be written to. */
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
    // Another process may have found the file before it was locked, and removed it as a leftover.
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
 * The servers that use a data folder now; undefined is one that has not written its address yet. Leftovers of servers
 * that crashed are removed. A file that this user may not read is ignored.
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
      // It belongs to another user, or was removed in the meantime.
    }
    return [];
  });
}

/**
 * Locks a file by SQLite, because Node has no other way to get an advisory lock. Undefined when another process has
 * locked it.
 */
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
