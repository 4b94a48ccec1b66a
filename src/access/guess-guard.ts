import { addressKey } from '../lib/address-key.ts';
import { checkAllowed, type Limits } from './limits.ts';

/** Limits guessing of secrets. */
export interface GuessGuard {
  /**
   * Call it before a secret is looked up. Rejects with rate_limited when too many wrong secrets came from that address,
   * unless this secret was right from there before: a client behind the same address must not lock out a working
   * pipeline.
   */
  check(ip: string | undefined, secretHash: Uint8Array): Promise<void>;
  /** Counts a wrong secret. Rejects with rate_limited when too many were wrong before. */
  failed(ip: string | undefined): Promise<void>;
  /**
   * Counts an attempt as failed before it is made, for attempts that are expensive elsewhere, so that even many at once
   * stay within the limit. Resolves to the function that undoes the count. Rejects with rate_limited when too many failed.
   */
  reserve(ip: string | undefined): Promise<() => Promise<void>>;
  succeeded(ip: string | undefined, secretHash: Uint8Array): Promise<void>;
}

/** Which clients came in with which secret, by keys that do not reveal the secret. */
export interface KnownClients {
  isKnown(key: string): Promise<boolean>;
  add(key: string): Promise<void>;
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
  await guard?.check(ip, secretHash);
  const found = await find();
  // One step each: many requests in one packet are all looked up before the first one fails, and this way they are counted
  // in their order.
  await (found === undefined ? guard?.failed(ip) : guard?.check(ip, secretHash));
  return found;
}

/** The name of the limit that counts failed sign-ins. */
export const LOGIN_LIMIT = 'logins';

const KNOWN_MAX = 10_000;

/** Makes a guard by the limit on failed sign-ins. */
export function createGuessGuard(limits: Limits, known: KnownClients = createLocalClients()): GuessGuard {
  return {
    async check(ip, secretHash) {
      const allowance = await limits.peek(LOGIN_LIMIT, addressKey(ip));
      if (allowance?.allowed === false && !(await known.isKnown(keyOf(ip, secretHash))))
        checkAllowed(allowance);
    },
    async failed(ip) {
      checkAllowed(await limits.take(LOGIN_LIMIT, addressKey(ip)));
    },
    async reserve(ip) {
      checkAllowed(await limits.take(LOGIN_LIMIT, addressKey(ip)));
      return () => limits.settle(LOGIN_LIMIT, addressKey(ip), -1);
    },
    succeeded: (ip, secretHash) => known.add(keyOf(ip, secretHash)),
  };
}

/** Known clients in the memory of this process: those that came last. */
export function createLocalClients(): KnownClients {
  // The oldest first.
  const known = new Set<string>();
  return {
    isKnown: async (key) => known.has(key),
    async add(key) {
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
