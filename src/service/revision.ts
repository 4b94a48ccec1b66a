import type { Viewer } from '../catalogue/areas.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { missingCollection } from '../catalogue/collections.ts';
import type { Revision } from '../catalogue/listed-collection.ts';
import type { Validators } from '../http/conditions.ts';

/** The revision of a collection. Rejects with not_found when nothing is published in it. */
export async function getRevision(
  catalogue: Pick<Catalogue, 'findRevision'>,
  collection: string,
  viewer: Viewer,
): Promise<Revision> {
  const revision = await catalogue.findRevision(collection, viewer);
  if (revision !== undefined) return revision;
  throw missingCollection(collection);
}

/**
 * The validators of what is made of a list. The time is a part of the tag: after a backup was restored, revisions count
 * from an earlier one. `suffix` tells apart what else it is made of.
 */
export function revisionValidators({ number, changedAt }: Revision, suffix = ''): Validators {
  const tag = `${number}-${changedAt.getTime()}`;
  return { etag: suffix === '' ? tag : `${tag}-${suffix}`, isWeak: true, lastModified: changedAt };
}
