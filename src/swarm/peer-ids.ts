import { mix } from './mix.ts';
import { PEER_ID_BYTES } from './peer.ts';

/** How many ids are kept: 6 MB. */
const ENTRIES = 2 ** 18;
const WAYS = 4;

/**
 * The peer ids of the clients that announced last, by their identities, in a table whose size never changes. Only answers that
 * are no bytes have ids in them (BEP 23), and nearly no client asks for those: to keep the id of every peer would take more
 * memory than all else that is known of them.
 */
export class PeerIds {
  readonly #seed: number;
  readonly #identities = new Int32Array(ENTRIES);
  readonly #ids = new Uint8Array(ENTRIES * PEER_ID_BYTES);
  /** Which of the ways is replaced next. */
  #turn = 0;

  /** `seed` are 32 random bits. */
  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Notes the id of a client: 20 bytes. */
  note(identity: number, id: Uint8Array): void {
    const known = this.#find(identity);
    if (known !== -1) return;
    this.#turn = (this.#turn + 1) % WAYS;
    const place = this.#first(identity) + this.#turn;
    this.#identities[place] = identity;
    this.#ids.set(id, place * PEER_ID_BYTES);
  }

  /** Writes the id of a client, zeros where it is not known any more. Returns where the next one begins. */
  write(identity: number, out: Uint8Array, offset: number): number {
    const place = this.#find(identity);
    for (let at = 0; at < PEER_ID_BYTES; at += 1)
      out[offset + at] = place === -1 ? 0 : (this.#ids[place * PEER_ID_BYTES + at] as number);
    return offset + PEER_ID_BYTES;
  }

  #find(identity: number): number {
    const first = this.#first(identity);
    for (let place = first; place < first + WAYS; place += 1)
      if (this.#identities[place] === identity) return place;
    return -1;
  }

  #first(identity: number): number {
    return ((mix(identity ^ this.#seed) >>> 0) % (ENTRIES / WAYS)) * WAYS;
  }
}
