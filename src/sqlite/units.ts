import { hash } from 'node:crypto';
import type { Session, SessionDraft } from '../access/session.ts';
import type { PersonDraft, Token, TokenDraft } from '../access/token.ts';
import { SERVER, type Doer } from '../audit.ts';
import type { Actor } from '../catalogue/actor.ts';
import type { TorrentEdit } from '../catalogue/edit.ts';
import type { ReportKind, ReportOutcome } from '../catalogue/moderation.ts';
import { planBlock, planUnblock } from '../catalogue/plan-block.ts';
import { planEdit } from '../catalogue/plan-edit.ts';
import { planPublication } from '../catalogue/plan-publication.ts';
import { planPurge, planRemoval, planRestoration } from '../catalogue/plan-removal.ts';
import { planReport, planSettlement } from '../catalogue/plan-report.ts';
import type { Preconditions } from '../catalogue/preconditions.ts';
import type { DayCount } from '../catalogue/statistics.ts';
import type { Publication, RemovalInput, TorrentAddress, TorrentDraft } from '../catalogue/store.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import { createApply } from './apply.ts';
import type { Connection } from './connection.ts';
import { createAddDownloads } from './download-days.ts';
import { createLoader } from './load.ts';
import { createLoginLinkWriter } from './login-links.ts';
import { shrink } from './shrink.ts';
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
  const load = createLoader(connection);
  const apply = createApply(connection);
  const tokens = createTokenWriter(connection);
  const sessions = createSessionWriter(connection);
  const loginLinks = createLoginLinkWriter(connection);
  return {
    publish(draft, actor, conditions, now) {
      checkBytes(draft);
      const facts = load.publication(draft, actor);
      return apply(planPublication({ draft, actor, conditions, now }, facts), actor, now);
    },
    remove(address, actor, conditions, now, removal = {}) {
      const plan = planRemoval({ address, actor, conditions, now, removal }, load.removal(address));
      return apply(plan, actor, now);
    },
    restore(infohash, actor, now, removedSince) {
      const facts = load.restoration(infohash, actor);
      return apply(planRestoration({ infohash, actor, now, removedSince }, facts), actor, now);
    },
    edit(address, edit, actor, conditions, now) {
      const plan = planEdit({ address, edit, actor, conditions, now }, load.edit(address, edit));
      return apply(plan, actor, now);
    },
    purge: (removedBefore, limit, now) => apply(planPurge(load.purge(removedBefore, limit)), SERVER, now),
    shrink: (pagesMax) => shrink(connection, pagesMax),
    addDownloads: createAddDownloads(connection),
    block(infohashes, reason, actor, now) {
      apply(planBlock(infohashes, reason, load.blocks(infohashes), actor, now), actor, now);
    },
    unblock(infohash, actor, now) {
      apply(planUnblock(infohash, load.blocks([infohash])), actor, now);
    },
    report(infohash, kind, text, actor, now) {
      const plan = planReport({ infohash, kind, text, actor, now }, load.report(infohash));
      return apply(plan, actor, now);
    },
    settleReport(id, outcome, actor, now, measures = {}) {
      const plan = planSettlement({ id, outcome, actor, now, measures }, load.settlement(id));
      apply(plan, actor, now);
    },
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

/** A write that another thread or a bug has garbled ends here. */
function checkBytes({ bytes, sha256, fileName }: TorrentDraft): void {
  if (hash('sha256', bytes) === sha256) return;
  throw new Error(`Cannot publish "${fileName}": its bytes do not have the SHA-256 ${sha256}`);
}
