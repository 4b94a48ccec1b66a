import { readStored, type StatedFacts } from '../../../catalogue/check.ts';
import { formatPath, type Torrent } from '../../../catalogue/torrent.ts';
import type { Connection } from '../database/connection.ts';
import { createFinder } from '../torrents/find.ts';
import { fromHex, toTorrent, TORRENT_COLUMNS, type TorrentRow } from '../torrents/rows.ts';
import { createUpdate } from '../torrents/torrent-writer.ts';
import { AGAIN_HINT, type Flaw } from './flaws.ts';

export interface TorrentFactsCheck {
  findById(id: number): Torrent | undefined;
  /** Whether the bytes are those of the torrent, whatever its row says of them. */
  isOf(torrent: Torrent, bytes: Uint8Array): boolean;
  /** The torrents to which bytes belong that are found by their SHA-256. */
  findOwners(sha256: string, bytes: Uint8Array | undefined): readonly Torrent[];
  /** What the row of a torrent says in place of what its sound file says. */
  compare(torrent: Torrent, bytes: Uint8Array): readonly Flaw[];
}

const READ_ONLY_FACTS: ReadonlySet<keyof StatedFacts> = new Set(['version']);

/** Prepares the check of what is stored of torrents beside their bytes. */
export function createTorrentFacts(connection: Connection): TorrentFactsCheck {
  const { findById } = createFinder(connection);
  const update = createUpdate(connection);
  const fileNames = connection
    .prepare<[number], string>('SELECT names FROM torrent_file_names WHERE torrent_id = ?')
    .pluck();
  const putFileNames = connection.prepare<[number, string]>(
    'INSERT OR REPLACE INTO torrent_file_names (torrent_id, names) VALUES (?, ?)',
  );
  const dropFileNames = connection.prepare<[number]>('DELETE FROM torrent_file_names WHERE torrent_id = ?');
  const byInfohash = ['infohash_v1', 'infohash_v2'].map((column) =>
    connection.prepare<[Buffer | null, Buffer | null], TorrentRow>(
      `SELECT ${TORRENT_COLUMNS} FROM torrents AS t WHERE t.${column} = ? AND t.sha256 = ?`,
    ),
  );
  // No index has it: a whole scan, for bytes that nothing else seems to need.
  const bySha256 = connection.prepare<[Buffer | null], TorrentRow>(
    `SELECT ${TORRENT_COLUMNS} FROM torrents AS t WHERE t.sha256 = ?`,
  );

  return {
    findById,
    isOf({ infohashV1, infohashV2 }, bytes) {
      const facts = readStored(bytes)?.facts;
      return facts !== undefined && facts.infohashV1 === infohashV1 && facts.infohashV2 === infohashV2;
    },
    findOwners(sha256, bytes) {
      const key = fromHex(sha256);
      const facts = bytes && readStored(bytes)?.facts;
      const infohashes = [facts?.infohashV1, facts?.infohashV2];
      const rows = byInfohash.flatMap((statement, index) =>
        infohashes[index] === undefined ? [] : statement.all(fromHex(infohashes[index]), key),
      );
      return (rows.length > 0 ? rows : bySha256.all(key)).map(toTorrent);
    },
    compare(torrent, bytes) {
      const place = `torrent ${torrent.id} (${formatPath(torrent)})`;
      const stored = readStored(bytes);
      if (stored === undefined) {
        const hint = 'Remove the torrent, and publish it again.';
        return [{ kind: 'torrent', place, message: 'Its stored file is not a torrent.', hint }];
      }
      const flaws: Flaw[] = [];
      const { facts, fileNames: names } = stored;
      const wrong = differences(torrent, facts);
      if (wrong.length > 0) {
        const texts = wrong.map(
          (name) => `${name} is ${String(torrent[name])}, and not ${String(facts[name])}`,
        );
        const { version: _version, ...columns } = facts;
        flaws.push({
          kind: 'torrent',
          place,
          message: `Its row differs from its file: ${texts.join(', ')}.`,
          fix: () => update(torrent, { ...torrent, ...columns }),
          hint: 'Another torrent has this infohash: remove one of the two, and purge it.',
        });
      }
      if ((fileNames.get(torrent.id) ?? '') !== names) {
        flaws.push({
          kind: 'torrent',
          place,
          message: 'The names of its files for searches differ from its file.',
          fix: () =>
            void (names === '' ? dropFileNames.run(torrent.id) : putFileNames.run(torrent.id, names)),
          hint: AGAIN_HINT,
        });
      }
      return flaws;
    },
  };
}

function differences(torrent: Torrent, facts: StatedFacts): readonly (keyof StatedFacts)[] {
  const names = Object.keys(facts) as (keyof StatedFacts)[];
  return names.filter((name) => !READ_ONLY_FACTS.has(name) && torrent[name] !== facts[name]);
}
