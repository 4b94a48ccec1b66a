import { mix } from './mix.ts';

/** 32 bits of some bytes, from a start that is random where clients must not be able to choose bytes with the same result. */
export function spread(bytes: Uint8Array, start: number): number {
  let hash = mix(start ^ bytes.length);
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x0100_0193);
  return mix(hash);
}
