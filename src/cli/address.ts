import type { HttpServer } from '../http/serve.ts';
import type { Config } from '../settings.ts';

type Where = Pick<HttpServer, 'host' | 'port' | 'path'>;

/** The public address where the operator names one, else what a browser on this machine can open. Ends in a slash. */
export function addressOf(
  { origin, prefix, tlsCert }: Pick<Config, 'origin' | 'prefix' | 'tlsCert'>,
  { host, port, path }: Where,
): string {
  if (origin !== undefined) return `${origin}${prefix}/`;
  if (path !== undefined) return 'http://localhost/';
  const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
  const reachable = everywhere[host] ?? (host.includes(':') ? `[${host}]` : host);
  return `${tlsCert === undefined ? 'http' : 'https'}://${reachable}:${port}/`;
}

/** Where a browser opens a login link. */
export function loginLinkAt(address: string, secret: string): string {
  return `${address}login?once=${secret}`;
}
