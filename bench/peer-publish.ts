import { createServer, type IncomingMessage } from 'node:http';
import { hash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { nodeDigests } from '../src/catalogue/node-crypto.ts';
import { readMetainfo } from '../src/metainfo/read.ts';
import { printAddress } from './peer-address.ts';
import type { Stored } from './peer-publish-thread.ts';

// The yardsticks of publishing: `node bench/peer-publish.ts [DATABASE TEMPLATE]`. A bare node:http server that reads a
// body, checks and hashes it as the program does. Without a database it stores nothing. With one, a thread writes the
// torrent and its bytes, event and audit entry, several in one transaction, and the answer follows its sync.
const [database, template] = process.argv.slice(2);
const store = database === undefined || template === undefined ? undefined : openStore(database, template);

const server = createServer((request, response) => {
  void readBody(request)
    .then((bytes) => publish(bytes))
    .then((text) => {
      response.writeHead(201, { 'content-type': 'text/plain', 'content-length': text.length });
      response.end(text);
    });
});
printAddress(server);

async function readBody(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

async function publish(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { metainfo } = readMetainfo(bytes, nodeDigests);
  if (metainfo === undefined) throw new Error('The benchmark sent a torrent that is not valid');
  const { infohashV1 = '', name } = metainfo;
  const sha256 = hash('sha256', bytes);
  await store?.({ infohash: infohashV1, sha256, name, bytes });
  return `${infohashV1} ${sha256}\n`;
}

/** Resolves when the torrent is on the disk. */
function openStore(file: string, rows: string): (stored: Stored) => Promise<void> {
  const thread = new Worker(new URL('peer-publish-thread.ts', import.meta.url), {
    name: 'writer',
    workerData: { file, rows },
  });
  const waiting: (() => void)[] = [];
  thread.on('message', (count: number) => {
    for (const done of waiting.splice(0, count)) done();
  });
  return (stored) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      thread.postMessage(stored, [stored.bytes.buffer]);
    });
}
