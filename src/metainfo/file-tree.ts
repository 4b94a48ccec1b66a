import type { TorrentFile } from './metainfo.ts';

export interface FileLeaf {
  readonly kind: 'file';
  readonly name: string;
  readonly file: TorrentFile;
}

export interface FileFolder {
  readonly kind: 'folder';
  readonly name: string;
  /** Sum of all files below, at any depth. */
  readonly contentBytes: number;
  /** Number of all files below, at any depth. */
  readonly fileCount: number;
  /** Files and folders in the order of their first appearance. */
  readonly children: readonly (FileFolder | FileLeaf)[];
}

/**
 * The files as nested folders with summed sizes and counts. The top folder has no name. Pad files are left out, and so
 * are folders with only pad files.
 */
export function buildFileTree(files: Iterable<TorrentFile>): FileFolder {
  const top = openFolder('');
  for (const file of files) {
    if (file.attributes.pad) continue;
    const folders = [top];
    let folder = top;
    for (const name of file.path.slice(0, -1)) {
      folder = enter(folder, name);
      folders.push(folder);
    }
    folder.children.push({ kind: 'file', name: file.path.at(-1) ?? '', file });
    for (const each of folders) {
      each.contentBytes += file.lengthBytes;
      each.fileCount++;
    }
  }
  return top;
}

interface GrowingFolder extends FileFolder {
  contentBytes: number;
  fileCount: number;
  readonly children: (GrowingFolder | FileLeaf)[];
  /** A Map, so that a folder called `__proto__` is a folder like any other. */
  readonly folders: Map<string, GrowingFolder>;
}

function openFolder(name: string): GrowingFolder {
  const folder: GrowingFolder = {
    kind: 'folder',
    name,
    contentBytes: 0,
    fileCount: 0,
    children: [],
    folders: new Map(),
  };
  // The map is only for building: code that shows or copies the tree must not see it.
  Object.defineProperty(folder, 'folders', { enumerable: false });
  return folder;
}

function enter(parent: GrowingFolder, name: string): GrowingFolder {
  const known = parent.folders.get(name);
  if (known !== undefined) return known;
  const folder = openFolder(name);
  parent.folders.set(name, folder);
  parent.children.push(folder);
  return folder;
}
