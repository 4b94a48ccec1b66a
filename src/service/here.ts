import type { Base, Context } from '../http/context.ts';
import { nextAddress } from './next.ts';

/**
 * The path and query that lead back to the page which answers a request: the request's own when it reads, else that of
 * the page whose form it was, since what takes a form need not be a page.
 */
export function hereOf(request: Request, { base, target }: Pick<Context, 'base' | 'target'>): string {
  if (request.method === 'GET' || request.method === 'HEAD') {
    return `${base.prefix}${target.path}${target.search}`;
  }
  return nextAddress(ownPath(request.headers.get('referer'), base), base);
}

function ownPath(referer: string | null, { origin }: Base): string | undefined {
  const from = URL.parse(referer ?? '');
  return from?.origin === origin ? from.pathname + from.search : undefined;
}
