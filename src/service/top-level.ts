import type { Metainfo, TorrentFile } from '../metainfo/metainfo.ts';
import { fileBatches } from './file-batches.ts';

/** A torrent could have a folder for each of its 200,000 files. */
const FOLDERS_MAX = 1000;
const FILES_MAX = 300;

/** A folder with the sums of all that is below it. */
export interface TopFolder {
  readonly name: string;
  readonly fileCount: number;
  readonly contentBytes: number;
}

/** The first folders and files that are in no folder of the torrent. */
export interface TopLevel {
  readonly folders: readonly TopFolder[];
  readonly files: readonly TorrentFile[];
  /** How many files are neither among those nor in those folders. */
  readonly moreFiles: number;
}

/** What was counted, which lasts as long as what was read of the torrent itself. */
const known = new WeakMap<Metainfo, Promise<TopLevel>>();

/** What is at the top of a torrent of any number of files, counted once, with turns for other requests in between. */
export function topLevelOf(metainfo: Metainfo): Promise<TopLevel> {
  const counting = known.get(metainfo) ?? count(metainfo);
  known.set(metainfo, counting);
  return counting;
}

async function count(metainfo: Metainfo): Promise<TopLevel> {
  const folders = new Map<string, { name: string; fileCount: number; contentBytes: number }>();
  const files: TorrentFile[] = [];
  let fileCount = 0;
  for await (const batch of fileBatches(metainfo)) {
    for (const file of batch) {
      fileCount++;
      const [name = '', ...below] = file.path;
      if (below.length === 0) {
        if (files.length < FILES_MAX) files.push(file);
        continue;
      }
      const folder = folders.get(name) ?? { name, fileCount: 0, contentBytes: 0 };
      folder.fileCount++;
      folder.contentBytes += file.lengthBytes;
      folders.set(name, folder);
    }
  }
  const shown = [...folders.values()].slice(0, FOLDERS_MAX);
  const inShown = shown.reduce((sum, { fileCount }) => sum + fileCount, 0);
  return { folders: shown, files, moreFiles: fileCount - files.length - inShown };
}
