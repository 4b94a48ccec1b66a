import { encodeHex } from './hex.ts';

/** SHA-1 of the raw `info` dictionary, 40 digits of lower-case hex (BEP 3). */
export type InfohashV1 = string & { readonly infohash: 'v1' };

/** SHA-256 of the raw `info` dictionary, 64 digits of lower-case hex (BEP 52). */
export type InfohashV2 = string & { readonly infohash: 'v2' };

export type Infohash = InfohashV1 | InfohashV2;

export type ParsedInfohash =
  | { readonly version: 'v1'; readonly infohash: InfohashV1; readonly canonical: boolean }
  | { readonly version: 'v2'; readonly infohash: InfohashV2; readonly canonical: boolean };

/**
 * Parses an infohash as people write it: 40 or 64 hex digits, or 32 characters of base32 (RFC 4648, as in old magnet
 * links), in any case. `canonical` says whether `text` is lower-case hex, as Torrentry writes it. Returns undefined for
 * anything else.
 */
export function parseInfohash(text: string): ParsedInfohash | undefined {
  if (/^[0-9a-f]{40}$/i.test(text)) {
    const infohash = text.toLowerCase() as InfohashV1;
    return { version: 'v1', infohash, canonical: infohash === text };
  }
  if (/^[0-9a-f]{64}$/i.test(text)) {
    const infohash = text.toLowerCase() as InfohashV2;
    return { version: 'v2', infohash, canonical: infohash === text };
  }
  if (/^[a-z2-7]{32}$/i.test(text)) {
    return { version: 'v1', infohash: encodeHex(decodeBase32(text)) as InfohashV1, canonical: false };
  }
  return undefined;
}

/** The v1 infohash from a SHA-1 digest of 20 bytes. */
export function toInfohashV1(digest: Uint8Array): InfohashV1 {
  return encodeHex(digest) as InfohashV1;
}

/** The v2 infohash from a SHA-256 digest of 32 bytes. */
export function toInfohashV2(digest: Uint8Array): InfohashV2 {
  return encodeHex(digest) as InfohashV2;
}

const base32Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function decodeBase32(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let bits = 0;
  let bitCount = 0;
  let at = 0;
  for (const digit of text.toUpperCase()) {
    bits = ((bits << 5) | base32Digits.indexOf(digit)) & 0xfff;
    bitCount += 5;
    if (bitCount >= 8) {
      bitCount -= 8;
      bytes[at++] = (bits >> bitCount) & 0xff;
    }
  }
  return bytes;
}
