import { wordAt, writeWord } from '../../swarm/word-at.ts';
import { SipHash } from './sip-hash.ts';

/**
 * The ids by which a UDP tracker knows that a client has the address that it sends from (BEP 15). An id is one byte of the
 * time and seven of a keyed hash of time and address. The port is not in it, because libtorrent uses one id for all its
 * sockets. Nothing is kept for a client, and an id stays valid when the tracker restarts with the same secret.
 */
export class ConnectionIds {
  readonly #hash: SipHash;
  readonly #slotSeconds: number;
  /** The slot and an address, of each family. */
  readonly #input4 = new Uint8Array(5);
  readonly #input6 = new Uint8Array(17);

  /** The secret has 16 bytes. An id is valid for at least `seconds`, and at most for twice as long. */
  constructor(secret: Uint8Array, seconds: number) {
    this.#hash = new SipHash(secret);
    this.#slotSeconds = seconds;
  }

  /** Writes the id of an address (4 or 16 bytes): 8 bytes. */
  write(address: Uint8Array, nowSeconds: number, out: Uint8Array, offset: number): void {
    const [low, high] = this.#idOf(address, this.#slotOf(nowSeconds));
    writeWord(out, offset, high);
    writeWord(out, offset + 4, low);
  }

  /** Whether the id was given to that address in this period or in the one before it. */
  isValid(address: Uint8Array, nowSeconds: number, bytes: Uint8Array, offset: number): boolean {
    const given = bytes[offset] as number;
    const slot = this.#slotOf(nowSeconds);
    if (given !== slot && given !== ((slot + 0xff) & 0xff)) return false;
    const [low, high] = this.#idOf(address, given);
    return wordAt(bytes, offset) === high && wordAt(bytes, offset + 4) === low;
  }

  /** Never all 0, which is what clients have that have no id. */
  #idOf(address: Uint8Array, slot: number): readonly [number, number] {
    const input = address.length === 4 ? this.#input4 : this.#input6;
    input[0] = slot;
    input.set(address, 1);
    const [low, high] = this.#hash.hash(input);
    const first = (slot << 24) | (high & 0x00ff_ffff);
    return [low === 0 && first === 0 ? 1 : low, first];
  }

  #slotOf(seconds: number): number {
    return Math.floor(seconds / this.#slotSeconds) & 0xff;
  }
}
