import type { Change } from '../../../access/plan.ts';
import type { Role, Token, TokenKind } from '../../../access/token.ts';
import type { Connection } from '../database/connection.ts';

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

/** The columns that `toToken` needs, for a SELECT or a RETURNING. */
const TOKEN_COLUMNS = `id, kind, name, role, collection, torrents_max, metainfo_bytes_max, parent_id, subject,
  created_at, expires_at, last_used_at, revoked_at`;

function toToken(row: TokenRow): Token {
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
  findBySubject(subject: string): Token | undefined;
  /** The token from the operator's configuration. */
  findOperator(): Token | undefined;
  find(id: number): Token | undefined;
  findByHash(secretHash: Uint8Array): Token | undefined;
  list(): readonly Token[];
  listKeys(parentId: number): readonly Token[];
}

/** Prepares the reading of tokens. There is no cache, because another process may revoke a token. */
export function createTokenReader(connection: Connection): TokenReader {
  const select = `SELECT ${TOKEN_COLUMNS} FROM tokens`;
  const byId = connection.prepare<[number], TokenRow>(`${select} WHERE id = ?`);
  const byHash = connection.prepare<[Uint8Array], TokenRow>(`${select} WHERE secret_hash = ?`);
  const bySubject = connection.prepare<[string], TokenRow>(`${select} WHERE subject = ?`);
  const operator = connection.prepare<[], TokenRow>(`${select} WHERE operator = 1`);
  const all = connection.prepare<[], TokenRow>(`${select} ORDER BY id`);
  const byParent = connection.prepare<[number], TokenRow>(
    `${select} WHERE parent_id = ? AND kind IN ('feed_key', 'passkey') ORDER BY id`,
  );
  const first = (row: TokenRow | undefined) => (row === undefined ? undefined : toToken(row));
  return {
    find: (id) => first(byId.get(id)),
    findByHash: (secretHash) => first(byHash.get(secretHash)),
    findBySubject: (subject) => first(bySubject.get(subject)),
    findOperator: () => first(operator.get()),
    list: () => all.all().map(toToken),
    listKeys: (parentId) => byParent.all(parentId).map(toToken),
  };
}

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

export interface TokenWriter {
  insert(change: ChangeOf<'insertToken'>): void;
  update(change: ChangeOf<'updateToken'>): void;
  /** Notes when tokens were last used. */
  touch(uses: ReadonlyMap<number, Date>): void;
}

/** Prepares the changes of tokens. Call them inside a transaction. */
export function createTokenWriter(connection: Connection): TokenWriter {
  const insert = connection.prepare<[object]>(`
    INSERT INTO tokens (id, kind, name, role, secret_hash, operator, collection, torrents_max, metainfo_bytes_max,
      parent_id, subject, created_at, expires_at)
    VALUES (:id, :kind, :name, :role, :secretHash, :operator, :collection, :torrentsMax, :metainfoBytesMax,
      :parentId, :subject, :createdAt, :expiresAt)`);
  // Not the last use: another statement updates it in the meantime.
  const update = connection.prepare<[object]>(`
    UPDATE tokens SET kind = :kind, name = :name, role = :role, secret_hash = coalesce(:secretHash, secret_hash),
      operator = :operator, collection = :collection, torrents_max = :torrentsMax,
      metainfo_bytes_max = :metainfoBytesMax, parent_id = :parentId, subject = :subject, expires_at = :expiresAt,
      revoked_at = :revokedAt
    WHERE id = :id`);
  const touch = connection.prepare<[number, number]>(
    'UPDATE tokens SET last_used_at = max(coalesce(last_used_at, 0), ?) WHERE id = ?',
  );
  return {
    insert({ token, secretHash, isOperator }) {
      insert.run({
        ...toColumns(token, isOperator),
        secretHash,
        createdAt: token.createdAt.getTime(),
      });
    },
    update({ token, secretHash, isOperator }) {
      update.run({
        ...toColumns(token, isOperator),
        secretHash: secretHash ?? null,
        revokedAt: token.revokedAt?.getTime() ?? null,
      });
    },
    touch(uses) {
      for (const [id, at] of uses) touch.run(at.getTime(), id);
    },
  };
}

function toColumns(token: Token, isOperator: boolean): Record<string, unknown> {
  return {
    id: token.id,
    kind: token.kind,
    name: token.name,
    role: token.role,
    operator: isOperator ? 1 : 0,
    collection: token.collection ?? null,
    torrentsMax: token.torrentsMax ?? null,
    metainfoBytesMax: token.metainfoBytesMax ?? null,
    parentId: token.parentId ?? null,
    subject: token.subject ?? null,
    expiresAt: token.expiresAt?.getTime() ?? null,
  };
}
