import { hash } from 'node:crypto';
import type { Torrent } from './torrent.ts';

/**
 * What tells one state of a torrent from another, with all that is written about it; its SHA-256 alone is that of the
 * bytes. Not the time of the last change: a torrent that is superseded keeps its own, and two changes may share one.
 */
export function validatorOf(torrent: Torrent): string {
  const { id, sha256, state, stateReason, collection, fileName, updatedAt } = torrent;
  const { title, description, category, tags, licence } = torrent;
  const stands = [id, sha256, state, stateReason, collection, fileName, updatedAt];
  return hash(
    'sha256',
    JSON.stringify([...stands, title, description, category, tags, licence]),
    'base64url',
  );
}
