import { decodeUtf8Lossy, encodeUtf8 } from '../bencode/bytes.ts';

const digits = encodeUtf8('0123456789abcdef');

/** Lower-case hex, two digits a byte. */
export function encodeHex(bytes: Uint8Array): string {
  const text = new Uint8Array(bytes.length * 2);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    text[at * 2] = digits[byte >> 4] as number;
    text[at * 2 + 1] = digits[byte & 15] as number;
  }
  return decodeUtf8Lossy(text);
}
