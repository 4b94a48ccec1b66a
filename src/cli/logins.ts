import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { homedir, platform } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Surroundings } from './surroundings.ts';

/** A token that is kept for a server. */
export interface Login {
  /** The address of its start page, which ends in a slash. */
  readonly server: string;
  readonly token: string;
}

const LOGIN = z.object({ server: z.string(), token: z.string() });

/** The bits of a mode that are for other users. */
const OTHERS = 0o077;

/**
 * The tokens that `torrentry login` keeps, each in a file of its own, so that two logins at the same time lose none. They are
 * in the folder for settings of the user (XDG Base Directory Specification).
 */
export class Logins {
  readonly #folder: string;
  readonly #pid: number;

  constructor({ env, pid }: Pick<Surroundings, 'env' | 'pid'>) {
    this.#pid = pid;
    const given = env['XDG_CONFIG_HOME'] ?? '';
    // A relative path has to be ignored, by the specification.
    const settings = isAbsolute(given) ? given : join(homedir(), '.config');
    this.#folder = join(settings, 'torrentry', 'logins');
  }

  /** Keeps a token in place of an earlier one for that server. Only this user can read the file. Throws unavailable. */
  keep({ server, token }: Login): void {
    const path = this.#pathOf(server);
    const draft = `${path}.${this.#pid}`;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      const file = openSync(draft, 'w', 0o600);
      try {
        writeSync(file, `${JSON.stringify({ server, token })}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      // Where a file of that name was left, its mode is still the old one.
      chmodSync(draft, 0o600);
      renameSync(draft, path);
    } catch (cause) {
      rmSync(draft, { force: true });
      throw new AppError('unavailable', `Cannot keep the token in ${this.#folder}: ${reasonOf(cause)}`, {
        hint: 'Check that this user may write there, or set XDG_CONFIG_HOME to another folder.',
        cause,
      });
    }
  }

  /** Forgets the token for that server. Returns whether there was one. */
  forget(server: string): boolean {
    const isKept = this.list().includes(server);
    rmSync(this.#pathOf(server), { force: true });
    return isKept;
  }

  /** The servers that a token is kept for, sorted. Throws like `find`. */
  list(): readonly string[] {
    return this.#all()
      .map(({ server }) => server)
      .toSorted();
  }

  /**
   * The token for an address: that of the server which it is on. It is never sent to another one. Undefined when none is
   * kept. Throws forbidden for a file that other users may read, and malformed for one that was changed.
   */
  find(address: string): string | undefined {
    const fitting = this.#all().filter(({ server }) => address.startsWith(server));
    return fitting.toSorted((one, other) => other.server.length - one.server.length)[0]?.token;
  }

  #all(): readonly Login[] {
    return this.#names().map((name) => readLogin(join(this.#folder, name)));
  }

  #names(): readonly string[] {
    try {
      return readdirSync(this.#folder).filter((name) => name.endsWith('.json'));
    } catch {
      // Nobody has logged in, or not as this user.
      return [];
    }
  }

  #pathOf(server: string): string {
    return join(this.#folder, `${createHash('sha256').update(server).digest('hex').slice(0, 32)}.json`);
  }
}

function readLogin(path: string): Login {
  const { mode } = statSync(path);
  if (platform() !== 'win32' && (mode & OTHERS) !== 0) {
    throw new AppError('forbidden', `Cannot use the token in ${path}: other users may read or change it`, {
      hint: `Revoke it if someone may have read it; else run: chmod 600 '${path}'`,
    });
  }
  try {
    return LOGIN.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new AppError(
      'malformed',
      `Cannot read the token in ${path}: it is not as torrentry login writes it`,
      {
        hint: 'Remove the file, and log in again.',
        cause,
      },
    );
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
