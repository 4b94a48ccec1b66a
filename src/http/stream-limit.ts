import { AppError } from '../errors.ts';
import { addressKey } from '../lib/address-key.ts';

export interface StreamLimitOptions {
  /** What a client cannot do when the limit is reached: `follow the log`. */
  readonly does: string;
  readonly max: number;
  readonly perAddressMax: number;
  /** What the client can do then, as a sentence. */
  readonly hint: string;
}

/** Limits how many answers that never end by themselves are open at once. */
export interface StreamLimit {
  /**
   * Takes a place for a client at that address, and returns the function that gives it back. Throws rate_limited when the
   * address has too many, unavailable when there are too many in total.
   */
  enter(ip: string | undefined): () => void;
}

/** Makes the limit: `max` open answers in total, and `perAddressMax` for one address. */
export function createStreamLimit({ does, max, perAddressMax, hint }: StreamLimitOptions): StreamLimit {
  const perAddress = new Map<string, number>();
  let all = 0;
  const count = (address: string, difference: 1 | -1): void => {
    all += difference;
    const left = (perAddress.get(address) ?? 0) + difference;
    if (left > 0) perAddress.set(address, left);
    else perAddress.delete(address);
  };
  return {
    enter(ip) {
      const address = addressKey(ip);
      if ((perAddress.get(address) ?? 0) >= perAddressMax) {
        const message = `Cannot ${does}: ${perAddressMax} clients at your address already do`;
        throw new AppError('rate_limited', message, { hint });
      }
      if (all >= max) throw new AppError('unavailable', `Cannot ${does}: ${max} others already do`, { hint });
      count(address, 1);
      return () => count(address, -1);
    },
  };
}
