import type { ServerResponse } from 'node:http';
import type { Http2ServerResponse } from 'node:http2';

/** An answer of Node's, over HTTP/1 or HTTP/2. */
export type Outgoing = ServerResponse | Http2ServerResponse;

const INTERNAL_ERROR = 2; // RFC 9113 section 7
// The size at which a Node stream reports that it is full.
const PIECE_BYTES = 64 * 1024;

/** Whether nothing more of the answer can be sent. */
export function isClosed(outgoing: Outgoing): boolean {
  return 'stream' in outgoing ? outgoing.stream.destroyed : outgoing.closed;
}

/**
 * Ends an answer in the middle, by ending its connection or stream, so that the client does not treat it as complete.
 */
export function abort(outgoing: Outgoing): void {
  if ('stream' in outgoing) outgoing.stream.close(INTERNAL_ERROR);
  else outgoing.destroy();
}

/** How much of an answer's body has been written. */
export interface Progress {
  written: number;
}

/**
 * Writes a part of the body. Resolves when the client has read enough that there is room for more, or when it is gone.
 */
export async function writePart(outgoing: Outgoing, part: Uint8Array, progress: Progress): Promise<void> {
  for (let at = 0; at < part.byteLength && !isClosed(outgoing); at += PIECE_BYTES) {
    const piece = part.subarray(at, at + PIECE_BYTES);
    progress.written += piece.byteLength;
    if (!(outgoing as ServerResponse).write(piece)) await drained(outgoing);
  }
}

function drained(outgoing: Outgoing): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      outgoing.off('drain', settle).off('close', settle);
      resolve();
    };
    outgoing.on('drain', settle).on('close', settle);
  });
}
