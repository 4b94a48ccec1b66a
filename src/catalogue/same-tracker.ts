/**
 * Whether one of the addresses is a wanted tracker: an address that is the same, or one at a host that is wanted by its name,
 * whatever its protocol, port and passkey.
 */
export function hasTracker(addresses: readonly string[], wanted: readonly string[]): boolean {
  const hosts = new Set(wanted.map(hostOf));
  const keys = new Set(wanted.filter((tracker) => tracker.includes('://')).map(keyOf));
  return addresses.some((address) => {
    const url = parse(address);
    return url === null ? keys.has(address) : hosts.has(url.hostname) || keys.has(keyOf(address));
  });
}

/** A name of a host as addresses have it: in lower case, in Punycode. Undefined for anything else than a name or an IP address. */
export function hostOf(text: string): string | undefined {
  if (/[/?#@\\\s]/.test(text)) return undefined;
  const url = URL.parse(`http://${text}/`);
  // The colons of an IPv6 address are in brackets.
  const hasPort = text.lastIndexOf(':') > text.lastIndexOf(']');
  return url === null || hasPort ? undefined : url.hostname;
}

/** What addresses of the same tracker have in common; the text itself of one that is not valid. */
function keyOf(address: string): string {
  const url = parse(address);
  if (url === null) return address;
  const [scheme = ''] = address.split(':', 1);
  return `${scheme.toLowerCase()}://${url.host}${url.pathname}${url.search}`;
}

/** As an address over HTTP, because only for some protocols a URL has its host in one form. */
function parse(address: string): URL | null {
  return URL.parse(address.trim().replace(/^udp:/i, 'http:'));
}
