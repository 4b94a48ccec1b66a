import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443', 'udp:': '' };

/**
 * The address of a tracker that may be asked, always written in the same way; undefined for any other. `hosts` are those
 * that the operator allows, such as `tracker.example`, or with one port alone `tracker.example:6969`. An address with more
 * than the usual path may have a passkey, and is not used.
 */
export function toScrapable(address: string, hosts: readonly string[]): string | undefined {
  const url = URL.parse(address.trim());
  const usual = url === null ? undefined : PORTS[url.protocol];
  if (url === null || usual === undefined || url.username !== '' || url.password !== '') return undefined;
  const host = hostNameOf(url);
  const port = url.port || usual;
  if (host === '' || port === '' || port === '0') return undefined;
  if (!hosts.includes(host) && !hosts.includes(`${host}:${port}`)) return undefined;
  if (url.protocol === 'udp:') return `udp://${host}:${port}`;
  if (!/^\/announce(?:\.php)?$/.test(url.pathname) || url.search !== '') return undefined;
  return `${url.protocol}//${host}:${port}${url.pathname}`;
}

/** The host of an address that `toScrapable` wrote. */
export function hostNameOf(url: URL): string {
  const host = url.hostname.toLowerCase();
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 6 ? `[${ipaddr.parse(bare).toString()}]` : host;
}
