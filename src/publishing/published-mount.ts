import type { FolderMount } from '../http/folder-mount.ts';

/** A folder that is served below a path, and whose files and folders are published as torrents. */
export interface PublishedMount extends FolderMount {
  readonly collection: string;
}
