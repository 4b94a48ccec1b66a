import { statSync } from 'node:fs';
import { AppError } from '../../../errors.ts';
import { openReader, type Connection } from './connection.ts';

/** The codes in the cause of a refusal: the database, or a helper of it, is not the one that is open. */
export const REPLACED = 'STORE_REPLACED';
export const LOST_HELPER = 'STORE_LOST_HELPER';

/** Which file lies at a path: two paths, or one at two times, lead to the same file when this is equal. */
export function identify(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}

/** Opens a reader of the file that has this identity. Throws unavailable when another file lies there. */
export function openSameReader(file: string, identity: string): Connection {
  if (identify(file) !== identity) throw replaced();
  const connection = openReader(file);
  if (identify(file) === identity) return connection;
  connection.close();
  throw replaced();
}

/**
 * Knows whether what is open still lies in the data folder. An open file lives on when its folder is deleted or replaced,
 * and all that is written to it is lost when the process ends. A deleted write-ahead log takes what is in it along.
 */
export class FileWatch {
  readonly #file: string;
  readonly #identity: string;
  readonly #helpers = new Map<string, string>();
  #lostHelper = false;

  constructor(file: string, identity: string) {
    this.#file = file;
    this.#identity = identity;
  }

  /** Whether a helper was deleted under an open database: only a new start makes all open the same again. */
  get lostHelper(): boolean {
    return this.#lostHelper;
  }

  /** Throws unavailable when the database, or a helper that was there before, is not there any more. */
  check(): void {
    if (identify(this.#file) !== this.#identity) throw replaced();
    for (const path of [`${this.#file}-wal`, `${this.#file}-shm`]) {
      const known = this.#helpers.get(path);
      const found = identify(path);
      if (known !== undefined && known !== found) this.#lostHelper = true;
      if (known === undefined && found !== undefined) this.#helpers.set(path, found);
    }
    if (this.#lostHelper) throw replaced(LOST_HELPER);
  }

  /** To be called when the database is closed: the helpers of the next connection may be others. */
  forgetHelpers(): void {
    this.#helpers.clear();
  }
}

/** The refusal; its message names no path, because it may reach a client. */
function replaced(code = REPLACED): AppError {
  const message = 'Cannot use the store: its files were deleted or replaced while the server runs';
  return new AppError('unavailable', message, {
    hint: 'Tell the operator of this server.',
    cause: Object.assign(new Error('The open files are not those in the data folder'), { code }),
  });
}
