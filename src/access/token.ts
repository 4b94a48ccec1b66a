import { AppError } from '../errors.ts';

/** From least to most: each role may do what those before it may. */
export const ROLES = ['reader', 'uploader', 'moderator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What is kept of a token; the secret itself is shown once and stored nowhere. */
export interface Token {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly revokedAt: Date | undefined;
}

/** A new token as the store takes it. `secretHash` is the SHA-256 of the secret, 32 bytes. */
export interface TokenDraft {
  readonly name: string;
  readonly role: Role;
  readonly secretHash: Uint8Array;
}

/** What access control asks of a store. Each method is one unit of work; changes are durable when it resolves. */
export interface TokenStore {
  createToken(draft: TokenDraft, now: Date): Promise<Token>;
  /** The token with that hash, revoked or not. */
  findTokenByHash(secretHash: Uint8Array): Promise<Token | undefined>;
  /** All tokens, revoked ones too, the oldest first. */
  listTokens(): Promise<readonly Token[]>;
  /** Rejects with not_found. Revoking twice keeps the first time. */
  revokeToken(id: number, now: Date): Promise<Token>;
  /**
   * Makes the token with that hash the only one that the operator's configuration gives (role admin, name
   * `operator`): its row keeps its id when the secret changes. Undefined revokes it.
   */
  setOperatorToken(secretHash: Uint8Array | undefined, now: Date): Promise<void>;
}

/** Throws forbidden unless the role reaches `needed`. */
export function checkRole(role: Role, needed: Role): void {
  if (ROLES.indexOf(role) >= ROLES.indexOf(needed)) return;
  throw new AppError('forbidden', `Cannot do this with the role ${role}: it takes ${needed}`, {
    mend: `Use a token with the role ${needed} or higher.`,
  });
}
