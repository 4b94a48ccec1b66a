import { AppError } from '../errors.ts';
import type { Base, Context } from '../http/context.ts';
import type { Route } from '../http/router.ts';
import { headerOf, withHeaders } from '../http/with-headers.ts';
import type { Endpoint } from './endpoint.ts';
import { feedKeyIn } from './feed-key.ts';
import type { Identity } from './identity.ts';
import { sessionSecretIn } from './session-cookie.ts';

// Where visitors sign in, what that page is made of, what a refusal leads to, and what a load balancer asks: none of it
// says what is here. The indexer and the tracker check their
// keys themselves, because their clients read no other refusals than theirs; the metrics check their token.
const OPEN =
  /^\/(?:login(?:\/.*)?|language|assets\/.*|favicon\.ico|robots\.txt|manifest\.webmanifest|\.well-known\/security\.txt|docs\/problems\/[a-z_]+|healthz|readyz|metrics|torznab\/api|(?:announce|scrape)(?:\/[^/]*)?)$/;

/**
 * The guard of an instance that needs a token to read. It is asked before anything is looked up, so that a visitor who is
 * refused learns nothing by status, text or time, not even which addresses exist. Rejects with unauthorized.
 */
export function createReadGuard(identity: Pick<Identity, 'visitor'>) {
  return async (request: Request, context: Context): Promise<void> => {
    if (OPEN.test(context.target.path)) return;
    if ((await identity.visitor(request, context)).token !== undefined) return;
    throw new AppError('unauthorized', 'Cannot show anything here without a token', {
      hint: 'Sign in, or send a token, as in: curl -u :TOKEN … or -H "Authorization: Bearer TOKEN"',
    });
  };
}

/**
 * The same routes, with answers that no cache may give to others than the one who asked: all answers, or those to requests
 * that show who asks, who may read what others may not.
 */
export function keepPrivate(routes: readonly Route[], what: 'all' | 'own'): Route[] {
  return routes.map((route) => (what === 'all' || dependsOnAsker(route) ? keptPrivate(route, what) : route));
}

function dependsOnAsker(route: Route & { readonly endpoint?: Endpoint }): boolean {
  return route.endpoint !== undefined && route.endpoint.needs !== 'everybody';
}

function keptPrivate({ handler, ...route }: Route, what: 'all' | 'own'): Route {
  return {
    ...route,
    async handler(request: Request, context: Context<never>) {
      const response = await handler(request, context);
      if (what === 'own' && !showsWho(request, context.base)) return response;
      const cacheControl = headerOf(response, 'cache-control') ?? 'no-cache';
      return withHeaders(response, { 'cache-control': withPrivate(cacheControl) });
    },
  };
}

/** Whether a request has anything that tells who it is from, valid or not. */
function showsWho(request: Request, base: Base): boolean {
  const isSigned = request.headers.has('authorization') || feedKeyIn(request) !== undefined;
  return isSigned || sessionSecretIn(request, base) !== undefined;
}

function withPrivate(cacheControl: string): string {
  if (/\bprivate\b/.test(cacheControl)) return cacheControl;
  return `private, ${cacheControl.replace(/\bpublic, */, '')}`;
}
