import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueOf, copyOf, emptyFolder } from './catalogues.ts';
import { startTorrentry, type BenchServer } from './server.ts';

export interface RunOptions {
  /** How many torrents the catalogues have, the smallest first. */
  readonly sizes: readonly number[];
  readonly isQuick: boolean;
  /** How often slices take turns, when it is not the usual number. */
  readonly rounds: number | undefined;
  readonly logLevel: string;
}

/** A run of the benchmark: what its parts share. */
export class BenchRun {
  readonly sizes: readonly number[];
  readonly isQuick: boolean;
  /** How often slices take turns, and how long each is. */
  readonly rounds: number;
  readonly sliceMs: number;
  readonly #logLevel: string;
  readonly #copies = new Map<number, ReturnType<typeof copyOf>>();
  readonly #undo: (() => unknown)[] = [];

  constructor({ sizes, isQuick, rounds, logLevel }: RunOptions) {
    this.sizes = sizes;
    this.isQuick = isQuick;
    this.rounds = rounds ?? (isQuick ? 2 : 9);
    this.sliceMs = isQuick ? 300 : 700;
    this.#logLevel = logLevel;
  }

  get smallest(): number {
    return this.sizes[0] ?? 1_000;
  }

  get largest(): number {
    return this.sizes.at(-1) ?? 1_000;
  }

  /** A data folder with so many generated torrents. All parts share it, with what others published there. */
  async folderOf(count: number): Promise<string> {
    const copy = this.#copies.get(count) ?? copyOf(await catalogueOf(count));
    this.#copies.set(count, copy);
    return copy.folder;
  }

  /** Starts the program as `npm start` does, on the shared folder with so many torrents. It ends with the part. */
  async serve(count: number): Promise<BenchServer> {
    return this.serveIn(await this.folderOf(count));
  }

  /** The same on any folder, with further settings. */
  async serveIn(folder: string, env: Readonly<Record<string, string>> = {}): Promise<BenchServer> {
    const logFile = join(this.work(), 'log');
    return this.keep(await startTorrentry(folder, { logLevel: this.#logLevel, logFile, env }));
  }

  /** Ends a server with the part, if not before. */
  keep(server: BenchServer): BenchServer {
    let stopped: Promise<void> | undefined;
    const stop = () => (stopped ??= server.stop());
    this.#undo.push(stop);
    return { ...server, stop };
  }

  /** A folder for files of the part. */
  work(): string {
    const folder = mkdtempSync(join(tmpdir(), 'torrentry-bench-'));
    this.#undo.push(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }

  /** An empty folder of the part, on the disk of the catalogues. */
  empty(): string {
    const { folder, remove } = emptyFolder();
    this.#undo.push(remove);
    return folder;
  }

  /** Ends what a part started, the last first. */
  async endPart(): Promise<void> {
    for (const undo of this.#undo.splice(0).toReversed()) await undo();
  }

  /** Deletes the copies of catalogues. */
  end(): void {
    for (const { remove } of this.#copies.values()) remove();
    this.#copies.clear();
  }
}
