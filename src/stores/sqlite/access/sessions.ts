import type { Session } from '../../../access/session.ts';
import type { Connection } from '../database/connection.ts';
import type { TokenReader } from './tokens.ts';

interface SessionRow {
  readonly id: number;
  readonly token_id: number;
  readonly user_agent: string;
  readonly ip: string | null;
  readonly created_at: number;
  readonly last_seen_at: number;
  readonly expires_at: number;
}

const COLUMNS = 'id, token_id, user_agent, ip, created_at, last_seen_at, expires_at';

const EXPIRED = 'expires_at <= ? OR last_seen_at <= ?';

export interface SessionReader {
  find(id: number): Session | undefined;
  findByHash(secretHash: Uint8Array): Session | undefined;
  /** Sessions that have not expired, the most recently seen first. */
  list(tokenId: number, now: Date): readonly Session[];
  /** Including expired ones. */
  listAll(tokenId: number): readonly Session[];
  /** Whether `SessionWriter.forgetExpired` has anything to do. */
  hasExpired(now: Date, seenBefore: Date): boolean;
}

/** Prepares the reading of sessions, each with its current token. */
export function createSessionReader(connection: Connection, tokens: TokenReader): SessionReader {
  const select = `SELECT ${COLUMNS} FROM sessions`;
  const byId = connection.prepare<[number], SessionRow>(`${select} WHERE id = ?`);
  const byHash = connection.prepare<[Uint8Array], SessionRow>(`${select} WHERE secret_hash = ?`);
  const byToken = connection.prepare<[number, number], SessionRow>(
    `${select} WHERE token_id = ? AND expires_at > ? ORDER BY last_seen_at DESC, id DESC`,
  );
  const expired = connection.prepare<[number, number]>(`SELECT 1 FROM sessions WHERE ${EXPIRED} LIMIT 1`);
  const allOfToken = connection.prepare<[number], SessionRow>(`${select} WHERE token_id = ? ORDER BY id`);

  const toSession = (row: SessionRow): Session | undefined => {
    const token = tokens.find(row.token_id);
    if (token === undefined) return undefined;
    return {
      id: row.id,
      token,
      userAgent: row.user_agent,
      ip: row.ip ?? undefined,
      createdAt: new Date(row.created_at),
      lastSeenAt: new Date(row.last_seen_at),
      expiresAt: new Date(row.expires_at),
    };
  };
  const first = (row: SessionRow | undefined) => (row === undefined ? undefined : toSession(row));

  return {
    find: (id) => first(byId.get(id)),
    findByHash: (secretHash) => first(byHash.get(secretHash)),
    list: (tokenId, now) =>
      byToken
        .all(tokenId, now.getTime())
        .map(toSession)
        .filter((session) => session !== undefined),
    listAll: (tokenId) =>
      allOfToken
        .all(tokenId)
        .map(toSession)
        .filter((session) => session !== undefined),
    hasExpired: (now, seenBefore) => expired.get(now.getTime(), seenBefore.getTime()) !== undefined,
  };
}

export interface SessionWriter {
  insert(session: Session, secretHash: Uint8Array): void;
  delete(id: number): void;
  /** Notes when the session was last used. */
  touch(id: number, now: Date): void;
  forgetExpired(now: Date, seenBefore: Date): void;
}

/** Prepares the changes of sessions. Call them inside a transaction. */
export function createSessionWriter(connection: Connection): SessionWriter {
  const insert = connection.prepare<[object]>(`
    INSERT INTO sessions (id, token_id, secret_hash, user_agent, ip, created_at, last_seen_at, expires_at)
    VALUES (:id, :tokenId, :secretHash, :userAgent, :ip, :createdAt, :lastSeenAt, :expiresAt)`);
  const remove = connection.prepare<[number]>('DELETE FROM sessions WHERE id = ?');
  const touch = connection.prepare<[number, number]>('UPDATE sessions SET last_seen_at = ? WHERE id = ?');
  const forget = connection.prepare<[number, number]>(`DELETE FROM sessions WHERE ${EXPIRED}`);
  return {
    insert({ id, token, userAgent, ip, createdAt, lastSeenAt, expiresAt }, secretHash) {
      insert.run({
        id,
        tokenId: token.id,
        secretHash,
        userAgent,
        ip: ip ?? null,
        createdAt: createdAt.getTime(),
        lastSeenAt: lastSeenAt.getTime(),
        expiresAt: expiresAt.getTime(),
      });
    },
    delete: (id) => void remove.run(id),
    touch: (id, now) => void touch.run(now.getTime(), id),
    forgetExpired: (now, seenBefore) => void forget.run(now.getTime(), seenBefore.getTime()),
  };
}
