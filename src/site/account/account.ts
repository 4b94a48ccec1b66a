import type { Token } from '../../access/token.ts';
import { checkMayChange } from '../../catalogue/actor.ts';
import { isAllowed } from '../../catalogue/is-allowed.ts';
import { checkMayRestore } from '../../catalogue/removal.ts';
import type { Context } from '../../http/context.ts';
import { readFields } from '../../http/fields.ts';
import { preferredForm } from '../../http/negotiate.ts';
import { redirect, respondText } from '../../http/respond.ts';
import { withHeaders } from '../../http/with-headers.ts';
import { createAddresses, within } from '../../service/addresses.ts';
import { isSearch, nextQuery, parseListQuery } from '../../service/list-query.ts';
import type { Visitor } from '../../service/visitor.ts';
import { frameOf, type SiteDeps } from '../deps.ts';
import { respondPage } from '../layout/page-response.ts';
import { accountPage } from './account-view.ts';
import { newFeedKeyPage } from './feed-keys.ts';
import { ownTorrentsPage } from './own-torrents.ts';
import { NO_STORE } from '../login/sign-in.ts';

const PAGE_SIZE = 50;

type ById = Context<{ readonly id: number }>;

/** What belongs to whoever is signed in: their sessions, their feed keys, and what they have published. */
export function account(deps: SiteDeps) {
  const { access, catalogue, identity, rateLimits } = deps;

  /** Whoever sent a form, with its other fields. */
  const sender = async (request: Request, context: Context, names: readonly string[]) => {
    const fields = await readFields(request, ['formToken', ...names]);
    const proof = { formToken: fields.get('formToken') };
    return { ...known(await identity.require(request, context, 'reader', proof)), fields };
  };

  return {
    show: async (request: Request, context: Context): Promise<Response> => {
      const { visitor, token } = known(await identity.require(request, context, 'reader'));
      const [holdings, sessions, feedKeys] = await Promise.all([
        catalogue.findHoldings(token.id),
        access.listSessions(token),
        access.listFeedKeys(token),
      ]);
      const inUse = feedKeys.filter(({ revokedAt }) => revokedAt === undefined);
      const frame = frameOf(deps, request, context, visitor);
      const needsTokenToRead = deps.read === 'token';
      const input = { token, holdings, sessions, feedKeys: inUse, needsTokenToRead };
      return respondPage(200, accountPage(input, frame), frame, NO_STORE);
    },

    torrents: async (request: Request, context: Context): Promise<Response> => {
      const { visitor, token } = known(await identity.require(request, context, 'reader'));
      const { query } = context.target;
      const wanted = { ...parseListQuery(query, PAGE_SIZE), ownerId: token.id, state: 'any' } as const;
      if (isSearch(wanted)) rateLimits.take('searches', request, visitor);
      const page = await catalogue.list(wanted);
      const items = page.items.map((torrent) => ({
        torrent,
        mayChange: torrent.state !== 'removed' && isAllowed(() => checkMayChange(visitor.actor, torrent)),
        mayRestore: torrent.state === 'removed' && isAllowed(() => checkMayRestore(visitor.actor, torrent)),
      }));
      const next = page.next && `?${nextQuery(query, wanted, page.next).toString()}`;
      const frame = frameOf(deps, request, context, visitor);
      return respondPage(200, ownTorrentsPage({ items, next }, frame), frame, NO_STORE);
    },

    endSession: async (request: Request, context: ById): Promise<Response> => {
      const { visitor, token } = await sender(request, context, []);
      await access.endSession(context.params.id, token, visitor.actor);
      return backToAccount(context);
    },

    /** The answer itself shows the key, and is kept by nobody: an address would be, in histories and logs. */
    makeFeedKey: async (request: Request, context: Context): Promise<Response> => {
      const { visitor, token, fields } = await sender(request, context, ['name']);
      const issued = await access.issueFeedKey(token, fields.get('name').trim(), visitor.actor);
      if (preferredForm(request) !== 'html') return respondText(201, issued.secret, NO_STORE);
      const frame = frameOf(deps, request, context, visitor);
      return respondPage(201, newFeedKeyPage(issued, frame), frame, NO_STORE);
    },

    revokeFeedKey: async (request: Request, context: ById): Promise<Response> => {
      const { visitor, token } = await sender(request, context, []);
      await access.revokeFeedKey(context.params.id, token, visitor.actor);
      return backToAccount(context);
    },
  };
}

function known(visitor: Visitor): { readonly visitor: Visitor; readonly token: Token } {
  const { token } = visitor;
  if (token === undefined) throw new Error('Cannot go on without a token: it was asked for');
  return { visitor, token };
}

function backToAccount({ base }: Context): Response {
  return withHeaders(redirect(303, createAddresses(within(base)).account), NO_STORE);
}
