import { resolve } from 'node:path';
import type { Config } from '../config/settings.ts';
import { formatBytes } from '../lib/byte-text.ts';
import { counted } from '../lib/counted.ts';
import { backUp } from '../stores/sqlite/backup/backup.ts';
import { restoreBackup } from '../stores/sqlite/backup/restore.ts';
import { Progress } from './progress.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

export interface BackupFlags {
  readonly json?: boolean | undefined;
}

/** Backs a data folder up into one file. Resolves to the exit code. Rejects like `backUp`. */
export async function backup(
  config: Config,
  file: string,
  { json = false }: BackupFlags,
  { out, error: say }: Surroundings,
): Promise<number> {
  let progress: Progress | undefined;
  let done = 0;
  const facts = await backUp(config.data, file, (pages, total) => {
    progress ??= new Progress(total, 'pages', say);
    progress.add(pages - done);
    done = pages;
  });
  const { torrentCount, bytes } = facts;
  const path = resolve(file);
  if (json) out(JSON.stringify({ file: path, ...facts }));
  else out(`Backed up ${counted(torrentCount, 'torrent', 'torrents')} (${formatBytes(bytes)}) to ${path}`);
  return EXIT.ok;
}

/** Makes a data folder from a backup. Gives the exit code. Throws like `restoreBackup`. */
export function restore(
  config: Config,
  file: string,
  { json = false }: BackupFlags,
  { out }: Surroundings,
): number {
  const torrentCount = restoreBackup(file, config.data);
  const folder = resolve(config.data);
  if (json) out(JSON.stringify({ folder, torrentCount }));
  else {
    out(`Restored ${counted(torrentCount, 'torrent', 'torrents')} to ${folder}`);
    out(`torrentry serve --data ${folder}`);
  }
  return EXIT.ok;
}
