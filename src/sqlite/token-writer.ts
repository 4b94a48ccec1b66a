import type { PersonDraft, Token, TokenDraft } from '../access/token.ts';
import type { Doer } from '../audit.ts';
import { createAuditWriter } from './audit.ts';
import type { Connection } from './connection.ts';
import { createOperatorSetter, type SetOperator } from './operator-token.ts';
import { createPersonWriter } from './person-writer.ts';
import { createRevoker } from './revoke.ts';
import { tokenAction, tokenFacts, tokenObject } from './token-audit.ts';
import { TOKEN_COLUMNS, toToken, type TokenRow } from './tokens.ts';

export interface TokenWriter {
  create(draft: TokenDraft, doer: Doer, now: Date): Token;
  /** Throws not_found. */
  revoke(id: number, doer: Doer, now: Date): Token;
  touch(uses: ReadonlyMap<number, Date>): void;
  /** Throws forbidden. */
  enterPerson(draft: PersonDraft, doer: Doer, now: Date): Token | undefined;
  setOperator: SetOperator;
}

/** Prepares the changes of tokens, to be called inside a transaction. */
export function createTokenWriter(connection: Connection): TokenWriter {
  const audit = createAuditWriter(connection);
  const revoker = createRevoker(connection, audit);
  const insert = createInsert(connection);
  const touch = connection.prepare<[number, number]>(
    'UPDATE tokens SET last_used_at = max(coalesce(last_used_at, 0), ?) WHERE id = ?',
  );
  return {
    create(draft, doer, now) {
      const token = insert(draft, now);
      const note = { action: tokenAction(token, 'create'), object: tokenObject(token.id) };
      audit({ ...note, after: tokenFacts(token) }, doer, now);
      return token;
    },
    revoke: (id, doer, now) => revoker.revoke(id, doer, now),
    touch(uses) {
      for (const [id, at] of uses) touch.run(at.getTime(), id);
    },
    enterPerson: createPersonWriter(connection, audit, insert, revoker),
    setOperator: createOperatorSetter(connection, audit, revoker),
  };
}

/** Writes a new token, to be called inside a transaction. */
export type InsertToken = (draft: TokenDraft, now: Date) => Token;

function createInsert(connection: Connection): InsertToken {
  const insert = connection.prepare<[object], TokenRow>(`
    INSERT INTO tokens (kind, name, role, secret_hash, collection, torrents_max, metainfo_bytes_max, parent_id, subject,
      created_at, expires_at)
    VALUES (:kind, :name, :role, :secretHash, :collection, :torrentsMax, :metainfoBytesMax, :parentId, :subject,
      :createdAt, :expiresAt)
    RETURNING ${TOKEN_COLUMNS}`);
  return (draft, now) => {
    const row = insert.get({
      kind: draft.kind,
      name: draft.name,
      role: draft.role,
      secretHash: draft.secretHash,
      collection: draft.collection ?? null,
      torrentsMax: draft.torrentsMax ?? null,
      metainfoBytesMax: draft.metainfoBytesMax ?? null,
      parentId: draft.parentId ?? null,
      subject: draft.subject ?? null,
      createdAt: now.getTime(),
      expiresAt: draft.expiresAt?.getTime() ?? null,
    });
    if (row === undefined) throw new Error('Cannot create the token: RETURNING gave no row');
    return toToken(row);
  };
}
