import { healthOf } from './swarm-counts.ts';
import { toSortName } from './sort-name.ts';
import type { Cursor, SortKey } from './torrent-list.ts';
import type { Torrent } from './torrent.ts';

/** Where a torrent is in a list that is sorted by that key. */
export function cursorOf(torrent: Torrent, sort: SortKey): Cursor {
  return { value: valueOf(torrent, sort), id: torrent.id };
}

function valueOf(torrent: Torrent, sort: SortKey): string | number {
  switch (sort) {
    case 'published':
      return torrent.id;
    case 'name':
      return toSortName(torrent.title ?? torrent.name);
    case 'size':
      return torrent.contentBytes;
    case 'files':
      return torrent.fileCount;
    case 'downloads':
      return torrent.downloadCount;
    case 'seeders':
      return healthOf(torrent)?.seeders ?? 0;
  }
}
