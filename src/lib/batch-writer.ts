const FLUSH_MS = 60_000;

/** Small notes: kept in memory, and written down together once a minute, because each write is synced. */
export class BatchWriter<Key, Value> {
  readonly #write: (notes: ReadonlyMap<Key, Value>) => Promise<void>;
  #notes = new Map<Key, Value>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  /** `write` never rejects: what it can't write is lost. */
  constructor(write: (notes: ReadonlyMap<Key, Value>) => Promise<void>) {
    this.#write = write;
  }

  /** Notes what `next` makes of what was noted since the last write. */
  note(key: Key, next: (noted: Value | undefined) => Value): void {
    this.#notes.set(key, next(this.#notes.get(key)));
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** Writes down what was noted; resolves when all of it stands there. */
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
