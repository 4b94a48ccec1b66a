import { hash } from 'node:crypto';
import type { Revision } from '../catalogue/listed-collection.ts';
import type { Validators } from '../http/conditions.ts';
import { revisionValidators } from '../service/revision.ts';

/** Makes the validators of documents that are made of a list, and of settings such as the name of the site. */
export function createValidators(
  ...settings: readonly (string | number | boolean)[]
): (revision: Revision) => Validators {
  const suffix = hash('sha256', JSON.stringify(settings), 'base64url').slice(0, 8);
  return (revision) => revisionValidators(revision, suffix);
}
