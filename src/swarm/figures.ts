import type { Announce } from './announce.ts';
import { creditFor, type Baseline, type Credit, type Statement } from './credit.ts';
import type { FigureChange, FigureKey } from './figure-store.ts';
import { HashTable, SWARM_HASH_BYTES } from './hash-table.ts';
import { spread } from './spread.ts';

export interface FiguresOptions {
  /** How many clients are in memory at the same time. */
  readonly clientsMax: number;
  /** 32 random bits that stay the same over restarts. */
  readonly seed: number;
  /** No client transfers more in a second. */
  readonly bytesPerSecondMax: number;
}

const INFOHASH_BYTES_MAX = 32;
const PEER_BYTES = 8;
const SEEDER = 1;
const HAD_LEECHERS = 2;
const CHANGED = 4;
const IS_V2 = 8;
/** How many clients are looked at for one whose place another may have, so that no announce takes long. */
const EVICTION_TRIES = 100;

/** What the clients of users with a passkey said last, and what was credited since it was taken. */
export class Figures {
  readonly #seed: number;
  readonly #clientsMax: number;
  readonly #bytesPerSecondMax: number;
  readonly #table: HashTable;
  readonly #userId: Int32Array;
  readonly #infohash: Uint8Array;
  readonly #peer: Uint8Array;
  readonly #flags: Uint8Array;
  readonly #at: Float64Array;
  readonly #uploaded: Float64Array;
  readonly #downloaded: Float64Array;
  readonly #newUploaded: Float64Array;
  readonly #newDownloaded: Float64Array;
  readonly #newAlone: Float64Array;
  readonly #seededFrom: Float64Array;
  readonly #seededTo: Float64Array;
  /** The clients with something to take: a ring, each client once. */
  readonly #changed: Int32Array;
  #firstChanged = 0;
  #changedCount = 0;
  #hand = 0;

  constructor({ clientsMax, seed, bytesPerSecondMax }: FiguresOptions) {
    this.#seed = seed;
    this.#clientsMax = clientsMax;
    this.#bytesPerSecondMax = bytesPerSecondMax;
    this.#table = new HashTable(clientsMax, seed);
    this.#userId = new Int32Array(clientsMax);
    this.#infohash = new Uint8Array(clientsMax * INFOHASH_BYTES_MAX);
    this.#peer = new Uint8Array(clientsMax * PEER_BYTES);
    this.#flags = new Uint8Array(clientsMax);
    const numbers = () => new Float64Array(clientsMax);
    this.#at = numbers();
    this.#uploaded = numbers();
    this.#downloaded = numbers();
    this.#newUploaded = numbers();
    this.#newDownloaded = numbers();
    this.#newAlone = numbers();
    this.#seededFrom = numbers();
    this.#seededTo = numbers();
    this.#changed = new Int32Array(clientsMax);
  }

