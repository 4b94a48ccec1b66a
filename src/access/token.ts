import type { AuditActor } from '../events/audit.ts';
import { AppError } from '../errors.ts';

/** From least to most: each role may also do what the roles before it may. */
export const ROLES = ['reader', 'uploader', 'moderator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/**
 * `token`: a secret that was issued to a person or program. `feed_key`: only reads feeds, for the token that made it.
 * `passkey`: lets torrent clients into the swarms of what that token may read, and does nothing else. `person`: a person who signs in with an external provider; it has no secret.
 */
export const TOKEN_KINDS = ['token', 'feed_key', 'passkey', 'person'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** What is stored about a token. Its secret is shown once and stored nowhere. */
export interface Token {
  readonly id: number;
  readonly kind: TokenKind;
  readonly name: string;
  readonly role: Role;
  /** The scope in which it may make changes, and read what is private, as returned by `parseScope`; undefined is everywhere. A key has none stored: it reads with that of its token. */
  readonly collection: string | undefined;
  /**
   * How many torrents it may have published at the same time, and how many bytes all its stored .torrent files may
   * have.
   */
  readonly torrentsMax: number | undefined;
  readonly metainfoBytesMax: number | undefined;
  /** The token that a feed key or passkey is for. */
  readonly parentId: number | undefined;
  /** Issuer and subject of a person at the provider. */
  readonly subject: string | undefined;
  readonly createdAt: Date;
  readonly expiresAt: Date | undefined;
  /** Accurate to about a minute. */
  readonly lastUsedAt: Date | undefined;
  readonly revokedAt: Date | undefined;
}

/** A token with its secret, which is shown only once and stored nowhere. */
export interface IssuedToken {
  readonly token: Token;
  readonly secret: string;
}

/** The input of a store for a new token. `secretHash` is the SHA-256 of the secret, 32 bytes. */
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

/** The input of a store for a person, who may have no role. */
export type PersonDraft = Omit<TokenDraft, 'role' | 'subject'> & {
  readonly role: Role | undefined;
  readonly subject: string;
};

/**
 * The store of tokens. Each method is one transaction. When it resolves, its changes are durable, together with their
 * audit record.
 */
export interface TokenStore {
  createToken(draft: TokenDraft, actor: AuditActor, now: Date): Promise<Token>;
  /** The token with that hash, also when it is revoked or expired. */
  findTokenByHash(secretHash: Uint8Array): Promise<Token | undefined>;
  findToken(id: number): Promise<Token | undefined>;
  /** All tokens, including revoked ones, the oldest first. */
  listTokens(): Promise<readonly Token[]>;
  /** The feed keys and passkeys of that token, including revoked ones, the oldest first. */
  listKeys(parentId: number): Promise<readonly Token[]>;
  /**
   * Revokes a token and ends its sessions, login links and keys. Rejects with not_found. Revoking it again keeps
   * the first time.
   */
  revokeToken(id: number, actor: AuditActor, now: Date): Promise<Token>;
  /** Notes when tokens were last used, without an audit record. */
  touchTokens(uses: ReadonlyMap<number, Date>): Promise<void>;
  /**
   * Creates or updates the person with that `subject`, as `decidePersonChange` decides: created at the first sign-in,
   * with the name and role that the provider gives now. A person who no longer has a role expires, and their sessions,
   * login links and keys end. Undefined for a person who never had a role. The audit log records the person as the
   * actor. Rejects with what `decidePersonChange` throws.
   */
  enterPerson(draft: PersonDraft, actor: AuditActor, now: Date): Promise<Token | undefined>;
  /**
   * Makes the token with that hash the one of the operator's configuration (role admin, name `operator`). When the
   * secret changes, the token keeps its id, but its sessions, login links and keys end. Undefined revokes it. When
   * another server runs (`isAlone` false), a token in use stays: undefined changes nothing, and another hash is
   * rejected with conflict.
   */
  setOperatorToken(
    secretHash: Uint8Array | undefined,
    actor: AuditActor,
    now: Date,
    isAlone?: boolean,
  ): Promise<void>;
}

/** Whether a token is live: neither revoked nor expired. */
export function isLive({ revokedAt, expiresAt }: Token, now: Date): boolean {
  return revokedAt === undefined && (expiresAt === undefined || expiresAt > now);
}

/**
 * Makes a check that throws unauthorized for an actor whose token was revoked or expired after the request began. A
 * token that is not found belongs to another store and passes. Call the check in the transaction of a change, because
 * an upload may take minutes.
 */
export function admitBy(
  findToken: (id: number) => Token | undefined,
): (actor: Pick<AuditActor, 'tokenId'>, now: Date) => void {
  return ({ tokenId }, now) => {
    const token = tokenId === undefined ? undefined : findToken(tokenId);
    if (token === undefined || isLive(token, now)) return;
    throw new AppError('unauthorized', 'Cannot do this: the token was revoked or expired in the meantime', {
      hint: 'Send the request again with another token.',
    });
  };
}

/** Whether a role includes the role `needed`. */
export function reaches(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** Throws forbidden unless the role includes `needed`. */
export function checkRole(role: Role, needed: Role): void {
  if (reaches(role, needed)) return;
  throw new AppError('forbidden', `Cannot do this with the role ${role}: it needs ${needed}`, {
    hint: `Use a token with the role ${needed} or higher.`,
  });
}
