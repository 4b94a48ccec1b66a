import type { Session, SessionDraft } from '../access/session.ts';
import type { PersonDraft, Token, TokenDraft } from '../access/token.ts';
import type { Doer } from '../audit.ts';
import { createChanges, type CatalogueChanges } from '../catalogue/changes.ts';
import { createLoader } from '../catalogue/load.ts';
import type { DayCount } from '../catalogue/statistics.ts';
import { createApply } from './apply.ts';
import type { Connection } from './connection.ts';
import { createAddDownloads } from './download-days.ts';
import { createLoginLinkWriter } from './login-links.ts';
import { createLookups } from './lookups.ts';
import { createSessionWriter } from './session-writer.ts';
import { shrink } from './shrink.ts';
import { createTokenWriter } from './token-writer.ts';

/** All that the writer can do: each is one unit of work, and runs inside a transaction. */
export interface Units extends CatalogueChanges {
  /** Gives free pages back to the file system; how many are left. */
  shrink(pagesMax: number): number;
  addDownloads(days: readonly DayCount[]): void;
  createToken(draft: TokenDraft, doer: Doer, now: Date): Token;
  revokeToken(id: number, doer: Doer, now: Date): Token;
  touchTokens(uses: ReadonlyMap<number, Date>): void;
  enterPerson(draft: PersonDraft, doer: Doer, now: Date): Token | undefined;
  setOperatorToken(secretHash: Uint8Array | undefined, doer: Doer, now: Date): void;
  createSession(draft: SessionDraft, doer: Doer, now: Date): Session;
  endSession(id: number, tokenId: number, doer: Doer, now: Date): void;
  touchSession(id: number, now: Date): void;
  forgetExpired(now: Date, seenBefore: Date): void;
  createLoginLink(secretHash: Uint8Array, tokenId: number, expiresAt: Date, doer: Doer, now: Date): void;
  takeLoginLink(secretHash: Uint8Array, now: Date): Token | undefined;
  /** Writes what stands already, to learn whether the disk takes it. */
  probe(): void;
}

export type UnitName = keyof Units;

/** Prepares all units once for a connection. */
export function createUnits(connection: Connection): Units {
  const tokens = createTokenWriter(connection);
  const sessions = createSessionWriter(connection);
  const loginLinks = createLoginLinkWriter(connection);
  return {
    ...createChanges(createLoader(createLookups(connection)), createApply(connection)),
    shrink: (pagesMax) => shrink(connection, pagesMax),
    addDownloads: createAddDownloads(connection),
    createToken: (draft, doer, now) => tokens.create(draft, doer, now),
    revokeToken: (id, doer, now) => tokens.revoke(id, doer, now),
    touchTokens: (uses) => tokens.touch(uses),
    enterPerson: (draft, doer, now) => tokens.enterPerson(draft, doer, now),
    setOperatorToken: (secretHash, doer, now) => tokens.setOperator(secretHash, doer, now),
    createSession: (draft, doer, now) => sessions.create(draft, doer, now),
    endSession: (id, tokenId, doer, now) => sessions.end(id, tokenId, doer, now),
    touchSession: (id, now) => sessions.touch(id, now),
    forgetExpired(now, seenBefore) {
      sessions.forgetExpired(now, seenBefore);
      loginLinks.forgetExpired(now);
    },
    createLoginLink: (...input) => loginLinks.create(...input),
    takeLoginLink: (secretHash, now) => loginLinks.take(secretHash, now),
    probe() {
      const version = Number(connection.pragma('user_version', { simple: true }));
      connection.pragma(`user_version = ${version}`);
    },
  };
}
