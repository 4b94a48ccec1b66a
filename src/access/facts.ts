import type { Session } from './session.ts';
import type { Token } from './token.ts';

// What each change of tokens needs to know before it is decided; a store looks it up in the transaction that makes it.

/** A token as it is stored. */
export interface StoredToken {
  readonly token: Token;
  /** Whether it is the one that the operator's configuration gives. */
  readonly isOperator: boolean;
  /** Expired ones too. */
  readonly sessions: readonly Session[];
  /** Feed keys that read for it and are not revoked. */
  readonly feedKeys: readonly StoredToken[];
}

/** A link that signs a browser in, once. */
export interface LoginLink {
  readonly token: Token;
  readonly expiresAt: Date;
}

export interface PersonFacts {
  /** The person with that subject. */
  readonly known: StoredToken | undefined;
  /** The id of the person, should they be new. */
  readonly newId: number;
}

export interface OperatorFacts {
  /** The operator's token of until now. */
  readonly current: StoredToken | undefined;
  /** What has the secret that the operator configures now. */
  readonly sameSecret: StoredToken | undefined;
  readonly newId: number;
}
