import { createServer } from 'node:http';
import { openReader } from '../src/stores/sqlite/database/connection.ts';
import { printAddress } from './peer-address.ts';

// The yardstick of downloads that no cache has: `node bench/peer-blobs.ts DATABASE HEADERS`. A bare node:http server that
// reads the bytes of the torrent /ID from the database, and sends them with these headers (a JSON array of names and values).
const select = openReader(process.argv[2] ?? '')
  .prepare<[number], Uint8Array>('SELECT bytes FROM torrent_bytes WHERE torrent_id = ?')
  .pluck();
const headers = JSON.parse(process.argv[3] ?? '[]') as readonly string[];

const server = createServer((request, response) => {
  const bytes = select.get(Number((request.url ?? '').slice(1)));
  if (bytes === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, [...headers, 'content-length', String(bytes.length)]);
  response.end(bytes);
});
printAddress(server);
