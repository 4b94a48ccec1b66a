import type { Session } from './session.ts';
import type { Token } from './token.ts';

// The facts that each change of tokens needs for its decision. A store loads them in the transaction of the change.

/** A token as it is stored. */
export interface StoredToken {
  readonly token: Token;
  /** Whether it is the token from the operator's configuration. */
  readonly isOperator: boolean;
  /** Including expired ones. */
  readonly sessions: readonly Session[];
  /** Its feed keys and passkeys that are not revoked. */
  readonly keys: readonly StoredToken[];
}

/** A link that signs a browser in, once. */
export interface LoginLink {
  readonly token: Token;
  readonly expiresAt: Date;
}

export interface PersonFacts {
  /** The stored person with that subject. */
  readonly known: StoredToken | undefined;
  /** The id for the person if they are new. */
  readonly newId: number;
}

export interface OperatorFacts {
  /** The operator's current token. */
  readonly current: StoredToken | undefined;
  /** The token that already has the newly configured secret. */
  readonly sameSecret: StoredToken | undefined;
  readonly newId: number;
}
