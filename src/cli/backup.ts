import { createReadStream, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeBackup, openBackups } from '../app/backups.ts';
import { backupName } from '../backups/names.ts';
import { isS3 } from '../backups/s3-address.ts';
import type { Config } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import { formatBytes } from '../lib/byte-text.ts';
import { counted } from '../lib/counted.ts';
import { backUp, type BackupFacts } from '../stores/sqlite/backup/backup.ts';
import { Progress } from './progress.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

export interface BackupFlags {
  readonly json?: boolean | undefined;
  readonly keep?: string | undefined;
}

/**
 * Backs a data folder up into a file, into a folder or bucket that keeps several, or to standard output. Resolves to the exit
 * code. Rejects with malformed for a target or number that is not valid, and like `makeBackup`.
 */
export async function backup(
  config: Config,
  given: string | undefined,
  { json = false, keep }: BackupFlags,
  surroundings: Surroundings,
): Promise<number> {
  const { out, error: say } = surroundings;
  const target = given ?? config.backup;
  if (target === undefined || target === '') {
    throw new AppError('malformed', 'Cannot make a backup: there is no target', {
      hint: 'Name a file, a folder, or an s3:// address, or set TORRENTRY_BACKUP.',
    });
  }
  const onProgress = progressOf(surroundings.status);
  if (keepsSeveral(target)) {
    const place = await openBackups(target, config);
    const count = keep === undefined && given === undefined ? config.backupKeep : keepCount(keep);
    const options = { data: config.data, target: place, keep: count, now: new Date(), onProgress };
    const { problem, ...facts } = await makeBackup(options);
    const where = `${facts.name} in ${place.place}`;
    if (json) out(JSON.stringify({ place: target, ...facts }));
    else out(`${summary(facts)} to ${where}`);
    if (!json) for (const name of facts.removed) out(`Deleted the older backup ${name}`);
    if (problem === undefined) return EXIT.ok;
    say(`error: Older backups could not be deleted: ${problem}`);
    return EXIT.failed;
  }
  if (keep !== undefined) {
    throw new AppError('malformed', `Cannot keep several backups in "${target}": it is one file`, {
      hint: 'Name a folder that exists, or an s3:// address.',
    });
  }
  if (target === '-') return toOutput(config, onProgress, surroundings);
  const facts = await backUp(config.data, target, { onProgress });
  const path = resolve(target);
  if (json) out(JSON.stringify({ file: path, ...facts }));
  else out(`${summary(facts)} to ${path}`);
  return EXIT.ok;
}

/** Whether a target keeps several backups: an s3:// address, or a folder. */
export function keepsSeveral(target: string): boolean {
  return (
    isS3(target) ||
    target.endsWith('/') ||
    statSync(target, { throwIfNoEntry: false })?.isDirectory() === true
  );
}

function keepCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new AppError('malformed', `Cannot keep "${text}" backups`, {
    hint: 'Give a whole number of 1 or more, as in --keep 7.',
  });
}

function progressOf(show: (text: string) => void): (pages: number, total: number) => void {
  let progress: Progress | undefined;
  let done = 0;
  return (pages, total) => {
    progress ??= new Progress(total, 'pages', show);
    progress.add(pages - done);
    done = pages;
  };
}

/** The copy is checked before its first byte is written, so that a reader never gets a damaged one. */
async function toOutput(
  config: Config,
  onProgress: (pages: number, total: number) => void,
  { outBytes, error: say }: Surroundings,
): Promise<number> {
  const file = join(config.data, backupName(new Date()));
  try {
    const facts = await backUp(config.data, file, { onProgress });
    await outBytes(createReadStream(file));
    say(`${summary(facts)} to standard output`);
  } finally {
    rmSync(file, { force: true });
  }
  return EXIT.ok;
}

function summary({ torrentCount, bytes }: BackupFacts): string {
  return `Backed up ${counted(torrentCount, 'torrent', 'torrents')} (${formatBytes(bytes)})`;
}
