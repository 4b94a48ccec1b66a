import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { isVisible, openInside } from './open-inside.ts';

/** One file or folder of a listing. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly lengthBytes: number;
  readonly lastModified: Date;
}

export interface FolderListing {
  readonly entries: readonly FolderEntry[];
  /** Whether there are more than are listed. */
  readonly isCut: boolean;
}

const ENTRIES_MAX = 5000;
const STATS_AT_ONCE = 32;

/**
 * What can be served of a folder, folders first, each sorted by name. A symlink is listed as what it leads to, and not
 * at all when that can't be served.
 */
export async function listFolder(
  root: string,
  names: readonly string[],
  path: string,
): Promise<FolderListing> {
  const found: { readonly name: string; readonly isLink: boolean }[] = [];
  let isCut = false;
  for await (const entry of await opendir(path)) {
    const isLink = entry.isSymbolicLink();
    if (!isVisible(entry.name) || !(isLink || entry.isFile() || entry.isDirectory())) continue;
    isCut = found.length === ENTRIES_MAX;
    if (isCut) break;
    found.push({ name: entry.name, isLink });
  }
  const entries: FolderEntry[] = [];
  for (let at = 0; at < found.length; at += STATS_AT_ONCE) {
    const some = found.slice(at, at + STATS_AT_ONCE);
    const described = await Promise.all(
      some.map(({ name, isLink }) => (isLink ? describeLink(root, names, name) : describe(path, name))),
    );
    entries.push(...described.filter((entry) => entry !== undefined));
  }
  return { entries: entries.toSorted(compareEntries), isCut };
}

async function describe(path: string, name: string): Promise<FolderEntry | undefined> {
  // It may be gone since the folder was read.
  const stats = await lstat(join(path, name)).catch(() => undefined);
  if (stats === undefined || !(stats.isFile() || stats.isDirectory())) return undefined;
  const kind = stats.isFile() ? 'file' : 'folder';
  return { name, kind, lengthBytes: stats.size, lastModified: stats.mtime };
}

async function describeLink(
  root: string,
  names: readonly string[],
  name: string,
): Promise<FolderEntry | undefined> {
  const opened = await openInside(root, [...names, name]);
  if (opened === undefined) return undefined;
  await opened.file.close();
  const { kind, lengthBytes, lastModified } = opened;
  return { name, kind, lengthBytes, lastModified };
}

function compareEntries(one: FolderEntry, other: FolderEntry): number {
  if (one.kind !== other.kind) return one.kind === 'folder' ? -1 : 1;
  return one.name < other.name ? -1 : 1;
}
