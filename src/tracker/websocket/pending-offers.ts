/** Browsers give up before: WebTorrent's clients do after 50 seconds. */
const SECONDS_MAX = 120;
/** A client that gets more offers than it answers loses the oldest of them. */
const OFFERS_MAX = 100;

/** What names an offer: it is unique only for the peer that made it. */
export interface OfferName {
  readonly hash: string;
  readonly peerId: string;
  readonly offerId: string;
}

interface Pending {
  /** The socket that the offer came from. */
  readonly from: number;
  readonly atSeconds: number;
}

/** The offers that were passed to one client and that it has not answered yet. */
export class PendingOffers {
  readonly #nowSeconds: () => number;
  /** The oldest first. */
  readonly #offers = new Map<string, Pending>();

  constructor(nowSeconds: () => number) {
    this.#nowSeconds = nowSeconds;
  }

  /** Notes an offer of the peer with that socket. */
  add(name: OfferName, from: number): void {
    const key = keyOf(name);
    this.#offers.delete(key);
    this.#offers.set(key, { from, atSeconds: this.#nowSeconds() });
    const oldest = this.#offers.keys().next();
    if (this.#offers.size > OFFERS_MAX && oldest.done !== true) this.#offers.delete(oldest.value);
  }

  /** The socket that an offer came from, once. Undefined for an offer that this client did not get, or too long ago. */
  take(name: OfferName): number | undefined {
    const key = keyOf(name);
    const pending = this.#offers.get(key);
    this.#offers.delete(key);
    const isOld = pending !== undefined && this.#nowSeconds() - pending.atSeconds > SECONDS_MAX;
    return isOld ? undefined : pending?.from;
  }
}

/** The first two have 20 characters each, so no two names have the same key. */
function keyOf({ hash, peerId, offerId }: OfferName): string {
  return hash + peerId + offerId;
}
