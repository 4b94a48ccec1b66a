import type { Upgrade } from '../../http/upgrade.ts';
import type { ClientIp } from '../client-ip.ts';
import type { SocketServer } from './socket-server.ts';

export interface SocketUpgradeOptions {
  readonly sockets: SocketServer;
  /** The path that all addresses of the service start with, which a proxy may have removed. */
  readonly prefix: string;
  readonly ipOf: ClientIp;
}

/** WebSockets at `/announce`, below it, and at `/`: clients use any of them. */
export function createSocketUpgrade({ sockets, prefix, ipOf }: SocketUpgradeOptions): Upgrade {
  return {
    accepts: ({ method, headers, url = '' }) =>
      method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket' && isTrackerPath(url, prefix),
    take(incoming, socket, head) {
      sockets.accept(incoming, socket, head, ipOf(incoming));
    },
  };
}

function isTrackerPath(target: string, prefix: string): boolean {
  const path = target.split('?', 1)[0] ?? '';
  const below = path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
  return below === '/' || below === '/announce' || below.startsWith('/announce/');
}
