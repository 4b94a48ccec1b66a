import ipaddr from 'ipaddr.js';
import { AppError } from '../errors.ts';

/**
 * A range of IP addresses: the first `prefix` of 128 bits, as a number. IPv4 is the part of IPv6 that it is mapped to,
 * ::ffff:0:0/96 (RFC 4291, 2.5.5.2), so both kinds compare alike.
 */
export interface AddressRange {
  readonly network: bigint;
  readonly prefix: number;
}

const BITS = 128;
const IPV4_BITS = 32;
const MAPPED_BITS = BITS - IPV4_BITS;
const MAPPED_NETWORK = 0xffffn;

/** The longest text of a range has 43 characters and 4 of the prefix; longer ones are not looked at. */
const TEXT_LENGTH_MAX = 50;

/** The widest ranges: those that Wikipedia's administrators may block. A wider one is a job for a firewall. */
const PREFIX_MIN = { ipv4: 16, ipv6: 19 } as const;

const HINT =
  'Write an address as in 192.0.2.7 or 2001:db8::7, or a range as in 192.0.2.0/24 or 2001:db8::/32.';

/**
 * Reads an address or a range in CIDR notation, `192.0.2.0/24`; bits after the prefix don't matter. Throws malformed for
 * anything else, and for a range that is wider than /16 in IPv4 or /19 in IPv6.
 */
export function parseRange(text: string): AddressRange {
  const trimmed = text.trim();
  const range = trimmed.length > TEXT_LENGTH_MAX ? undefined : readRange(trimmed);
  if (range === undefined) {
    throw new AppError(
      'malformed',
      `Cannot read the address or range "${trimmed.slice(0, TEXT_LENGTH_MAX)}"`,
      {
        hint: HINT,
      },
    );
  }
  checkWidth(range);
  return range;
}

/** The number of an address, its 128 bits; undefined for what is no address, such as the peer of a unix socket. */
export function addressNumber(ip: string | undefined): bigint | undefined {
  if (ip === undefined || !ipaddr.isValid(ip)) return undefined;
  const address = ipaddr.parse(ip);
  const mapped = address.kind() === 'ipv4' ? (address as ipaddr.IPv4).toIPv4MappedAddress() : address;
  return mapped.toByteArray().reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

/** Whether an address is in the range. */
export function isInRange(address: bigint, { network, prefix }: AddressRange): boolean {
  return networkOf(address, prefix) === network;
}

/** The first `prefix` bits of an address. */
export function networkOf(address: bigint, prefix: number): bigint {
  return address >> BigInt(BITS - prefix);
}

/** The one canonical text of a range, that of RFC 5952: `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/32`. */
export function formatRange({ network, prefix }: AddressRange): string {
  const first = network << BigInt(BITS - prefix);
  const bytes = Array.from({ length: 16 }, (_, at) => Number((first >> BigInt(8 * (15 - at))) & 0xffn));
  if (isIpv4({ network, prefix })) {
    const address = new ipaddr.IPv4(bytes.slice(12)).toString();
    return prefix === BITS ? address : `${address}/${prefix - MAPPED_BITS}`;
  }
  const address = new ipaddr.IPv6(bytes).toRFC5952String();
  return prefix === BITS ? address : `${address}/${prefix}`;
}

/** Whether all addresses of the range are this machine's own (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3). */
export function isLoopback({ network, prefix }: AddressRange): boolean {
  const first = network << BigInt(BITS - prefix);
  return (
    (prefix >= MAPPED_BITS + 8 && networkOf(first, MAPPED_BITS + 8) === (MAPPED_NETWORK << 8n) + 127n) ||
    first === 1n
  );
}

function readRange(text: string): AddressRange | undefined {
  const [address = '', length, ...more] = text.split('/');
  const isV4 = ipaddr.IPv4.isValidFourPartDecimal(address);
  // A zone, as in fe80::1%eth0, names a network card of one machine.
  const isV6 = address.includes(':') && !address.includes('%') && ipaddr.IPv6.isValid(address);
  const number = isV4 || isV6 ? addressNumber(address) : undefined;
  const bits = isV4 ? IPV4_BITS : BITS;
  const given = length === undefined ? bits : readLength(length, bits);
  if (number === undefined || given === undefined || more.length > 0) return undefined;
  const prefix = BITS - bits + given;
  return { network: networkOf(number, prefix), prefix };
}

function readLength(text: string, max: number): number | undefined {
  if (!/^[0-9]{1,3}$/.test(text)) return undefined;
  return Number(text) <= max ? Number(text) : undefined;
}

function isIpv4({ network, prefix }: AddressRange): boolean {
  return prefix >= MAPPED_BITS && network >> BigInt(prefix - MAPPED_BITS) === MAPPED_NETWORK;
}

/** A range of IPv6 that all of IPv4 is mapped into is too wide, whatever its prefix. */
function checkWidth(range: AddressRange): void {
  const { network, prefix } = range;
  const hasIpv4 = prefix <= MAPPED_BITS && MAPPED_NETWORK >> BigInt(MAPPED_BITS - prefix) === network;
  const isV4 = isIpv4(range);
  const [length, min] = isV4 ? [prefix - MAPPED_BITS, PREFIX_MIN.ipv4] : [prefix, PREFIX_MIN.ipv6];
  if (length >= min && !hasIpv4) return;
  throw new AppError('malformed', `Cannot ban ${formatRange(range)}: the range is too wide`, {
    hint: `Ban /${PREFIX_MIN.ipv4} or less of IPv4, and /${PREFIX_MIN.ipv6} or less of IPv6. To keep away more, set up a firewall.`,
  });
}
