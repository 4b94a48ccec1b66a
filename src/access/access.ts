import { SERVER, type AuditActor } from '../events/audit.ts';
import { AppError } from '../errors.ts';
import { isBoundBelow } from '../lib/scope.ts';
import { createFeedKeys, type FeedKeys } from './feed-keys.ts';
import { checkFormToken, formTokenOf } from './form-token.ts';
import { findByGuess, type GuessGuard } from './guess-guard.ts';
import { LastUses, type AccessLog } from './last-uses.ts';
import { readsFor } from './own-keys.ts';
import { hashSecret, newTokenSecret } from './secrets.ts';
import type { SessionStore } from './session.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { checkName, checkTerms, type TokenTerms } from './token-terms.ts';
import { isLive, type IssuedToken, type Token, type TokenStore } from './token.ts';
import { createVerify } from './verify.ts';

const OPERATOR_SECRET_LENGTH_MIN = 20;

/** The input for a new token. */
export interface IssueInput extends TokenTerms {
  readonly name: string;
}

/** What the first start prints: a token, and the secret of a link that signs a browser in with it. */
export interface FirstToken extends IssuedToken {
  readonly loginLink: string;
}

/** Access control: the tokens and sessions of one instance. */
export interface Access extends FeedKeys, Sessions {
  /**
   * The token of a secret that a client at `ip` sent. Rejects with unauthorized for a secret that is unknown, expired
   * or revoked, and with rate_limited after too many of those.
   */
  authenticate(secret: string, ip: string | undefined): Promise<Token>;
  /** The same for a feed key, which is valid as long as the token that it reads for. */
  authenticateFeedKey(secret: string, ip: string | undefined): Promise<Token>;
  /**
   * Makes a token. Rejects with malformed for a name that is not valid, a scope that is not valid or that the role
   * cannot have, a time that has passed, or a quota that is not a positive whole number.
   */
  issue(input: IssueInput, actor: AuditActor): Promise<IssuedToken>;
  /** The token, key or person with that id, also a revoked one; undefined when there is none. */
  find(id: number): Promise<Token | undefined>;
  /** Whether the token of an actor is neither revoked nor expired; true without one. */
  isInUse(id: number | undefined): Promise<boolean>;
  /** All tokens, keys and people, including revoked ones, the oldest first. */
  list(): Promise<readonly Token[]>;
  /** The tokens in use that are bound to that collection, or to one below it. */
  listBoundTo(collection: string): Promise<readonly Token[]>;
  /**
   * Calls `find` for a secret of another kind, such as a delete key. When it finds nothing, that counts like a wrong
   * token. Rejects with rate_limited after too many wrong ones.
   */
  findByGuess<Found>(
    secret: string,
    ip: string | undefined,
    find: () => Promise<Found | undefined>,
  ): Promise<Found | undefined>;
  /**
   * Revokes a token. Takes effect with the next request, also for its sessions and keys. Rejects with not_found.
   */
  revoke(id: number, actor: AuditActor): Promise<Token>;
  /** The form token that the forms of a browser with that cookie send. */
  formTokenOf(cookieSecret: string): string;
  /** Throws forbidden unless a form sent the form token of its session. */
  checkFormToken(expected: string | undefined, given: string): void;
  /**
   * Makes sure at a start that there is an admin token: the operator's own secret when one is set, any string of 20
   * characters or more; else, unless there is an admin token already, a new token, which is returned. When another
   * server uses the same tokens, `isAlone` is false, and the operator's current token stays. Rejects with malformed for
   * a secret that is too short, and with conflict when another server uses another secret.
   */
  ensureAdmin(
    operatorSecret: string | undefined,
    options?: { readonly isAlone: boolean },
  ): Promise<FirstToken | undefined>;
  /** Writes what is only in memory so far. */
  close(): Promise<void>;
}

export interface AccessParts {
  readonly tokens: TokenStore;
  readonly sessions: SessionStore;
  readonly now: () => Date;
  readonly log?: AccessLog | undefined;
  /** Without it, the number of guesses is not limited. */
  readonly guard?: GuessGuard | undefined;
  /** How long a session of a person lasts before the provider is asked again, in ms; 30 days at most. */
  readonly personSessionMs?: number | undefined;
}

export function createAccess({ tokens, sessions, now, log, guard, personSessionMs }: AccessParts): Access {
  const uses = new LastUses(tokens, log);
  const verify = createVerify({ store: tokens, uses, guard, now });
  const browsers = createSessions({ tokens, sessions, verify, uses, guard, now, log, personSessionMs });

  const issue = async ({ name, ...terms }: IssueInput, actor: AuditActor): Promise<IssuedToken> => {
    const secret = newTokenSecret();
    const draft = {
      ...checkTerms(terms, now()),
      kind: 'token',
      name: checkName(name),
      secretHash: hashSecret(secret),
      parentId: undefined,
      subject: undefined,
    } as const;
    return { token: await tokens.createToken(draft, actor, now()), secret };
  };

  return {
    ...createFeedKeys(tokens, now),
    ...browsers,
    issue,
    authenticate: (secret, ip) => verify('token', secret, ip),
    authenticateFeedKey: (secret, ip) => verify('feed_key', secret, ip),
    findByGuess: (secret, ip, find) => findByGuess(guard, ip, hashSecret(secret), find),
    async find(id) {
      const token = await tokens.findToken(id);
      return token?.parentId === undefined ? token : readsFor(token, await tokens.findToken(token.parentId));
    },
    async isInUse(id) {
      const token = id === undefined ? undefined : await tokens.findToken(id);
      return token === undefined || isLive(token, now());
    },
    async list() {
      const all = await tokens.listTokens();
      const byId = new Map(all.map((token) => [token.id, token]));
      return all.map((token) =>
        token.parentId === undefined ? token : readsFor(token, byId.get(token.parentId)),
      );
    },
    async listBoundTo(collection) {
      const all = await tokens.listTokens();
      return all.filter((token) => isLive(token, now()) && isBoundBelow(token.collection, collection));
    },
    revoke: (id, actor) => tokens.revokeToken(id, actor, now()),
    formTokenOf,
    checkFormToken,
    async ensureAdmin(operatorSecret, { isAlone } = { isAlone: true }) {
      if (operatorSecret !== undefined) checkOperatorSecret(operatorSecret);
      const secretHash = operatorSecret === undefined ? undefined : hashSecret(operatorSecret);
      const isAdmin = (token: Token): boolean =>
        token.kind === 'token' && token.role === 'admin' && isLive(token, now());
      await tokens.setOperatorToken(secretHash, SERVER, now(), isAlone);
      if ((await tokens.listTokens()).some(isAdmin)) return undefined;
      const issued = await issue({ name: 'admin', role: 'admin' }, SERVER);
      return { ...issued, loginLink: await browsers.createLoginLink(issued.token.id) };
    },
    close: () => uses.flush(),
  };
}

function checkOperatorSecret(secret: string): void {
  if (secret.length >= OPERATOR_SECRET_LENGTH_MIN) return;
  throw new AppError('malformed', `Cannot use an admin token of ${secret.length} characters`, {
    hint: `Use ${OPERATOR_SECRET_LENGTH_MIN} or more, for example from: openssl rand -hex 20`,
  });
}
