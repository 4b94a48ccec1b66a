import { hash, randomBytes } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Role, Token, TokenStore } from './token.ts';

/** Recognisable for secret scanners; 160 random bits follow in base64url. */
const SECRET_PREFIX = 'torrentry_';
const SECRET_BYTES = 20;
const OPERATOR_SECRET_LENGTH_MIN = 20;
const NAME_LENGTH_MAX = 100;

/** A token with its secret, which is shown this once and kept nowhere. */
export interface IssuedToken {
  readonly token: Token;
  readonly secret: string;
}

/** Who may do what: the tokens of one instance. */
export interface Access {
  /** The token behind a secret. Rejects with unauthorized for one that is unknown or revoked. */
  authenticate(secret: string): Promise<Token>;
  /** Rejects with malformed for a name that is empty or longer than 100 characters. */
  issue(name: string, role: Role): Promise<IssuedToken>;
  list(): Promise<readonly Token[]>;
  /** Takes effect with the next request. Rejects with not_found. */
  revoke(id: number): Promise<Token>;
  /**
   * Settles who is admin at a start: the operator's own secret when there is one, any string of 20 characters or
   * more; else, unless an admin exists already, a new token, which is returned.
   * Rejects with malformed for a secret that is too short.
   */
  ensureAdmin(operatorSecret: string | undefined): Promise<IssuedToken | undefined>;
}

export function createAccess(store: TokenStore, now: () => Date): Access {
  const issue = async (name: string, role: Role): Promise<IssuedToken> => {
    if (name.trim() === '' || name.length > NAME_LENGTH_MAX) {
      throw new AppError('malformed', `Cannot use the token name "${name.slice(0, NAME_LENGTH_MAX)}"`, {
        mend: `Choose a name of 1 to ${NAME_LENGTH_MAX} characters.`,
      });
    }
    const secret = SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
    const token = await store.createToken({ name, role, secretHash: hashSecret(secret) }, now());
    return { token, secret };
  };
  return {
    issue,
    async authenticate(secret) {
      // Looked up by its hash: no comparison whose time would tell how much of a guess was right.
      const token = await store.findTokenByHash(hashSecret(secret));
      if (token !== undefined && token.revokedAt === undefined) return token;
      throw new AppError('unauthorized', 'Cannot accept this token: it is unknown or was revoked', {
        mend: 'Check that it was copied whole, or ask for a new one.',
      });
    },
    list: () => store.listTokens(),
    revoke: (id) => store.revokeToken(id, now()),
    async ensureAdmin(operatorSecret) {
      if (operatorSecret !== undefined) checkOperatorSecret(operatorSecret);
      await store.setOperatorToken(
        operatorSecret === undefined ? undefined : hashSecret(operatorSecret),
        now(),
      );
      const tokens = await store.listTokens();
      const hasAdmin = tokens.some(({ role, revokedAt }) => role === 'admin' && revokedAt === undefined);
      return hasAdmin ? undefined : issue('admin', 'admin');
    },
  };
}

function checkOperatorSecret(secret: string): void {
  if (secret.length >= OPERATOR_SECRET_LENGTH_MIN) return;
  throw new AppError('malformed', `Cannot use an admin token of ${secret.length} characters`, {
    mend: `Use ${OPERATOR_SECRET_LENGTH_MIN} or more, for example from: openssl rand -hex 20`,
  });
}

function hashSecret(secret: string): Uint8Array {
  return hash('sha256', secret, 'buffer');
}
