import type { Token, TokenDraft } from '../access/token.ts';
import type { Actor } from '../catalogue/actor.ts';
import type { Preconditions } from '../catalogue/preconditions.ts';
import type { Publication, TorrentAddress, TorrentDraft } from '../catalogue/store.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import type { Connection } from './connection.ts';
import { createPublish } from './publish.ts';
import { createRemove } from './remove.ts';
import { createTokenWriter } from './tokens.ts';

/** All that the writer can do: each is one unit of work, and runs inside a transaction. */
export interface Units {
  publish(draft: TorrentDraft, actor: Actor, conditions: Preconditions, now: Date): Publication;
  remove(address: TorrentAddress, actor: Actor, conditions: Preconditions, now: Date): Torrent;
  createToken(draft: TokenDraft, now: Date): Token;
  revokeToken(id: number, now: Date): Token;
  setOperatorToken(secretHash: Uint8Array | undefined, now: Date): void;
  /** Writes what stands already, to learn whether the disk takes it. */
  probe(): void;
}

export type UnitName = keyof Units;

/** Prepares all units once for a connection. */
export function createUnits(connection: Connection): Units {
  const tokens = createTokenWriter(connection);
  return {
    publish: createPublish(connection),
    remove: createRemove(connection),
    createToken: (draft, now) => tokens.create(draft, now),
    revokeToken: (id, now) => tokens.revoke(id, now),
    setOperatorToken: (secretHash, now) => tokens.setOperator(secretHash, now),
    probe() {
      const version = Number(connection.pragma('user_version', { simple: true }));
      connection.pragma(`user_version = ${version}`);
    },
  };
}
