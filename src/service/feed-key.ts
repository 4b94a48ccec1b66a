/** What a feed key opens: feeds, what they lead a torrent client to, and the checksums of those files. */
const FEEDS = /\/(?:feed\.(?:atom|rss|json)|collections\.opml|magnet|SHA256SUMS)$|\.torrent$/;

/** The feed key in the address of a request, where one opens what is asked for; undefined for any other request. */
export function feedKeyIn({ method, url }: Request): string | undefined {
  if ((method !== 'GET' && method !== 'HEAD') || !url.includes('key=')) return undefined;
  const { pathname, searchParams } = new URL(url);
  return FEEDS.test(pathname) ? (searchParams.get('key') ?? undefined) : undefined;
}
