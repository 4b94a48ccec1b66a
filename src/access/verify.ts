import { AppError } from '../errors.ts';
import { readsFor } from './own-keys.ts';
import { findByGuess, type GuessGuard } from './guess-guard.ts';
import type { LastUses } from './last-uses.ts';
import { hashSecret } from './secrets.ts';
import { isLive, type Token, type TokenStore } from './token.ts';

export interface VerifyParts {
  readonly store: Pick<TokenStore, 'findTokenByHash' | 'findToken'>;
  readonly uses: LastUses;
  readonly guard: GuessGuard | undefined;
  readonly now: () => Date;
}

/**
 * Finds the token of a secret that a client at an address sent. Rejects with unauthorized unless the token is live and
 * of that kind, and with rate_limited after too many wrong ones. A feed key has the scope of the token that it reads for.
 */
export type Verify = (kind: 'token' | 'feed_key', secret: string, ip: string | undefined) => Promise<Token>;

export function createVerify({ store, uses, guard, now }: VerifyParts): Verify {
  const findGood = async (kind: Token['kind'], secretHash: Uint8Array): Promise<Token | undefined> => {
    // Looked up by its hash, so that no comparison reveals by its time how much of a guess was right.
    const token = await store.findTokenByHash(secretHash);
    if (token?.kind !== kind || !isLive(token, now())) return undefined;
    if (token.parentId === undefined) return token;
    const parent = await store.findToken(token.parentId);
    const isGood = parent !== undefined && isLive(parent, now());
    return isGood ? readsFor(token, parent) : undefined;
  };
  return async (kind, secret, ip) => {
    const secretHash = hashSecret(secret);
    const token = await findByGuess(guard, ip, secretHash, () => findGood(kind, secretHash));
    if (token !== undefined) {
      await guard?.succeeded(ip, secretHash);
      uses.note(token.id, now());
      return token;
    }
    // The same message for all reasons, so that a client with an old secret does not learn that it was valid once.
    const what = kind === 'token' ? 'token' : 'feed key';
    throw new AppError('unauthorized', `Cannot accept this ${what}: it is unknown, expired or was revoked`, {
      hint: 'Check that you copied it completely, or ask for a new one.',
    });
  };
}
