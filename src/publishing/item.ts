import type { TorrentPath } from '../catalogue/torrent.ts';
import type { Infohash } from '../metainfo/infohash.ts';

/** A file of an item, as the file system knows it. */
export interface SourceFile {
  /** The names of its folders below the item and its own; empty where the item is the file itself. */
  readonly path: readonly string[];
  readonly lengthBytes: number;
  /** When its content changed, in nanoseconds since 1970. */
  readonly modifiedNs: string;
  /** The number that it keeps when it is renamed within its file system. */
  readonly inode: string;
}

/** What becomes one torrent: a file or a folder directly in the published folder. */
export interface SourceItem {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** Sorted by path. */
  readonly files: readonly SourceFile[];
  /** The latest change of a file or folder in it, also of those that do not become part of the torrent; in ms since 1970. */
  readonly changedMs: number;
  /** A file in it that a program is still writing, by its name; undefined where there is none. */
  readonly partialFile: string | undefined;
}

/** An item that was published, or whose publication was refused. */
export interface KnownItem extends Pick<SourceItem, 'name' | 'kind' | 'files'> {
  /** What is outside `info` in its torrent: another one makes the torrent be written again. */
  readonly outside: string;
  /** Where it is in the catalogue; undefined for a refused one. */
  readonly published: PublishedItem | undefined;
  readonly refusal: Refusal | undefined;
}

export interface PublishedItem extends TorrentPath {
  readonly infohash: Infohash;
}

export interface Refusal {
  readonly message: string;
  readonly hint: string | undefined;
  /** When it is tried again, in ms since 1970; undefined for not before the item changes. */
  readonly retryAt: number | undefined;
}

/** Whether two items have the same files with the same content, as far as the file system tells. */
export function hasSameFiles(one: Pick<SourceItem, 'files'>, other: Pick<SourceItem, 'files'>): boolean {
  return (
    one.files.length === other.files.length &&
    one.files.every((file, index) => {
      const twin = other.files[index];
      return twin !== undefined && hasSameContent(file, twin) && file.path.join('/') === twin.path.join('/');
    })
  );
}

/** Whether it is the same file with the same content, whatever its name is now. */
function hasSameContent(one: SourceFile, other: SourceFile): boolean {
  return contentKey(one) === contentKey(other);
}

/** Names the content of a file: it changes with the content and stays when the file is renamed. */
export function contentKey({ inode, lengthBytes, modifiedNs }: SourceFile): string {
  return `${inode} ${lengthBytes} ${modifiedNs}`;
}
