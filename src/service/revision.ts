import type { Revision } from '../catalogue/store.ts';
import type { Validators } from '../http/conditions.ts';

/**
 * The validators of what is made of a list. The time is a part of the tag: after a backup was restored, revisions count
 * from an earlier one. `suffix` tells apart what else it is made of.
 */
export function revisionValidators({ number, changedAt }: Revision, suffix = ''): Validators {
  const tag = `${number}-${changedAt.getTime()}`;
  return { etag: suffix === '' ? tag : `${tag}-${suffix}`, isWeak: true, lastModified: changedAt };
}
