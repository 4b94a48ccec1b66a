/** What a feed key opens: feeds, and the files that a feed leads a torrent client to. */
const FEEDS = /\/(?:feed\.(?:atom|rss|json)|collections\.opml)$|\.torrent$/;

/** The feed key in the address of a request, where one opens what is asked for; undefined for any other request. */
export function feedKeyIn({ method, url }: Request): string | undefined {
  if ((method !== 'GET' && method !== 'HEAD') || !url.includes('key=')) return undefined;
  const { pathname, searchParams } = new URL(url);
  return FEEDS.test(pathname) ? (searchParams.get('key') ?? undefined) : undefined;
}
