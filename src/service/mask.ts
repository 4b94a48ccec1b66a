import { randomBytes } from 'node:crypto';

/**
 * A secret as it may stand in a page that is compressed: other text each time, so that the length of the page tells
 * nothing of it to an attacker who can put text of their own beside it (BREACH). base64url of a pad and the padded secret.
 */
export function masked(secret: string): string {
  const bytes = Buffer.from(secret);
  const pad = randomBytes(bytes.byteLength);
  return Buffer.concat([pad, xor(bytes, pad)]).toString('base64url');
}

/** The secret of `masked`; some other text of what is none. */
export function unmasked(text: string): string {
  const bytes = Buffer.from(text, 'base64url');
  const half = bytes.byteLength >> 1;
  return xor(bytes.subarray(half), bytes.subarray(0, half)).toString();
}

function xor(one: Uint8Array, other: Uint8Array): Buffer {
  return Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)));
}
