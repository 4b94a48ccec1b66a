import type { AddressInfo } from 'node:net';
// @ts-expect-error: it has no types.
import { Server } from 'bittorrent-tracker';

// The yardstick: bittorrent-tracker, over HTTP and WebSocket on one port and over UDP on the next one that it gets.
interface TrackerServer {
  readonly http: { address(): AddressInfo };
  readonly udp4: { address(): AddressInfo };
  listen(port: number, host: object, done: () => void): void;
  on(event: string, listener: (error: Error) => void): void;
}

const server = new Server({ udp: true, http: true, ws: true, stats: false }) as TrackerServer;
server.on('error', (error) => process.stderr.write(`${error.message}\n`));
server.on('warning', () => {});
const hosts = { http: '127.0.0.1', udp4: '127.0.0.1', udp6: '::1' };
server.listen(0, hosts, () => {
  process.stdout.write(`udp ${server.udp4.address().port}\n`);
  process.stdout.write(`is at http://127.0.0.1:${server.http.address().port}/\n`);
});
