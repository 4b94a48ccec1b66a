import { parentPort, workerData } from 'node:worker_threads';
import { toWire, type WireError } from '../../../lib/wire-error.ts';
import { openWriter } from './connection.ts';
import { copyBefore, removeOldCopies, type CopyPlace } from './copy-before.ts';
import { explainOpening } from './folder.ts';
import { migrate, readMigrations, type Step } from './migrate.ts';

/** The data with which the thread starts. */
export interface MigrationThreadData {
  readonly file: string;
  readonly migrationsFolder: string;
  readonly copies: CopyPlace;
}

/** What the thread posts. It ends after `error`, or after its last step. */
export type MigrationMessage =
  | { readonly copy: string }
  | { readonly step: Step }
  | { readonly removed: readonly string[] }
  | { readonly error: WireError };

if (parentPort === null) throw new Error('Cannot start the migration: it does not run in a worker thread');
const port = parentPort;
const post = (message: MigrationMessage): void => port.postMessage(message);

const data = workerData as MigrationThreadData;

try {
  work(data);
} catch (error) {
  // Explained here: what is posted has no more of the system's errors than their message.
  post({ error: toWire(explainOpening(error, data.file)) });
}

function work({ file, migrationsFolder, copies }: MigrationThreadData): void {
  const migrations = readMigrations(migrationsFolder);
  const connection = openWriter(file);
  try {
    const copy = copyBefore(connection, copies, migrations.length);
    if (copy !== undefined) post({ copy });
    migrate(
      connection,
      migrations,
      file,
      () => new Date(),
      (step) => post({ step }),
    );
    // Only now: until all of it is done, an older copy may be the only one that an older program can read.
    post({ removed: removeOldCopies(copies) });
  } finally {
    connection.close();
  }
}
