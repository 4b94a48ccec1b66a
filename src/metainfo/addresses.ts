/**
 * How many trackers, web seeds and DHT nodes are kept of a torrent. All are checked; but hundreds of thousands, which fit
 * into 10 MiB, would be copied between threads and written into every answer.
 */
export const ADDRESSES_KEPT_MAX = 10_000;

/** Why no client can use the address of a tracker. */
export type TrackerFlaw = 'not-url' | 'invisible-character' | 'joined';

const trackerScheme = /^(?:https?|udp|wss?):\/\//i;
const seedScheme = /^(?:https?|ftp):\/\//i;

/**
 * Characters that no address has and a reader does not see: white space, control characters, and characters without
 * width.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\ufffd]/u;

/** Another address in the same string. One in the path or query may belong to the first, as with a proxy. */
const secondAddress = /(?:^|[^/?=&#])(?:https?|udp|wss?):\/\//i;
/** The same behind an ampersand, which joins parameters of a query and nothing before it. */
const secondBeforeQuery = /&(?:https?|udp|wss?):\/\//i;

/** What separates joined addresses, where a host should end. */
const separator = /[,;|]/;
const hostCharacters = /^[\p{L}\p{N}\p{M}.:[\]_~%-]+$/u;

/** What is wrong with the address of a tracker, as far as its text shows; undefined for one that may work. */
export function findTrackerFlaw(address: string): TrackerFlaw | undefined {
  const [scheme] = trackerScheme.exec(address) ?? [];
  if (scheme === undefined) return 'not-url';
  const rest = address.slice(scheme.length);
  const [beforeQuery = ''] = rest.split('?', 1);
  if (secondAddress.test(rest) || secondBeforeQuery.test(beforeQuery)) return 'joined';
  if (separator.test(authorityOf(rest))) return 'joined';
  if (invisible.test(address)) return 'invisible-character';
  return hasHost(rest) ? undefined : 'not-url';
}

/** Whether a client can download from the address of a web seed, as far as its text shows. */
export function isSeedAddress(address: string): boolean {
  const [scheme] = seedScheme.exec(address) ?? [];
  return scheme !== undefined && !invisible.test(address) && hasHost(address.slice(scheme.length));
}

function authorityOf(rest: string): string {
  const [authority = ''] = rest.split(/[/?#]/, 1);
  return authority;
}

/** Whether the rest of an address starts with a host, and a valid port if there is a port. */
function hasHost(rest: string): boolean {
  const authority = authorityOf(rest);
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const hasEmptyLabel = /^\.|\.\./.test(host);
  return (
    hostCharacters.test(host) && !hasEmptyLabel && !/:0+$/.test(host) && URL.canParse(`http://${authority}/`)
  );
}
