import { connect } from 'node:net';

export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly durationMs: number;
  /** The next request, whole, as bytes; called once for each. */
  readonly next: () => Uint8Array;
}

/** Keeps each connection busy with one request after the other, and resolves to answers a second. */
export async function measure({ port, connections, durationMs, next }: Load): Promise<number> {
  const start = performance.now();
  const end = start + durationMs;
  const counts = await Promise.all(Array.from({ length: connections }, () => drive(port, end, next)));
  const seconds = (performance.now() - start) / 1000;
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}

function drive(port: number, end: number, next: () => Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let answers = 0;
    let head = '';
    let missing = -1;
    socket.on('connect', () => socket.write(next()));
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      let bodyBytes = chunk.byteLength;
      if (missing === -1) {
        head += chunk.toString('latin1');
        const border = head.indexOf('\r\n\r\n');
        if (border === -1) return;
        if (!/^HTTP\/1\.1 (?:20[01]|304) /.test(head))
          reject(new Error(`The server refused: ${head.slice(0, 300)}`));
        missing = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
        bodyBytes = head.length - border - 4;
      }
      missing -= bodyBytes;
      if (missing > 0) return;
      answers++;
      head = '';
      missing = -1;
      if (performance.now() < end) socket.write(next());
      else socket.destroy();
    });
    socket.on('close', () => resolve(answers));
  });
}
