import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { Refusal } from './refusal.ts';

/** RFC 9110 section 10.1.1: there is only `100-continue`. */
export const UNKNOWN_EXPECTATION: Refusal = {
  status: 417,
  detail: 'Cannot meet the expectation in the Expect header',
  hint: 'Leave the header out, or send Expect: 100-continue.',
};

/**
 * Sends `100 Continue` when the body is first read, so that a refusal that needs no body is sent before the client
 * sends any of it (RFC 9110 section 10.1.1).
 */
export function continueWhenRead(
  incoming: Readable,
  outgoing: Pick<ServerResponse, 'headersSent' | 'destroyed' | 'writeContinue'>,
): void {
  const read = incoming._read.bind(incoming);
  incoming._read = (size) => {
    incoming._read = read;
    if (!outgoing.headersSent && !outgoing.destroyed) outgoing.writeContinue();
    read(size);
  };
}
