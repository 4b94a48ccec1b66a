import type { AuditActor } from '../events/audit.ts';
import { createOwnKeys } from './own-keys.ts';
import { newFeedKeySecret } from './secrets.ts';
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

export function createFeedKeys(store: TokenStore, now: () => Date): FeedKeys {
  const keys = createOwnKeys(store, 'feed_key', 'feed key');
  return {
    async issueFeedKey(parent, name, actor) {
      const secret = newFeedKeySecret();
      return { token: await keys.issue(parent, name, secret, actor, now()), secret };
    },
    listFeedKeys: keys.list,
    revokeFeedKey: (id, token, actor) => keys.revoke(id, token, actor, now()),
  };
}
