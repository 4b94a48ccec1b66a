import type { Session } from '../access/session.ts';
import type { Connection } from './connection.ts';
import { createTokenReader } from './tokens.ts';

export interface SessionRow {
  readonly id: number;
  readonly token_id: number;
  readonly user_agent: string;
  readonly ip: string | null;
  readonly created_at: number;
  readonly last_seen_at: number;
  readonly expires_at: number;
}

const COLUMNS = 'id, token_id, user_agent, ip, created_at, last_seen_at, expires_at';

export interface SessionReader {
  find(id: number): Session | undefined;
  findByHash(secretHash: Uint8Array): Session | undefined;
  list(tokenId: number, now: Date): readonly Session[];
}

/** Prepares the reading of sessions, each with its token as it stands at that moment. */
export function createSessionReader(connection: Connection): SessionReader {
  const select = `SELECT ${COLUMNS} FROM sessions`;
  const byId = connection.prepare<[number], SessionRow>(`${select} WHERE id = ?`);
  const byHash = connection.prepare<[Uint8Array], SessionRow>(`${select} WHERE secret_hash = ?`);
  const byToken = connection.prepare<[number, number], SessionRow>(
    `${select} WHERE token_id = ? AND expires_at > ? ORDER BY last_seen_at DESC, id DESC`,
  );
  const tokens = createTokenReader(connection);

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
  };
}
