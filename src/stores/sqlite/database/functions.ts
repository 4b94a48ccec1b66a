import { toSortName } from '../../../catalogue/sort-name.ts';
import type { Connection } from './connection.ts';

/**
 * Gives a connection the functions of the program that its SQL uses. None may be part of the schema itself, and no
 * migration may call them: they change with the program, see `addMigrationFunctions`.
 */
export function addFunctions(connection: Connection): void {
  const options = { deterministic: true, directOnly: true };
  connection.function('to_sort_name', options, (name: string) => toSortName(name));
}
