import { SERVER, type AuditActor, type Via } from '../events/audit.ts';
import { AppError } from '../errors.ts';
import { auditActorOf } from './audit-actor.ts';
import { findByGuess, type GuessGuard } from './guess-guard.ts';
import type { AccessLog, LastUses } from './last-uses.ts';
import type { Person } from './person.ts';
import { hashOfNoSecret, hashSecret, newBrowserSecret } from './secrets.ts';
import type { Session, SessionStore } from './session.ts';
import { isLive, type Token, type TokenStore } from './token.ts';
import type { Verify } from './verify.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const SESSION_TTL_MS = 30 * DAY_MS;
const SESSION_IDLE_MS = 7 * DAY_MS;
const TOUCH_MS = 10 * MINUTE_MS;
const LOGIN_LINK_TTL_MS = 60 * MINUTE_MS;
const USER_AGENT_LENGTH_MAX = 200;

/** What is known about the browser that signs in: its User-Agent and IP address. */
export interface BrowserFacts {
  readonly userAgent: string;
  readonly ip: string | undefined;
}

/** A session that has just begun. */
export interface SignedIn {
  readonly session: Session;
  /** The value of the cookie; it is stored nowhere else. */
  readonly secret: string;
}

/**
 * The sessions of browsers. A session lasts at most 30 days, and ends when it is not used for 7 days. A session of a
 * person lasts at most `personSessionMs`.
 */
export interface Sessions {
  /**
   * Begins a session with a new secret each time: a cookie that the browser already has is never reused (session
   * fixation). Rejects like `authenticate`.
   */
  signIn(secret: string, browser: BrowserFacts): Promise<SignedIn>;
  /**
   * Begins a session by a login link and uses it up. Rejects with unauthorized for a link that is unknown, expired or
   * used, or whose token is revoked or expired; with rate_limited after too many wrong ones.
   */
  signInByLink(linkSecret: string, browser: BrowserFacts): Promise<SignedIn>;
  /**
   * Begins a session for a person whom a provider authenticates. `ask` asks the provider; a failed attempt counts like
   * a wrong token. Rejects with rate_limited before `ask` is called, with the error of `ask`, and with forbidden when
   * the person was revoked here or the answer gives no role, which also ends the person's sessions, login links and
   * feed keys.
   */
  signInPerson(ask: () => Promise<Person>, browser: BrowserFacts): Promise<SignedIn>;
  /** The session of a cookie; undefined when there is none, it has ended, or its token is revoked or expired. */
  resume(cookieSecret: string): Promise<Session | undefined>;
  /** Ends a session. It may have ended before. */
  signOut(session: Session, actor: AuditActor): Promise<void>;
  /** The active sessions of a token, the most recently seen first. */
  listSessions(token: Token): Promise<readonly Session[]>;
  /** Ends a session. Rejects with not_found when the token does not have it. */
  endSession(id: number, token: Token, actor: AuditActor): Promise<void>;
  /**
   * Makes a login link, which signs one browser in within one hour, and returns its secret. Rejects with not_found for
   * an id that is not that of a live token, also for a person: people must sign in with the provider.
   */
  createLoginLink(tokenId: number, actor?: AuditActor): Promise<string>;
  /** Deletes expired sessions and links. */
  forgetExpired(): Promise<void>;
}

export interface SessionParts {
  readonly tokens: TokenStore;
  readonly sessions: SessionStore;
  readonly verify: Verify;
  readonly uses: LastUses;
  readonly guard: GuessGuard | undefined;
  readonly now: () => Date;
  readonly log: AccessLog | undefined;
  /** How long a session of a person lasts before the provider is asked again, in ms. */
  readonly personSessionMs: number | undefined;
}

