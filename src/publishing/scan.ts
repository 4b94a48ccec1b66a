import type { BigIntStats, Dirent } from 'node:fs';
import { lstat, opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile, SourceItem } from './item.ts';

/** What a published folder has now. */
export interface Scan {
  readonly items: readonly SourceItem[];
  /** What cannot become a torrent, or not now. */
  readonly problems: readonly ScanProblem[];
  /** The number of the folder itself: another one is another folder, or an empty place where a disk was mounted before. */
  readonly inode: string;
}

export interface ScanProblem {
  readonly name: string;
  readonly message: string;
}

/** The endings of files that programs are still writing. */
const PARTIAL_NAME = /\.(?:part|partial|crdownload|download|aria2|!qb|!ut|tmp|filepart)$/i;

/** How deep folders may be: deeper ones are named as a problem, and no loop of mounts is followed for ever. */
const DEPTH_MAX = 64;

const NS_PER_MS = 1_000_000n;

/**
 * Lists the files and folders in a folder, each with all that is in it. Left out are hidden files, symbolic links, .torrent
 * files, and what is neither a file nor a folder. Rejects with the error of the file system when the folder itself cannot be
 * read, and with the signal's reason when it is aborted.
 */
export async function scanFolder(root: string, signal: AbortSignal): Promise<Scan> {
  const { ino } = await stat(root, { bigint: true });
  const items: SourceItem[] = [];
  const problems: ScanProblem[] = [];
  for await (const entry of await opendir(root)) {
    signal.throwIfAborted();
    const { name } = entry;
    if (name.startsWith('.') || (!entry.isFile() && !entry.isDirectory())) continue;
    if (PARTIAL_NAME.test(name) || /\.torrent$/i.test(name)) continue;
    const message = nameProblem(name);
    if (message !== undefined) {
      problems.push({ name, message });
      continue;
    }
    try {
      const item = entry.isFile() ? await fileItem(root, name) : await folderItem(root, name, signal);
      if (item !== undefined) items.push(item);
    } catch (error) {
      signal.throwIfAborted();
      problems.push({ name, message: readProblem(error) });
    }
  }
  const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
    one.name < other.name ? -1 : 1;
  return { items: items.sort(byName), problems: problems.sort(byName), inode: String(ino) };
}

async function fileItem(root: string, name: string): Promise<SourceItem> {
  const [stats, control] = await Promise.all([
    lstat(join(root, name), { bigint: true }),
    // aria2 keeps such a file beside what it loads.
    lstat(join(root, `${name}.aria2`)).catch(() => undefined),
  ]);
  return {
    name,
    kind: 'file',
    files: [sourceFile([], stats)],
    changedMs: toMs(stats),
    partialFile: control === undefined ? undefined : `${name}.aria2`,
  };
}

/** Undefined for a folder without files. */
async function folderItem(root: string, name: string, signal: AbortSignal): Promise<SourceItem | undefined> {
  const files: SourceFile[] = [];
  let changedMs = 0;
  let partialFile: string | undefined;
  const see = (stats: BigIntStats): void => {
    changedMs = Math.max(changedMs, toMs(stats));
  };
  const walk = async (path: readonly string[]): Promise<void> => {
    if (path.length > DEPTH_MAX)
      throw new UnfitEntry(`"${name}" has more than ${DEPTH_MAX} folders in each other`);
    const folder = join(root, name, ...path);
    see(await lstat(folder, { bigint: true }));
    const entries: Dirent[] = [];
    for await (const entry of await opendir(folder)) entries.push(entry);
    for (const entry of entries) {
      signal.throwIfAborted();
      const inside = [...path, entry.name];
      const isHidden = entry.name.startsWith('.');
      if (entry.isDirectory() && !isHidden) {
        checkName(inside);
        await walk(inside);
      }
      if (!entry.isFile()) continue;
      const stats = await lstat(join(folder, entry.name), { bigint: true });
      see(stats);
      if (isHidden) continue;
      checkName(inside);
      if (PARTIAL_NAME.test(entry.name)) partialFile = inside.join('/');
      else files.push(sourceFile(inside, stats));
    }
  };
  await walk([]);
  if (files.length === 0 && partialFile === undefined) return undefined;
  const keyed = files.map((file) => ({ file, key: file.path.join('/') }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : 1));
  return { name, kind: 'folder', files: keyed.map(({ file }) => file), changedMs, partialFile };
}

/** Something in a folder that no torrent, or no address, can have. */
class UnfitEntry extends Error {}

function checkName(path: readonly string[]): void {
  const message = nameProblem(path.at(-1) ?? '');
  if (message !== undefined) throw new UnfitEntry(`"${path.join('/')}": ${message}`);
}

/** Why no torrent can have a file of that name whose web seed is an address here; undefined when it can. */
function nameProblem(name: string): string | undefined {
  // Node.js writes this character for bytes that are not UTF-8.
  if (name.includes('\uFFFD')) return 'Its name is not UTF-8. Rename it.';
  if (name.includes('\\')) return 'Its name has a backslash, which is not served. Rename it.';
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(name))
    return 'Its name has a control character, which is not served. Rename it.';
  return undefined;
}

function readProblem(error: unknown): string {
  if (error instanceof UnfitEntry) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'EACCES' || code === 'EPERM')
    return 'It cannot be read. Let the user that the server runs as read it.';
  if (code === 'ENOENT') return 'It vanished while it was looked at.';
  return `It cannot be read (${code}).`;
}

function sourceFile(path: readonly string[], { size, mtimeNs, ino }: BigIntStats): SourceFile {
  return { path, lengthBytes: Number(size), modifiedNs: String(mtimeNs), inode: String(ino) };
}

function toMs({ mtimeNs }: BigIntStats): number {
  return Number(mtimeNs / NS_PER_MS);
}
