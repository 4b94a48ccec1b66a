import { isUtf8 } from 'node:buffer';
import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { absent, isVisible, openInside, type Opened } from './open-inside.ts';
import { isTarget } from './target.ts';

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

/** An open folder to list, and its address. */
export interface ListedFolder {
  readonly root: string;
  readonly names: readonly string[];
  readonly opened: Pick<Opened, 'path' | 'file'>;
  /** The path of its address as it was requested, ending in a slash. */
  readonly address: string;
}

/**
 * Lists what can be served of a folder: folders first, each group sorted by name. Undefined when the folder was removed
 * since it was opened. A symlink is listed as its target, and left out when that cannot be served. Names that no
 * address can have are left out: with control characters, backslashes or bytes that are not UTF-8.
 */
export async function listFolder(folder: ListedFolder): Promise<FolderListing | undefined> {
  const found: FoundName[] = [];
  let isCut = false;
  try {
    for await (const name of namesIn(folder)) {
      isCut = found.length === ENTRIES_MAX;
      if (isCut) break;
      found.push(name);
    }
    // A removed folder reads as an empty one.
    if (found.length === 0 && (await folder.opened.file.stat()).nlink === 0) return undefined;
  } catch (error) {
    return absent(error);
  }
  const entries: FolderEntry[] = [];
  for (let at = 0; at < found.length; at += STATS_AT_ONCE) {
    const some = found.slice(at, at + STATS_AT_ONCE);
    const described = await Promise.all(some.map((name) => describe(folder, name)));
    entries.push(...described.filter((entry) => entry !== undefined));
  }
  return { entries: entries.toSorted(compareEntries), isCut };
}

/** An entry's address, relative to its folder; a folder's ends in a slash. */
export function hrefOf({ name, kind }: Pick<FolderEntry, 'name' | 'kind'>): string {
  return `${encodeURIComponent(name)}${kind === 'folder' ? '/' : ''}`;
}

interface FoundName {
  readonly name: string;
  readonly isLink: boolean;
}

async function* namesIn({ opened, address }: ListedFolder): AsyncGenerator<FoundName> {
  // Decoded as text, two names that are not UTF-8 could become the same third name.
  const options = { encoding: 'buffer' } as unknown as { encoding: BufferEncoding };
  for await (const entry of await opendir(opened.path, options)) {
    const bytes = entry.name as unknown as Buffer;
    const name = bytes.toString();
    const isLink = entry.isSymbolicLink();
    const isServed = isUtf8(bytes) && isVisible(name) && (isLink || entry.isFile() || entry.isDirectory());
    if (isServed && isTarget(address + hrefOf({ name, kind: 'folder' }))) yield { name, isLink };
  }
}

async function describe(
  { root, names, opened }: ListedFolder,
  { name, isLink }: FoundName,
): Promise<FolderEntry | undefined> {
  if (isLink) return describeLink(root, [...names, name]);
  // It may have been removed since the folder was read.
  const stats = await lstat(join(opened.path, name)).catch(() => undefined);
  if (stats === undefined || !(stats.isFile() || stats.isDirectory())) return undefined;
  const kind = stats.isFile() ? 'file' : 'folder';
  return { name, kind, lengthBytes: stats.size, lastModified: stats.mtime };
}

async function describeLink(root: string, names: readonly string[]): Promise<FolderEntry | undefined> {
  const opened = await openInside(root, names);
  if (opened === undefined) return undefined;
  await opened.file.close();
  const { kind, lengthBytes, lastModified } = opened;
  return { name: names.at(-1) ?? '', kind, lengthBytes, lastModified };
}

function compareEntries(one: FolderEntry, other: FolderEntry): number {
  if (one.kind !== other.kind) return one.kind === 'folder' ? -1 : 1;
  return one.name < other.name ? -1 : 1;
}
