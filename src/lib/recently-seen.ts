const SLOTS = 8192;

/**
 * Roughly remembers which texts were seen among the last few thousand, in 32 KiB: what is asked for once fills no cache.
 * Buffers that outlive their request cost the garbage collector more than reading them again.
 */
export class RecentlySeen {
  /** The hash of the text that was last seen of all that share a slot. */
  readonly #slots = new Uint32Array(SLOTS);

  /** Whether the text was seen before. It may have been forgotten, or rarely be taken for another one. */
  see(text: string): boolean {
    const hash = hashOf(text);
    const slot = hash % SLOTS;
    const isKnown = this.#slots[slot] === hash;
    this.#slots[slot] = hash;
    return isKnown;
  }
}

/** FNV-1a, of 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
