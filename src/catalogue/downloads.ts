import { BatchWriter } from '../lib/batch-writer.ts';
import { startOfDay, type StatisticsStore, type TorrentDownloads } from './statistics.ts';

export interface DownloadsParts {
  readonly store: Pick<StatisticsStore, 'addDownloads'>;
  readonly now: () => Date;
  readonly log: { warn(fields: object, message: string): void };
}

/**
 * Counts downloads by day and torrent. A crash may lose those of the last minute. When the disk fails, they are lost with a
 * warning.
 */
export class Downloads {
  readonly #now: () => Date;
  /** By the start of the day, and by torrent. */
  readonly #counts: BatchWriter<number, Map<number, number>>;

  constructor({ store, now, log }: DownloadsParts) {
    this.#now = now;
    this.#counts = new BatchWriter(async (days) => {
      const downloads = [...days].flatMap(([day, counts]) => downloadsOf(new Date(day), counts));
      await store.addDownloads(downloads).catch((error: unknown) => {
        const count = downloads.reduce((sum, noted) => sum + noted.count, 0);
        log.warn({ err: error, count }, 'Downloads could not be counted');
      });
    });
  }

  /** Counts one download of the torrent with that id at the current time. */
  count(torrentId: number): void {
    this.#counts.note(startOfDay(this.#now()), (counts = new Map<number, number>()) =>
      counts.set(torrentId, (counts.get(torrentId) ?? 0) + 1),
    );
  }

  /** Writes the counts now. */
  flush(): Promise<void> {
    return this.#counts.flush();
  }
}

function downloadsOf(day: Date, counts: ReadonlyMap<number, number>): TorrentDownloads[] {
  return [...counts].map(([torrentId, count]) => ({ day, torrentId, count }));
}
