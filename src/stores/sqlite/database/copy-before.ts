import { existsSync, readdirSync, renameSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../errors.ts';
import { formatBytes } from '../../../lib/byte-text.ts';
import { syncFile } from '../../../lib/sync-file.ts';
import { openReader, type Connection } from './connection.ts';
import { copyPath, makeFolder } from './folder.ts';

/** Where copies from before migrations go: the folder of the database by default. */
export type CopyPlace = { readonly folder: string } | 'off';

const COPY_NAME = /^torrentry-before-schema-(\d{1,6})\.sqlite$/;

/** How many copies stay after a migration. */
const KEPT = 2;

/** How much must stay free beside the copy, because the migration writes as well, in parts of the size of the copy. */
const MARGIN = 0.1;

const ELSEWHERE =
  'Name a folder on another disk with --migration-copies, or after a backup of your own set it to off.';

/**
 * Copies a database, as it is before its migration to the schema `to`, into one file that only its owner can read. Gives its
 * path, or undefined when nothing is to be copied: copies are off, or nothing was ever stored. A migration that was
 * interrupted is not copied again in its middle: its first copy stays. Throws unavailable when there is no room, or the copy
 * cannot be written.
 */
export function copyBefore(connection: Connection, place: CopyPlace, to: number): string | undefined {
  if (place === 'off' || isEmpty(connection)) return undefined;
  const copy = copyPath(place.folder, to);
  try {
    makeFolder(dirname(copy));
    if (existsSync(copy) && schemaOf(copy) < schemaOf(connection)) return copy;
    checkRoom(connection, copy);
    write(connection, copy);
    return copy;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      'unavailable',
      `Cannot migrate the database: its copy "${copy}" cannot be written (${why})`,
      {
        hint: ELSEWHERE,
        cause,
      },
    );
  }
}

function write(connection: Connection, copy: string): void {
  const partial = `${copy}.partial`;
  try {
    rmSync(partial, { force: true });
    // SQLite writes into an empty file, whose mode it leaves.
    writeFileSync(partial, '', { mode: 0o600 });
    connection.prepare('VACUUM INTO ?').run(partial);
    syncFile(partial);
    renameSync(partial, copy);
    syncFile(dirname(copy));
  } finally {
    for (const ending of ['', '-journal']) rmSync(partial + ending, { force: true });
  }
}

/** Removes all copies but those from before the two newest migrations. Gives the paths of those that it removed. */
export function removeOldCopies(place: CopyPlace): readonly string[] {
  if (place === 'off' || !existsSync(place.folder)) return [];
  const schemas = readdirSync(place.folder).flatMap((name) => {
    const [, schema] = COPY_NAME.exec(name) ?? [];
    return schema === undefined ? [] : [Number(schema)];
  });
  const old = schemas.toSorted((a, b) => b - a).slice(KEPT);
  const paths = old.map((schema) => copyPath(place.folder, schema));
  for (const path of paths) rmSync(path, { force: true });
  return paths;
}

/** Whether no torrent and no token was ever stored, as in a folder that another process is making at this moment. */
function isEmpty(connection: Connection): boolean {
  const tables = connection
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('torrents', 'tokens')`,
    )
    .pluck()
    .all();
  return tables.every((table) => connection.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined);
}

function checkRoom(connection: Connection, copy: string): void {
  const number = (pragma: string): number => Number(connection.pragma(pragma, { simple: true }));
  const pages = number('page_count') - number('freelist_count');
  const needed = Math.ceil(pages * number('page_size') * (1 + MARGIN));
  const { bavail, bsize } = statfsSync(dirname(copy));
  // An older copy of that name is replaced only when the new one is whole.
  if (bavail * bsize >= needed) return;
  const message = `Cannot migrate the database: a copy of it, made before, needs ${formatBytes(needed)} in "${dirname(copy)}", which has ${formatBytes(bavail * bsize)}`;
  throw new AppError('unavailable', message, {
    hint: `Free some space. ${ELSEWHERE}`,
  });
}

function schemaOf(database: Connection | string): number {
  if (typeof database !== 'string') return Number(database.pragma('user_version', { simple: true }));
  if (statSync(database).size === 0) return Number.POSITIVE_INFINITY;
  const connection = openReader(database);
  try {
    return schemaOf(connection);
  } finally {
    connection.close();
  }
}
