import type { AuditActor } from '../events/audit.ts';
import { AppError } from '../errors.ts';
import { hashSecret, newFeedKeySecret } from './secrets.ts';
import { checkName } from './token-terms.ts';
import type { IssuedToken, Token, TokenStore } from './token.ts';

/** Keys that read feeds for a token, and can do nothing else: they are in addresses, which end up in logs. */
export interface FeedKeys {
  /**
   * Makes a feed key. Rejects with malformed for a name that is not valid, and with forbidden when the token has 100
   * keys in use.
   */
  issueFeedKey(token: Token, name: string, actor: AuditActor): Promise<IssuedToken>;
  /** The keys of that token, including revoked ones, the oldest first. */
  listFeedKeys(token: Token): Promise<readonly Token[]>;
  /**
   * Revokes a key. Takes effect with the next request. Rejects with not_found when the token does not have that key.
   */
  revokeFeedKey(id: number, token: Token, actor: AuditActor): Promise<Token>;
}

const KEYS_MAX = 100;

/** A feed key with the scope in which it reads: that of its token. */
export function readsFor(key: Token, parent: Token | undefined): Token {
  return { ...key, collection: parent?.collection };
}

export function createFeedKeys(store: TokenStore, now: () => Date): FeedKeys {
  return {
    async issueFeedKey(parent, name, actor) {
      const parentId = parent.id;
      const keys = await store.listFeedKeys(parentId);
      if (keys.filter(({ revokedAt }) => revokedAt === undefined).length >= KEYS_MAX) {
        throw new AppError('forbidden', `Cannot create another feed key: ${KEYS_MAX} are in use`, {
          hint: 'Revoke one that you no longer need.',
        });
      }
      const secret = newFeedKeySecret();
      const token = await store.createToken(
        {
          kind: 'feed_key',
          name: checkName(name),
          role: 'reader',
          secretHash: hashSecret(secret),
          parentId,
          collection: undefined,
          torrentsMax: undefined,
          metainfoBytesMax: undefined,
          subject: undefined,
          expiresAt: undefined,
        },
        actor,
        now(),
      );
      return { token: readsFor(token, parent), secret };
    },
    listFeedKeys: async (parent) => (await store.listFeedKeys(parent.id)).map((key) => readsFor(key, parent)),
    async revokeFeedKey(id, token, actor) {
      const keys = await store.listFeedKeys(token.id);
      if (keys.some((key) => key.id === id)) return store.revokeToken(id, actor, now());
      throw new AppError(
        'not_found',
        `Cannot revoke the feed key ${id}: you do not have one with that number`,
      );
    },
  };
}