  /** The client of a user that announces; undefined for one without a peer id. */
  keyOf(userId: number, infohash: Uint8Array, { peerId }: Pick<Announce, 'peerId'>): FigureKey | undefined {
    if (peerId === undefined) return undefined;
    const peer = new Uint8Array(PEER_BYTES);
    const view = new DataView(peer.buffer);
    view.setInt32(0, spread(peerId, this.#seed));
    view.setInt32(4, spread(peerId, ~this.#seed));
    return { userId, infohash, peer };
  }

  /** Whether the last statement of a client is in memory. */
  has(key: FigureKey): boolean {
    return this.#table.find(this.#nameOf(key)) !== -1;
  }

  /** Notes what a client says. `stored` is what is written down of it, for one that is not in memory. */
  note(key: FigureKey, statement: Statement, stored: Baseline | undefined): void {
    const name = this.#nameOf(key);
    const found = this.#table.find(name);
    const before = found === -1 ? stored : this.#baselineOf(found);
    const credit = creditFor(before, statement, this.#bytesPerSecondMax);
    if (credit === undefined) return;
    const client = found === -1 ? this.#open(name, key) : found;
    if (client !== -1) this.#add(client, credit);
  }

  /** Some of the clients with changes since they were taken. */
  takeChanges(max: number): readonly FigureChange[] {
    const count = Math.min(max, this.#changedCount);
    return Array.from({ length: count }, () => {
      const client = this.#changed[this.#firstChanged] as number;
      this.#firstChanged = (this.#firstChanged + 1) % this.#clientsMax;
      this.#changedCount -= 1;
      return this.#take(client);
    });
  }

  #take(client: number): FigureChange {
    const flags = this.#flags[client] as number;
    const bytes = (flags & IS_V2) === 0 ? SWARM_HASH_BYTES : INFOHASH_BYTES_MAX;
    const change = {
      userId: this.#userId[client] as number,
      infohash: this.#infohash.slice(client * INFOHASH_BYTES_MAX, client * INFOHASH_BYTES_MAX + bytes),
      peer: this.#peer.slice(client * PEER_BYTES, (client + 1) * PEER_BYTES),
      uploaded: this.#newUploaded[client] as number,
      downloaded: this.#newDownloaded[client] as number,
      uploadedAlone: this.#newAlone[client] as number,
      seededFrom: this.#seededFrom[client] as number,
      seededTo: this.#seededTo[client] as number,
      baseline: this.#baselineOf(client),
    };
    this.#flags[client] = flags & ~CHANGED;
    this.#clear(client);
    return change;
  }

  #clear(client: number): void {
    for (const column of [this.#newUploaded, this.#newDownloaded, this.#newAlone]) column[client] = 0;
    this.#seededFrom[client] = 0;
    this.#seededTo[client] = 0;
  }

  #baselineOf(client: number): Baseline {
    const flags = this.#flags[client] as number;
    return {
      uploaded: this.#uploaded[client] as number,
      downloaded: this.#downloaded[client] as number,
      atSeconds: this.#at[client] as number,
      isSeeder: (flags & SEEDER) !== 0,
      hadLeechers: (flags & HAD_LEECHERS) !== 0,
    };
  }

  #add(client: number, { uploaded, downloaded, uploadedAlone, seededFrom, baseline }: Credit): void {
    this.#newUploaded[client] = (this.#newUploaded[client] as number) + uploaded;
    this.#newDownloaded[client] = (this.#newDownloaded[client] as number) + downloaded;
    this.#newAlone[client] = (this.#newAlone[client] as number) + uploadedAlone;
    if (seededFrom !== undefined) {
      if (this.#seededTo[client] === 0) this.#seededFrom[client] = seededFrom;
      this.#seededTo[client] = baseline.atSeconds;
    }
    this.#uploaded[client] = baseline.uploaded;
    this.#downloaded[client] = baseline.downloaded;
    this.#at[client] = baseline.atSeconds;
    const flags = this.#flags[client] as number;
    if ((flags & CHANGED) === 0) {
      this.#changed[(this.#firstChanged + this.#changedCount) % this.#clientsMax] = client;
      this.#changedCount += 1;
    }
    const state = (baseline.isSeeder ? SEEDER : 0) | (baseline.hadLeechers ? HAD_LEECHERS : 0);
    this.#flags[client] = (flags & IS_V2) | CHANGED | state;
  }

  /** Returns -1 when there is no room: so much waits to be taken that this client has to go on later. */
  #open(name: Uint8Array, { userId, infohash, peer }: FigureKey): number {
    if (this.#table.size >= this.#clientsMax && !this.#makeRoom()) return -1;
    const client = this.#table.add(name);
    this.#userId[client] = userId;
    this.#infohash.set(infohash, client * INFOHASH_BYTES_MAX);
    this.#peer.set(peer, client * PEER_BYTES);
    this.#flags[client] = infohash.length === INFOHASH_BYTES_MAX ? IS_V2 : 0;
    this.#clear(client);
    return client;
  }

  /** Forgets a client that is written down. */
  #makeRoom(): boolean {
    for (let tries = 0; tries < EVICTION_TRIES; tries += 1) {
      const client = this.#hand;
      this.#hand = (this.#hand + 1) % this.#clientsMax;
      if (((this.#flags[client] as number) & CHANGED) !== 0) continue;
      this.#table.remove(client);
      return true;
    }
    return false;
  }

  /** By what the client is found. The id of the user is in it unhashed, so that users cannot replace the clients of others. */
  #nameOf({ userId, infohash, peer }: FigureKey): Uint8Array {
    const name = new Uint8Array(SWARM_HASH_BYTES);
    const view = new DataView(name.buffer);
    view.setInt32(0, userId);
    view.setInt32(4, spread(infohash, this.#seed));
    view.setInt32(8, spread(infohash, ~this.#seed));
    name.set(peer, 12);
    return name;
  }
}
