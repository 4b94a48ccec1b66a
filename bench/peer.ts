import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// The yardstick: a bare node:http server that answers GET from memory, and reads and hashes what is PUT, storing none.
const body = Buffer.alloc(Number(process.argv[2]), 'x');
const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'application/x-bittorrent', 'content-length': body.length });
    response.end(body);
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const bytes = Buffer.concat(chunks);
    const text = `${createHash('sha1').update(bytes).digest('hex')} ${createHash('sha256').update(bytes).digest('hex')}\n`;
    response.writeHead(201, { 'content-type': 'text/plain', 'content-length': text.length });
    response.end(text);
  });
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`is at http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`),
);
