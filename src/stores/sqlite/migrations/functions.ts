import type { Connection } from '../database/connection.ts';
import { sortName, wordText } from './functions-0004.ts';
import { fileNames, wordText as pairedWordText } from './functions-0014.ts';
import { labelKey } from './functions-0016.ts';
import { fillWordIndex } from './functions-0038.ts';

/** A function of SQL. */
type SqlFunction = Parameters<Connection['function']>[2];

/**
 * The functions of the program that migrations call, by the number of the migration. Each is frozen in a file of its own:
 * a step gives the same result however the program has changed since.
 */
const FUNCTIONS: ReadonlyMap<number, Readonly<Record<string, SqlFunction>>> = new Map([
  [4, { sort_name: (name: string | null) => sortName(name ?? ''), word_text: wordText }],
  [14, { word_text: pairedWordText, file_names: fileNames }],
  [16, { label_key: labelKey }],
]);

/** Gives a connection the functions that this migration calls. */
export function addMigrationFunctions(connection: Connection, version: number): void {
  const options = { deterministic: true, directOnly: true };
  for (const [name, call] of Object.entries(FUNCTIONS.get(version) ?? {}))
    connection.function(name, options, call);
}

/** Told how many of the rows of a long step are done. */
export type NoteProgress = (done: number, all: number) => void;

/** What the program does after the SQL of a migration, in its transaction, by the number of the migration; frozen as well. */
const WORK: ReadonlyMap<number, (connection: Connection, note: NoteProgress) => void> = new Map([
  [38, fillWordIndex],
]);

/** Does what belongs to this migration beside its SQL. */
export function finishMigration(connection: Connection, version: number, note: NoteProgress): void {
  WORK.get(version)?.(connection, note);
}
