import ipaddr from 'ipaddr.js';
import { remembered } from './remembered.ts';

/**
 * The key that limits count an IP address under. IPv4 counts by the whole address, also when it comes mapped into IPv6.
 * IPv6 counts by its /64, because one household or server has all of it. Everything else, such as the peer of a unix
 * socket, shares one key.
 */
export function addressKey(ip: string | undefined): string {
  return ip === undefined ? 'unknown' : keyOf(ip);
}

// Several limits ask in each request.
const keyOf = remembered((ip) => {
  if (!ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  const network = (address as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
});
