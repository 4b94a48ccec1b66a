import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '../../../errors.ts';
import { createSignal } from '../../../events/signal.ts';
import { openReader, openWriter, type Connection } from '../database/connection.ts';
import { explainOpening, FILE_NAME } from '../database/folder.ts';
import { checkOwnership, pendingMigrations, readMigrations } from '../database/migrate.ts';
import { translateError } from '../database/translate-error.ts';
import { SPACES } from '../lists/spaces.ts';
import { createWordWriter } from '../lists/word-index.ts';
import { ownMigrations } from '../open.ts';
import { checkAreas } from './areas.ts';
import { checkCollections } from './collections.ts';
import { createExaminer, type Examiner, type PartProgress } from './examiner.ts';
import { findOpenModes } from './file-modes.ts';
import { createFileRepair, type FindCopies } from './file-repair.ts';
import type { StoreProblem } from './flaws.ts';
import { checkLists } from './lists.ts';
import { checkPublishers } from './publishers.ts';
import { createRelister } from './relister.ts';
import { checkDays, checkRows } from './rows.ts';
import { findMissingSchema } from './schema.ts';
import { checkStoredFiles } from './stored-files.ts';
import { checkHoldings, checkSums } from './sums.ts';
import { checkReferences, checkTables, listTables } from './tables.ts';
import { checkWords } from './words.ts';

export interface CheckStoreOptions {
  /** Whether to repair what can be repaired. Without it nothing is written. */
  readonly isRepair: boolean;
  readonly now: () => Date;
  /** Hears of each problem, once it is known what became of it. */
  readonly report: (problem: StoreProblem) => void;
  /** Begins a part of the check: `what` is what there are `total` of, in the plural. */
  readonly begin?: (part: string, total: number, what: string) => PartProgress;
  /** Where good copies of damaged and missing files are; undefined where there are no backups. */
  readonly findCopies?: FindCopies | undefined;
}

/** What was checked, and what was found. */
export interface StoreSums {
  readonly torrents: number;
  readonly files: number;
  /** Of these files. */
  readonly bytes: number;
  readonly problems: number;
  readonly repaired: number;
}

/**
 * Checks the store in a data folder, also while servers use it: the modes of its files, SQLite's own structures, each stored file
 * against its SHA-256, and everything derived against what it is derived from. With a repair, each batch is one transaction, so it
 * may be killed at any moment, and another run goes on with what is left. Rejects with not_found for a folder without a
 * database, and with unavailable for one that cannot be opened, has another schema, or is locked for too long.
 */
export async function checkStore(folder: string, options: CheckStoreOptions): Promise<StoreSums> {
  const file = join(resolve(folder), FILE_NAME);
  if (!existsSync(file)) {
    throw new AppError('not_found', `Cannot check "${folder}": it has no database`, {
      hint: 'Name the data folder of the server with --data.',
    });
  }
  const connection = open(file, options.isRepair);
  try {
    return await examine(connection, folder, options);
  } catch (error) {
    throw translateError(error);
  } finally {
    connection.close();
  }
}

function open(file: string, isRepair: boolean): Connection {
  let connection: Connection | undefined;
  try {
    connection = isRepair ? openWriter(file) : openReader(file);
    // Tables in memory are written to, for the comparison of words. The file stays read-only.
    if (!isRepair) connection.pragma('query_only = OFF');
    const migrations = readMigrations(ownMigrations());
    checkOwnership(connection, migrations, file);
    if (pendingMigrations(connection, migrations, file).length === 0) return connection;
    throw new AppError('unavailable', `Cannot check "${file}": it has an older schema`, {
      hint: 'Start this version of the server once, which migrates the database, and run the command again.',
    });
  } catch (error) {
    connection?.close();
    throw explainOpening(error, file);
  }
}

async function examine(
  connection: Connection,
  folder: string,
  { isRepair, now, report, begin = () => ({ add: () => {} }), findCopies }: CheckStoreOptions,
): Promise<StoreSums> {
  const found = { problems: 0, repaired: 0 };
  const read = { files: 0, bytes: 0 };
  const missing = findMissingSchema(connection);
  const lost = missing.filter(({ fix }) => fix === undefined);
  if (lost.length > 0) {
    // All other checks read these tables.
    for (const { kind, place, message, hint } of lost)
      report({ kind, place, message, hint, outcome: isRepair ? 'left' : 'found' });
    return { torrents: 0, ...read, ...found, problems: lost.length };
  }
  const rolledBack = createSignal();
  const examiner = createExaminer({
    connection,
    isRepair,
    report(problem) {
      found.problems++;
      if (problem.outcome === 'repaired') found.repaired++;
      report(problem);
    },
    writeWords: createWordWriter(connection),
    rolledBack,
  });
  const { guard, run, settle } = examiner;

  await guard('files', () => settleFiles(examiner, folder));
  await settle(missing);
  await guard('tables', async () => {
    const progress = begin('tables', listTables(connection).length, 'tables');
    await run(checkTables(examiner), progress);
    await run([checkReferences(examiner)], progress);
  });
  const torrents = countTorrents(connection);
  const ofTorrents = (part: string, times = 1): PartProgress => begin(part, times * torrents, 'torrents');
  // First the sums that triggers keep, because wrong ones refuse the repair of torrents.
  await guard('sums', () => run(checkSums(examiner), ofTorrents('sums', 3)));
  await guard('rows', () => run(checkRows(examiner), ofTorrents('rows')));
  await guard('publishers', () => run(checkPublishers(examiner), ofTorrents('publishers')));
  await guard('areas', () => run(checkAreas(examiner), ofTorrents('areas')));
  await guard('stored files', () => {
    const repair = createFileRepair(examiner, findCopies, now);
    return checkStoredFiles(examiner, repair, read, begin('stored files', torrents, 'files'));
  });
  const relister = createRelister(connection, rolledBack, now());
  await guard('lists', () => run(checkLists(examiner, relister), ofTorrents('lists')));
  await guard('lists', () => run(checkDays(examiner), ofTorrents('lists')));
  for (const space of SPACES) {
    await guard('words', () => checkWords(examiner, space, relister, ofTorrents('words')));
    await guard('collections', async () => {
      const progress = begin('collections', countCollections(connection, space), 'collections');
      await run(checkCollections(examiner, space, now()), progress);
    });
  }
  await guard('quotas', () => run(checkHoldings(examiner), ofTorrents('quotas')));
  return { torrents, ...read, ...found };
}

/** Modes are no part of a transaction. */
function settleFiles(examiner: Examiner, folder: string): void {
  for (const flaw of findOpenModes(folder)) {
    if (examiner.isRepair) examiner.report(flaw, flaw.fix?.() === false ? 'left' : 'repaired');
    else examiner.report(flaw, 'found');
  }
}

function countTorrents(connection: Connection): number {
  return connection.prepare<[], number>('SELECT count(*) FROM torrents').pluck().get() ?? 0;
}

function countCollections(connection: Connection, space: string): number {
  return connection.prepare<[], number>(`SELECT count(*) FROM ${space}collections`).pluck().get() ?? 0;
}
