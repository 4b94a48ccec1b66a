import type { IncomingHttpHeaders } from 'node:http';
import ipaddr from 'ipaddr.js';
import type { ServerRequest } from 'srvx';
import { addressKey } from '../lib/address-key.ts';
import { remembered } from '../lib/remembered.ts';
import { AppError } from '../errors.ts';
import { parseForwarded, parseXForwardedFor, type Hop } from './forwarded-for.ts';
import { isPrefix } from './prefix.ts';
import type { WarnOnce } from './warn-once.ts';

/** The sender of a request and the address that it used, according to trusted proxies. */
export interface Peer {
  readonly ip: string | undefined;
  readonly origin: string;
  /** The path that a trusted proxy removed: `''` or `/sub`. */
  readonly prefix: string;
}

/** The values of a forwarding header, or of two that agree; undefined for a value that is missing. */
interface ForwardedValues {
  readonly ip: string | undefined;
  readonly proto: string | undefined;
  readonly host: string | undefined;
}

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The entry in the trusted proxies that means all connections through a unix socket. */
export const UNIX_PEER = 'unix';

const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/i;

/** Parses `10.0.0.0/8` or a single address. Throws a plain Error when it is neither. */
export function parseAddressRange(text: string): Range {
  // Of 10.1 the library makes 10.0.0.1, as inet_aton did; who writes it means 10.1.0.0/16.
  if (!text.includes(':') && !/^\d+(?:\.\d+){3}(?:\/|$)/.test(text))
    throw new Error(`"${text}" has not four numbers`);
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/**
 * Makes a function that tests whether an address is in one of the ranges. Undefined is a unix socket, which `unix`
 * matches.
 */
export function createAddressTest(ranges: readonly string[]): (ip: string | undefined) => boolean {
  const parsed = ranges.filter((range) => range !== UNIX_PEER).map(parseAddressRange);
  const takesUnix = ranges.includes(UNIX_PEER);
  const isWithinOnce = remembered((ip) => isWithin(ip, parsed));
  return (ip) => (ip === undefined ? takesUnix : parsed.length > 0 && isWithinOnce(ip));
}

/**
 * Makes a function that finds the peer of a request. From a trusted proxy, X-Forwarded-For, -Proto, -Host and -Prefix
 * count, and Forwarded (RFC 7239). Addresses are read from the right, past trusted proxies only: a client can make up
 * everything left of the first one that is not trusted. When X-Forwarded and Forwarded contradict each other, neither
 * counts, because a proxy that writes one often passes on what a client wrote into the other. Throws malformed for a
 * Host that is not valid.
 */
export function createPeerReader(
  trustedProxies: readonly string[],
  settingName: string,
  warn: WarnOnce,
): (request: Request) => Peer {
  const isTrusted = createAddressTest(trustedProxies);
  const httpOrigin = remembered((host) => `http://${checkHost(host, '80')}`);
  const httpsOrigin = remembered((host) => `https://${checkHost(host, '443')}`);
  return (request) => {
    const incoming = (request as ServerRequest).runtime?.node?.req;
    if (incoming === undefined) return { ip: undefined, origin: originOf(new URL(request.url)), prefix: '' };
    const { socket, headers } = incoming;
    const direct = socket.remoteAddress;
    const own = (headers as { ':authority'?: string })[':authority'] ?? headers.host ?? 'localhost';
    const isEncrypted = 'encrypted' in socket && socket.encrypted;
    const sent = FORWARDING.filter((name) => headers[name] !== undefined);
    if (sent.length === 0 || !isTrusted(direct)) {
      if (sent.length > 0) warnIgnored(warn, settingName, direct, sent);
      return { ip: direct, origin: isEncrypted ? httpsOrigin(own) : httpOrigin(own), prefix: '' };
    }
    const { ip, proto, host } = readForwardedValues(headers, isTrusted, (what) =>
      warnContradiction(warn, direct, what),
    );
    const originFor = (proto === undefined ? isEncrypted : proto === 'https') ? httpsOrigin : httpOrigin;
    return { ip: ip ?? direct, origin: originFor(host ?? own), prefix: readPrefix(headers) };
  };
}

const FORWARDING = [
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'x-forwarded-prefix',
  'forwarded',
] as const;

function readForwardedValues(
  headers: IncomingHttpHeaders,
  isTrusted: (ip: string) => boolean,
  contradicted: (what: keyof ForwardedValues) => void,
): ForwardedValues {
  const steps = walkBack(parseXForwardedFor(textOf(headers['x-forwarded-for'])), isTrusted);
  const one: ForwardedValues = {
    ip: clientOf(steps),
    proto: nearestToClient(textOf(headers['x-forwarded-proto']), steps.length)?.toLowerCase(),
    // Not by its position: not every proxy that adds an address adds a host, and a client may send one.
    host: lastOf(textOf(headers['x-forwarded-host']))?.toLowerCase(),
  };
  const hops = walkBack(parseForwarded(textOf(headers.forwarded)), isTrusted);
  // The proxy nearest to the client knows the origin that the client used.
  const other: ForwardedValues = {
    ip: clientOf(hops),
    proto: hops.find(({ proto }) => proto !== undefined)?.proto?.toLowerCase(),
    host: hops.find(({ host }) => host !== undefined)?.host?.toLowerCase(),
  };
  const agreed = (what: keyof ForwardedValues): string | undefined => {
    if (one[what] === undefined || other[what] === undefined) return one[what] ?? other[what];
    if (one[what] === other[what]) return one[what];
    contradicted(what);
    return undefined;
  };
  return { ip: agreed('ip'), proto: agreed('proto'), host: agreed('host') };
}

/** The hops that trusted proxies report, the client's first. */
function walkBack(hops: readonly Hop[], isTrusted: (ip: string) => boolean): readonly Hop[] {
  const first = hops.findLastIndex(({ ip }) => ip === undefined || !isTrusted(ip));
  return hops.slice(Math.max(first, 0));
}

function clientOf(hops: readonly Hop[]): string | undefined {
  return hops.find(({ ip }) => ip !== undefined)?.ip;
}

/** The nearest proxy's X-Forwarded-Prefix, when it is a valid prefix. */
function readPrefix(headers: IncomingHttpHeaders): string {
  const path = lastOf(textOf(headers['x-forwarded-prefix']))?.replace(/\/$/, '') ?? '';
  return isPrefix(path) ? path : '';
}

function warnIgnored(
  warn: WarnOnce,
  settingName: string,
  ip: string | undefined,
  headers: readonly string[],
): void {
  warn(
    `ignored ${addressKey(ip)}`,
    { ip, headers },
    `forwarding headers are ignored, because their sender is not a trusted proxy; if it is your proxy, add it to ${settingName}`,
  );
}

function warnContradiction(warn: WarnOnce, ip: string | undefined, what: keyof ForwardedValues): void {
  warn(
    `contradiction ${what} ${addressKey(ip)}`,
    { ip, what },
    'X-Forwarded and Forwarded headers contradict each other, so both are ignored; configure the proxy to remove those that it does not write',
  );
}

function originOf({ protocol, host }: URL): string {
  return `${protocol}//${checkHost(host, protocol === 'https:' ? '443' : '80')}`;
}

/** Whether a text is a host, with a port or without. */
export function isHost(text: string): boolean {
  return HOST.test(text);
}

/** The host in lower case, without the default port, as browsers write an origin. */
function checkHost(host: string, usualPort: string): string {
  const [, name, port] = HOST.exec(host) ?? [];
  if (name !== undefined) {
    return `${name}${port === undefined || port === usualPort ? '' : `:${port}`}`.toLowerCase();
  }
  throw new AppError('malformed', `Cannot read the Host "${host.slice(0, 80)}"`);
}

/**
 * What the trusted proxy nearest to the client wrote, where that many of them each added an entry; one that replaces the
 * list leaves fewer.
 */
function nearestToClient(list: string, proxyCount: number): string | undefined {
  const entries = list.split(',').map((entry) => entry.trim());
  const found = entries.at(-Math.max(1, Math.min(proxyCount, entries.length)));
  return found === '' ? undefined : found;
}

function lastOf(list: string): string | undefined {
  const last = list.split(',').at(-1)?.trim();
  return last === '' ? undefined : last;
}

/** Node joins several headers of one name. */
function textOf(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value?.join(', ') ?? '');
}

function isWithin(ip: string, ranges: readonly Range[]): boolean {
  if (!ipaddr.isValid(ip)) return false;
  // A dual-stack socket reports ::ffff:10.0.0.1, which becomes 10.0.0.1.
  const address = ipaddr.process(ip);
  return ranges.some(([network, bits]) => address.kind() === network.kind() && address.match(network, bits));
}
