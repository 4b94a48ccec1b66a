import { BatchWriter } from '../lib/batch-writer.ts';
import { startOfDay, type StatisticsStore } from './statistics.ts';

export interface DownloadsParts {
  readonly store: Pick<StatisticsStore, 'addDownloads'>;
  readonly now: () => Date;
  readonly log: { warn(fields: object, message: string): void };
}

/** Counts downloads by their days. A crash may lose the last minute's, and a failing disk a warning's worth. */
export class Downloads {
  readonly #now: () => Date;
  readonly #counts: BatchWriter<number, number>;

  constructor({ store, now, log }: DownloadsParts) {
    this.#now = now;
    this.#counts = new BatchWriter(async (counts) => {
      const days = Array.from(counts, ([day, count]) => ({ day: new Date(day), count }));
      await store.addDownloads(days).catch((error: unknown) => {
        log.warn({ err: error, days }, 'Downloads could not be counted');
      });
    });
  }

  /** Counts one download, now. */
  count(): void {
    this.#counts.note(startOfDay(this.#now()), (noted = 0) => noted + 1);
  }

  /** Writes down what was counted, now. */
  flush(): Promise<void> {
    return this.#counts.flush();
  }
}
