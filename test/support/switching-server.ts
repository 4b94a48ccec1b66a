import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server that answers each request by switching to a protocol that was not asked for. Ends with the test. */
export async function startSwitchingServer(): Promise<{ readonly port: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => {}).end('HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port };
}
