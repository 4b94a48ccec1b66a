import type { Access } from '../access/access.ts';
import type { Ban } from '../access/ban.ts';
import type { Bans } from '../access/bans.ts';
import type { Session } from '../access/session.ts';
import { checkRole, reaches, type Role, type Token } from '../access/token.ts';
import type { Via } from '../events/audit.ts';
import { STRANGER, type Actor, type Quota } from '../catalogue/actor.ts';
import { AppError } from '../errors.ts';
import type { Base, Context } from '../http/context.ts';
import { checkAdmitted, type AdmitChange } from './admission.ts';
import { presentedSecret } from './authorization.ts';
import { feedKeyIn } from './feed-key.ts';
import { masked, unmasked } from './mask.ts';
import type { RateLimits } from './rate-limits.ts';
import { sessionSecretIn } from './session-cookie.ts';
import type { Visitor } from './visitor.ts';

const SEND_ONE = 'Send one, as in: curl -u :TOKEN … or -H "Authorization: Bearer TOKEN"';

export interface IdentityOptions {
  readonly access: Pick<
    Access,
    'authenticate' | 'authenticateFeedKey' | 'resume' | 'formTokenOf' | 'checkFormToken'
  >;
  /** Whether uploads need a token. */
  readonly uploads: 'token' | 'open';
  /** Whether what uploaders and strangers publish waits for a moderator. */
  readonly review: 'off' | 'on';
  /** How much all strangers together may have published. */
  readonly openQuota: Quota;
  readonly rateLimits: Pick<RateLimits, 'take'>;
  readonly bans: Pick<Bans, 'find'>;
  /** What decides about changes beside this; undefined where nothing does. */
  readonly admitChange?: AdmitChange | undefined;
}

/** What a request shows beside its headers: the proof in the fields of a form. */
export interface Proof {
  /** A token that was typed. */
  readonly token?: string | undefined;
  readonly formToken?: string | undefined;
}

/** What of a request's context tells who it is from. */
export type Whereabouts = Pick<Context, 'base' | 'ip'>;

/** Says who a request is from, and whether they may do what they ask for. */
export interface Identity {
  /**
   * By the Authorization header, or else by the feed key in the address of what such a key opens, or else by the session's
   * cookie; a stranger when there is none of them, or the session has ended. Rejects with unauthorized for a token or key
   * that is not known, with rate_limited after too many of those.
   */
  visitor(request: Request, whereabouts: Whereabouts): Promise<Visitor>;
  /** A visitor without any credentials, from that address. */
  stranger(ip: string | undefined): Visitor;
  /** Any visitor, for a change that strangers may make too. Rejects like `visitor`, and for a wrong form token. */
  anybody(request: Request, whereabouts: Whereabouts, proof?: Proof): Promise<Visitor>;
  /**
   * A visitor who may change the catalogue. Rejects like `require`, but not for strangers where uploads are open, unless
   * their form is from a session that has ended; with rate_limited for those who change too much, with banned like
   * `unbanned`, and with forbidden for what `admitChange` does not let through.
   */
  publisher(request: Request, whereabouts: Whereabouts, proof?: Proof): Promise<Visitor>;
  /**
   * A visitor with at least that role. Rejects like `visitor`, with unauthorized for a stranger, and with forbidden when
   * the role is lower, or when a browser's cookie vouches for a change that its form token does not.
   */
  require(request: Request, whereabouts: Whereabouts, role: Role, proof?: Proof): Promise<Visitor>;
  /**
   * The visitor, for a change that others see. Rejects with banned when their address is; not for moderators and admins, whose
   * token is what to take from them.
   */
  unbanned(visitor: Visitor): Promise<Visitor>;
}

