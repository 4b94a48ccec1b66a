import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import bencode from 'bencode';
import { onTestFinished } from 'vitest';
import { startProgram } from './programs.ts';
import { temporaryFolder } from './temp.ts';

const PIECE_LENGTH = 16_384;
const SEEDER = fileURLToPath(new URL('seed.py', import.meta.url));

/** A torrent whose content a program of this machine has. */
export interface Seeded {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly infohash: string;
  readonly content: Buffer;
}

/**
 * Makes a torrent of one file with that name, and seeds it until the test ends: libtorrent has the content, and a tracker
 * leads to it. Needs python3-libtorrent.
 */
export async function seed(name: string): Promise<Seeded> {
  const folder = temporaryFolder();
  const content = randomBytes(3 * PIECE_LENGTH + 5);
  mkdirSync(join(folder, 'content'));
  writeFileSync(join(folder, 'content', name), content);
  const peers: number[] = [];
  const info = bencode.encode({
    length: content.length,
    name,
    'piece length': PIECE_LENGTH,
    pieces: piecesOf(content),
  });
  const bytes = Buffer.concat([
    Buffer.from('d8:announce'),
    bencode.encode(await startTracker(peers)),
    Buffer.from('4:info'),
    info,
    Buffer.from('e'),
  ]);
  const file = join(folder, 'seeded.torrent');
  writeFileSync(file, bytes);
  const seeder = startProgram('/usr/bin/python3', ['-B', SEEDER, file, join(folder, 'content')]);
  peers.push(Number(await seeder.firstLine()));
  return {
    bytes: new Uint8Array(bytes),
    infohash: createHash('sha1').update(info).digest('hex'),
    content,
  };
}

function piecesOf(content: Buffer): Buffer {
  const starts = Array.from(
    { length: Math.ceil(content.length / PIECE_LENGTH) },
    (_, at) => at * PIECE_LENGTH,
  );
  return Buffer.concat(
    starts.map((start) =>
      createHash('sha1')
        .update(content.subarray(start, start + PIECE_LENGTH))
        .digest(),
    ),
  );
}

/** A tracker that leads everybody to these ports of this machine (BEP 3, BEP 23). Resolves to its announce URL. */
async function startTracker(peers: readonly number[]): Promise<string> {
  const server = createServer((_request, response) => {
    const compact = peers.map((port) => Buffer.from([127, 0, 0, 1, port >> 8, port & 255]));
    response.end(bencode.encode({ interval: 2, peers: Buffer.concat(compact) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/announce`;
}
