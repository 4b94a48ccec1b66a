import { reachableHost, type Bound } from '../http/listen.ts';
import type { Config } from '../config/settings.ts';

/**
 * The public address when the operator sets one, else an address that a browser on this machine can open. Ends in a
 * slash.
 */
export function addressOf(
  { origin, prefix, tlsCert }: Pick<Config, 'origin' | 'prefix' | 'tlsCert'>,
  { host, port, path }: Bound,
): string {
  if (origin !== undefined) return `${origin}${prefix}/`;
  if (path !== undefined) return 'http://localhost/';
  return `${tlsCert === undefined ? 'http' : 'https'}://${reachableHost(host)}:${port}/`;
}

/** The URL of a login link. */
export function loginLinkAt(address: string, secret: string): string {
  return `${address}login?once=${secret}`;
}
