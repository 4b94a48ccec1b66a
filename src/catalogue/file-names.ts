import type { Metainfo } from '../metainfo/metainfo.ts';

/** A torrent of 100,000 files would take 90 ms to walk. */
const FILES_MAX = 1000;
const LENGTH_MAX = 4000;

/**
 * The names of a torrent's files and folders as one text to search in, each name once: those of the first 1,000 files,
 * up to 4,000 characters. Empty for a torrent of one file, which has the name of the torrent.
 */
export function fileNamesOf({ singleFile, files }: Pick<Metainfo, 'singleFile' | 'files'>): string {
  if (singleFile) return '';
  const names = new Set<string>();
  let length = 0;
  let count = 0;
  for (const { path, attributes } of files()) {
    if (++count > FILES_MAX) break;
    if (attributes.pad) continue;
    for (const name of path) {
      if (names.has(name)) continue;
      length += name.length + 1;
      if (length > LENGTH_MAX) return [...names].join('\n');
      names.add(name);
    }
  }
  return [...names].join('\n');
}
