import type { Doer } from '../audit.ts';
import type { AuditWriter } from './audit.ts';
import type { Connection } from './connection.ts';
import type { Revoker } from './revoke.ts';
import { tokenObject } from './token-audit.ts';

interface Holder {
  readonly id: number;
  readonly operator: 0 | 1;
  readonly revoked_at: number | null;
}

export type SetOperator = (secretHash: Uint8Array | undefined, doer: Doer, now: Date) => void;

/** Prepares the change of the operator's token, to be called inside a transaction. Says nothing when it stands already. */
export function createOperatorSetter(
  connection: Connection,
  audit: AuditWriter,
  { revoke, endWhatHangsOn }: Revoker,
): SetOperator {
  const operator = connection.prepare<[], Holder>(
    'SELECT id, operator, revoked_at FROM tokens WHERE operator = 1',
  );
  const holder = connection.prepare<[Uint8Array], Holder>(
    'SELECT id, operator, revoked_at FROM tokens WHERE secret_hash = ?',
  );
  const insert = connection.prepare<[Uint8Array, number]>(`
    INSERT INTO tokens (name, role, secret_hash, operator, created_at) VALUES ('operator', 'admin', ?, 1, ?)`);
  const instate = connection.prepare<[Uint8Array, number]>(`
    UPDATE tokens SET kind = 'token', name = 'operator', role = 'admin', secret_hash = ?, operator = 1, parent_id = NULL,
      collection = NULL, torrents_max = NULL, metainfo_bytes_max = NULL, expires_at = NULL, revoked_at = NULL
    WHERE id = ?`);
  const dismiss = connection.prepare<[number]>('UPDATE tokens SET operator = 0 WHERE id = ?');

  const place = (secretHash: Uint8Array, successor: Holder | undefined, now: Date): number => {
    if (successor === undefined) return Number(insert.run(secretHash, now.getTime()).lastInsertRowid);
    instate.run(secretHash, successor.id);
    return successor.id;
  };

  return (secretHash, doer, now) => {
    const current = operator.get();
    if (secretHash === undefined) {
      if (current !== undefined) revoke(current.id, doer, now);
      return;
    }
    const sameSecret = holder.get(secretHash);
    if (sameSecret?.operator === 1 && sameSecret.revoked_at === null) return;
    if (sameSecret !== undefined && current !== undefined && sameSecret.id !== current.id) {
      // The operator now configures the secret of a token that was made by hand: that one takes the post over.
      revoke(current.id, doer, now);
      dismiss.run(current.id);
    }
    if (sameSecret === undefined && current !== undefined) endWhatHangsOn(current.id, doer, now);
    const id = place(secretHash, sameSecret ?? current, now);
    audit({ action: 'token.operator', object: tokenObject(id), after: { role: 'admin' } }, doer, now);
  };
}
