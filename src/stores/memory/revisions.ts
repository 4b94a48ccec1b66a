import { withAncestors } from '../../catalogue/ancestors.ts';
import type { Tables } from './tables.ts';

/** Gives the lists of a collection and of all above it another revision. */
export function reviseLists(collection: string, { revisions }: Tables, changedAt: Date): void {
  const number = (revisions.get('')?.number ?? 0) + 1;
  for (const path of withAncestors(collection)) revisions.set(path, { number, changedAt });
}
