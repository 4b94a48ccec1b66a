const BUCKET_SLOTS = 512;
/** A fuller bucket is split. */
const BUCKET_ENTRIES_MAX = 384;
const SLOT_WORDS = 2;

interface Bucket {
  /** Pairs of a key's hash and a place + 1; 0 is an empty slot. */
  readonly slots: Int32Array;
  /** How many leading bits of a hash all its entries share. */
  readonly depth: number;
  count: number;
}

/**
 * Finds the places of records by a hash of their keys (extendible hashing). It grows by splitting one small bucket at a
 * time, so no single change takes long, whatever its size.
 */
export class PlaceIndex {
  #depth = 0;
  #directory: Bucket[] = [newBucket(0)];

  /** The place of the first record of that hash that `matches` accepts; -1 when there is none. */
  find(hash: number, matches: (place: number) => boolean): number {
    const { slots } = this.#bucketOf(hash);
    for (let slot = firstSlot(hash); ; slot = (slot + 1) % BUCKET_SLOTS) {
      const place = slots[slot * SLOT_WORDS + 1] as number;
      if (place === 0) return -1;
      if (slots[slot * SLOT_WORDS] === hash && matches(place - 1)) return place - 1;
    }
  }

  add(hash: number, place: number): void {
    let bucket = this.#bucketOf(hash);
    while (bucket.count >= BUCKET_ENTRIES_MAX && bucket.depth < 32) {
      this.#split(bucket);
      bucket = this.#bucketOf(hash);
    }
    insert(bucket, hash, place + 1);
  }

  /** Notes that a record has moved to another place. */
  move(hash: number, from: number, to: number): void {
    const { slots } = this.#bucketOf(hash);
    const slot = slotOf(slots, hash, from);
    slots[slot * SLOT_WORDS + 1] = to + 1;
  }

  remove(hash: number, place: number): void {
    const bucket = this.#bucketOf(hash);
    const { slots } = bucket;
    let hole = slotOf(slots, hash, place);
    bucket.count -= 1;
    // Entries behind the hole that a search would no longer reach move into it.
    for (let slot = (hole + 1) % BUCKET_SLOTS; ; slot = (slot + 1) % BUCKET_SLOTS) {
      if (slots[slot * SLOT_WORDS + 1] === 0) break;
      const wanted = firstSlot(slots[slot * SLOT_WORDS] as number);
      const isBehind = (slot - wanted + BUCKET_SLOTS) % BUCKET_SLOTS;
      if (isBehind < (slot - hole + BUCKET_SLOTS) % BUCKET_SLOTS) continue;
      slots.copyWithin(hole * SLOT_WORDS, slot * SLOT_WORDS, (slot + 1) * SLOT_WORDS);
      hole = slot;
    }
    slots[hole * SLOT_WORDS + 1] = 0;
  }

  #bucketOf(hash: number): Bucket {
    return this.#directory[this.#depth === 0 ? 0 : hash >>> (32 - this.#depth)] as Bucket;
  }

  #split(bucket: Bucket): void {
    if (bucket.depth === this.#depth) {
      this.#directory = this.#directory.flatMap((each) => [each, each]);
      this.#depth += 1;
    }
    const depth = bucket.depth + 1;
    const halves = [newBucket(depth), newBucket(depth)] as const;
    for (let slot = 0; slot < BUCKET_SLOTS; slot += 1) {
      const place = bucket.slots[slot * SLOT_WORDS + 1] as number;
      if (place === 0) continue;
      const hash = bucket.slots[slot * SLOT_WORDS] as number;
      insert(halves[((hash >>> (32 - depth)) & 1) as 0 | 1], hash, place);
    }
    this.#directory = this.#directory.map((each, at) =>
      each === bucket ? halves[((at >>> (this.#depth - depth)) & 1) as 0 | 1] : each,
    );
  }
}

function newBucket(depth: number): Bucket {
  return { slots: new Int32Array(BUCKET_SLOTS * SLOT_WORDS), depth, count: 0 };
}

/** By the last bits: the leading ones are the same in a bucket. */
function firstSlot(hash: number): number {
  return hash & (BUCKET_SLOTS - 1);
}

function insert(bucket: Bucket, hash: number, entry: number): void {
  const { slots } = bucket;
  let slot = firstSlot(hash);
  while (slots[slot * SLOT_WORDS + 1] !== 0) slot = (slot + 1) % BUCKET_SLOTS;
  slots[slot * SLOT_WORDS] = hash;
  slots[slot * SLOT_WORDS + 1] = entry;
  bucket.count += 1;
}

function slotOf(slots: Int32Array, hash: number, place: number): number {
  let slot = firstSlot(hash);
  while (slots[slot * SLOT_WORDS] !== hash || slots[slot * SLOT_WORDS + 1] !== place + 1)
    slot = (slot + 1) % BUCKET_SLOTS;
  return slot;
}
