import { labelKey } from '../../../catalogue/facets.ts';
import { toSortName } from '../../../catalogue/sort-name.ts';
import type { Connection } from './connection.ts';

/**
 * Registers the functions that the SQL of this program uses. The schema and the migrations must not use them, because
 * they change with the program; see `addMigrationFunctions`.
 */
export function addFunctions(connection: Connection): void {
  const options = { deterministic: true, directOnly: true };
  connection.function('to_label_key', options, (text: string | null) => text && labelKey(text));
  connection.function('to_sort_name', options, (name: string) => toSortName(name));
}
