import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../../errors.ts';
import { addMigrationFunctions, finishMigration, type NoteProgress } from '../migrations/functions.ts';
import { VERSION } from '../../../lib/version.ts';
import { copyPath } from './folder.ts';
import { APPLICATION_ID, type Connection } from './connection.ts';

/** One migration, a file of the migrations folder. */
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

/** How far the migrations are. */
export interface Step {
  readonly fileName: string;
  /** Its number among those that this start runs, from 1. */
  readonly step: number;
  readonly steps: number;
  /** How many torrents are done, in a step that counts them. */
  readonly done?: number;
  readonly all?: number;
}

const REINSTALL = 'Install Torrentry again: its files differ from the release.';

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
 * Migrates the schema to the newest version, each migration in one transaction together with its record. Throws
 * unavailable, with nothing changed, when the file belongs to another program, was written by a newer Torrentry, or has
 * a migration with another checksum. Calls `onStep` at the beginning of each, and during those that count what they do.
 */
export function migrate(
  connection: Connection,
  migrations: readonly Migration[],
  file: string,
  now: () => Date,
  onStep: (step: Step) => void = () => {},
): void {
  checkOwnership(connection, migrations, file);
  const pending = pendingMigrations(connection, migrations, file);
  if (pending.length === 0 && isClaimed(connection)) return;
  connection.transaction(() => claim(connection, migrations, file)).immediate();
  // A migration that rebuilds a table drops it first, which would delete all rows that refer to it. The pragma has no
  // effect inside a transaction, so it is set here.
  connection.pragma('foreign_keys = OFF');
  try {
    for (const [index, migration] of pending.entries()) {
      const step = { fileName: migration.fileName, step: index + 1, steps: pending.length };
      onStep(step);
      const note: NoteProgress = (done, all) => onStep({ ...step, done, all });
      connection
        .transaction(() => apply(connection, migrations, migration, { file, now: now(), note }))
        .immediate();
    }
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

/** The schema of an existing database that needs migrations; undefined for any other. Throws like `migrate`. */
export function oldSchema(
  connection: Connection,
  migrations: readonly Migration[],
  file: string,
): number | undefined {
  const pending = pendingMigrations(connection, migrations, file);
  return pending.length === 0 ? undefined : appliedMigrations(connection).at(-1)?.version;
}

/**
 * Throws unavailable unless the file is empty, has Torrentry's application id, or was made from a dump of such a file:
 * a dump has the record of the migrations, but neither the application id nor the version.
 */
export function checkOwnership(connection: Connection, migrations: readonly Migration[], file: string): void {
  // In one transaction: another process may be making the same file at this moment.
  if (connection.transaction(() => isOwn(connection, migrations))()) return;
  throw new AppError('unavailable', `Cannot open "${file}": it is the database of another program`, {
    hint: 'Choose another data folder, or move that file away.',
  });
}

function isOwn(connection: Connection, migrations: readonly Migration[]): boolean {
  if (isClaimed(connection)) return true;
  const isUnclaimed = connection.pragma('application_id', { simple: true }) === 0;
  const tables = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  return isUnclaimed && (tables === 0 || isOwnRecord(connection, migrations));
}

function isClaimed(connection: Connection): boolean {
  return connection.pragma('application_id', { simple: true }) === APPLICATION_ID;
}

/** Other programs may have a table of that name, but not with this checksum. */
function isOwnRecord(connection: Connection, migrations: readonly Migration[]): boolean {
  const columns = connection
    .prepare<[], string>(`SELECT name FROM pragma_table_info('schema_migrations')`)
    .pluck()
    .all();
  if (!['version', 'file_name', 'checksum'].every((column) => columns.includes(column))) return false;
  return appliedMigrations(connection)[0]?.checksum === migrations[0]?.checksum;
}

function claim(connection: Connection, migrations: readonly Migration[], file: string): void {
  // Another process may have been faster, so everything is checked again inside the transaction.
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
  { file, now, note }: { readonly file: string; readonly now: Date; readonly note: NoteProgress },
): void {
  if (!pendingMigrations(connection, migrations, file).includes(migration)) return;
  addMigrationFunctions(connection, migration.version);
  connection.exec(migration.sql);
  finishMigration(connection, migration.version, note);
  checkReferences(connection, migration);
  connection
    .prepare('INSERT INTO schema_migrations (version, file_name, checksum, applied_at) VALUES (?, ?, ?, ?)')
    .run(migration.version, migration.fileName, migration.checksum, now.getTime());
  connection.pragma(`user_version = ${migration.version}`);
}

function checkReferences(connection: Connection, { fileName }: Migration): void {
  const broken = connection.pragma('foreign_key_check') as readonly unknown[];
  if (broken.length === 0) return;
  throw new Error(`Cannot run "${fileName}": it leaves ${broken.length} references to missing rows`);
}

export function pendingMigrations(
  connection: Connection,
  migrations: readonly Migration[],
  file: string,
): readonly Migration[] {
  const applied = appliedMigrations(connection);
  const schemaVersion = Number(connection.pragma('user_version', { simple: true }));
  const newest = Math.max(schemaVersion, ...applied.map(({ version }) => version));
  if (newest > migrations.length) {
    throw newerSchema(file, newest, migrations.length);
  }
  for (const { version, file_name: fileName, checksum } of applied) {
    if (migrations[version - 1]?.checksum === checksum) continue;
    const message = `Cannot open "${file}": its migration "${fileName}" is not the one of this Torrentry version`;
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

function newerSchema(file: string, newest: number, known: number): AppError {
  const message = `Cannot open "${file}": it has schema ${newest} of a newer Torrentry, and this one (${VERSION}) knows schemas up to ${known}`;
  const copy = copyPath(dirname(file), newest);
  const restore = existsSync(copy) ? `restore the copy from before, ${copy}` : 'restore a backup from before';
  return new AppError('unavailable', message, { hint: `Install the newer version again, or ${restore}.` });
}
