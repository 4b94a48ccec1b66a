import { LRUCache } from 'lru-cache';

/** How many clients of one user a swarm may have: at home, elsewhere, and one that was not stopped. */
const CLIENTS_MAX = 3;
const ENTRIES_MAX = 100_000;

interface Place {
  readonly identity: number;
  minute: number;
}

/** The clients of users with a passkey in each swarm, for a limit on how many there are. */
export class UserPlaces {
  readonly #expiryMinutes: number;
  readonly #places = new LRUCache<string, Place[]>({ max: ENTRIES_MAX });

  constructor(expiryMinutes: number) {
    this.#expiryMinutes = expiryMinutes;
  }

  /** Notes the client of a user. Returns false when the user has as many others in this swarm. */
  enter(userId: number, hash: Uint8Array, identity: number, minute: number): boolean {
    const key = keyOf(userId, hash);
    const all = this.#places.get(key) ?? [];
    const places = all.filter((place) => minute - place.minute <= this.#expiryMinutes);
    const own = places.find((place) => place.identity === identity);
    if (own === undefined && places.length >= CLIENTS_MAX) return false;
    if (own === undefined) places.push({ identity, minute });
    else own.minute = minute;
    this.#places.set(key, places);
    return true;
  }

  /** Gives up the place of a client. Returns whether it had one. */
  leave(userId: number, hash: Uint8Array, identity: number): boolean {
    const key = keyOf(userId, hash);
    const all = this.#places.get(key) ?? [];
    const left = all.filter((place) => place.identity !== identity);
    if (left.length === 0) this.#places.delete(key);
    else this.#places.set(key, left);
    return left.length < all.length;
  }
}

function keyOf(userId: number, hash: Uint8Array): string {
  return `${userId} ${Buffer.from(hash).toString('latin1')}`;
}
