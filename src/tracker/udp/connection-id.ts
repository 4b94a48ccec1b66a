import { SipHash } from './sip-hash.ts';

/**
 * The ids by which a UDP tracker knows that a client has the address that it sends from (BEP 15). An id is one byte of the
 * time and seven of a keyed hash of time and address. The port is not in it, because libtorrent uses one id for all its
 * sockets. Nothing is kept for a client, and an id stays valid when the tracker restarts with the same secret.
 */
export class ConnectionIds {
  readonly #hash: SipHash;
  readonly #slotSeconds: number;
  readonly #input = new Uint8Array(17);

  /** The secret has 16 bytes. An id is valid for at least `seconds`, and at most for twice as long. */
  constructor(secret: Uint8Array, seconds: number) {
    this.#hash = new SipHash(secret);
    this.#slotSeconds = seconds;
  }

  /** Writes the id of an address (4 or 16 bytes): 8 bytes. */
  write(address: Uint8Array, nowSeconds: number, out: DataView, offset: number): void {
    const [low, high] = this.#idOf(address, this.#slotOf(nowSeconds));
    out.setInt32(offset, high);
    out.setInt32(offset + 4, low);
  }

  /** Whether the id was given to that address in this period or in the one before it. */
  isValid(address: Uint8Array, nowSeconds: number, view: DataView, offset: number): boolean {
    const given = view.getUint8(offset);
    const slot = this.#slotOf(nowSeconds);
    if (given !== slot && given !== ((slot + 0xff) & 0xff)) return false;
    const [low, high] = this.#idOf(address, given);
    return view.getInt32(offset) === high && view.getInt32(offset + 4) === low;
  }

  /** Never all 0, which is what clients have that have no id. */
  #idOf(address: Uint8Array, slot: number): readonly [number, number] {
    this.#input[0] = slot;
    this.#input.set(address, 1);
    const [low, high] = this.#hash.hash(this.#input.subarray(0, address.length + 1));
    const first = (slot << 24) | (high & 0x00ff_ffff);
    return [low === 0 && first === 0 ? 1 : low, first];
  }

  #slotOf(seconds: number): number {
    return Math.floor(seconds / this.#slotSeconds) & 0xff;
  }
}
