import type { Session, SessionDraft } from '../access/session.ts';
import type { Token, TokenDraft } from '../access/token.ts';
import type { Doer } from '../audit.ts';
import type { Actor } from '../catalogue/actor.ts';
import type { TorrentEdit } from '../catalogue/edit.ts';
import type { ReportKind, ReportOutcome } from '../catalogue/moderation.ts';
import type { Preconditions } from '../catalogue/preconditions.ts';
import type { DayCount } from '../catalogue/statistics.ts';
import type { Publication, RemovalInput, TorrentAddress, TorrentDraft } from '../catalogue/store.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import { createBlockWriter } from './blocks.ts';
import type { Connection } from './connection.ts';
import { createAddDownloads } from './download-days.ts';
import { createEdit } from './edit.ts';
import { createLoginLinkWriter } from './login-links.ts';
import { createPublish } from './publish.ts';
import { createPurge, shrink } from './purge.ts';
import { createRemove } from './remove.ts';
import { createReportWriter } from './report-writer.ts';
import { createRestore } from './restore.ts';
import { createSessionWriter } from './session-writer.ts';
import { createTokenWriter } from './token-writer.ts';

/** All that the writer can do: each is one unit of work, and runs inside a transaction. */
export interface Units {
  publish(draft: TorrentDraft, actor: Actor, conditions: Preconditions, now: Date): Publication;
  remove(
    address: TorrentAddress,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
    removal?: RemovalInput,
  ): Torrent;
  restore(infohash: Infohash, actor: Actor, now: Date, removedSince?: Date): Torrent;
  edit(
    address: TorrentAddress,
    edit: TorrentEdit,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
  ): Torrent;
  purge(removedBefore: Date, limit: number, now: Date): number;
  /** Gives free pages back to the file system; how many are left. */
  shrink(pagesMax: number): number;
  addDownloads(days: readonly DayCount[]): void;
  block(infohashes: readonly Infohash[], reason: string, actor: Actor, now: Date): void;
  unblock(infohash: Infohash, actor: Actor, now: Date): void;
  report(
    infohash: Infohash,
    kind: ReportKind,
    text: string,
    actor: Actor,
    now: Date,
  ): { readonly id: number };
  settleReport(id: number, outcome: ReportOutcome, actor: Actor, now: Date, measures?: RemovalInput): void;
  createToken(draft: TokenDraft, doer: Doer, now: Date): Token;
  revokeToken(id: number, doer: Doer, now: Date): Token;
  touchTokens(uses: ReadonlyMap<number, Date>): void;
  enterPerson(draft: TokenDraft, doer: Doer, now: Date): Token;
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
  const blocks = createBlockWriter(connection);
  const reports = createReportWriter(connection);
  const tokens = createTokenWriter(connection);
  const sessions = createSessionWriter(connection);
  const loginLinks = createLoginLinkWriter(connection);
  return {
    publish: createPublish(connection),
    remove: createRemove(connection),
    restore: createRestore(connection),
    edit: createEdit(connection),
    purge: createPurge(connection),
    shrink: (pagesMax) => shrink(connection, pagesMax),
    addDownloads: createAddDownloads(connection),
    block: (...input) => blocks.block(...input),
    unblock: (...input) => blocks.unblock(...input),
    report: (...input) => reports.report(...input),
    settleReport: (...input) => reports.settle(...input),
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
