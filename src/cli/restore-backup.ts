import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openBackups } from '../app/backups.ts';
import { isBackupName } from '../backups/names.ts';
import { isS3 } from '../backups/s3-address.ts';
import type { Config } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import { counted } from '../lib/counted.ts';
import { fileSource, restoreBackup, type BackupSource } from '../stores/sqlite/backup/restore.ts';
import { keepsSeveral } from './backup.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

export interface RestoreFlags {
  readonly json?: boolean | undefined;
}

/**
 * Makes a data folder from a backup: a file, standard input, or the newest one of a folder or bucket. Resolves to the exit code.
 * Rejects like `restoreBackup`, and with not_found where there is no backup.
 */
export async function restore(
  config: Config,
  text: string,
  { json = false }: RestoreFlags,
  surroundings: Surroundings,
): Promise<number> {
  const { out } = surroundings;
  const source = await sourceOf(config, text, surroundings);
  const torrentCount = await restoreBackup(source, config.data);
  const folder = resolve(config.data);
  if (json) out(JSON.stringify({ folder, torrentCount, backup: source.name }));
  else {
    out(`Restored ${counted(torrentCount, 'torrent', 'torrents')} from ${source.name} to ${folder}`);
    out(`torrentry serve --data ${folder}`);
  }
  return EXIT.ok;
}

async function sourceOf(config: Config, text: string, { input }: Surroundings): Promise<BackupSource> {
  if (text === '-') {
    const write = (file: string) => pipeline(input(), createWriteStream(file, { mode: 0o600 }));
    return { name: 'standard input', write };
  }
  if (!keepsSeveral(text)) return fileSource(text);
  const { address, named } = splitName(text);
  const target = await openBackups(address, config);
  const name = named ?? (await target.list()).at(-1);
  if (name === undefined) {
    throw new AppError('not_found', `Cannot find a backup in ${target.place}`, {
      hint: 'Backups there are named torrentry-….sqlite; name a file to restore another one.',
    });
  }
  return { name: `${name} of ${target.place}`, write: (file) => target.read(name, file) };
}

/** `s3://bucket/prefix/torrentry-….sqlite?…` names one of the backups there. */
function splitName(text: string): { readonly address: string; readonly named: string | undefined } {
  const [path = '', ...query] = text.split('?');
  const last = path.slice(path.lastIndexOf('/') + 1);
  const before = path.slice(0, path.length - last.length);
  return isS3(text) && isBackupName(last)
    ? { address: [before, ...query].join('?'), named: last }
    : { address: text, named: undefined };
}
