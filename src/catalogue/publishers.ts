import { AppError } from '../errors.ts';
import type { Actor } from './actor.ts';
import { checkMayVerify } from './plan-publisher.ts';
import { toPublisherDraft, type Publisher, type PublisherDraft } from './publisher.ts';
import type { CatalogueStore } from './store.ts';

/** Publishers with pages of their own. */
export interface Publishers {
  /**
   * Writes the page of the actor's token. Rejects with what `toPublisherDraft` throws, unauthorized without a token, and
   * conflict for an address or name that another has, or for too many addresses.
   */
  putPublisher(draft: PublisherDraft, actor: Actor): Promise<Publisher>;
  /** Removes a page. Rejects with not_found, and with forbidden unless it is the actor's own or they moderate all. */
  removePublisher(slug: string, actor: Actor): Promise<Publisher>;
  /** Gives or takes the mark of a verified publisher. Rejects with not_found, and forbidden unless the actor moderates all. */
  verifyPublisher(slug: string, verified: boolean, actor: Actor): Promise<Publisher>;
  /** By a former address too. */
  findPublisher(slug: string): Promise<Publisher | undefined>;
  findPublisherOf(ownerId: number | undefined): Promise<Publisher | undefined>;
  /** By address, after that of the page before. Rejects with forbidden unless the actor moderates all. */
  listPublishers(limit: number, after: string | undefined, actor: Actor): Promise<readonly Publisher[]>;
}

/**
 * Makes what a catalogue does with publishers; without `areAllowed` there are no pages, and none can be written. The
 * name of a publisher cannot contain that of the site.
 */
export function createPublishers(
  store: Pick<
    CatalogueStore,
    | 'putPublisher'
    | 'removePublisher'
    | 'verifyPublisher'
    | 'findPublisher'
    | 'findPublisherOf'
    | 'listPublishers'
  >,
  now: () => Date,
  { areAllowed, siteName }: { readonly areAllowed: boolean; readonly siteName: string },
): Publishers {
  return {
    async putPublisher(draft, actor) {
      if (!areAllowed) throw notAllowed();
      return store.putPublisher(toPublisherDraft(draft, siteName), actor, now());
    },
    removePublisher: (slug, actor) => store.removePublisher(slug, actor, now()),
    verifyPublisher: (slug, verified, actor) => store.verifyPublisher(slug, verified, actor, now()),
    findPublisher: async (slug) => (areAllowed ? store.findPublisher(slug.toLowerCase()) : undefined),
    findPublisherOf: async (ownerId) =>
      areAllowed && ownerId !== undefined ? store.findPublisherOf(ownerId) : undefined,
    async listPublishers(limit, after, actor) {
      checkMayVerify(actor);
      return store.listPublishers(limit, after);
    },
  };
}

function notAllowed(): AppError {
  return new AppError(
    'forbidden',
    'Cannot have a page of a publisher here: the operator does not allow them',
    {
      hint: 'Ask the operator of this service to set TORRENTRY_PUBLISHERS=pages.',
    },
  );
}
