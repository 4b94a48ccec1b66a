import ipaddr from 'ipaddr.js';

/**
 * One step of a request through proxies (RFC 7239): which address made the request to the proxy, and for which origin.
 */
export interface Hop {
  /** Undefined when it is not an address: `unknown`, an obfuscated name, or junk. */
  readonly ip: string | undefined;
  readonly proto: string | undefined;
  readonly host: string | undefined;
}

/** The steps in X-Forwarded-For, the nearest last. */
export function parseXForwardedFor(value: string): readonly Hop[] {
  const entries = value.split(',').map((entry) => entry.trim());
  return entries
    .filter((entry) => entry !== '')
    .map((entry) => ({ ip: parseNode(entry), proto: undefined, host: undefined }));
}

/**
 * The steps in Forwarded (RFC 7239 section 4), the nearest last. It is read from its end, which the nearest proxy
 * wrote. A client may have made up what comes before an element that is not valid, so that is left out.
 */
export function parseForwarded(value: string): readonly Hop[] {
  const hops: Hop[] = [];
  for (const element of splitQuoted(value, ',').toReversed()) {
    if (element === '') continue;
    const hop = parseElement(element);
    if (hop === undefined) break;
    hops.push(hop);
  }
  return hops.toReversed();
}

/**
 * Parses an IP address as proxies write it, into its shortest spelling without the port: `192.0.2.1:4711`,
 * `[2001:db8::1]:4711`, `2001:db8::1`, `::ffff:192.0.2.1` (the same as 192.0.2.1). Undefined for anything else.
 */
function parseNode(text: string): string | undefined {
  const [, bracketed] = /^\[([^\]]*)\](?::(?:\d{1,5}|_[\w.-]+))?$/.exec(text) ?? [];
  if (bracketed !== undefined) return ipaddr.IPv6.isValid(bracketed) ? shortest(bracketed) : undefined;
  const [, withoutPort = text] = /^([\d.]+):(?:\d{1,5}|_[\w.-]+)$/.exec(text) ?? [];
  // ipaddr.js also accepts `1`, `0x7f.1` and `010.0.0.1`, which other programs read as other addresses.
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(withoutPort) || ipaddr.IPv6.isValid(withoutPort);
  return isAddress ? shortest(withoutPort) : undefined;
}

function shortest(address: string): string {
  // A zone, as in fe80::1%eth0, is only valid on the machine that wrote it.
  return ipaddr.process(address.split('%', 1).join('')).toString();
}

function parseElement(element: string): Hop | undefined {
  const pairs = new Map<string, string>();
  for (const pair of splitQuoted(element, ';')) {
    if (pair === '') continue;
    const [, name = '', token, quoted] =
      /^([!#$%&'*+.^_`|~0-9a-z-]+)=(?:([!#$%&'*+.^_`|~0-9a-z:[\]-]+)|"((?:[^"\\]|\\.)*)")$/is.exec(pair) ??
      [];
    const value = token ?? quoted?.replaceAll(/\\(.)/gs, '$1');
    // RFC 7239 section 4: each parameter may appear once.
    if (value === undefined || pairs.has(name.toLowerCase())) return undefined;
    pairs.set(name.toLowerCase(), value);
  }
  return { ip: parseNode(pairs.get('for') ?? ''), proto: pairs.get('proto'), host: pairs.get('host') };
}

/** Splits at separators outside quoted strings, from the end. */
function splitQuoted(text: string, separator: string): string[] {
  const parts: string[] = [];
  let end = text.length;
  let isQuoted = false;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === '"' && !(isQuoted && isEscaped(text, at))) isQuoted = !isQuoted;
    else if (text[at] === separator && !isQuoted) {
      parts.push(text.slice(at + 1, end).trim());
      end = at;
    }
  }
  parts.push(text.slice(0, end).trim());
  return parts.toReversed();
}

/** Whether an odd number of backslashes comes before this position. */
function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && text[start - 1] === '\\') start--;
  return (at - start) % 2 === 1;
}
