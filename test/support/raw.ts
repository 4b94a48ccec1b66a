import { connect } from 'node:net';

/** Writes bytes to a port of this machine and resolves to all that comes back until the other side ends. */
export function exchange(port: number, parts: readonly (string | Uint8Array)[], end = true): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const received: Uint8Array[] = [];
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    socket.on('end', () => {
      socket.destroy();
      resolve(Buffer.concat(received).toString('latin1'));
    });
    for (const part of parts) socket.write(part);
    if (end) socket.end();
  });
}
