/** A secret of 64 bits, as two numbers of 32. */
export type HashKey = readonly [low: number, high: number];

/**
 * Hashes a name in its folder: HalfSipHash-1-3, which Linux uses for hash tables on 32-bit machines, over the number of
 * the folder and the bytes of the name. Without the key, an attacker cannot choose names or folders whose hashes
 * collide. FNV-1a with a secret start was not enough: all but 8 bits of its state are linear, so one list of names
 * collided for one in 256 starts.
 */
export class NameHash {
  readonly #low: number;
  readonly #high: number;

  constructor([low, high]: HashKey = processKey) {
    this.#low = low | 0;
    this.#high = high | 0;
  }

  /**
   * The hash as a signed 32-bit integer. With `isFolded`, ASCII capitals count as small letters, and the name must be
   * ASCII.
   */
  of(parent: number, bytes: Uint8Array, start: number, end: number, isFolded: boolean): number {
    let v0 = this.#low;
    let v1 = this.#high;
    let v2 = this.#low ^ 0x6c796765;
    let v3 = this.#high ^ 0x74656462;
    const wordCount = (end - start) >>> 2;
    // The folder, the name in words of four bytes, its last bytes with its length, and three rounds without input.
    for (let index = -1; index < wordCount + 4; index++) {
      let word = 0;
      if (index < 0) {
        word = parent;
      } else if (index < wordCount) {
        word = wordAt(bytes, start + index * 4);
        if (isFolded) word = foldWord(word);
      } else if (index === wordCount) {
        word = lastWord(bytes, start + index * 4, end);
        if (isFolded) word = foldWord(word);
        word ^= (end - start + 4) << 24;
      } else if (index === wordCount + 1) {
        v2 ^= 0xff;
      }
      v3 ^= word;
      v0 = (v0 + v1) | 0;
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
      v2 = (v2 << 16) | (v2 >>> 16);
      v0 ^= word;
    }
    return v1 ^ v3;
  }
}

const [low = 0, high = 0] = crypto.getRandomValues(new Uint32Array(2));
const processKey: HashKey = [low, high];

function wordAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  );
}

/** The last word: up to three bytes. */
function lastWord(bytes: Uint8Array, start: number, end: number): number {
  let word = 0;
  for (let at = end - 1; at >= start; at--) word = (word << 8) | (bytes[at] as number);
  return word;
}

/**
 * Folds four ASCII letters at once: the highest bit of each byte says whether it is at least A, and whether it is
 * beyond Z.
 */
function foldWord(word: number): number {
  const capitals = (word + 0x3f3f3f3f) & ~(word + 0x25252525) & 0x80808080;
  return word | (capitals >>> 2);
}
