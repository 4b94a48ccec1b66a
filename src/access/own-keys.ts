import { AppError } from '../errors.ts';
import type { AuditActor } from '../events/audit.ts';
import { hashSecret } from './secrets.ts';
import { checkName } from './token-terms.ts';
import type { Token, TokenKind, TokenStore } from './token.ts';

const KEYS_MAX = 100;

/** A key with the scope in which it reads: that of its token. */
export function readsFor(key: Token, parent: Token | undefined): Token {
  return { ...key, collection: parent?.collection };
}

/** The keys of one kind that tokens make for themselves. They can do less than the tokens, and end with them. */
export interface OwnKeys {
  /**
   * Makes a key with that secret. Rejects with malformed for a name that is not valid, and with forbidden when the token has
   * 100 of them in use.
   */
  issue(parent: Token, name: string, secret: string, actor: AuditActor, now: Date): Promise<Token>;
  /** The keys of that token, including revoked ones, the oldest first. */
  list(parent: Token): Promise<readonly Token[]>;
  /** Revokes a key. Rejects with not_found when the token does not have it. */
  revoke(id: number, parent: Token, actor: AuditActor, now: Date): Promise<Token>;
}

export function createOwnKeys(
  store: TokenStore,
  kind: Extract<TokenKind, 'feed_key' | 'passkey'>,
  what: string,
): OwnKeys {
  const list: OwnKeys['list'] = async (parent) => {
    const keys = await store.listKeys(parent.id);
    return keys.filter((key) => key.kind === kind).map((key) => readsFor(key, parent));
  };
  return {
    async issue(parent, name, secret, actor, now) {
      const keys = await list(parent);
      if (keys.filter(({ revokedAt }) => revokedAt === undefined).length >= KEYS_MAX) {
        throw new AppError('forbidden', `Cannot create another ${what}: ${KEYS_MAX} are in use`, {
          hint: 'Revoke one that you no longer need.',
        });
      }
      const draft = {
        kind,
        name: checkName(name),
        role: 'reader',
        secretHash: hashSecret(secret),
        parentId: parent.id,
        collection: undefined,
        torrentsMax: undefined,
        metainfoBytesMax: undefined,
        subject: undefined,
        expiresAt: undefined,
      } as const;
      return readsFor(await store.createToken(draft, actor, now), parent);
    },
    list,
    async revoke(id, parent, actor, now) {
      const keys = await list(parent);
      if (keys.some((key) => key.id === id)) return store.revokeToken(id, actor, now);
      throw new AppError(
        'not_found',
        `Cannot revoke the ${what} ${id}: you do not have one with that number`,
      );
    },
  };
}
