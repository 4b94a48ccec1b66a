/** A small seeded generator (mulberry32), so that a run can be repeated. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 up to, but not including, `bound`. */
  below(bound: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) % bound) | 0;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }
}

/** Pieces of bencode and words of metainfo that chance alone would take long to find, parted by bars. */
const words = `
d|l|e|i0e|i-1e|i1e|i9223372036854775807e|0:|1:a|de|le|2:..|3:con|3:a\\b|3:\u202e|4:info|6:length|5:files|4:path
|10:path.utf-8|4:name|12:piece length|6:pieces|9:file tree|12:meta versioni2e|11:pieces root|12:piece layers|4:attr1:p
|4:attr1:l|12:symlink path|8:announce|13:announce-list|8:url-list|9:httpseeds|5:nodes|7:similar|11:collections
|10:signatures|9:signature|7:privatei1e|9:root hash|10:update-url|8:ssl-cert4:cert|13:creation date|7:comment
|10:created by|4:sha1|11:magnet-info|9:info_hash|10:magnet-uri`
  .replaceAll('\n', '')
  .split('|')
  .map((word) => Buffer.from(word));

const marks = Buffer.from('deli0123456789:-\0\n\xff/.', 'latin1');

/** A change of some bytes: a few simple ones after one another, most of which keep lengths of strings right. */
export function mutate(bytes: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  let changed: Uint8Array = Uint8Array.from(bytes);
  for (let step = chance.below(4); step >= 0; step--) changed = mutateOnce(changed, other, chance);
  return changed;
}

function mutateOnce(bytes: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  const at = chance.below(bytes.length + 1);
  const length = 1 + chance.below(chance.pick([1, 4, 16, 64]));
  const value = findValue(bytes, chance);
  switch (chance.below(9)) {
    case 0:
      return splice(bytes, at, 1, [chance.pick([...marks])]);
    case 1:
      return splice(bytes, at, 1, [chance.below(256)]);
    case 2:
      return splice(bytes, at, length, []);
    case 3:
      return splice(bytes, at, 0, chance.pick(words));
    case 4:
      return splice(bytes, value.start, value.end - value.start, chance.pick(words));
    case 5:
      return splice(bytes, value.start, 0, bytes.subarray(value.start, value.end));
    case 6:
      return splice(bytes, value.start, value.end - value.start, []);
    case 7: {
      const from = findValue(other, chance);
      return splice(bytes, value.start, value.end - value.start, other.subarray(from.start, from.end));
    }
    default:
      return resize(bytes, value, chance);
  }
}

function splice(bytes: Uint8Array, at: number, removed: number, added: ArrayLike<number>): Uint8Array {
  const end = Math.min(bytes.length, at + removed);
  return Buffer.concat([bytes.subarray(0, at), Uint8Array.from(added), bytes.subarray(end)]);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A string or integer that starts at or behind some place; an empty span at the end where there is none. */
function findValue(bytes: Uint8Array, chance: Chance): Span {
  const from = chance.below(bytes.length + 1);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', from, from + 300);
  const [mark, length] = /(\d{1,4}):|i-?\d+e/.exec(text) ?? [];
  if (mark === undefined) return { start: bytes.length, end: bytes.length };
  const start = from + text.indexOf(mark);
  return { start, end: Math.min(bytes.length, start + mark.length + Number(length ?? 0)) };
}

/** Another length for a string, with content to fit; another value for an integer. */
function resize(bytes: Uint8Array, { start, end }: Span, chance: Chance): Uint8Array {
  if (bytes[start] === 0x69) {
    const value = chance.pick(['0', '1', '2', '5', '16384', '16385', '32768', '-1', '4611686018427387904']);
    return splice(bytes, start, end - start, Buffer.from(`i${value}e`));
  }
  const length = chance.pick([0, 1, 19, 20, 21, 32, 40, 64, 96, 300]);
  const content = Buffer.alloc(length, end > start ? bytes.subarray(Math.max(start, end - 20), end) : 'x');
  return splice(bytes, start, end - start, Buffer.concat([Buffer.from(`${length}:`), content]));
}
