import type { Access } from '../access/access.ts';
import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import type { Route } from '../http/router.ts';
import { headerOf, withHeaders } from '../http/with-headers.ts';
import type { Identity } from './identity.ts';

// Where visitors sign in, what that page is made of, what a refusal leads to, and what a load balancer asks: none of it
// says what is here. The indexer checks its key itself, because its clients read no other refusals than its own.
const OPEN =
  /^\/(?:login(?:\/.*)?|language|assets\/.*|favicon\.ico|robots\.txt|manifest\.webmanifest|\.well-known\/security\.txt|docs\/problems\/[a-z_]+|healthz|readyz|torznab\/api)$/;

/** What a feed key opens: feeds, and the files that a feed leads a torrent client to. */
const FEEDS = /(?:^|\/)feed\.(?:atom|rss|json)$|^\/collections\.opml$|\.torrent$/;

/**
 * The guard of an instance that needs a token to read. It is asked before anything is looked up, so that a visitor who is
 * refused learns nothing by status, text or time, not even which addresses exist. Rejects with unauthorized.
 */
export function createReadGuard(identity: Identity, access: Pick<Access, 'authenticateFeedKey'>) {
  return async (request: Request, context: Context): Promise<void> => {
    const { path, query } = context.target;
    if (OPEN.test(path)) return;
    const key = query.get('key');
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (key !== null && reads && FEEDS.test(path)) {
      await access.authenticateFeedKey(key, context.ip);
      return;
    }
    if ((await identity.visitor(request, context)).role !== undefined) return;
    throw new AppError('unauthorized', 'Cannot show anything here without a token', {
      hint: 'Sign in, or send a token, as in: curl -u :TOKEN … or -H "Authorization: Bearer TOKEN"',
    });
  };
}

/** The same routes, with answers that no cache may give to others than the one who asked. */
export function keepPrivate(routes: readonly Route[]): Route[] {
  return routes.map(({ handler, ...route }) => ({
    ...route,
    async handler(request: Request, context: Context<never>) {
      const response = await handler(request, context);
      const cacheControl = headerOf(response, 'cache-control') ?? 'no-cache';
      return withHeaders(response, { 'cache-control': withPrivate(cacheControl) });
    },
  }));
}

function withPrivate(cacheControl: string): string {
  if (/\bprivate\b/.test(cacheControl)) return cacheControl;
  return `private, ${cacheControl.replace(/\bpublic, */, '')}`;
}
