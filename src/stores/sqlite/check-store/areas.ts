import { withAncestors } from '../../../catalogue/ancestors.ts';
import { OPEN_AREA } from '../../../catalogue/areas.ts';
import { formatPath } from '../../../catalogue/torrent.ts';
import type { Connection } from '../database/connection.ts';
import { after, inBatches, type Batch, type Examiner } from './examiner.ts';
import { AGAIN_HINT, type Flaw } from './flaws.ts';

const ROWS = 2_000;

interface PlacedTorrent {
  readonly id: number;
  readonly area: string;
  readonly collection: string;
  readonly fileName: string;
}

/** The areas against the settings of collections: each outermost private collection has one, and all torrents in it are of it. */
export function* checkAreas({ connection }: Examiner): Iterable<Batch> {
  yield () => ({ flaws: compareAreas(connection), examined: 0 });

  const torrents = connection.prepare<[number, number], PlacedTorrent>(
    'SELECT id, area, collection, file_name AS fileName FROM torrents WHERE id > ? ORDER BY id LIMIT ?',
  );
  const put = connection.prepare<[string, number]>('UPDATE torrents SET area = ? WHERE id = ?');
  yield* inBatches(0, (from) => {
    const areas = new Set(outermost(connection));
    const rows = torrents.all(from, ROWS);
    const flaws = rows.flatMap((torrent): readonly Flaw[] => {
      const { id, area, collection } = torrent;
      const wanted =
        areas.size === 0
          ? OPEN_AREA
          : (withAncestors(collection).find((path) => areas.has(path)) ?? OPEN_AREA);
      if (area === wanted) return [];
      const is = area === OPEN_AREA ? 'open' : `private in /${area}`;
      const should = wanted === OPEN_AREA ? 'open' : `private in /${wanted}`;
      return [
        {
          kind: 'area',
          place: `torrent ${id} (${formatPath(torrent)})`,
          message: `It is kept as ${is}, and its collection is ${should}.`,
          fix: () => void put.run(wanted, id),
          hint: 'The same torrent is there already: remove one of the two, and purge it.',
        },
      ];
    });
    return { flaws, examined: rows.length, next: after(rows, ROWS, ({ id }) => id) };
  });
}

/** The private collections that are in no other private one. */
function outermost(connection: Connection): readonly string[] {
  const privates = connection
    .prepare<[], string>(
      `SELECT collection FROM collection_settings WHERE settings ->> 'read' = 'token' ORDER BY collection`,
    )
    .pluck()
    .all();
  const known = new Set(privates);
  return privates.filter(
    (path) =>
      !withAncestors(path)
        .slice(1)
        .some((above) => known.has(above)),
  );
}

function compareAreas(connection: Connection): readonly Flaw[] {
  const there = connection.prepare<[], string>('SELECT path FROM areas').pluck().all();
  const wanted = outermost(connection);
  const toFlaw = (path: string, message: string, sql: string): Flaw => ({
    kind: 'area',
    place: `collection /${path}`,
    message,
    fix: () => void connection.prepare<[string]>(sql).run(path),
    hint: AGAIN_HINT,
  });
  return [
    ...wanted
      .filter((path) => !there.includes(path))
      .map((path) =>
        toFlaw(
          path,
          'It is private, and not kept apart from what is open.',
          'INSERT INTO areas (path) VALUES (?)',
        ),
      ),
    ...there
      .filter((path) => !wanted.includes(path))
      .map((path) =>
        toFlaw(path, 'It is kept apart as private, and it is not.', 'DELETE FROM areas WHERE path = ?'),
      ),
  ];
}
