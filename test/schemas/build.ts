import { fileURLToPath } from 'node:url';
import { createChecker } from '../../src/catalogue/checker.ts';
import { draftOf, type TorrentDraft } from '../../src/catalogue/draft.ts';
import { demoTorrents } from '../../src/cli/demo/torrents.ts';
import { openWriter, type Connection } from '../../src/stores/sqlite/database/connection.ts';
import { migrate, readMigrations } from '../../src/stores/sqlite/database/migrate.ts';
import { ROWS } from './rows.ts';

/** How many torrents are generated at most for one that is small. */
const GENERATED = 40;

const UNTIL = new Date('2020-05-01T12:00:00Z');

/** All migrations of this version. */
export const MIGRATIONS = readMigrations(fileURLToPath(new URL('../../migrations/sqlite/', import.meta.url)));

/**
 * Makes a database of an earlier schema: its torrents were published with the first one, and each later migration ran on what
 * was there, so derived tables are as the migrations make them. Calls `onSchema` when that schema is done, from 1 to `to`.
 */
export async function buildSchemas(
  file: string,
  {
    torrents,
    to,
    onSchema = () => {},
  }: { torrents: number; to: number; onSchema?: (schema: number) => void },
): Promise<void> {
  const drafts = await draftsOf(torrents);
  const connection = openWriter(file);
  try {
    connection.pragma('page_size = 2048');
    connection.pragma('auto_vacuum = INCREMENTAL');
    for (let schema = 1; schema <= to; schema++) {
      migrate(connection, MIGRATIONS.slice(0, schema), file, () => UNTIL);
      connection.transaction(() => fill(connection, schema, drafts)).immediate();
      onSchema(schema);
    }
  } finally {
    connection.close();
  }
}

type Dated = readonly [TorrentDraft, Date];

async function draftsOf(count: number): Promise<readonly Dated[]> {
  const checker = createChecker();
  try {
    const drafts: Dated[] = [];
    for (const torrent of demoTorrents({ count: count * GENERATED, seed: 7, until: UNTIL })) {
      if (drafts.length === count) break;
      if (!isSmall(torrent.bytes)) continue;
      const input = { ...torrent, fileName: undefined };
      drafts.push([await draftOf(input, checker, undefined, UNTIL), torrent.publishedAt]);
    }
    return drafts;
  } finally {
    await checker.close();
  }
}

/** The bytes are hashes, which cannot be compressed. Those of v2 and hybrids have more of them. */
function isSmall(bytes: Uint8Array): boolean {
  return bytes.length < (Buffer.from(bytes).includes('meta version') ? 1_700 : 900);
}

function fill(connection: Connection, schema: number, drafts: readonly Dated[]): void {
  if (schema === 1) insertTorrents(connection, drafts);
  const rows = ROWS.get(schema)?.replaceAll(/@(\d+)/g, (_, number) => infohashOf(drafts[Number(number) - 1]));
  if (rows !== undefined) connection.exec(rows);
}

function infohashOf(dated: Dated | undefined): string {
  const [draft] = dated ?? [];
  const infohash = draft?.infohashV1 ?? draft?.infohashV2;
  if (infohash === undefined) throw new Error('Cannot write these rows: there is no such torrent');
  return infohash;
}

/** Every ninth torrent was superseded, every tenth removed. */
function stateOf(index: number): 'listed' | 'superseded' | 'removed' {
  if (index % 10 === 9) return 'removed';
  return index % 9 === 8 ? 'superseded' : 'listed';
}

function insertTorrents(connection: Connection, drafts: readonly Dated[]): void {
  const insert = connection.prepare(`
    INSERT INTO torrents (id, state, collection, file_name, infohash_v1, infohash_v2, sha256, name, content_bytes, file_count,
      piece_length_bytes, private, metainfo_bytes, warnings, title, description, category, tags, licence, owner_id,
      published_at, updated_at, removed_at)
    VALUES (@id, @state, @collection, @fileName, unhex(@infohashV1), unhex(@infohashV2), unhex(@sha256), @name, @contentBytes,
      @fileCount, @pieceLengthBytes, @private, @metainfoBytes, @warnings, @title, @description, @category, @tags, @licence,
      @ownerId, @publishedAt, @publishedAt, @removedAt)`);
  const insertBytes = connection.prepare('INSERT INTO metainfo VALUES (@id, unhex(@sha256), @bytes)');
  const insertWords = connection.prepare(
    'INSERT INTO torrent_words (rowid, name, title, file_name, place) VALUES (@id, @name, @title, @fileName, @collection)',
  );
  for (const [index, [draft, at]] of drafts.entries()) {
    const { fields, bytes, ...facts } = draft;
    const state = stateOf(index);
    const id = index + 1;
    const row = {
      id,
      state,
      collection: draft.collection,
      fileName: draft.fileName,
      infohashV1: facts.infohashV1 ?? null,
      infohashV2: facts.infohashV2 ?? null,
      sha256: facts.sha256,
      name: facts.name,
      contentBytes: facts.contentBytes,
      fileCount: facts.fileCount,
      pieceLengthBytes: facts.pieceLengthBytes,
      private: Number(facts.private),
      metainfoBytes: facts.metainfoBytes,
      warnings: JSON.stringify(facts.warnings),
      title: fields?.title ?? null,
      description: fields?.description ?? null,
      category: fields?.category ?? null,
      tags: JSON.stringify(fields?.tags ?? []),
      licence: fields?.licence ?? null,
      ownerId: index % 3 === 0 ? 2 : null,
      publishedAt: at.getTime(),
      removedAt: state === 'removed' ? at.getTime() : null,
    };
    insert.run(row);
    insertBytes.run({ id, sha256: facts.sha256, bytes });
    if (state !== 'listed') continue;
    insertWords.run({
      id,
      name: row.name,
      title: row.title,
      fileName: row.fileName,
      collection: row.collection,
    });
    countIn(connection, draft.collection);
  }
}

/** Counts a torrent in its collection and in all above it. */
function countIn(connection: Connection, path: string): void {
  const slash = path.lastIndexOf('/');
  const parent = path === '' ? null : path.slice(0, Math.max(slash, 0));
  connection
    .prepare(
      `INSERT INTO collections VALUES (?, ?, 1) ON CONFLICT (path) DO UPDATE SET torrent_count = torrent_count + 1`,
    )
    .run(path, parent);
  if (parent !== null) countIn(connection, parent);
}
