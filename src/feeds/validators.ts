import { hash } from 'node:crypto';
import type { Revision } from '../catalogue/store.ts';
import type { Validators } from '../http/conditions.ts';
import { revisionValidators } from '../service/revision.ts';

/** Makes the validators of documents that are made of a list and the name of the site. */
export function createValidators(siteName: string): (revision: Revision) => Validators {
  const name = hash('sha256', siteName, 'base64url').slice(0, 8);
  return (revision) => revisionValidators(revision, name);
}

/**
 * When a feed says that it was updated, in whole seconds, as RSS has them. qBittorrent skips a feed that names the same
 * time as before. So a list that can still change in the second of its last change names that second, and one that has
 * settled the next: a reader between two changes of one second sees another time afterwards.
 */
export function updatedAt({ changedAt }: Revision, now: Date): Date {
  const second = Math.floor(changedAt.getTime() / 1000);
  const hasSettled = now.getTime() >= (second + 1) * 1000;
  return new Date((hasSettled ? second + 1 : second) * 1000);
}
