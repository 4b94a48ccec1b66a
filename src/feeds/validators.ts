import { hash } from 'node:crypto';
import type { Revision } from '../catalogue/listed-collection.ts';
import type { Validators } from '../http/conditions.ts';
import { revisionValidators } from '../service/revision.ts';

/** Makes the validators of documents that are made of a list and the name of the site. */
export function createValidators(siteName: string): (revision: Revision) => Validators {
  const name = hash('sha256', siteName, 'base64url').slice(0, 8);
  return (revision) => revisionValidators(revision, name);
}
