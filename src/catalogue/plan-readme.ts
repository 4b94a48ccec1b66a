import type { AuditFacts } from '../events/audit.ts';
import { AppError } from '../errors.ts';
import type { Actor } from './actor.ts';
import { collectionVersionOf } from './collection-settings.ts';
import type { ReadmeFacts } from './facts.ts';
import { setPictures } from './plan-readme-picture.ts';
import { unchanged, type Plan } from './plan.ts';
import { checkPreconditions, type Preconditions } from './preconditions.ts';
import { checkIsDescribed, checkMayDescribe, objectOf, toReadme, type Readme } from './readme.ts';

/** What became of a README that was sent. */
export interface ReadmeChange {
  readonly outcome: 'created' | 'replaced' | 'unchanged';
  readonly readme: Readme;
}

export interface ReadmeRequest {
  readonly collection: string;
  readonly actor: Actor;
  readonly conditions: Preconditions;
}

/** Plans to write a README. Throws what `CatalogueStore.putReadme` rejects with. */
export function planReadme(
  { collection, actor, conditions, text, now }: ReadmeRequest & { readonly text: string; readonly now: Date },
  facts: ReadmeFacts,
): Plan<ReadmeChange> {
  const { readme: current, isListed } = facts;
  checkMayDescribe(actor, collection);
  checkPreconditions(conditions, tagsFor(conditions, facts));
  if (current?.text === text) return unchanged({ outcome: 'unchanged', readme: current });
  if (current === undefined) checkIsDescribed(collection, actor, { isListed });
  const readme = toReadme(collection, text, now);
  return {
    result: { outcome: current === undefined ? 'created' : 'replaced', readme },
    changes: [{ kind: 'putReadme', readme }],
    notes: [
      {
        action: 'readme.write',
        object: objectOf(collection),
        before: current && factsOf(current),
        after: factsOf(readme),
      },
    ],
  };
}

/** Plans to remove a README. Throws what `CatalogueStore.removeReadme` rejects with. */
export function planReadmeRemoval(
  { collection, actor, conditions }: ReadmeRequest,
  facts: ReadmeFacts,
): Plan<Readme> {
  const { readme: current, pictures } = facts;
  checkMayDescribe(actor, collection);
  if (current === undefined) throw noReadme(collection);
  checkPreconditions(conditions, tagsFor(conditions, facts));
  return {
    result: current,
    changes: [{ kind: 'deleteReadme', collection }, ...setPictures(collection, pictures, [])],
    notes: [{ action: 'readme.remove', object: objectOf(collection), before: factsOf(current) }],
  };
}

/** The error for a collection that has no README. */
export function noReadme(collection: string): AppError {
  return new AppError('not_found', `Cannot find a README of the collection ${collection}: none was written`, {
    hint: 'Send one: curl -u :TOKEN -T README.md URL/collection/',
  });
}

/** The entity tags of what the conditions are about: the README, or the collection that shows it. */
function tagsFor({ about }: Preconditions, { readme, settings }: ReadmeFacts): readonly string[] {
  if (about === 'collection') return [collectionVersionOf({ settings, readme })];
  return readme === undefined ? [] : [readme.sha256];
}

/** The text itself is not a fact: the audit log would grow by all of it with every change. */
function factsOf({ sha256, text }: Readme): AuditFacts {
  return { sha256, bytes: new TextEncoder().encode(text).byteLength };
}
