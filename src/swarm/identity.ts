import { spread } from './spread.ts';

export interface IdentityInput {
  readonly peerId: Uint8Array;
  /** What the client proves with that it is the same at another address (BEP 7); undefined where it sends none. */
  readonly key: Uint8Array | undefined;
  readonly address: Uint8Array;
  /** 32 random bits. */
  readonly seed: number;
}

/**
 * 32 bits by which a client is known at another address or port, over HTTP and UDP: of its peer id and its key. Without a
 * key, or with one of zeros, its address takes the place of the key, so that a client cannot take over the entry of another.
 */
export function identityOf({ peerId, key, address, seed }: IdentityInput): number {
  const known = key === undefined ? undefined : wordKey(key);
  const isKnown = known !== undefined && known.some((byte) => byte !== 0);
  return spread(isKnown ? known : address, spread(peerId, seed));
}

/** UDP sends 4 bytes of what HTTP sends as 8 hexadecimal digits. */
function wordKey(key: Uint8Array): Uint8Array {
  if (key.length !== 8) return key;
  const text = String.fromCharCode(...key);
  if (!/^[0-9a-f]{8}$/i.test(text)) return key;
  const word = Number.parseInt(text, 16);
  return Uint8Array.of(word >>> 24, word >>> 16, word >>> 8, word);
}
