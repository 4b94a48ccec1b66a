import type { AuditActor } from '../events/audit.ts';
import { AppError } from '../errors.ts';

/** From least to most: each role may do what those before it may. */
export const ROLES = ['reader', 'uploader', 'moderator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/**
 * `token`: a secret that somebody was given. `feed_key`: reads feeds and nothing else, for the token that made it.
 * `person`: somebody who signs in at a provider elsewhere; nobody has a secret of it.
 */
export const TOKEN_KINDS = ['token', 'feed_key', 'person'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** What is kept of a token; the secret itself is shown once and stored nowhere. */
export interface Token {
  readonly id: number;
  readonly kind: TokenKind;
  readonly name: string;
  readonly role: Role;
  /** Where it may change things, as `parseScope` gives it; undefined: everywhere. */
  readonly collection: string | undefined;
  /** How many torrents it may have published at once, and bytes of all its .torrent files that lie on the disk. */
  readonly torrentsMax: number | undefined;
  readonly metainfoBytesMax: number | undefined;
  /** The token that a feed key reads for. */
  readonly parentId: number | undefined;
  /** Whom a provider knows a person as: issuer and subject. */
  readonly subject: string | undefined;
  readonly createdAt: Date;
  readonly expiresAt: Date | undefined;
  /** To the minute or so. */
  readonly lastUsedAt: Date | undefined;
  readonly revokedAt: Date | undefined;
}

/** A token with its secret, which is shown this once and kept nowhere. */
export interface IssuedToken {
  readonly token: Token;
  readonly secret: string;
}

/** A new token as the store takes it. `secretHash` is the SHA-256 of the secret, 32 bytes. */
export interface TokenDraft {
  readonly kind: TokenKind;
  readonly name: string;
  readonly role: Role;
  readonly secretHash: Uint8Array;
  readonly collection: string | undefined;
  readonly torrentsMax: number | undefined;
  readonly metainfoBytesMax: number | undefined;
  readonly parentId: number | undefined;
  readonly subject: string | undefined;
  readonly expiresAt: Date | undefined;
}

/** A person as the store takes one, who may have no role. */
export type PersonDraft = Omit<TokenDraft, 'role' | 'subject'> & {
  readonly role: Role | undefined;
  readonly subject: string;
};

/**
 * What access control asks of a store about tokens. Each method is one transaction; changes are durable, together with
 * their line in the audit, when it resolves.
 */
export interface TokenStore {
  createToken(draft: TokenDraft, actor: AuditActor, now: Date): Promise<Token>;
  /** The token with that hash, revoked and expired ones too. */
  findTokenByHash(secretHash: Uint8Array): Promise<Token | undefined>;
  findToken(id: number): Promise<Token | undefined>;
  /** All tokens, revoked ones too, the oldest first. */
  listTokens(): Promise<readonly Token[]>;
  /** Those that read for that token, revoked ones too, the oldest first. */
  listFeedKeys(parentId: number): Promise<readonly Token[]>;
  /**
   * Its sessions, login links and feed keys end with it. Rejects with not_found. Revoking twice keeps the first time.
   */
  revokeToken(id: number, actor: AuditActor, now: Date): Promise<Token>;
  /** Notes when tokens were last used; it needs no line in the audit. */
  touchTokens(uses: ReadonlyMap<number, Date>): Promise<void>;
  /**
   * The person whom a provider knows by `subject`, as `decidePersonChange` has them: made at the first sign-in, with name
   * and role as the provider gives them now. A person who has no role any more expires, and what they began ends with
   * that; undefined for one who never had any. The audit log names the person itself as the actor. Rejects with what
   * `decidePersonChange` throws.
   */
  enterPerson(draft: PersonDraft, actor: AuditActor, now: Date): Promise<Token | undefined>;
  /**
   * Makes the token with that hash the only one that the operator's configuration gives (role admin, name
   * `operator`): its row keeps its id when the secret changes, but what was begun with the old one ends. Undefined
   * revokes it. Beside another server (`isAlone` false) the token that is in use stays: undefined changes nothing, and
   * another hash is rejected with conflict.
   */
  setOperatorToken(
    secretHash: Uint8Array | undefined,
    actor: AuditActor,
    now: Date,
    isAlone?: boolean,
  ): Promise<void>;
}

/** Whether a token is good for anything: neither revoked nor expired. */
export function isLive({ revokedAt, expiresAt }: Token, now: Date): boolean {
  return revokedAt === undefined && (expiresAt === undefined || expiresAt > now);
}

/**
 * The question whether somebody may still change anything, which throws unauthorized for a token that ended after the
 * request had begun; one that is not found is kept elsewhere. To be asked in the transaction of a change: an upload may
 * take minutes.
 */
export function admitBy(
  findToken: (id: number) => Token | undefined,
): (actor: Pick<AuditActor, 'tokenId'>, now: Date) => void {
  return ({ tokenId }, now) => {
    const token = tokenId === undefined ? undefined : findToken(tokenId);
    if (token === undefined || isLive(token, now)) return;
    throw new AppError(
      'unauthorized',
      'Cannot do this any more: the token was revoked or expired meanwhile',
      {
        hint: 'Send it again with another token.',
      },
    );
  };
}

/** Whether a role may do what takes `needed`. */
export function reaches(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** Throws forbidden unless the role reaches `needed`. */
export function checkRole(role: Role, needed: Role): void {
  if (reaches(role, needed)) return;
  throw new AppError('forbidden', `Cannot do this with the role ${role}: it takes ${needed}`, {
    hint: `Use a token with the role ${needed} or higher.`,
  });
}
