import { chooseLatest, type LatestWanted } from '../../../catalogue/latest.ts';
import type { Cursor, ListInput } from '../../../catalogue/torrent-list.ts';
import type { Connection } from '../database/connection.ts';
import type { Search } from '../writer/wire.ts';

/** How many names are read at once. */
const PAGE_SIZE = 1000;

interface NameRow {
  readonly id: number;
  readonly fileName: string;
  readonly name: string;
}

/** Prepares the choice of the latest torrent, among those that `list` finds. It gives the id. */
export function createLatestFinder(
  connection: Connection,
  { list }: Pick<Search, 'list'>,
): (wanted: LatestWanted) => number | undefined {
  const byId = connection.prepare<[number], NameRow>(
    'SELECT id, file_name AS fileName, name FROM torrents WHERE id = ?',
  );

  function* newestFirst({ collection, area, below = true }: LatestWanted): Generator<NameRow> {
    const input: ListInput = { collection, area, below, sort: 'published', order: 'desc', limit: PAGE_SIZE };
    let after: Cursor | undefined;
    do {
      const page: readonly Cursor[] = list({ ...input, after });
      for (const { id } of page.slice(0, PAGE_SIZE)) {
        const row = byId.get(id);
        if (row !== undefined) yield row;
      }
      after = page.length > PAGE_SIZE ? page[PAGE_SIZE - 1] : undefined;
    } while (after !== undefined);
  }

  return (wanted) => chooseLatest(newestFirst(wanted), wanted)?.id;
}
