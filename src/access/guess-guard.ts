import { addressKey } from '../lib/address-key.ts';
import { checkAllowed, type Limits } from './limits.ts';

/** Limits guessing of secrets. */
export interface GuessGuard {
  /**
   * Call it before a secret is looked up. Throws rate_limited when too many wrong secrets came from that address,
   * unless this secret was right from there before: a client behind the same address must not lock out a working
   * pipeline.
   */
  check(ip: string | undefined, secretHash: Uint8Array): void;
  failed(ip: string | undefined): void;
  /**
   * Counts an attempt as failed before it is made, for attempts that are expensive elsewhere, so that even many at once
   * stay within the limit. Returns the function that undoes the count. Throws rate_limited when too many failed.
   */
  reserve(ip: string | undefined): () => void;
  succeeded(ip: string | undefined, secretHash: Uint8Array): void;
}

/**
 * Calls `find` for a secret from an address. When it finds nothing, the secret counts as wrong. Rejects with
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
  // Checked again: many requests in one packet are all looked up before the first one fails.
  guard?.check(ip, secretHash);
  if (found === undefined) guard?.failed(ip);
  return found;
}

/** The name of the limit that counts failed sign-ins. */
export const LOGIN_LIMIT = 'logins';

const KNOWN_MAX = 10_000;

export function createGuessGuard(limits: Limits): GuessGuard {
  // The oldest first.
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
