import type { FileFields } from './file-fields.ts';
import { appendKey } from './key-path.ts';
import { fileKeys, infoKeys, isKnownKey, type KnownKeys, rootKeys } from './known-keys.ts';
import type { Reading } from './reading.ts';

/** Lists the keys that are not known, each once and up to a limit, and adds a note for each. */
export class UnknownKeys {
  readonly paths: string[] = [];
  /**
   * Entries of unknown keys of files, without duplicates: comparing bytes is cheaper than making a path for each file.
   */
  readonly #fileKeys: number[] = [];
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  addRoot(root: number): void {
    this.#addAll(root, '', rootKeys);
  }

  addInfo(info: number): void {
    this.#addAll(info, 'info', infoKeys);
  }

  /** Adds the unknown keys of one file. Each is listed once for all files. */
  addFile({ entry, unknown }: FileFields, parentPath: string): void {
    const { document, limits } = this.#reading;
    const close = document.closeOf(entry);
    for (let key = unknown; key < close; key = document.nextOf(key + 1)) {
      if (this.#fileKeys.length === limits.unknownKeysMax) return;
      if (isKnownKey(document, key, fileKeys) || this.#fileKeys.some((seen) => document.equals(seen, key)))
        continue;
      this.#fileKeys.push(key);
      this.#add(key, parentPath);
    }
  }

  #add(key: number, parentPath: string): void {
    const { document, findings, limits } = this.#reading;
    if (this.paths.length === limits.unknownKeysMax) return;
    const path = appendKey(parentPath, document.contentOf(key));
    if (this.paths.includes(path)) return;
    this.paths.push(path);
    findings.add('key.unknown', () => ({
      path,
      offset: document.startOf(key),
      message: `${path} is not known`,
    }));
  }

  #addAll(dictionary: number, path: string, known: KnownKeys): void {
    const { document } = this.#reading;
    const close = document.closeOf(dictionary);
    for (let key = dictionary + 1; key < close; key = document.nextOf(key + 1)) {
      if (!isKnownKey(document, key, known)) this.#add(key, path);
    }
  }
}
