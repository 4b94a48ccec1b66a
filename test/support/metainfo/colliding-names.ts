/** The hash that the index of paths had once: FNV-1a of 32 bits, with a secret start. */
export function fnv1a(name: string, start: number): number {
  let hash = start;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash;
}

/**
 * Pairs of blocks that each lead from one state to the same next one, in this order. What a byte adds to the state depends
 * on the lowest byte of the state alone, and all else is multiplied alike: found for the start 0, they collide from each
 * start whose lowest byte is 0, which is one in 256.
 */
const PAIRS = (
  'tuiwpp fxwwjc, jzauny vrsxgm, sdyruz wtkibf, lasjgm mlbkac, ruergf xmhzft, dgyziv axemnd, majyor fteeiq, ' +
  'izksws pabwar, afrexm ndwkfi, wtszwe bexmek, pqygfk utuaev, ytcyhb qnfcpi, glorqh ngyjuj, tqbmua godoez, ' +
  'jgutgz byujkr'
)
  .split(', ')
  .map((pair) => pair.split(' '));

/** Up to 32,768 names that have one hash under FNV-1a from every 256th start. */
export function collidingNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    PAIRS.map((pair, bit) => pair[(index >>> bit) & 1] as string).join(''),
  );
}
