import { hash } from 'node:crypto';
import type { Revision } from '../catalogue/listed-collection.ts';
import type { Validators } from '../http/conditions.ts';
import { revisionValidators } from '../service/revision.ts';
import type { SiteSources } from '../service/site-sources.ts';

/**
 * Makes the validators of documents that are made of a list, of the sources that the site offers, and of settings such as its
 * name.
 */
export function createValidators(
  sources: Pick<SiteSources, 'version'>,
  ...settings: readonly (string | number | boolean)[]
): (revision: Revision) => Validators {
  let version: string | undefined;
  let suffix = '';
  return (revision) => {
    if (version !== sources.version) {
      version = sources.version;
      suffix = hash('sha256', JSON.stringify([...settings, version]), 'base64url').slice(0, 8);
    }
    return revisionValidators(revision, suffix);
  };
}
