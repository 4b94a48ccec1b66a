import type { IncomingMessage, ServerResponse } from 'node:http';

const LINGER_MS = 5000;
const SILENCE_MS = 1000;

/**
 * Answers a request whose body was not read to its end, and closes the connection in stages (RFC 9112 section 9.6):
 * the answer is sent whole, then what the client still sends is thrown away up to a limit of bytes and time, and only
 * then the connection ends. Ended at once, the client would get a reset in the middle of its sending and lose the
 * answer; never ended, Node would read the whole body, however long.
 */
export async function lingerAndEnd(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  response: Response,
  bytesMax: number,
): Promise<void> {
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = {
    ...Object.fromEntries(response.headers),
    'content-length': body.byteLength,
    connection: 'close',
  };
  if (outgoing.destroyed) return;
  outgoing.writeHead(response.status, headers);
  outgoing.write(body);
  await drain(incoming, bytesMax);
  outgoing.end();
}

function drain(incoming: IncomingMessage, bytesMax: number): Promise<void> {
  // Nothing comes from a client that waits for `100 Continue` and was refused instead.
  if (incoming.complete || incoming.destroyed || incoming.headers.expect !== undefined)
    return Promise.resolve();
  return new Promise((resolve) => {
    let length = 0;
    const stop = (): void => {
      clearTimeout(deadline);
      clearTimeout(silence);
      incoming.off('data', onData).off('end', stop).off('close', stop);
      resolve();
    };
    const deadline = setTimeout(stop, LINGER_MS);
    const silence = setTimeout(stop, SILENCE_MS);
    const onData = (chunk: Uint8Array): void => {
      length += chunk.byteLength;
      silence.refresh();
      if (length > bytesMax) stop();
    };
    incoming.on('data', onData).on('end', stop).on('close', stop);
    incoming.on('error', () => {});
    incoming.resume();
  });
}
