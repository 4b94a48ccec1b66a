const FLUSH_MS = 60_000;

/** Keeps small notes in memory and writes them together once a minute, because each write is synced to disk. */
export class BatchWriter<Key, Value> {
  readonly #write: (notes: ReadonlyMap<Key, Value>) => Promise<void>;
  #notes = new Map<Key, Value>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  /** `write` must not reject. What it cannot write is lost. */
  constructor(write: (notes: ReadonlyMap<Key, Value>) => Promise<void>) {
    this.#write = write;
  }

  /** Replaces the note of `key` by `next(noted)`, where `noted` is the note since the last write. */
  note(key: Key, next: (noted: Value | undefined) => Value): void {
    this.#notes.set(key, next(this.#notes.get(key)));
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** Writes all notes. Resolves when all of them are written. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const notes = this.#notes;
    if (notes.size > 0) {
      this.#notes = new Map();
      this.#writing = Promise.all([this.#writing, this.#write(notes)]).then(() => undefined);
    }
    return this.#writing;
  }
}
