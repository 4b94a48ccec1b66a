import ipaddr from 'ipaddr.js';
import type { ServerRequest } from 'srvx';
import { AppError } from '../errors.ts';

/** Who sent a request, and at what origin, as far as trusted proxies say. */
export interface Peer {
  readonly ip: string | undefined;
  readonly origin: string;
}

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Parses `10.0.0.0/8` or a single address. Throws a plain Error when it is neither. */
export function parseAddressRange(text: string): Range {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/**
 * Makes the function that reads the peer of a request. X-Forwarded-For is walked from the right, past trusted
 * proxies only: everything left of the first untrusted address is the client's invention. X-Forwarded-Proto and
 * -Host count only from a trusted proxy, right-most value. Throws malformed for a Host that is none.
 */
export function createPeerReader(trustedProxies: readonly string[]): (request: Request) => Peer {
  const ranges = trustedProxies.map(parseAddressRange);
  const isTrusted = (ip: string | undefined): boolean => ip !== undefined && isWithin(ip, ranges);
  return (request) => {
    const socket = (request as ServerRequest).runtime?.node?.req.socket;
    const encrypted = socket !== undefined && 'encrypted' in socket && socket.encrypted;
    const direct = socket?.remoteAddress;
    const trusted = isTrusted(direct);
    const proto = trusted ? lastOf(request.headers.get('x-forwarded-proto')) : undefined;
    const host = (trusted ? lastOf(request.headers.get('x-forwarded-host')) : undefined) ?? hostOf(request);
    return {
      ip: trusted ? walkBack(request.headers.get('x-forwarded-for'), direct, isTrusted) : direct,
      origin: `${proto === 'https' || encrypted ? 'https' : 'http'}://${checkHost(host)}`,
    };
  };
}

function hostOf(request: Request): string {
  const incoming = (request as ServerRequest).runtime?.node?.req;
  return incoming === undefined ? new URL(request.url).host : (incoming.headers.host ?? 'localhost');
}

function checkHost(host: string): string {
  if (/^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.test(host)) return host.toLowerCase();
  throw new AppError('malformed', `Cannot read the Host "${host.slice(0, 80)}"`);
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
