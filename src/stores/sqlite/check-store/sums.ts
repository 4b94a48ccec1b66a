import { sumBytes, type Picture, type ReadmePicture } from '../../../catalogue/picture.ts';
import { hasPath, type TorrentState } from '../../../catalogue/torrent.ts';
import type { Connection } from '../database/connection.ts';
import type { Batch, Examiner } from './examiner.ts';
import { AGAIN_HINT, type Flaw } from './flaws.ts';

/** A sum of integers as a floating number is exact up to this, and then depends on their order. */
const EXACT_MAX = 2 ** 53;

/** A row of sums, with the keys by which it is told apart. */
type Sums = Readonly<Record<string, number | string>>;

/** A table of sums: how its rows are named, and what they are made of. */
interface SummedTable {
  readonly table: string;
  /** The columns by which rows are told apart. */
  readonly keys: readonly string[];
  readonly columns: readonly string[];
  /** SELECT of keys and columns from the torrents, one row for each torrent. */
  readonly source: string;
  /** Whether a row may have more, because it also counts what is gone. */
  readonly mayHaveMore?: boolean;
}

const DAY = 'published_at / 86400000 AS day';

const TABLES: readonly SummedTable[] = [
  {
    table: 'totals',
    keys: ['state', 'version', 'size_class'],
    columns: ['torrent_count', 'content_bytes', 'metainfo_bytes'],
    source:
      'SELECT state, version, size_class, 1 AS torrent_count, content_bytes, metainfo_bytes FROM torrents',
  },
  {
    table: 'open_days',
    keys: ['day'],
    columns: [
      'torrent_count',
      'content_bytes',
      'file_count',
      'download_count',
      'seeders',
      'leechers',
      'completed',
    ],
    source: `
      SELECT ${DAY}, 1 AS torrent_count, content_bytes, file_count, download_count, seeders, leechers, completed
      FROM torrents WHERE state = 'public' AND area = ''`,
  },
  {
    table: 'upload_days',
    keys: ['day'],
    columns: ['torrent_count'],
    source: `SELECT ${DAY}, 1 AS torrent_count FROM torrents`,
    mayHaveMore: true,
  },
];

/** The sums that triggers keep, against the torrents. Each table is summed up again in one pass, a row for a day or kind at a time. */
export function* checkSums({ connection }: Examiner): Iterable<Batch> {
  for (const summed of TABLES) {
    yield () => {
      const source = connection.prepare<[], Sums>(summed.source);
      const sums = new Map<string, Sums>();
      let examined = 0;
      for (const row of source.iterate()) {
        examined++;
        const key = keyOf(row, summed.keys);
        const known = sums.get(key);
        sums.set(key, known === undefined ? row : add(known, row, summed.columns));
      }
      return { flaws: compare(connection, summed, sums), examined };
    };
  }
}

interface OwnerRow {
  readonly owner_id: number;
  readonly state: TorrentState;
  readonly metainfo_bytes: number;
  readonly pictures: string;
}

/** What each token has, for its quota, against its torrents and its pictures in READMEs. */
export function* checkHoldings({ connection }: Examiner): Iterable<Batch> {
  yield () => {
    const torrents = connection.prepare<[], OwnerRow>(
      'SELECT coalesce(owner_id, 0) AS owner_id, state, metainfo_bytes, pictures FROM torrents',
    );
    const readmes = connection.prepare<[], string>('SELECT pictures FROM readme_pictures').pluck();
    const sums = new Map<string, Sums>();
    const count = (owner_id: number, torrent_count: number, metainfo_bytes: number): void => {
      const row = { owner_id, torrent_count, metainfo_bytes };
      const key = keyOf(row, OWNERS.keys);
      sums.set(key, add(sums.get(key) ?? { owner_id }, row, OWNERS.columns));
    };
    let examined = 0;
    for (const { owner_id: owner, state, metainfo_bytes: bytes, pictures } of torrents.iterate()) {
      examined++;
      const shown = pictures === '[]' ? 0 : sumBytes(JSON.parse(pictures) as readonly Picture[]);
      count(owner, hasPath(state) ? 1 : 0, bytes + shown);
    }
    for (const pictures of readmes.iterate())
      for (const { ownerId, bytes } of JSON.parse(pictures) as readonly ReadmePicture[])
        count(ownerId ?? 0, 0, bytes);
    return { flaws: compare(connection, OWNERS, sums), examined };
  };
}

const OWNERS = {
  table: 'owners',
  keys: ['owner_id'],
  columns: ['torrent_count', 'metainfo_bytes'],
} as const satisfies Omit<SummedTable, 'source'>;

function keyOf(row: Sums, keys: readonly string[]): string {
  return keys.map((key) => row[key]).join(' ');
}

function add(one: Sums, other: Sums, columns: readonly string[]): Sums {
  const sums = columns.map((column) => [column, valueOf(one, column) + valueOf(other, column)] as const);
  return { ...one, ...Object.fromEntries(sums) };
}

function compare(
  connection: Connection,
  { table, keys, columns, mayHaveMore = false }: Omit<SummedTable, 'source'>,
  sums: ReadonlyMap<string, Sums>,
): readonly Flaw[] {
  const rows = connection.prepare<[], Sums>(`SELECT ${[...keys, ...columns].join(', ')} FROM ${table}`);
  const kept = new Map(rows.all().map((row) => [keyOf(row, keys), row]));
  const flaws: Flaw[] = [];
  for (const key of new Set([...kept.keys(), ...sums.keys()])) {
    const [is, should] = [kept.get(key), sums.get(key)];
    const wrong = columns.filter((column) =>
      differs(valueOf(is, column), valueOf(should, column), mayHaveMore),
    );
    if (wrong.length === 0) continue;
    const texts = wrong.map(
      (column) => `${column} is ${valueOf(is, column)}, and not ${valueOf(should, column)}`,
    );
    flaws.push({
      kind: 'count',
      place: `table ${table}, ${keys.map((name) => `${name} ${(is ?? should)?.[name] ?? ''}`).join(', ')}`,
      message: `The sums differ from the torrents: ${texts.join(', ')}.`,
      fix: () => put(connection, { table, keys, columns }, should ?? onlyKeys(is, keys)),
      hint: AGAIN_HINT,
    });
  }
  return flaws;
}

function differs(kept: number, sum: number, mayHaveMore: boolean): boolean {
  if (mayHaveMore) return kept < sum;
  const largest = Math.max(Math.abs(kept), Math.abs(sum));
  return Math.abs(kept - sum) > (largest < EXACT_MAX ? 0 : largest * 1e-9);
}

function valueOf(row: Sums | undefined, column: string): number {
  return Number(row?.[column] ?? 0);
}

/** The keys of a row, for one whose sums are all 0. */
function onlyKeys(row: Sums | undefined, keys: readonly string[]): Sums {
  return Object.fromEntries(keys.map((key) => [key, row?.[key] ?? 0]));
}

function put(
  connection: Connection,
  { table, keys, columns }: Pick<SummedTable, 'table' | 'keys' | 'columns'>,
  row: Sums,
): void {
  const names = [...keys, ...columns];
  const assignments = columns.map((column) => `${column} = excluded.${column}`).join(', ');
  connection
    .prepare<[object]>(`
      INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})
      ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${assignments}`)
    .run({ ...Object.fromEntries(columns.map((column) => [column, 0])), ...row });
}
