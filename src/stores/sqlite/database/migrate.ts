import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../errors.ts';
import { addMigrationFunctions } from '../migrations/functions.ts';
import { APPLICATION_ID, type Connection } from './connection.ts';

/** One step of the schema, as it lies in the migrations folder. */
export interface Migration {
  readonly version: number;
  readonly fileName: string;
  /** SHA-256 of the file, lower-case hex. */
  readonly checksum: string;
  readonly sql: string;
}

interface AppliedMigration {
  readonly version: number;
  readonly file_name: string;
  readonly checksum: string;
}

const MIGRATION_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

const REINSTALL = 'Install Torrentry again: its files are not as they were released.';

/** Reads `0001_….sql`, `0002_….sql` and so on; throws unavailable when the names are not a sequence from 1. */
export function readMigrations(folder: string): readonly Migration[] {
  const fileNames = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return fileNames.toSorted().map((fileName, index) => {
    const version = Number(MIGRATION_NAME.exec(fileName)?.[1]);
    if (version !== index + 1) {
      const message = `Cannot read the migrations in "${folder}": "${fileName}" is not number ${index + 1}`;
      throw new AppError('unavailable', message, { hint: REINSTALL });
    }
    const text = readFileSync(join(folder, fileName), 'utf8');
    return { version, fileName, checksum: hash('sha256', text), sql: text };
  });
}

/**
 * Brings the schema to the newest version, each step in a transaction of its own together with its record.
 * Throws unavailable, with nothing changed, when the file belongs to another program, was written by a newer
 * Torrentry, or went through a migration that differs from the one at hand.
 */
export function migrate(
  connection: Connection,
  migrations: readonly Migration[],
  file: string,
  now: () => Date,
): void {
  checkOwnership(connection, migrations, file);
  if (pendingMigrations(connection, migrations, file).length === 0 && isClaimed(connection)) return;
  connection.transaction(() => claim(connection, migrations, file)).immediate();
  // A table that is made anew is dropped first, which would delete all that refers to it. Without effect inside of a
  // transaction, hence here.
  connection.pragma('foreign_keys = OFF');
  try {
    for (const migration of migrations) {
      connection.transaction(() => apply(connection, migrations, migration, file, now())).immediate();
    }
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

/** Whether migrations are to be applied to a database that has been used before. Throws like `migrate`. */
export function isBehind(connection: Connection, migrations: readonly Migration[], file: string): boolean {
  return (
    appliedMigrations(connection).length > 0 && pendingMigrations(connection, migrations, file).length > 0
  );
}

/**
 * Throws unavailable unless the file is empty, says that it is Torrentry's, or was made from a dump of such a file: a dump
 * keeps the record of the migrations, and neither the application's id nor the version.
 */
export function checkOwnership(connection: Connection, migrations: readonly Migration[], file: string): void {
  if (isClaimed(connection)) return;
  const isUnclaimed = connection.pragma('application_id', { simple: true }) === 0;
  const tables = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (isUnclaimed && (tables === 0 || isOwnRecord(connection, migrations))) return;
  throw new AppError('unavailable', `Cannot open "${file}": it is the database of another program`, {
    hint: 'Choose another data folder, or move that file away.',
  });
}

function isClaimed(connection: Connection): boolean {
  return connection.pragma('application_id', { simple: true }) === APPLICATION_ID;
}

/** Other programs have a table of that name as well, but not with this checksum. */
function isOwnRecord(connection: Connection, migrations: readonly Migration[]): boolean {
  const columns = connection
    .prepare<[], string>(`SELECT name FROM pragma_table_info('schema_migrations')`)
    .pluck()
    .all();
  if (!['version', 'file_name', 'checksum'].every((column) => columns.includes(column))) return false;
  return appliedMigrations(connection)[0]?.checksum === migrations[0]?.checksum;
}

function claim(connection: Connection, migrations: readonly Migration[], file: string): void {
  // Another process may have got here first: what was looked at outside the transaction is looked at again.
  checkOwnership(connection, migrations, file);
  connection.pragma(`application_id = ${APPLICATION_ID}`);
  connection.exec(`
    CREATE TABLE IF NOT EXISTS schema_migrations (
      version    INTEGER PRIMARY KEY,
      file_name  TEXT    NOT NULL,
      checksum   TEXT    NOT NULL,
      applied_at INTEGER NOT NULL
    ) STRICT`);
  connection.pragma(`user_version = ${appliedMigrations(connection).at(-1)?.version ?? 0}`);
}

function apply(
  connection: Connection,
  migrations: readonly Migration[],
  migration: Migration,
  file: string,
  now: Date,
): void {
  if (!pendingMigrations(connection, migrations, file).includes(migration)) return;
  addMigrationFunctions(connection, migration.version);
  connection.exec(migration.sql);
  checkReferences(connection, migration);
  connection
    .prepare('INSERT INTO schema_migrations (version, file_name, checksum, applied_at) VALUES (?, ?, ?, ?)')
    .run(migration.version, migration.fileName, migration.checksum, now.getTime());
  connection.pragma(`user_version = ${migration.version}`);
}

function checkReferences(connection: Connection, { fileName }: Migration): void {
  const broken = connection.pragma('foreign_key_check') as readonly unknown[];
  if (broken.length === 0) return;
  throw new Error(`Cannot run "${fileName}": it leaves ${broken.length} references to what is not there`);
}

function pendingMigrations(
  connection: Connection,
  migrations: readonly Migration[],
  file: string,
): readonly Migration[] {
  const applied = appliedMigrations(connection);
  const schemaVersion = Number(connection.pragma('user_version', { simple: true }));
  const newest = Math.max(schemaVersion, ...applied.map(({ version }) => version));
  if (newest > migrations.length) {
    const message = `Cannot open "${file}": it was written by a newer Torrentry (schema ${newest}, this one knows ${migrations.length})`;
    throw new AppError('unavailable', message, { hint: 'Install that version, or restore a backup.' });
  }
  for (const { version, file_name: fileName, checksum } of applied) {
    if (migrations[version - 1]?.checksum === checksum) continue;
    const message = `Cannot open "${file}": its migration "${fileName}" is not the one that this Torrentry brings`;
    throw new AppError('unavailable', message, { hint: REINSTALL });
  }
  const versions = new Set(applied.map(({ version }) => version));
  return migrations.filter(({ version }) => !versions.has(version));
}

function appliedMigrations(connection: Connection): readonly AppliedMigration[] {
  const known = connection.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations'`).get();
  if (known === undefined) return [];
  return connection
    .prepare<[], AppliedMigration>(
      'SELECT version, file_name, checksum FROM schema_migrations ORDER BY version',
    )
    .all();
}
