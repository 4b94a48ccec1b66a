import { AppError } from '../errors.ts';
import type { Session, SessionDraft } from '../access/session.ts';
import type { AuditFacts, Doer } from '../audit.ts';
import { createAuditWriter, type AuditWriter } from './audit.ts';
import type { Connection } from './connection.ts';
import { createSessionReader, type SessionRow } from './sessions.ts';

export interface SessionWriter {
  create(draft: SessionDraft, doer: Doer, now: Date): Session;
  /** Throws not_found. */
  end(id: number, tokenId: number, doer: Doer, now: Date): void;
  touch(id: number, now: Date): void;
  forgetExpired(now: Date, seenBefore: Date): void;
}

/** Prepares the changes of sessions, to be called inside a transaction. */
export function createSessionWriter(connection: Connection): SessionWriter {
  const audit = createAuditWriter(connection);
  const reader = createSessionReader(connection);
  const insert = connection.prepare<[object]>(`
    INSERT INTO sessions (token_id, secret_hash, user_agent, ip, created_at, last_seen_at, expires_at)
    VALUES (:tokenId, :secretHash, :userAgent, :ip, :now, :now, :expiresAt)`);
  const remove = connection.prepare<[number, number], EndedRow>(
    `DELETE FROM sessions WHERE id = ? AND token_id = ? RETURNING ${ENDED_COLUMNS}`,
  );
  const touch = connection.prepare<[number, number]>('UPDATE sessions SET last_seen_at = ? WHERE id = ?');
  const forget = connection.prepare<[number, number]>(
    'DELETE FROM sessions WHERE expires_at <= ? OR last_seen_at <= ?',
  );
  return {
    create({ tokenId, secretHash, userAgent, ip, expiresAt }, doer, now) {
      const row = {
        tokenId,
        secretHash,
        userAgent,
        ip: ip ?? null,
        now: now.getTime(),
        expiresAt: expiresAt.getTime(),
      };
      const id = Number(insert.run(row).lastInsertRowid);
      const session = reader.find(id);
      if (session === undefined) throw new Error('Cannot create the session: it is not there');
      const after = sessionFacts({ token_id: tokenId, user_agent: userAgent, ip: ip ?? null });
      audit({ action: 'session.create', object: `session ${id}`, after }, doer, now);
      return session;
    },
    end(id, tokenId, doer, now) {
      const row = remove.get(id, tokenId);
      if (row === undefined) {
        throw new AppError('not_found', `Cannot end session ${id}: you have none with that number`);
      }
      noteEnd(audit, row, doer, now);
    },
    touch: (id, now) => void touch.run(now.getTime(), id),
    forgetExpired: (now, seenBefore) => void forget.run(now.getTime(), seenBefore.getTime()),
  };
}

/** Prepares the end of all sessions of a token, to be called inside a transaction. */
export function createSessionEnder(
  connection: Connection,
  audit: AuditWriter,
): (tokenId: number, doer: Doer, now: Date) => void {
  const removeAll = connection.prepare<[number], EndedRow>(
    `DELETE FROM sessions WHERE token_id = ? RETURNING ${ENDED_COLUMNS}`,
  );
  return (tokenId, doer, now) => {
    for (const row of removeAll.all(tokenId)) noteEnd(audit, row, doer, now);
  };
}

type EndedRow = Pick<SessionRow, 'id' | 'token_id' | 'user_agent' | 'ip'>;

const ENDED_COLUMNS = 'id, token_id, user_agent, ip';

function noteEnd(audit: AuditWriter, row: EndedRow, doer: Doer, now: Date): void {
  audit({ action: 'session.end', object: `session ${row.id}`, before: sessionFacts(row) }, doer, now);
}

function sessionFacts(row: Omit<EndedRow, 'id'>): AuditFacts {
  return { tokenId: row.token_id, userAgent: row.user_agent, ip: row.ip };
}
