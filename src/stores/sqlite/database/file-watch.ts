import { statSync } from 'node:fs';
import { AppError } from '../../../errors.ts';
import { openReader, type Connection } from './connection.ts';

/** The codes in the cause of the error: the database, or its -wal or -shm file, is not the one that is open. */
export const REPLACED = 'STORE_REPLACED';
export const LOST_HELPER = 'STORE_LOST_HELPER';

/** The identity of the file at a path. Two paths, or one path at two times, lead to the same file when it is equal. */
export function identify(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}

/** Opens a reader of the file with this identity. Throws unavailable when another file is at that path. */
export function openSameReader(file: string, identity: string): Connection {
  if (identify(file) !== identity) throw replaced();
  const connection = openReader(file);
  if (identify(file) === identity) return connection;
  connection.close();
  throw replaced();
}

/**
 * Checks whether the open files are still in the data folder. An open file continues to exist when its folder is
 * deleted or replaced, and everything that is written to it is lost when the process ends. With a deleted write-ahead
 * log, its changes are lost.
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

  /**
   * Whether a -wal or -shm file was deleted while the database was open. Only a restart makes all connections open the
   * same files again.
   */
  get lostHelper(): boolean {
    return this.#lostHelper;
  }

  /** Throws unavailable when the database, or a -wal or -shm file that existed before, no longer exists. */
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

  /** Call it when the database is closed, because the next connection may have other -wal and -shm files. */
  forgetHelpers(): void {
    this.#helpers.clear();
  }
}

/** The error. Its message has no path, because it may reach a client. */
function replaced(code = REPLACED): AppError {
  const message = 'Cannot use the store: its files were deleted or replaced while the server is running';
  return new AppError('unavailable', message, {
    hint: 'Tell the operator of this server.',
    cause: Object.assign(new Error('The open files are not those in the data folder'), { code }),
  });
}
