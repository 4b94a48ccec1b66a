/** The bytes of `text` as UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
  return utf8Encoder.encode(text);
}

/**
 * Writes `text` into `target` as UTF-8 and returns the number of bytes. `target` needs 3 bytes for each UTF-16 code
 * unit.
 */
export function encodeUtf8Into(text: string, target: Uint8Array): number {
  return utf8Encoder.encodeInto(text, target).written;
}

/** The text that `bytes` encode, or undefined when they are not well-formed UTF-8. A byte order mark is kept. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8Decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The text that `bytes` encode, with U+FFFD in place of what is not well-formed UTF-8. */
export function decodeUtf8Lossy(bytes: Uint8Array): string {
  return lossyUtf8Decoder.decode(bytes);
}

const utf8Encoder = new TextEncoder();
const strictUtf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lossyUtf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Orders byte strings as bencode does: by their raw bytes, and a prefix before the longer string (BEP 3). */
export function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const difference = (one[at] as number) - (other[at] as number);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
