import type { LoginLink } from '../../../access/facts.ts';
import type { Connection } from '../database/connection.ts';
import type { TokenReader } from './tokens.ts';

interface LoginLinkRow {
  readonly token_id: number;
  readonly expires_at: number;
}

/** Prepares the look-up of a login link, also an expired one, by the SHA-256 of its secret. */
export function createLoginLinkFinder(
  connection: Connection,
  tokens: TokenReader,
): (secretHash: Uint8Array) => LoginLink | undefined {
  const select = connection.prepare<[Uint8Array], LoginLinkRow>(
    'SELECT token_id, expires_at FROM login_links WHERE secret_hash = ?',
  );
  return (secretHash) => {
    const row = select.get(secretHash);
    const token = row === undefined ? undefined : tokens.find(row.token_id);
    return row === undefined || token === undefined
      ? undefined
      : { token, expiresAt: new Date(row.expires_at) };
  };
}

/** Prepares the question whether `LoginLinkWriter.forgetExpired` has anything to do. */
export function createExpiredLinkFinder(connection: Connection): (now: Date) => boolean {
  const expired = connection.prepare<[number]>('SELECT 1 FROM login_links WHERE expires_at <= ? LIMIT 1');
  return (now) => expired.get(now.getTime()) !== undefined;
}

export interface LoginLinkWriter {
  insert(link: { tokenId: number; secretHash: Uint8Array; expiresAt: Date }): void;
  delete(secretHash: Uint8Array): void;
  deleteAllOf(tokenId: number): void;
  forgetExpired(now: Date): void;
}

/** Prepares the changes of login links. Call them inside a transaction. */
export function createLoginLinkWriter(connection: Connection): LoginLinkWriter {
  const insert = connection.prepare<[Uint8Array, number, number]>(
    'INSERT INTO login_links (secret_hash, token_id, expires_at) VALUES (?, ?, ?)',
  );
  const remove = connection.prepare<[Uint8Array]>('DELETE FROM login_links WHERE secret_hash = ?');
  const removeAllOf = connection.prepare<[number]>('DELETE FROM login_links WHERE token_id = ?');
  const forgetExpired = connection.prepare<[number]>('DELETE FROM login_links WHERE expires_at <= ?');
  return {
    insert: ({ tokenId, secretHash, expiresAt }) => void insert.run(secretHash, tokenId, expiresAt.getTime()),
    delete: (secretHash) => void remove.run(secretHash),
    deleteAllOf: (tokenId) => void removeAllOf.run(tokenId),
    forgetExpired: (now) => void forgetExpired.run(now.getTime()),
  };
}