export function createSessions(parts: SessionParts): Sessions {
  const { tokens, sessions, verify, guard, now, personSessionMs = SESSION_TTL_MS } = parts;
  const ttlMsOf = ({ kind }: Token): number =>
    kind === 'person' ? Math.min(personSessionMs, SESSION_TTL_MS) : SESSION_TTL_MS;
  const touch = createTouch(parts);

  const begin = async (token: Token, via: Via, { userAgent, ip }: BrowserFacts): Promise<SignedIn> => {
    const secret = newBrowserSecret();
    const draft = {
      tokenId: token.id,
      secretHash: hashSecret(secret),
      userAgent: userAgent.slice(0, USER_AGENT_LENGTH_MAX).toWellFormed(),
      ip,
      expiresAt: after(now(), ttlMsOf(token)),
    };
    return { session: await sessions.createSession(draft, auditActorOf(token, via, ip), now()), secret };
  };

  // Its age counts too, because the setting may have been longer when the session began.
  const isOpen = ({ token, createdAt, expiresAt, lastSeenAt }: Session): boolean =>
    expiresAt > now() &&
    createdAt > after(now(), -ttlMsOf(token)) &&
    lastSeenAt > after(now(), -SESSION_IDLE_MS);

  return {
    signIn: async (secret, browser) => begin(await verify('token', secret, browser.ip), 'token', browser),

    async signInByLink(linkSecret, browser) {
      const secretHash = hashSecret(linkSecret);
      const token = await findByGuess(guard, browser.ip, secretHash, async () => {
        const found = await sessions.takeLoginLink(secretHash, now());
        return found !== undefined && isLive(found, now()) ? found : undefined;
      });
      if (token !== undefined) return begin(token, 'login link', browser);
      throw new AppError(
        'unauthorized',
        'Cannot sign in by this link: it is unknown, expired or already used',
        {
          hint: 'Create a new one with: torrentry login-link',
        },
      );
    },

    async signInPerson(ask, browser) {
      const succeeded = await guard?.reserve(browser.ip);
      const { subject, name, role, refusal } = await ask();
      const draft = {
        kind: 'person',
        name,
        role,
        subject,
        secretHash: hashOfNoSecret(),
        parentId: undefined,
        collection: undefined,
        torrentsMax: undefined,
        metainfoBytesMax: undefined,
        expiresAt: undefined,
      } as const;
      const actor = { tokenId: undefined, name, via: 'provider', ip: browser.ip } as const;
      const person = await tokens.enterPerson(draft, actor, now());
      if (person === undefined || role === undefined) {
        throw refusal ?? new AppError('forbidden', 'Cannot sign in: the provider gives you no role here');
      }
      await succeeded?.();
      return begin(person, 'provider', browser);
    },

    async resume(cookieSecret) {
      const session = await sessions.findSessionByHash(hashSecret(cookieSecret));
      if (session === undefined || !isOpen(session) || !isLive(session.token, now())) return undefined;
      touch(session);
      return session;
    },

    async signOut({ id, token }, actor) {
      try {
        await sessions.endSession(id, token.id, actor, now());
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'not_found')) throw error;
      }
    },

    listSessions: async ({ id }) => (await sessions.listSessions(id, now())).filter(isOpen),
    endSession: (id, token, actor) => sessions.endSession(id, token.id, actor, now()),

    async createLoginLink(tokenId, actor = SERVER) {
      const token = await tokens.findToken(tokenId);
      if (token?.kind !== 'token' || !isLive(token, now())) {
        throw new AppError(
          'not_found',
          `Cannot create a sign-in link for token ${tokenId}: it does not exist or is not in use`,
        );
      }
      const secret = newBrowserSecret();
      const expiresAt = after(now(), LOGIN_LINK_TTL_MS);
      await sessions.createLoginLink(hashSecret(secret), tokenId, expiresAt, actor, now());
      return secret;
    },

    forgetExpired: () => sessions.forgetExpired(now(), after(now(), -SESSION_IDLE_MS)),
  };
}

/** Notes that a session was used, at most every ten minutes. No request waits for it. */
function createTouch({ sessions, uses, now, log }: SessionParts): (session: Session) => void {
  const underWay = new Set<number>();
  return ({ id, token, lastSeenAt }) => {
    uses.note(token.id, now());
    if (lastSeenAt > after(now(), -TOUCH_MS) || underWay.has(id)) return;
    underWay.add(id);
    void sessions
      .touchSession(id, now())
      .catch((error: unknown) => log?.warn({ err: error }, 'The last use of a session could not be written'))
      .finally(() => underWay.delete(id));
  };
}

function after(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms);
}
