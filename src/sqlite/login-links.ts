import type { Token } from '../access/token.ts';
import type { Doer } from '../audit.ts';
import { createAuditWriter } from './audit.ts';
import type { Connection } from './connection.ts';
import { tokenObject } from './token-audit.ts';
import { createTokenReader } from './tokens.ts';

export interface LoginLinkWriter {
  create(secretHash: Uint8Array, tokenId: number, expiresAt: Date, doer: Doer, now: Date): void;
  take(secretHash: Uint8Array, now: Date): Token | undefined;
  forgetAllOf(tokenId: number): void;
  forgetExpired(now: Date): void;
}

/** Prepares the changes of login links, to be called inside a transaction. */
export function createLoginLinkWriter(connection: Connection): LoginLinkWriter {
  const insert = connection.prepare<[Uint8Array, number, number]>(
    'INSERT INTO login_links (secret_hash, token_id, expires_at) VALUES (?, ?, ?)',
  );
  const take = connection.prepare<[Uint8Array], { readonly token_id: number; readonly expires_at: number }>(
    'DELETE FROM login_links WHERE secret_hash = ? RETURNING token_id, expires_at',
  );
  const forgetAllOf = connection.prepare<[number]>('DELETE FROM login_links WHERE token_id = ?');
  const forgetExpired = connection.prepare<[number]>('DELETE FROM login_links WHERE expires_at <= ?');
  const tokens = createTokenReader(connection);
  const write = createAuditWriter(connection);
  return {
    create(secretHash, tokenId, expiresAt, doer, now) {
      insert.run(secretHash, tokenId, expiresAt.getTime());
      const after = { expiresAt: expiresAt.toISOString() };
      write({ action: 'login_link.create', object: tokenObject(tokenId), after }, doer, now);
    },
    take(secretHash, now) {
      const link = take.get(secretHash);
      return link === undefined || link.expires_at <= now.getTime() ? undefined : tokens.find(link.token_id);
    },
    forgetAllOf: (tokenId) => void forgetAllOf.run(tokenId),
    forgetExpired: (now) => void forgetExpired.run(now.getTime()),
  };
}
