import type { Connection } from '../database/connection.ts';

/** The names of the columns of a table; none for a table that is not there. */
export function columnsOf(connection: Connection, table: string): ReadonlySet<string> {
  const names = connection
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(table);
  return new Set(names);
}

/** A table with these columns, or one without rows where it is not there: older versions have fewer tables. */
export function tableOr(connection: Connection, table: string, columns: readonly string[]): string {
  if (columnsOf(connection, table).size > 0) return table;
  return `(SELECT ${columns.map((name) => `NULL AS ${name}`).join(', ')} WHERE 0)`;
}

/** Text, or undefined for what is empty. */
export function textOr(value: string | null | undefined): string | undefined {
  return value === null || value === undefined || value.trim() === '' ? undefined : value;
}
