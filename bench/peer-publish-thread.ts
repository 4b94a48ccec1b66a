import Database from 'better-sqlite3';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';

/** A torrent that is to be written. */
export interface Stored {
  readonly infohash: string;
  readonly sha256: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Value = string | number | bigint | Uint8Array | null;
type TableRow = Readonly<Record<string, Value>>;

const BATCH_MAX = 64;
/** Rows of a publication, without the lists and the index of words. */
const TABLES = ['torrents', 'events', 'audit'] as const;

if (parentPort === null) throw new Error('It does not run in a worker thread');
const port = parentPort;
const { file, rows } = workerData as { readonly file: string; readonly rows: string };
const database = new Database(file);
database.pragma('page_size = 2048');
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.pragma('wal_autocheckpoint = 16000');
database.exec(`ATTACH '${rows}' AS given`);
copySchema();
const inserts = TABLES.map(insertInto);
const insertBytes = database.prepare(
  'INSERT INTO torrent_bytes (torrent_id, sha256, bytes) VALUES (?, ?, ?)',
);
let id = 0;
const writeAll = database.transaction((batch: readonly Stored[]) => {
  for (const stored of batch) write(stored);
});

port.on('message', (first: Stored) => {
  const batch = [first];
  while (batch.length < BATCH_MAX) {
    const waiting: { readonly message: Stored } | undefined = receiveMessageOnPort(port);
    if (waiting === undefined) break;
    batch.push(waiting.message);
  }
  writeAll(batch);
  port.postMessage(batch.length);
});

function write({ infohash, sha256, name, bytes }: Stored): void {
  id++;
  const own = {
    id,
    infohash_v1: Buffer.from(infohash, 'hex'),
    sha256: Buffer.from(sha256, 'hex'),
    name,
    file_name: `${name}.torrent`,
  };
  insertBytes.run(id, own.sha256, bytes);
  for (const insert of inserts) insert(own);
}

/** The tables as the program has them, with the indexes that keep torrents apart and no others. */
function copySchema(): void {
  const names = ['torrent_bytes', ...TABLES].map((name) => `'${name}'`).join(', ');
  const statements = database
    .prepare<[], string>(
      `SELECT sql FROM given.sqlite_schema WHERE tbl_name IN (${names}) AND sql IS NOT NULL
      AND (type = 'table' OR sql LIKE 'CREATE UNIQUE INDEX%') ORDER BY type = 'index'`,
    )
    .pluck()
    .all();
  database.pragma('foreign_keys = OFF');
  for (const sql of statements) database.exec(sql);
}

/** Inserts the row that the program wrote for a publication, with what differs in each of them. */
function insertInto(table: string): (own: TableRow) => void {
  const row = database.prepare<[], TableRow>(`SELECT * FROM given.${table} ORDER BY id DESC LIMIT 1`).get();
  if (row === undefined) throw new Error(`There is no row of ${table}`);
  // A generated column cannot be inserted, and is not in this list.
  const columns = database
    .prepare<[string], string>(`SELECT name FROM pragma_table_info(?)`)
    .pluck()
    .all(table);
  const statement = database.prepare(
    `INSERT INTO main.${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `:${name}`).join(', ')})`,
  );
  const given = Object.fromEntries(columns.map((name) => [name, row[name] ?? null]));
  return (own) => {
    const changed = Object.entries(own).filter(([name]) => columns.includes(name));
    statement.run({ ...given, ...Object.fromEntries(changed) });
  };
}
