import { AppError } from '../errors.ts';
import type { Token } from '../access/token.ts';
import type { Doer } from '../audit.ts';
import type { AuditWriter } from './audit.ts';
import type { Connection } from './connection.ts';
import { createLoginLinkWriter } from './login-links.ts';
import { createSessionEnder } from './session-writer.ts';
import { tokenAction, tokenFacts, tokenObject } from './token-audit.ts';
import { TOKEN_COLUMNS, toToken, type TokenRow } from './tokens.ts';

export interface Revoker {
  /** Throws not_found. Changes nothing, and says nothing in the audit, when it was revoked before. */
  revoke(id: number, doer: Doer, now: Date): Token;
  /** Ends what was begun with a token: its sessions, login links and feed keys. */
  endWhatHangsOn(id: number, doer: Doer, now: Date): void;
}

/** Prepares the revocation of tokens, to be called inside a transaction. */
export function createRevoker(connection: Connection, audit: AuditWriter): Revoker {
  const find = connection.prepare<[number], TokenRow>(`SELECT ${TOKEN_COLUMNS} FROM tokens WHERE id = ?`);
  const mark = connection.prepare<[number, number], TokenRow>(
    `UPDATE tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL RETURNING ${TOKEN_COLUMNS}`,
  );
  const feedKeys = connection
    .prepare<[number], number>('SELECT id FROM tokens WHERE parent_id = ? AND revoked_at IS NULL')
    .pluck();
  const endSessions = createSessionEnder(connection, audit);
  const loginLinks = createLoginLinkWriter(connection);

  const revoke = (id: number, doer: Doer, now: Date): Token => {
    const marked = mark.get(now.getTime(), id);
    const row = marked ?? find.get(id);
    if (row === undefined) {
      throw new AppError('not_found', `Cannot revoke token ${id}: there is none with that number`);
    }
    const token = toToken(row);
    if (marked === undefined) return token;
    audit(
      { action: tokenAction(token, 'revoke'), object: tokenObject(id), before: tokenFacts(token) },
      doer,
      now,
    );
    endWhatHangsOn(id, doer, now);
    return token;
  };

  const endWhatHangsOn = (id: number, doer: Doer, now: Date): void => {
    endSessions(id, doer, now);
    loginLinks.forgetAllOf(id);
    for (const feedKey of feedKeys.all(id)) revoke(feedKey, doer, now);
  };

  return { revoke, endWhatHangsOn };
}
