import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

/**
 * The addresses for UDP sockets of a host to listen on. A wildcard is all addresses of the machine, each by itself, because
 * a socket of the wildcard answers from the first of them, which clients behind a router do not accept.
 */
export function udpHostsOf(host: string): readonly string[] {
  const name = host === 'localhost' ? '127.0.0.1' : host;
  if (name !== '0.0.0.0' && name !== '::') return [name];
  const addresses = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    // An address of one link is only valid together with the name of the link.
    .filter(({ address }) => ipaddr.process(address).range() !== 'linkLocal')
    .map(({ address }) => address);
  return name === '::' ? addresses : addresses.filter((address) => ipaddr.IPv4.isValid(address));
}
