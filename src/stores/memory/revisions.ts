import { withAncestors } from '../../catalogue/ancestors.ts';
import { revisionKey, type Tables } from './tables.ts';

/** Gives the lists of a collection and of all above it, in that area, another revision. */
export function reviseLists(collection: string, area: string, { revisions }: Tables, changedAt: Date): void {
  const number = Math.max(0, ...Array.from(revisions.values(), (revision) => revision.number)) + 1;
  for (const path of withAncestors(collection)) revisions.set(revisionKey(path, area), { number, changedAt });
}
