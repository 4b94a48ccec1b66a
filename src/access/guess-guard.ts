import { addressKey } from '../lib/address-key.ts';
import { checkAllowed, type Limits } from './limits.ts';

/** Keeps strangers from trying one secret after the other. */
export interface GuessGuard {
  /**
   * To be asked before a secret is looked up. Throws rate_limited when too many wrong ones came from that address,
   * unless this very secret was right from there: nobody behind the same address can lock a working pipeline out.
   */
  check(ip: string | undefined, secretHash: Uint8Array): void;
  failed(ip: string | undefined): void;
  /**
   * Counts an attempt as failed before it is made, where each costs something elsewhere, so that many at once are no more
   * than the limit; the result takes that back. Throws rate_limited when too many failed.
   */
  reserve(ip: string | undefined): () => void;
  succeeded(ip: string | undefined, secretHash: Uint8Array): void;
}

/**
 * What `find` finds for a secret that came from an address, counted as wrong when that is nothing. Rejects with
 * rate_limited after too many wrong ones.
 */
export async function findByGuess<Found>(
  guard: GuessGuard | undefined,
  ip: string | undefined,
  secretHash: Uint8Array,
  find: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  guard?.check(ip, secretHash);
  const found = await find();
  // Again: of many that came in one packet all are looked up before the first was found to be wrong.
  guard?.check(ip, secretHash);
  if (found === undefined) guard?.failed(ip);
  return found;
}

/** The limit that failed sign-ins are counted by. */
export const LOGIN_LIMIT = 'logins';

const KNOWN_MAX = 10_000;

export function createGuessGuard(limits: Limits): GuessGuard {
  // The one that came in longest ago first.
  const known = new Set<string>();
  return {
    check(ip, secretHash) {
      const allowance = limits.peek(LOGIN_LIMIT, addressKey(ip));
      if (allowance?.allowed === false && !known.has(keyOf(ip, secretHash))) checkAllowed(allowance);
    },
    failed(ip) {
      limits.take(LOGIN_LIMIT, addressKey(ip));
    },
    reserve(ip) {
      checkAllowed(limits.take(LOGIN_LIMIT, addressKey(ip)));
      return () => limits.giveBack(LOGIN_LIMIT, addressKey(ip));
    },
    succeeded(ip, secretHash) {
      const key = keyOf(ip, secretHash);
      known.delete(key);
      known.add(key);
      if (known.size <= KNOWN_MAX) return;
      for (const oldest of known) {
        known.delete(oldest);
        return;
      }
    },
  };
}

function keyOf(ip: string | undefined, secretHash: Uint8Array): string {
  return `${addressKey(ip)} ${Buffer.from(secretHash).toString('base64')}`;
}
