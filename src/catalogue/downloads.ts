import { BatchWriter } from '../lib/batch-writer.ts';
import { startOfDay, type StatisticsStore } from './statistics.ts';

export interface DownloadsParts {
  readonly store: Pick<StatisticsStore, 'addDownloads'>;
  readonly now: () => Date;
  readonly log: { warn(fields: object, message: string): void };
}

/**
 * Counts downloads by day. A crash may lose those of the last minute. When the disk fails, they are lost with a
 * warning.
 */
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

  /** Counts one download at the current time. */
  count(): void {
    this.#counts.note(startOfDay(this.#now()), (noted = 0) => noted + 1);
  }

  /** Writes the counts now. */
  flush(): Promise<void> {
    return this.#counts.flush();
  }
}
