import { AppError } from '../../../errors.ts';
import { APPLICATION_ID, type Connection } from '../database/connection.ts';
import { identify, LOST_HELPER, openSameReader, REPLACED } from '../database/file-watch.ts';
import type { StoreProblem } from '../../../catalogue/inspection.ts';
import { isDamage } from '../database/translate-error.ts';

const WATCH_MS = 1_000;
const PROBE_MS = 5_000;

/** Databases up to this size are checked completely at each probe, which takes a few milliseconds. */
const WHOLE_BYTES_MAX = 1024 * 1024;

export interface HealthParts {
  readonly file: string;
  readonly identity: string;
  /** Called when a problem begins or is over. */
  readonly onChange: () => void;
}

/** Tracks what is wrong with the files of a store. */
export class Health {
  readonly #parts: HealthParts;
  readonly #timer: NodeJS.Timeout;
  #isReplaced = false;
  #hasLostHelper = false;
  /** How it is damaged, once it is. */
  #damage: string | undefined;
  #probedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: HealthParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#look(), WATCH_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Whether the open database is still the one in the data folder. */
  get isInPlace(): boolean {
    this.#look();
    return !this.#isReplaced;
  }

  /** Why the store cannot serve; undefined when no problem is known. */
  problem(): StoreProblem | undefined {
    this.#look();
    const { file } = this.#parts;
    if (this.#isReplaced) return { code: 'database_replaced', detail: file };
    if (this.#hasLostHelper)
      return {
        code: 'database_replaced',
        detail: `${file}-wal or ${file}-shm is lost: no changes are accepted until the server is restarted`,
      };
    this.#probe();
    return this.#damage === undefined ? undefined : { code: 'database_damaged', detail: this.#damage };
  }

  /** Updates the state by an error of the store. */
  note(error: unknown): void {
    const codes = codesOf(error);
    if (codes.some((code) => isDamage(code))) this.noteDamage(error);
    if (codes.includes(REPLACED)) this.#look();
    if (codes.includes(LOST_HELPER)) this.#noteLostHelper();
  }

  noteDamage(what: unknown): void {
    if (this.#damage !== undefined) return;
    this.#damage = what instanceof Error ? what.message : String(what);
    this.#parts.onChange();
  }

  #noteLostHelper(): void {
    if (this.#hasLostHelper) return;
    this.#hasLostHelper = true;
    this.#parts.onChange();
  }

  #look(): void {
    const { file, identity, onChange } = this.#parts;
    const isReplaced = identify(file) !== identity;
    if (isReplaced === this.#isReplaced) return;
    this.#isReplaced = isReplaced;
    onChange();
  }

  /** Reads from the disk, not from the caches of open connections. */
  #probe(): void {
    if (this.#damage !== undefined || performance.now() - this.#probedAt < PROBE_MS) return;
    const { file, identity } = this.#parts;
    try {
      const connection = openSameReader(file, identity);
      try {
        const flaw = findFlaw(connection);
        if (flaw !== undefined) this.noteDamage(new Error(flaw));
        this.#probedAt = performance.now();
      } finally {
        connection.close();
      }
    } catch (error) {
      this.note(error);
      if (this.#damage === undefined) throw error;
    }
  }
}

/**
 * Checks a small database completely, and the first row of each table of a large one. Returns what is wrong. Throws the
 * driver's errors.
 */
function findFlaw(connection: Connection): string | undefined {
  const number = (pragma: string): number => Number(connection.pragma(pragma, { simple: true }));
  if (number('application_id') !== APPLICATION_ID) return 'Its application id is no longer that of Torrentry';
  if (number('page_count') * number('page_size') <= WHOLE_BYTES_MAX) {
    const result = connection.pragma('quick_check(1)', { simple: true });
    return result === 'ok' ? undefined : String(result);
  }
  const names = connection
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`)
    .pluck()
    .all();
  for (const name of names) connection.prepare(`SELECT 1 FROM "${name}" NOT INDEXED LIMIT 1`).get();
  return undefined;
}

/** The codes of an error and of its causes. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && !(error instanceof AppError) ? [String(error.code)] : [];
  return [...own, ...codesOf(error.cause)];
}
