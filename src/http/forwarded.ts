import ipaddr from 'ipaddr.js';
import type { ServerRequest } from 'srvx';
import { AppError } from '../errors.ts';

/** Who sent a request, and at what origin, as far as trusted proxies say. */
export interface Peer {
  readonly ip: string | undefined;
  readonly origin: string;
}

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The trusted proxy that stands for everybody who comes through a unix socket. */
export const UNIX_PEER = 'unix';

// Strangers send the names and have the addresses: a table of them may not grow with their number.
const KNOWN_MAX = 1000;

/** Parses `10.0.0.0/8` or a single address. Throws a plain Error when it is neither. */
export function parseAddressRange(text: string): Range {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** Makes the function that says whether an address is in one of the ranges; undefined, a unix socket's, by `unix`. */
export function createAddressTest(ranges: readonly string[]): (ip: string | undefined) => boolean {
  const parsed = ranges.filter((range) => range !== UNIX_PEER).map(parseAddressRange);
  const takesUnix = ranges.includes(UNIX_PEER);
  const isWithinOnce = remember((ip) => isWithin(ip, parsed));
  return (ip) => (ip === undefined ? takesUnix : parsed.length > 0 && isWithinOnce(ip));
}

/**
 * Makes the function that reads the peer of a request. X-Forwarded-For is walked from the right, past trusted
 * proxies only: everything left of the first untrusted address is the client's invention. X-Forwarded-Proto and
 * -Host count only from a trusted proxy, right-most value. Throws malformed for a Host that is none.
 */
export function createPeerReader(trustedProxies: readonly string[]): (request: Request) => Peer {
  const isTrusted = createAddressTest(trustedProxies);
  const httpOrigin = remember((host) => `http://${checkHost(host)}`);
  const httpsOrigin = remember((host) => `https://${checkHost(host)}`);
  return (request) => {
    const incoming = (request as ServerRequest).runtime?.node?.req;
    if (incoming === undefined) return { ip: undefined, origin: originOf(new URL(request.url)) };
    const { socket, headers } = incoming;
    const direct = socket.remoteAddress;
    const trusted = isTrusted(direct);
    const proto = trusted ? lastOf(request.headers.get('x-forwarded-proto')) : undefined;
    const isEncrypted = proto === undefined ? 'encrypted' in socket && socket.encrypted : proto === 'https';
    const own = (headers as { ':authority'?: string })[':authority'] ?? headers.host ?? 'localhost';
    const host = (trusted ? lastOf(request.headers.get('x-forwarded-host')) : undefined) ?? own;
    return {
      ip: trusted ? walkBack(request.headers.get('x-forwarded-for'), direct, isTrusted) : direct,
      origin: isEncrypted ? httpsOrigin(host) : httpOrigin(host),
    };
  };
}

function originOf({ protocol, host }: URL): string {
  return `${protocol}//${checkHost(host)}`;
}

function checkHost(host: string): string {
  if (/^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.test(host)) return host.toLowerCase();
  throw new AppError('malformed', `Cannot read the Host "${host.slice(0, 80)}"`);
}

/** Keeps what a function said of the last few texts. What throws is not kept. */
function remember<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const value = known.get(text);
    if (value !== undefined) return value;
    const computed = compute(text);
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(text, computed);
    return computed;
  };
}

function lastOf(list: string | null): string | undefined {
  const last = list?.split(',').at(-1)?.trim();
  return last === '' ? undefined : last;
}

function walkBack(
  list: string | null,
  direct: string | undefined,
  isTrusted: (ip: string) => boolean,
): string | undefined {
  let ip = direct;
  for (const entry of (list ?? '').split(',').toReversed()) {
    const text = entry.trim();
    if (!ipaddr.isValid(text)) break;
    ip = text;
    if (!isTrusted(text)) break;
  }
  return ip;
}

function isWithin(ip: string, ranges: readonly Range[]): boolean {
  if (!ipaddr.isValid(ip)) return false;
  // Maps ::ffff:10.0.0.1, which a dual-stack socket reports, to 10.0.0.1.
  const address = ipaddr.process(ip);
  return ranges.some(([network, bits]) => address.kind() === network.kind() && address.match(network, bits));
}
