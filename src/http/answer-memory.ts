import { Readable } from 'node:stream';
import type { ServerRequest } from 'srvx';
import { addressKey } from '../lib/address-key.ts';
import { answerBudget, type MemoryShare } from './memory-budget.ts';
import { isClosed } from './outgoing.ts';
import { partsOf, type Source } from './respond.ts';

// Smaller answers fit into the socket's own buffer.
const UNCOUNTED_BYTES_MAX = 64 * 1024;
// What a stream reads ahead, and what waits at its socket. The state of a compressor takes 256 KiB more.
const STREAM_BYTES = 192 * 1024;
const GENERATED_BYTES = STREAM_BYTES + 256 * 1024;

/** The sources that answers are made from while they are sent. Each is counted once. */
const sources = new Map<object, { readonly share: MemoryShare; users: number }>();

/**
 * Counts the memory of an answer until it is sent or its client is gone: its body, or what a stream reads ahead and the
 * source of the stream. Throws unavailable when answers already use too much; the answer's stream is then ended.
 */
export function holdAnswer(request: Request, response: Response): void {
  if (request.method === 'HEAD') return;
  const { bytes, source } = memoryOf(response);
  const { node } = (request as ServerRequest).runtime ?? {};
  if (bytes <= UNCOUNTED_BYTES_MAX || node?.res === undefined || isClosed(node.res)) return;
  const key = addressKey(node.req.socket?.remoteAddress);
  const share = answerBudget.openShare(key);
  try {
    share.add(bytes);
    const releaseSource = source === undefined ? undefined : holdSource(source, key);
    node.res.once('close', () => {
      share.release();
      releaseSource?.();
    });
  } catch (error) {
    share.release();
    const body = partsOf(response)?.body;
    if (body instanceof Readable) body.destroy();
    throw error;
  }
}

function memoryOf(response: Response): { readonly bytes: number; readonly source?: Source | undefined } {
  const parts = partsOf(response);
  if (parts === undefined) return { bytes: response.body === null ? 0 : STREAM_BYTES };
  const { body = '', source, headers, heldBytes } = parts;
  if (!(body instanceof Readable)) return { bytes: body.length };
  if (heldBytes !== undefined) return { bytes: heldBytes };
  return { bytes: headers['content-length'] === undefined ? GENERATED_BYTES : STREAM_BYTES, source };
}

/** Counts a source. Returns the function that releases it. */
function holdSource({ of, bytes }: Source, key: string): () => void {
  let held = sources.get(of);
  if (held === undefined) {
    const share = answerBudget.openShare(key);
    share.add(bytes);
    held = { share, users: 0 };
    sources.set(of, held);
  }
  held.users++;
  return () => {
    held.users--;
    if (held.users > 0) return;
    sources.delete(of);
    held.share.release();
  };
}
