import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import bencode from 'bencode';
import { onTestFinished } from 'vitest';

/** Seeders, leechers and completed downloads by infohash. */
export type OtherCounts = Readonly<Record<string, readonly [number, number, number]>>;

/** A tracker that is not ours. */
export interface OtherTracker {
  readonly port: number;
  /** The torrents of each scrape. */
  readonly asked: (readonly string[])[];
}

/** A tracker on this machine that answers scrapes over HTTP (BEP 48) until the test ends. */
export async function otherHttpTracker(counts: OtherCounts, torrentsMax = 74): Promise<OtherTracker> {
  const asked: (readonly string[])[] = [];
  const server = createServer((request, response) => {
    const hashes = [...(request.url ?? '').matchAll(/info_hash=((?:%[0-9a-f]{2}){20})/g)].map(
      ([, hash = '']) => hash.replaceAll('%', ''),
    );
    if (hashes.length > torrentsMax) return response.writeHead(414).end();
    asked.push(hashes);
    const files = hashes
      .filter((hash) => hash in counts)
      .toSorted()
      .map((hash) => {
        const [complete, incomplete, downloaded] = counts[hash] ?? [0, 0, 0];
        return [
          Buffer.from(`20:`),
          Buffer.from(hash, 'hex'),
          bencode.encode({ complete, downloaded, incomplete }),
        ];
      });
    return response.end(Buffer.concat([Buffer.from('d5:filesd'), ...files.flat(), Buffer.from('ee')]));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, asked };
}

/** The same over UDP (BEP 15). */
export async function otherUdpTracker(counts: OtherCounts): Promise<OtherTracker> {
  const asked: (readonly string[])[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (packet, { port, address }) => {
    const answer = Buffer.alloc(
      packet.readInt32BE(8) === 0 ? 16 : 8 + 12 * Math.floor((packet.length - 16) / 20),
    );
    answer.writeInt32BE(packet.readInt32BE(8));
    answer.writeInt32BE(packet.readInt32BE(12), 4);
    if (packet.readInt32BE(8) === 0) answer.fill(7, 8);
    else {
      const hashes = Array.from({ length: (answer.length - 8) / 12 }, (_, index) =>
        packet.subarray(16 + 20 * index, 36 + 20 * index).toString('hex'),
      );
      asked.push(hashes);
      for (const [index, hash] of hashes.entries()) {
        const [seeders, leechers, completed] = counts[hash] ?? [0, 0, 0];
        for (const [place, count] of [seeders, completed, leechers].entries())
          answer.writeInt32BE(count, 8 + 12 * index + 4 * place);
      }
    }
    socket.send(answer, port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return { port: socket.address().port, asked };
}
