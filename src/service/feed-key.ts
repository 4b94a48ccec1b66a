import { rawTarget } from '../http/target.ts';

/** What a feed key opens: feeds, what they lead a torrent client to, and the checksums of those files. */
const FEEDS = /\/(?:feed\.(?:atom|rss|json)|collections\.opml|magnet|SHA256SUMS)$|\.torrent$/;

/** The feed key in the address of a request, where one opens what is asked for; undefined for any other request. */
export function feedKeyIn(request: Request): string | undefined {
  const { method } = request;
  if ((method !== 'GET' && method !== 'HEAD') || !rawTarget(request).includes('key=')) return undefined;
  const { pathname, searchParams } = new URL(request.url);
  return FEEDS.test(pathname) ? (searchParams.get('key') ?? undefined) : undefined;
}