export function createIdentity(options: IdentityOptions): Identity {
  const { access, uploads, review, openQuota, rateLimits, bans, admitChange } = options;
  const stranger = (ip: string | undefined): Visitor => {
    const actor = { ...STRANGER, ip, quota: openQuota, needsReview: review === 'on' };
    return { actor, role: undefined, token: undefined, session: undefined, formToken: undefined };
  };

  const byToken = (token: Token, via: Via, ip: string | undefined): Visitor => ({
    actor: actorOf(token, via, ip, review),
    role: token.role,
    token,
    session: undefined,
    formToken: undefined,
  });

  const resumed = async (secret: string, ip: string | undefined): Promise<Visitor | undefined> => {
    const session: Session | undefined = await access.resume(secret);
    if (session === undefined) return undefined;
    const visitor = byToken(session.token, 'session', ip);
    return { ...visitor, session, formToken: masked(access.formTokenOf(secret)) };
  };

  const visitor = async (request: Request, { base, ip }: Whereabouts, typed?: string): Promise<Visitor> => {
    const secret = typed ?? presentedSecret(request);
    if (secret !== undefined) return byToken(await access.authenticate(secret, ip), 'token', ip);
    const key = feedKeyIn(request);
    // It reads what its token may, and does nothing else: it has no role.
    if (key !== undefined)
      return { ...byToken(await access.authenticateFeedKey(key, ip), 'token', ip), role: undefined };
    const cookie = sessionSecretIn(request, base);
    const signedIn = cookie === undefined ? undefined : await resumed(cookie, ip);
    return signedIn ?? stranger(ip);
  };

  const proven = async (request: Request, where: Whereabouts, proof: Proof): Promise<Visitor> => {
    const found = await visitor(request, where, proof.token || undefined);
    if (found.session !== undefined && changes(request)) {
      checkComesFromHere(request, where.base);
      const given = proof.formToken ?? request.headers.get('x-form-token') ?? '';
      access.checkFormToken(found.formToken && unmasked(found.formToken), unmasked(given));
    }
    return found;
  };

  const unbanned = async (found: Visitor): Promise<Visitor> => {
    if (reaches(found.role, 'moderator')) return found;
    const { ip } = found.actor;
    const ban = await bans.find(ip);
    if (ban !== undefined) throw bannedBy(ban, ip);
    return found;
  };

  return {
    visitor: (request, whereabouts) => visitor(request, whereabouts),
    stranger,
    anybody: (request, whereabouts, proof = {}) => proven(request, whereabouts, proof),
    async publisher(request, whereabouts, proof = {}) {
      const found = stillSignedIn(await proven(request, whereabouts, proof), proof);
      if (found.role !== undefined || uploads !== 'open') requireRole(found, 'uploader');
      await unbanned(found);
      await rateLimits.take('uploads', request, found);
      await checkAdmitted(admitChange, { request, ip: whereabouts.ip, role: found.role });
      return found;
    },
    async require(request, whereabouts, role, proof = {}) {
      return requireRole(stillSignedIn(await proven(request, whereabouts, proof), proof), role);
    },
    unbanned,
  };
}

/**
 * A form that has a form token is from a page of a session. Once that has ended, the sender is no stranger: where those may
 * publish, what is sent would not belong to its publisher. Throws unauthorized.
 */
function stillSignedIn(visitor: Visitor, { formToken = '' }: Proof): Visitor {
  if (visitor.token !== undefined || formToken === '') return visitor;
  throw new AppError('unauthorized', 'Cannot accept this form: its session has ended', {
    hint: 'Sign in again, in another tab or with a token in this form, and send it once more.',
  });
}

function bannedBy({ range, reason, expiresAt }: Ban, ip: string | undefined): AppError {
  const whose = range === ip ? `${ip} is` : `${ip} is in ${range}, which is`;
  const until = expiresAt === undefined ? '' : ` until ${expiresAt.toISOString()}`;
  return new AppError('banned', `Cannot accept this: your address ${whose} banned${until}: ${reason}`, {
    hint: 'You can still read and download here. If you are not meant, write to the operator of this site.',
  });
}

/** The visitor, who has to have that role. Throws unauthorized for a stranger, and forbidden for a lower role. */
export function requireRole(visitor: Visitor, needed: Role): Visitor {
  if (visitor.role === undefined) {
    throw new AppError('unauthorized', 'Cannot do this without a token', { hint: SEND_ONE });
  }
  checkRole(visitor.role, needed);
  return visitor;
}

function actorOf(token: Token, via: Via, ip: string | undefined, review: 'off' | 'on'): Actor {
  const moderates = reaches(token.role, 'moderator');
  return {
    tokenId: token.id,
    name: token.name,
    via,
    ip,
    changes: moderates ? 'all' : 'own',
    scope: token.collection,
    quota: { torrentsMax: token.torrentsMax, metainfoBytesMax: token.metainfoBytesMax },
    needsReview: review === 'on' && !moderates,
    deleteKeyHash: undefined,
  };
}

/** Whether the request would change something. */
function changes({ method }: Request): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/**
 * The core refuses what says that it comes from elsewhere. What a cookie vouches for must also say that it comes from
 * here: every browser that is kept up to date does (OWASP ASVS 5.0, 3.5.1). Throws forbidden.
 */
function checkComesFromHere(request: Request, { origin }: Base): void {
  if (request.headers.get('sec-fetch-site') === 'same-origin') return;
  if (request.headers.get('origin') === origin) return;
  throw new AppError('forbidden', 'Cannot verify that this request comes from a page of this site', {
    hint: 'Send it from a page of this site, or with a token instead of the cookie.',
  });
}
