import { join } from 'node:path';
import { toSortName } from '../src/catalogue/sort-name.ts';
import { openReader } from '../src/stores/sqlite/database/connection.ts';

/** A torrent of a catalogue, as far as requests need it. */
export interface Sample {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  /** Its values in the orders of lists. */
  readonly keys: Readonly<
    Record<'published' | 'name' | 'size' | 'files' | 'downloads' | 'seeders', number | string>
  >;
}

interface SampleRow {
  readonly id: number;
  readonly collection: string;
  readonly file_name: string;
  readonly name: string;
  readonly title: string | null;
  readonly content_bytes: number;
  readonly file_count: number;
  readonly download_count: number;
  readonly seeders: number;
}

/** Public torrents, spread evenly over the catalogue of a folder; at most about so many. */
export function samplesOf(folder: string, count: number): readonly Sample[] {
  const database = openReader(join(folder, 'torrentry.sqlite'));
  try {
    const last = database.prepare<[], number>('SELECT max(id) FROM torrents').pluck().get() ?? 0;
    const byId = database.prepare<[number], SampleRow>(
      `SELECT id, collection, file_name, name, title, content_bytes, file_count, download_count,
      seeders
      FROM torrents WHERE id = ? AND state = 'public'`,
    );
    const step = Math.max(1, last / count);
    return Array.from({ length: Math.min(count, last) }, (_, index) => byId.get(1 + Math.floor(index * step)))
      .filter((row) => row !== undefined)
      .map(toSample);
  } finally {
    database.close();
  }
}

function toSample(row: SampleRow): Sample {
  return {
    id: row.id,
    path: encodeURI(`/${row.collection}/${row.file_name}`).replaceAll('#', '%23').replaceAll('?', '%3F'),
    name: row.name,
    keys: {
      published: row.id,
      name: toSortName(row.title ?? row.name),
      size: row.content_bytes,
      files: row.file_count,
      downloads: row.download_count,
      seeders: row.seeders,
    },
  };
}

/** The words of the names, those that most of them have first. */
export function wordsOf(samples: readonly Sample[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { name } of samples)
    for (const word of new Set(name.toLowerCase().match(/[a-z]{3,}/g)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([word]) => word);
}
