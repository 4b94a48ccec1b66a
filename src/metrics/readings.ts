import type { StoreFacts, StoreInspector } from '../catalogue/inspection.ts';
import type { StatisticsStore, Total } from '../catalogue/statistics.ts';
import { gauge, type Reading, type Sample, type Source } from './instruments.ts';

interface StoreParts {
  readonly inspector: Pick<StoreInspector, 'inspect'>;
  readonly statistics: Pick<StatisticsStore, 'listTotals'>;
}

/** Reads the state of the store, and what the catalogue has. */
export function storeSource({ inspector, statistics }: StoreParts): Source {
  return async () => {
    const [facts, totals] = await Promise.all([inspector.inspect(), statistics.listTotals()]);
    return [...ofCatalogue(totals), ...ofStore(facts)];
  };
}

function ofCatalogue(totals: readonly Total[]): Reading[] {
  const states = new Map<string, { torrents: number; contentBytes: number; metainfoBytes: number }>();
  for (const { state, torrentCount, contentBytes, metainfoBytes } of totals) {
    const sum = states.get(state) ?? { torrents: 0, contentBytes: 0, metainfoBytes: 0 };
    states.set(state, {
      torrents: sum.torrents + torrentCount,
      contentBytes: sum.contentBytes + contentBytes,
      metainfoBytes: sum.metainfoBytes + metainfoBytes,
    });
  }
  const by = (figure: 'torrents' | 'contentBytes' | 'metainfoBytes'): Sample<number>[] =>
    [...states].map(([state, sums]) => ({ labels: { state }, value: sums[figure] }));
  return [
    gauge('torrentry_torrents', 'Torrents in the catalogue, by state.', by('torrents')),
    gauge(
      'torrentry_content_bytes',
      'Bytes of the content of the torrents, as their metainfo says.',
      by('contentBytes'),
    ),
    gauge('torrentry_metainfo_bytes', 'Bytes of the .torrent files.', by('metainfoBytes')),
  ];
}

function ofStore(facts: StoreFacts): Reading[] {
  const { schemaVersion, fileBytes, journalBytes, freeBytes, diskFreeBytes } = facts;
  return [
    gauge('torrentry_store_schema_version', 'The schema of the database.', schemaVersion),
    gauge('torrentry_store_file_bytes', 'The size of the database.', fileBytes),
    gauge('torrentry_store_wal_bytes', 'The size of its write-ahead log.', journalBytes),
    gauge('torrentry_store_unused_bytes', 'Unused space in the database.', freeBytes),
    gauge('torrentry_disk_free_bytes', 'Free bytes on the disk that this program can use.', diskFreeBytes),
    gauge('torrentry_store_waiting', 'Changes and searches that wait.', [
      { labels: { kind: 'change' }, value: facts.waitingWrites },
      { labels: { kind: 'search' }, value: facts.waitingSearches },
    ]),
  ];
}
