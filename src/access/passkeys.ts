import type { AuditActor } from '../events/audit.ts';
import { createOwnKeys } from './own-keys.ts';
import { hashSecret, passkeyOf } from './secrets.ts';
import type { IssuedToken, Token, TokenStore } from './token.ts';

/** Keys that let torrent clients into the swarms of what a token may read, and do nothing else: they are in .torrent files. */
export interface Passkeys {
  /**
   * Makes a passkey. Rejects with malformed for a name that is not valid, and with forbidden when the token has 100 passkeys in
   * use.
   */
  issuePasskey(token: Token, name: string, actor: AuditActor): Promise<IssuedToken>;
  /** The newest passkey of the token that can be shown; a new one of that name where there is none. */
  passkeyFor(token: Token, name: string, actor: AuditActor): Promise<string>;
  /** The passkeys of that token, including revoked ones, the oldest first. */
  listPasskeys(token: Token): Promise<readonly Token[]>;
  /** Revokes a passkey. Takes effect with the next announce. Rejects with not_found when the token does not have it. */
  revokePasskey(id: number, token: Token, actor: AuditActor): Promise<Token>;
}

/** Passkeys follow from `serverSecret`. Those of another secret stay valid, but cannot be shown again. */
export function createPasskeys(store: TokenStore, serverSecret: Uint8Array, now: () => Date): Passkeys {
  const keys = createOwnKeys(store, 'passkey', 'passkey');
  const issuePasskey: Passkeys['issuePasskey'] = async (parent, name, actor) => {
    const at = now();
    const secret = passkeyOf(serverSecret, parent.id, at);
    return { token: await keys.issue(parent, name, secret, actor, at), secret };
  };
  const findShowable = async (parent: Token): Promise<string | undefined> => {
    const all = await keys.list(parent);
    for (const { id, createdAt, revokedAt } of all.toReversed()) {
      if (revokedAt !== undefined) continue;
      const secret = passkeyOf(serverSecret, parent.id, createdAt);
      const found = await store.findTokenByHash(hashSecret(secret));
      if (found?.id === id) return secret;
    }
    return undefined;
  };
  /** So that several downloads at once make one passkey. */
  const asked = new Map<number, Promise<string>>();
  return {
    issuePasskey,
    passkeyFor(parent, name, actor) {
      const running =
        asked.get(parent.id) ??
        findShowable(parent)
          .then(async (found) => found ?? (await issuePasskey(parent, name, actor)).secret)
          .finally(() => asked.delete(parent.id));
      asked.set(parent.id, running);
      return running;
    },
    listPasskeys: keys.list,
    revokePasskey: (id, token, actor) => keys.revoke(id, token, actor, now()),
  };
}
