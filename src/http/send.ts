import type { ServerResponse } from 'node:http';
import { sendNodeResponse } from 'srvx/node';
import { partsOf } from './respond.ts';

/**
 * Sends an answer whose request has been read to its end. One that `respond` made of bytes or text, which is nearly
 * every one, goes out as it is: neither a Headers object nor a stream is made for it.
 */
export async function send(outgoing: ServerResponse, response: Response): Promise<void> {
  const parts = partsOf(response);
  if (parts === undefined || (typeof parts.body === 'object' && !(parts.body instanceof Uint8Array))) {
    await sendNodeResponse(outgoing, response);
    return;
  }
  outgoing.writeHead(parts.status, parts.headers);
  outgoing.end(parts.body);
}
