import { toSortName } from '../../../catalogue/sort-name.ts';
import type { Connection } from './connection.ts';
import { toWordText } from '../lists/word-text.ts';

/** Gives a connection the functions of the program that its SQL uses. None may stand in the schema itself. */
export function addFunctions(connection: Connection): void {
  const options = { deterministic: true, directOnly: true };
  connection.function('sort_name', options, (name: string) => toSortName(name));
  connection.function('word_text', options, (text: string | null) => toWordText(text ?? undefined));
}
