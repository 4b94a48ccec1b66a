import { labelKey } from '../../../catalogue/facets.ts';
import type { TorrentFilter } from '../../../catalogue/torrent-list.ts';

/** The SQL condition for each of these parameters. */
const CONDITIONS = {
  ownerId: 't.owner_id = :ownerId',
  ownArea: 't.area = :ownArea',
  collection: 't.collection = :collection',
  folder: `instr(t.collection || '/', :folder) = 1`,
  category: 'to_label_key(t.category) = :category',
  categories: 'to_label_key(t.category) IN (SELECT value FROM json_each(:categories))',
  tags: `NOT EXISTS (
    SELECT 1 FROM json_each(:tags) AS wanted
    WHERE wanted.value NOT IN (SELECT to_label_key(value) FROM json_each(t.tags)))`,
  version: 't.version = :version',
  sizeMin: 't.content_bytes >= :sizeMin',
  sizeMax: 't.content_bytes <= :sizeMax',
  publishedFrom: 't.published_at >= :publishedFrom',
  publishedBefore: 't.published_at < :publishedBefore',
  seedersMin: 'max(t.seeders, coalesce(t.elsewhere_seeders, 0)) >= :seedersMin',
} as const;

export interface TorrentConditions {
  readonly where: string;
  /** By their names in `where`. */
  readonly named: Readonly<Record<string, string | number>>;
}

/** The conditions of a filter on a row of `torrents AS t`, except its words and its state. */
export function torrentConditions(filter: TorrentFilter): TorrentConditions {
  const { collection, below, ownerId, category, categories = [], tags = [] } = filter;
  const { version, sizeMin, sizeMax, seedersMin, state = 'public' } = filter;
  const isFolder = below === true && collection !== undefined && collection !== '';
  const values: Readonly<Record<keyof typeof CONDITIONS, string | number | undefined>> = {
    ownerId,
    // All other lists of an area are made of tables that have no others.
    ownArea: ownerId === undefined || state !== 'public' ? undefined : filter.area,
    collection: below === true ? undefined : collection,
    folder: isFolder ? `${collection}/` : undefined,
    category: category && labelKey(category),
    categories: keysOf(categories),
    tags: keysOf(tags),
    version,
    sizeMin,
    sizeMax,
    publishedFrom: filter.publishedFrom?.getTime(),
    publishedBefore: filter.publishedBefore?.getTime(),
    seedersMin,
  };
  const named = Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  );
  const asked = Object.entries(CONDITIONS).flatMap(([name, condition]) => (name in named ? [condition] : []));
  return { where: ['TRUE', ...asked].join(' AND '), named };
}

function keysOf(labels: readonly string[]): string | undefined {
  return labels.length === 0 ? undefined : JSON.stringify(labels.map(labelKey));
}
