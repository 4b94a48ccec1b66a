import ipaddr from 'ipaddr.js';

/**
 * What an address is counted as: IPv4 by itself, also when it comes mapped into IPv6; IPv6 by its /64, all of which one
 * household or server has; and everything else, such as a unix socket's peer, together as one.
 */
export function addressKey(ip: string | undefined): string {
  if (ip === undefined || !ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  const network = (address as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}
