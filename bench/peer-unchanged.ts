import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// The yardstick of polls: a bare node:http server that says of everything that it did not change.
const server = createServer((request, response) => {
  response.writeHead(304, { etag: request.headers['if-none-match'] ?? '' });
  response.end();
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`is at http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`),
);
