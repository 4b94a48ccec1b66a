import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
  type IDToken,
} from 'openid-client';
import { AppError } from '../errors.ts';
import { findClaimValues, findName, highestRole, NAME_LENGTH_MAX, type Claims } from './oidc-claims.ts';
import { discoverProvider } from './oidc-discovery.ts';
import { refuseAnswer, refuseProvider } from './oidc-errors.ts';
import type { OidcSettings } from './oidc-settings.ts';
import { plainText } from './oidc-text.ts';
import { personName, type Person } from './person.ts';

const SUB_LENGTH_MAX = 255;

/** Values that only the browser that began a sign-in may know until it returns. */
export interface OidcPending {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The start of a sign-in: where to send the browser, and what to keep until it returns. */
export interface OidcStart {
  readonly url: string;
  readonly pending: OidcPending;
}

/** Sign-in with an OpenID Connect provider, by authorization code with PKCE, state and nonce. */
export interface OidcSignIn {
  /**
   * Begins a sign-in. `redirectUri` must be absolute, without a query, and known to the provider. Rejects with
   * unavailable when the provider cannot be reached within 10 seconds or does not match the settings.
   */
  begin(redirectUri: string): Promise<OidcStart>;
  /**
   * Finishes a sign-in. `callbackUrl` is the address to which the browser returned; `redirectUri` and `pending` are
   * those of `begin`. The person's name is hostile text of at most 100 characters in one line, and not unique. The role
   * is undefined when the claims give none. Rejects with unauthorized for an answer that is a refusal, has no subject,
   * or does not belong to this sign-in, and with unavailable when the provider cannot be reached.
   */
  finish(callbackUrl: string, redirectUri: string, pending: OidcPending): Promise<Person>;
}

/**
 * Sends no request to the provider before the first sign-in, because the provider may start later than this service.
 */
export function createOidc(settings: OidcSettings): OidcSignIn {
  let discovered: Promise<Configuration> | undefined;
  const discover = (): Promise<Configuration> => {
    discovered ??= discoverProvider(settings).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };
  const start = async (redirectUri: string): Promise<OidcStart> => {
    const provider = await discover();
    const pending = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope: settings.scope,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await calculatePKCECodeChallenge(pending.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, pending };
  };
  return {
    begin: (redirectUri) => start(redirectUri).catch(refuseProvider),
    async finish(callbackUrl, redirectUri, pending) {
      const provider = await discover().catch(refuseProvider);
      // A proxy may have changed the address on the way, but the provider compares it with the original one.
      const answer = new URL(redirectUri);
      answer.search = new URL(callbackUrl).search;
      const person = await redeem(provider, answer, pending, settings.roleClaim).catch(refuseAnswer);
      return { subject: person.subject, name: person.name, ...roleOf(person.values, settings) };
    },
  };
}

/** Exchanges the code for claims. Those that are not in the ID token are requested from the userinfo endpoint. */
async function redeem(provider: Configuration, answer: URL, pending: OidcPending, roleClaim: string) {
  const tokens = await authorizationCodeGrant(provider, answer, {
    expectedState: pending.state,
    expectedNonce: pending.nonce,
    pkceCodeVerifier: pending.codeVerifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims() as IDToken;
  checkIdentifier(claims.sub);
  const fromIdToken = { name: findName(claims), values: findClaimValues(claims, roleClaim) };
  const hasMore = provider.serverMetadata().userinfo_endpoint !== undefined;
  const isComplete = fromIdToken.name !== undefined && fromIdToken.values !== undefined;
  const more: Claims =
    hasMore && !isComplete ? await fetchUserInfo(provider, tokens.access_token, claims.sub) : {};
  const identifier = plainText(claims.sub, NAME_LENGTH_MAX);
  return {
    subject: `${claims.iss} ${claims.sub}`,
    name: personName(fromIdToken.name ?? findName(more) ?? identifier, identifier),
    values: fromIdToken.values ?? findClaimValues(more, roleClaim),
  };
}

/**
 * Throws unauthorized for a `sub` that is not valid: two people without one would be the same person here. OpenID
 * Connect Core 1.0, section 2: at most 255 ASCII characters.
 */
function checkIdentifier(sub: unknown): void {
  if (typeof sub === 'string' && sub.length <= SUB_LENGTH_MAX && plainText(sub, SUB_LENGTH_MAX) !== '')
    return;
  throw new AppError('unauthorized', 'Cannot sign in: the claim "sub" of the provider is not valid', {
    hint: `The operator of the provider must give every person a "sub" of 1 to ${SUB_LENGTH_MAX} characters.`,
  });
}

function roleOf(
  values: readonly string[] | undefined,
  { roleClaim, roles }: OidcSettings,
): Pick<Person, 'role' | 'refusal'> {
  const role = highestRole(values ?? [], roles);
  if (role !== undefined) return { role };
  const reason = values === undefined ? `sent no claim "${roleClaim}"` : 'gives you no role here';
  const refusal = new AppError('forbidden', `Cannot sign in: the provider ${reason}`, {
    hint: `The operator decides which values of the claim "${roleClaim}" have a role.`,
  });
  return { role: undefined, refusal };
}
