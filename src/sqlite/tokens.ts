import type { Role, Token, TokenKind } from '../access/token.ts';
import type { Connection } from './connection.ts';

export interface TokenRow {
  readonly id: number;
  readonly kind: TokenKind;
  readonly name: string;
  readonly role: Role;
  readonly collection: string | null;
  readonly torrents_max: number | null;
  readonly metainfo_bytes_max: number | null;
  readonly parent_id: number | null;
  readonly subject: string | null;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly last_used_at: number | null;
  readonly revoked_at: number | null;
}

/** What `toToken` takes, for a SELECT or a RETURNING. */
export const TOKEN_COLUMNS = `id, kind, name, role, collection, torrents_max, metainfo_bytes_max, parent_id, subject,
  created_at, expires_at, last_used_at, revoked_at`;

export function toToken(row: TokenRow): Token {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    role: row.role,
    collection: row.collection ?? undefined,
    torrentsMax: row.torrents_max ?? undefined,
    metainfoBytesMax: row.metainfo_bytes_max ?? undefined,
    parentId: row.parent_id ?? undefined,
    subject: row.subject ?? undefined,
    createdAt: new Date(row.created_at),
    expiresAt: toDate(row.expires_at),
    lastUsedAt: toDate(row.last_used_at),
    revokedAt: toDate(row.revoked_at),
  };
}

function toDate(ms: number | null): Date | undefined {
  return ms === null ? undefined : new Date(ms);
}

export interface TokenReader {
  find(id: number): Token | undefined;
  findByHash(secretHash: Uint8Array): Token | undefined;
  list(): readonly Token[];
  listFeedKeys(parentId: number): readonly Token[];
}

/** Prepares the reading of tokens: from the database each time, because another process may revoke one. */
export function createTokenReader(connection: Connection): TokenReader {
  const select = `SELECT ${TOKEN_COLUMNS} FROM tokens`;
  const byId = connection.prepare<[number], TokenRow>(`${select} WHERE id = ?`);
  const byHash = connection.prepare<[Uint8Array], TokenRow>(`${select} WHERE secret_hash = ?`);
  const all = connection.prepare<[], TokenRow>(`${select} ORDER BY id`);
  const byParent = connection.prepare<[number], TokenRow>(
    `${select} WHERE parent_id = ? AND kind = 'feed_key' ORDER BY id`,
  );
  const first = (row: TokenRow | undefined) => (row === undefined ? undefined : toToken(row));
  return {
    find: (id) => first(byId.get(id)),
    findByHash: (secretHash) => first(byHash.get(secretHash)),
    list: () => all.all().map(toToken),
    listFeedKeys: (parentId) => byParent.all(parentId).map(toToken),
  };
}
