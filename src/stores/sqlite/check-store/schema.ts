import { migrate, readMigrations } from '../database/migrate.ts';
import { openWriter, type Connection } from '../database/connection.ts';
import { ownMigrations } from '../open.ts';
import { RESTORE_HINT, type Flaw } from './flaws.ts';

interface SchemaRow {
  readonly type: 'table' | 'index' | 'trigger' | 'view';
  readonly name: string;
  readonly sql: string;
}

/** What of the schema is missing. What others have added to the database is not looked at. */
export function findMissingSchema(connection: Connection): readonly Flaw[] {
  const expected = ownSchema();
  const there = new Map(schemaOf(connection).map((row) => [row.name, row]));
  return expected.rows.flatMap((row): readonly Flaw[] => {
    const { type, name, sql } = row;
    const place = `${type} ${name}`;
    if (there.get(name)?.type !== type) {
      const message = `This ${type} of the database is missing.`;
      // A table has content, which nothing can bring back.
      if (type === 'table') return [{ kind: 'schema', place, message, hint: RESTORE_HINT }];
      return [{ kind: 'schema', place, message, fix: () => void connection.exec(sql), hint: RESTORE_HINT }];
    }
    const columns = type === 'table' ? missingColumns(connection, name, expected.columns(name)) : [];
    if (columns.length === 0) return [];
    const message = `The table has no column ${columns.join(', ')}.`;
    return [{ kind: 'schema', place, message, hint: RESTORE_HINT }];
  });
}

function missingColumns(
  connection: Connection,
  table: string,
  expected: readonly string[],
): readonly string[] {
  const there = new Set(columnsOf(connection, table));
  return expected.filter((column) => !there.has(column));
}

/** The schema that the migrations make, of a database in memory. */
function ownSchema() {
  const connection = openWriter(':memory:');
  try {
    migrate(connection, readMigrations(ownMigrations()), ':memory:', () => new Date(0));
    const rows = schemaOf(connection);
    const tables = rows.filter(({ type }) => type === 'table');
    const columns = new Map(tables.map(({ name }) => [name, columnsOf(connection, name)]));
    return { rows, columns: (table: string) => columns.get(table) ?? [] };
  } finally {
    connection.close();
  }
}

/** Indexes that belong to a UNIQUE or PRIMARY KEY have no SQL, and cannot be missing. */
function schemaOf(connection: Connection): readonly SchemaRow[] {
  return connection
    .prepare<[], SchemaRow>(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'`,
    )
    .all();
}

function columnsOf(connection: Connection, table: string): readonly string[] {
  return connection.prepare<[string], string>('SELECT name FROM pragma_table_xinfo(?)').pluck().all(table);
}
