import { AppError } from '../errors.ts';
import type { AuditFacts } from '../events/audit.ts';
import { moderatesAll, type Actor } from './actor.ts';
import { differing } from './edit-notes.ts';
import { unchanged, type Plan } from './plan.ts';
import { noPublisher, SLUGS_MAX, type Publisher, type PublisherDraft } from './publisher.ts';

/** What a change of a publisher needs to know. */
export interface PublisherFacts {
  /** That of the actor's token, or the one with the address in question. */
  readonly publisher: Publisher | undefined;
  /** Others whose address, or a former one, or whose name looks like the wanted one. */
  readonly sameSlug: Publisher | undefined;
  readonly sameName: Publisher | undefined;
}

/** Plans to write a publisher's page. Throws what `CatalogueStore.putPublisher` rejects with. */
export function planPublisher(
  draft: PublisherDraft,
  actor: Actor,
  { publisher: current, sameSlug, sameName }: PublisherFacts,
  now: Date,
): Plan<Publisher> {
  const { tokenId: ownerId } = actor;
  if (ownerId === undefined) throw needsToken();
  if (sameSlug !== undefined) throw taken('address', draft.slug);
  if (sameName !== undefined) throw taken('name', draft.name);
  const isSame = current !== undefined && current.slug === draft.slug && current.name === draft.name;
  if (isSame && current.about === draft.about) return unchanged(current);
  const publisher: Publisher = {
    ...draft,
    ownerId,
    formerSlugs: formerSlugs(current, draft),
    // A moderator vouched for that name at that address, and for no other.
    verified: isSame && current.verified,
    createdAt: current?.createdAt ?? now,
    updatedAt: now,
  };
  return {
    result: publisher,
    changes: [{ kind: 'putPublisher', publisher }],
    notes: [
      {
        action: 'publisher.write',
        object: objectOf(ownerId),
        ...(current === undefined
          ? { after: factsOf(publisher) }
          : differing(factsOf(current), factsOf(publisher))),
      },
    ],
  };
}

/** Plans to remove a publisher's page: by its owner, or by a moderator of all. Throws forbidden and not_found. */
export function planPublisherRemoval(
  slug: string,
  actor: Actor,
  { publisher }: Pick<PublisherFacts, 'publisher'>,
): Plan<Publisher> {
  if (publisher === undefined) throw noPublisher(slug);
  if (publisher.ownerId !== actor.tokenId) checkMayVerify(actor);
  return {
    result: publisher,
    changes: [{ kind: 'deletePublisher', ownerId: publisher.ownerId }],
    notes: [{ action: 'publisher.remove', object: objectOf(publisher.ownerId), before: factsOf(publisher) }],
  };
}

/** Plans to give or take the mark of a verified publisher. Throws forbidden and not_found. */
export function planVerification(
  slug: string,
  verified: boolean,
  actor: Actor,
  { publisher: current }: Pick<PublisherFacts, 'publisher'>,
  now: Date,
): Plan<Publisher> {
  checkMayVerify(actor);
  if (current === undefined) throw noPublisher(slug);
  if (current.verified === verified) return unchanged(current);
  const publisher = { ...current, verified, updatedAt: now };
  return {
    result: publisher,
    changes: [{ kind: 'putPublisher', publisher }],
    notes: [
      {
        action: 'publisher.verify',
        object: objectOf(current.ownerId),
        ...differing(factsOf(current), factsOf(publisher)),
      },
    ],
  };
}

/** Throws forbidden unless the actor moderates all torrents: a publisher may publish in all collections. */
export function checkMayVerify(actor: Actor): void {
  if (moderatesAll(actor)) return;
  throw new AppError('forbidden', 'Cannot decide about a publisher: only moderators of all collections may', {
    hint: 'Use a token with the role moderator that is not bound to a collection.',
  });
}

function formerSlugs(current: Publisher | undefined, { slug }: PublisherDraft): readonly string[] {
  if (current === undefined) return [];
  const former = [...current.formerSlugs, current.slug].filter((it) => it !== slug);
  if (former.length < SLUGS_MAX) return former;
  throw new AppError('conflict', `Cannot change the address again: this publisher has had ${SLUGS_MAX}`, {
    hint: `Use one of them: ${former.join(', ')}.`,
  });
}

function needsToken(): AppError {
  return new AppError('unauthorized', 'Cannot have a page of a publisher without a token', {
    hint: 'Sign in, or send a token.',
  });
}

function taken(what: 'address' | 'name', text: string): AppError {
  const message = `Cannot use the ${what} "${text}": another publisher has it, or one that looks like it`;
  return new AppError('conflict', message, { hint: 'Choose another one.' });
}

/** A publisher is its token in the audit log, where all that this token does is found together. */
function objectOf(ownerId: number): string {
  return `token ${ownerId}`;
}

function factsOf({ slug, name, about, verified }: Publisher): AuditFacts {
  return { slug, name, about: about ?? null, verified };
}
