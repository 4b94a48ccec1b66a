import type { Change } from '../../../catalogue/plan.ts';
import type { Torrent } from '../../../catalogue/torrent.ts';
import type { Connection } from '../database/connection.ts';
import { createTorrentBytes } from './blobs.ts';
import type { Listing } from '../lists/listing.ts';
import type { UsePictures } from './picture-uses.ts';
import { fromHex } from './rows.ts';
import { createReportMover } from '../moderation/reports.ts';

type SqlValue = string | number | Uint8Array | null;
type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

export interface TorrentWriter {
  insert(change: ChangeOf<'insertTorrent'>, now: Date): void;
  update(change: ChangeOf<'updateTorrent'>, now: Date): void;
  delete(change: ChangeOf<'deleteTorrent'>): void;
}

/** The columns of each property of a torrent. Properties that never change are only inserted. */
const COLUMNS: { readonly [Name in Exclude<keyof Torrent, 'id' | 'version'>]-?: Columns<Name> } = {
  area: (area) => ({ area }),
  state: (state) => ({ state }),
  stateReason: (reason) => ({ state_reason: reason ?? null }),
  wantedState: (state) => ({ wanted_state: state ?? null }),
  supersededFrom: (state) => ({ superseded_from: state ?? null }),
  collection: (collection) => ({ collection }),
  fileName: (fileName) => ({ file_name: fileName }),
  infohashV1: (infohash) => ({ infohash_v1: fromHex(infohash) }),
  infohashV2: (infohash) => ({ infohash_v2: fromHex(infohash) }),
  name: (name) => ({ name }),
  contentBytes: (bytes) => ({ content_bytes: bytes }),
  fileCount: (count) => ({ file_count: count }),
  pieceLengthBytes: (bytes) => ({ piece_length_bytes: bytes }),
  private: (isPrivate) => ({ private: isPrivate ? 1 : 0 }),
  sha256: (hex) => ({ sha256: fromHex(hex) }),
  metainfoBytes: (bytes) => ({ metainfo_bytes: bytes }),
  warnings: (warnings) => ({ warnings: JSON.stringify(warnings) }),
  title: (title) => ({ title: title ?? null }),
  description: (description) => ({ description: description ?? null }),
  category: (category) => ({ category: category ?? null }),
  tags: (tags) => ({ tags: JSON.stringify(tags) }),
  licence: (licence) => ({ licence: licence ?? null }),
  pictures: (pictures) => ({ pictures: JSON.stringify(pictures) }),
  ownerId: (id) => ({ owner_id: id ?? null }),
  deleteKeyHash: (hash) => ({ delete_key_hash: hash ?? null }),
  publishedAt: (at) => ({ published_at: at.getTime() }),
  updatedAt: (at) => ({ updated_at: at.getTime() }),
  downloadCount: (count) => ({ download_count: count }),
  swarm: (swarm) => ({
    seeders: swarm?.seeders ?? 0,
    leechers: swarm?.leechers ?? 0,
    completed: swarm?.completed ?? 0,
    swarm_at: swarm?.at.getTime() ?? null,
  }),
  elsewhere: (elsewhere) => ({
    elsewhere_seeders: elsewhere?.seeders ?? null,
    elsewhere_leechers: elsewhere?.leechers ?? null,
    elsewhere_completed: elsewhere?.completed ?? null,
    elsewhere_source: elsewhere?.source ?? null,
    elsewhere_at: elsewhere?.at.getTime() ?? null,
  }),
  expiresAt: (at) => ({ expires_at: at?.getTime() ?? null }),
  pinned: (isPinned) => ({ pinned: isPinned ? 1 : 0 }),
  removal: (removal) => ({
    removed_at: removal?.at.getTime() ?? null,
    removed_by: removal?.byId ?? null,
    removed_status: removal?.status ?? null,
    removed_from: removal?.from ?? null,
    hidden_reason: removal?.hiddenReason ?? null,
    removed_cause: removal?.cause ?? null,
  }),
};

type Columns<Name extends keyof Torrent> = (value: Torrent[Name]) => Readonly<Record<string, SqlValue>>;

/** Prepares the writing of torrents and of everything that is derived from them. */
export function createTorrentWriter(
  connection: Connection,
  listing: Listing,
  use: UsePictures,
): TorrentWriter {
  const reports = createReportMover(connection);
  const bytes = createTorrentBytes(connection);
  const insert = createInsert(connection);
  const update = createUpdate(connection);
  const remove = connection.prepare<[number]>('DELETE FROM torrents WHERE id = ?');
  const addFileNames = connection.prepare<[number, string]>(
    'INSERT INTO torrent_file_names (torrent_id, names) VALUES (?, ?)',
  );
  const drop = ({ id, pictures }: Torrent): void => {
    use({ torrentId: id }, pictures, []);
    bytes.delete(id);
    remove.run(id);
  };
  return {
    insert({ torrent, fileNames, former }, now) {
      const openReports = former === undefined ? [] : reports.take(former.id);
      if (former?.sha256 === torrent.sha256) bytes.give(former.id, torrent.id);
      if (former !== undefined) drop(former);
      insert(torrent);
      use({ torrentId: torrent.id }, [], torrent.pictures);
      if (fileNames !== '') addFileNames.run(torrent.id, fileNames);
      reports.give(openReports, torrent.id);
      if (torrent.state === 'public') listing.enter(torrent, now);
    },
    update({ before, after }, now) {
      if (before.state === 'public') listing.leave(before, now);
      update(before, after);
      use({ torrentId: after.id }, before.pictures, after.pictures);
      if (after.state === 'public') listing.enter(after, now);
    },
    delete: ({ torrent }) => drop(torrent),
  };
}

/** With the values in their places: to find some forty by their names takes a seventh of the time of a row. */
function createInsert(connection: Connection): (torrent: Torrent) => void {
  const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  let statement: ReturnType<typeof prepare> | undefined;
  const prepare = (columns: readonly string[]) =>
    connection.prepare<SqlValue[]>(
      `INSERT INTO torrents (id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`,
    );
  return (torrent) => {
    const rows = names.map((name) => columnsOf(name, torrent));
    statement ??= prepare(rows.flatMap((row) => Object.keys(row)));
    const values: SqlValue[] = [torrent.id];
    for (const row of rows) values.push(...Object.values(row));
    statement.run(...values);
  };
}

/** Writes only what differs, so that indexes over unchanged columns are not touched. */
export function createUpdate(connection: Connection): (before: Torrent, after: Torrent) => void {
  const statements = new Map<string, ReturnType<typeof prepare>>();
  const prepare = (assignments: string) =>
    connection.prepare<[object]>(`UPDATE torrents SET ${assignments} WHERE id = :id`);
  const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  return (before, after) => {
    const changed = names.filter((name) => before[name] !== after[name]);
    if (changed.length === 0) return;
    const row = Object.assign({}, ...changed.map((name) => columnsOf(name, after))) as object;
    const assignments = Object.keys(row)
      .map((column) => `${column} = :${column}`)
      .join(', ');
    const statement = statements.get(assignments) ?? prepare(assignments);
    statements.set(assignments, statement);
    statement.run({ ...row, id: after.id });
  };
}

function columnsOf(name: keyof typeof COLUMNS, torrent: Torrent) {
  return (COLUMNS[name] as Columns<typeof name>)(torrent[name]);
}
