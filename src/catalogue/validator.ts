import { hash } from 'node:crypto';
import { factOf } from './picture.ts';
import type { Torrent } from './torrent.ts';

/**
 * The version of a torrent with its fields and state. Its SHA-256 is only the version of its bytes. The time of the
 * last change is not enough: a superseded torrent keeps its own, and two changes may have the same. The version of a
 * pending torrent includes `occupant`, which has its path and is replaced at the approval, because the moderator must
 * have seen both.
 */
export function validatorOf(torrent: Torrent, occupant: Torrent | undefined): string {
  const { id, sha256, state, stateReason, wantedState, collection, fileName, updatedAt, removal } = torrent;
  const { title, description, category, tags, licence, expiresAt, pinned } = torrent;
  const current = [id, sha256, state, stateReason, wantedState, collection, fileName, updatedAt, removal?.at];
  const images = torrent.pictures.map(factOf);
  const written = [title, description, category, tags, licence, expiresAt, pinned, images];
  const replaced = state === 'pending' && occupant !== undefined ? [occupant.id, occupant.sha256] : [];
  return digestOf([...current, ...written, ...replaced]);
}

/**
 * The version of what a moderator decides about with a report: the torrent, and its open reports. A decision settles
 * all of them, so a report that came later must not be settled unread.
 */
export function reportValidatorOf(torrent: Torrent, newestReportId: number): string {
  return digestOf([validatorOf(torrent, undefined), newestReportId]);
}

function digestOf(facts: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(facts), 'base64url');
}
