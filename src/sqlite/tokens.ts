import { AppError } from '../errors.ts';
import type { Role, Token, TokenDraft } from '../access/token.ts';
import type { Connection } from './connection.ts';

interface TokenRow {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly created_at: number;
  readonly revoked_at: number | null;
}

const COLUMNS = 'id, name, role, created_at, revoked_at';

function toToken(row: TokenRow): Token {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    createdAt: new Date(row.created_at),
    revokedAt: row.revoked_at === null ? undefined : new Date(row.revoked_at),
  };
}

export interface TokenReader {
  findByHash(secretHash: Uint8Array): Token | undefined;
  list(): readonly Token[];
}

/** Prepares the reading of tokens: from the database each time, because another process may revoke one. */
export function createTokenReader(connection: Connection): TokenReader {
  const byHash = connection.prepare<[Uint8Array], TokenRow>(
    `SELECT ${COLUMNS} FROM tokens WHERE secret_hash = ?`,
  );
  const all = connection.prepare<[], TokenRow>(`SELECT ${COLUMNS} FROM tokens ORDER BY id`);
  return {
    findByHash(secretHash) {
      const row = byHash.get(secretHash);
      return row === undefined ? undefined : toToken(row);
    },
    list: () => all.all().map(toToken),
  };
}

export interface TokenWriter {
  create(draft: TokenDraft, now: Date): Token;
  /** Throws not_found. */
  revoke(id: number, now: Date): Token;
  setOperator(secretHash: Uint8Array | undefined, now: Date): void;
}

/** Prepares the changes of tokens, to be called inside a transaction. */
export function createTokenWriter(connection: Connection): TokenWriter {
  const insert = connection.prepare<[string, Role, Uint8Array, number], TokenRow>(
    `INSERT INTO tokens (name, role, secret_hash, created_at) VALUES (?, ?, ?, ?) RETURNING ${COLUMNS}`,
  );
  const revoke = connection.prepare<[number, number], TokenRow>(
    `UPDATE tokens SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? RETURNING ${COLUMNS}`,
  );
  return {
    create({ name, role, secretHash }, now) {
      return toToken(given(insert.get(name, role, secretHash, now.getTime())));
    },
    revoke(id, now) {
      const row = revoke.get(now.getTime(), id);
      if (row === undefined) {
        throw new AppError('not_found', `Cannot revoke token ${id}: there is none with that number`);
      }
      return toToken(row);
    },
    setOperator: createOperatorSetter(connection),
  };
}

function createOperatorSetter(connection: Connection): TokenWriter['setOperator'] {
  const operator = connection.prepare<[], { id: number }>('SELECT id FROM tokens WHERE operator = 1');
  const holder = connection.prepare<[Uint8Array], { id: number }>(
    'SELECT id FROM tokens WHERE secret_hash = ?',
  );
  const insert = connection.prepare<[Uint8Array, number]>(`
    INSERT INTO tokens (name, role, secret_hash, operator, created_at) VALUES ('operator', 'admin', ?, 1, ?)`);
  const instate = connection.prepare<[Uint8Array, number]>(`
    UPDATE tokens SET name = 'operator', role = 'admin', secret_hash = ?, operator = 1, revoked_at = NULL
    WHERE id = ?`);
  const revoke = connection.prepare<[number, number]>(
    'UPDATE tokens SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?',
  );
  const dismiss = connection.prepare<[number]>('UPDATE tokens SET operator = 0 WHERE id = ?');
  return (secretHash, now) => {
    const current = operator.get();
    if (secretHash === undefined) {
      if (current !== undefined) revoke.run(now.getTime(), current.id);
      return;
    }
    const sameSecret = holder.get(secretHash);
    if (sameSecret !== undefined && current !== undefined && sameSecret.id !== current.id) {
      // The operator now configures the secret of a token that was made by hand: that one takes the post over.
      revoke.run(now.getTime(), current.id);
      dismiss.run(current.id);
    }
    const successor = sameSecret ?? current;
    if (successor === undefined) insert.run(secretHash, now.getTime());
    else instate.run(secretHash, successor.id);
  };
}

function given<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('Cannot create the token: RETURNING gave no row');
  return row;
}
