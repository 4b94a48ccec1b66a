import type { Access } from '../../access/access.ts';
import { reaches, type Token } from '../../access/token.ts';
import { checkMayChange } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { isAllowed } from '../../catalogue/is-allowed.ts';
import { checkMayRestore } from '../../catalogue/removal.ts';
import type { Context } from '../../http/context.ts';
import { preferredForm } from '../../http/negotiate.ts';
import { respondText } from '../../http/respond.ts';
import { createAddresses, within } from '../../service/addresses.ts';
import type { Endpoint } from '../../service/endpoint.ts';
import { proofIn, type Call } from '../../service/endpoint-routes.ts';
import { isSearch, nextQuery, toListQuery } from '../../service/list-query.ts';
import type { OwnTracker } from '../../service/own-tracker.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { Frames } from '../layout/frames.ts';
import { NO_STORE, respondPage, leadOn } from '../layout/page-response.ts';
import { accountPage } from './account-view.ts';
import type {
  END_SESSION,
  LIST_OWN_TORRENTS,
  MAKE_FEED_KEY,
  REVOKE_FEED_KEY_FORM,
  SHOW_ACCOUNT,
} from './endpoints.ts';
import { newFeedKeyPage } from './own-keys.ts';
import { ownTorrentsPage } from './own-torrents.ts';

const PAGE_SIZE = 50;

type ById = Context<{ readonly id: number }>;

export interface AccountParts {
  readonly frames: Frames;
  readonly access: Pick<
    Access,
    'listSessions' | 'endSession' | 'listFeedKeys' | 'issueFeedKey' | 'revokeFeedKey'
  >;
  readonly catalogue: Pick<Catalogue, 'findHoldings' | 'findPublisherOf' | 'list'>;
  readonly rateLimits: Pick<RateLimits, 'take'>;
  /** Whether reading needs a token. */
  readonly read: 'open' | 'token';
  /** Whether publishers may have pages of their own. */
  readonly hasPublisherPages: boolean;
  /** The tracker of this site; undefined where there is none. */
  readonly tracker: OwnTracker | undefined;
}

/** The account of the visitor who is signed in: their sessions, their feed keys, and what they have published. */
export function account(parts: AccountParts) {
  const { frames, access, catalogue, rateLimits, read, hasPublisherPages, tracker } = parts;
  /** The visitor who sent a form, and its fields. */
  const sender = async (call: Pick<Call<Endpoint>, 'admit' | 'fields'>) => {
    const fields = await call.fields();
    return { ...known(await call.admit(proofIn(fields))), fields };
  };

  return {
    show: async (request: Request, context: Context, call: Call<typeof SHOW_ACCOUNT>): Promise<Response> => {
      const { visitor, token } = known(await call.admit());
      const [holdings, sessions, feedKeys, publisher, passkeys] = await Promise.all([
        catalogue.findHoldings(token.id),
        access.listSessions(token),
        access.listFeedKeys(token),
        catalogue.findPublisherOf(token.id),
        tracker?.passkeys.listPasskeys(token),
      ]);
      const keys = { feedKeys: inUse(feedKeys), passkeys: passkeys && inUse(passkeys) };
      const frame = frames.forVisitor(visitor, request, context);
      const needsTokenToRead = read === 'token';
      const mayHavePage = hasPublisherPages && reaches(token.role, 'uploader');
      const own = { publisher, mayHavePage };
      const hasFigures = tracker?.figures !== undefined;
      const input = { token, holdings, sessions, ...keys, needsTokenToRead, hasFigures, ...own };
      return respondPage(200, accountPage(input, frame), frame, NO_STORE);
    },

    torrents: async (
      request: Request,
      context: Context,
      call: Call<typeof LIST_OWN_TORRENTS>,
    ): Promise<Response> => {
      const { visitor, token } = known(await call.admit());
      const { query } = context.target;
      const wanted = toListQuery(call.query(), PAGE_SIZE, () => ({ ownerId: token.id, state: 'any' }));
      if (isSearch(wanted)) await rateLimits.take('searches', request, visitor);
      const page = await catalogue.list(wanted, visitor.actor);
      const items = page.items.map((torrent) => ({
        torrent,
        mayChange: torrent.state !== 'removed' && isAllowed(() => checkMayChange(visitor.actor, torrent)),
        mayRestore: torrent.state === 'removed' && isAllowed(() => checkMayRestore(visitor.actor, torrent)),
      }));
      const next = page.next && `?${nextQuery(query, wanted, page.next).toString()}`;
      const frame = frames.forVisitor(visitor, request, context);
      return respondPage(200, ownTorrentsPage({ items, next }, frame), frame, NO_STORE);
    },

    endSession: async (
      _request: Request,
      context: ById,
      call: Call<typeof END_SESSION>,
    ): Promise<Response> => {
      const { visitor, token } = await sender(call);
      await access.endSession(context.params.id, token, visitor.actor);
      return backToAccount(context);
    },

    /** The answer itself shows the key, and is stored nowhere: an address would be, in histories and logs. */
    makeFeedKey: async (
      request: Request,
      context: Context,
      call: Call<typeof MAKE_FEED_KEY>,
    ): Promise<Response> => {
      const { visitor, token, fields } = await sender(call);
      const issued = await access.issueFeedKey(token, call.form(fields).name, visitor.actor);
      if (preferredForm(request) !== 'html') return respondText(201, issued.secret, NO_STORE);
      const frame = frames.forVisitor(visitor, request, context);
      return respondPage(201, newFeedKeyPage(issued, frame), frame, NO_STORE);
    },

    revokeFeedKey: async (
      _request: Request,
      context: ById,
      call: Call<typeof REVOKE_FEED_KEY_FORM>,
    ): Promise<Response> => {
      const { visitor, token } = await sender(call);
      await access.revokeFeedKey(context.params.id, token, visitor.actor);
      return backToAccount(context);
    },
  };
}

function inUse(keys: readonly Token[]): readonly Token[] {
  return keys.filter(({ revokedAt }) => revokedAt === undefined);
}

/** A visitor with the token that the endpoint asked for. */
export function known(visitor: Visitor): { readonly visitor: Visitor; readonly token: Token } {
  const { token } = visitor;
  if (token === undefined) throw new Error('Cannot go on without a token: it was asked for');
  return { visitor, token };
}

/** Leads back to the account after a form. */
export function backToAccount({ base }: Context): Response {
  return leadOn(createAddresses(within(base)).account);
}
