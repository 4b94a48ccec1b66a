import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on a free port, and says where as the program does. */
export function printAddress(server: Server): void {
  server.listen(0, '127.0.0.1', () =>
    process.stdout.write(`is at http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`),
  );
}
