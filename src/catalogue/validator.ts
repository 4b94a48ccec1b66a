import { hash } from 'node:crypto';
import type { Torrent } from './torrent.ts';

/**
 * The version of a torrent: what tells one state of it from another, with all that is written about it; its SHA-256 alone
 * is that of the bytes. Not the time of the last change: a torrent that is superseded keeps its own, and two changes may
 * share one. That of a pending torrent includes `occupant`, which has its path and is replaced when it is approved: who
 * approves has to have seen both.
 */
export function validatorOf(torrent: Torrent, occupant: Torrent | undefined): string {
  const { id, sha256, state, stateReason, wantedState, collection, fileName, updatedAt, removal } = torrent;
  const { title, description, category, tags, licence } = torrent;
  const current = [id, sha256, state, stateReason, wantedState, collection, fileName, updatedAt, removal?.at];
  const written = [title, description, category, tags, licence];
  const replaced = state === 'pending' && occupant !== undefined ? [occupant.id, occupant.sha256] : [];
  return digestOf([...current, ...written, ...replaced]);
}

/**
 * The version of what a moderator decides about with a report: the torrent, and which reports of it are open. A decision
 * settles them all, so that a later one must not be settled unread.
 */
export function reportValidatorOf(torrent: Torrent, newestReportId: number): string {
  return digestOf([validatorOf(torrent, undefined), newestReportId]);
}

function digestOf(facts: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(facts), 'base64url');
}
