import { ROLES, type Role } from './token.ts';
import { plainText } from './oidc-text.ts';

/** What a provider says about a person, from an ID token or the userinfo endpoint. */
export type Claims = Readonly<Record<string, unknown>>;

/** In UTF-16 code units. */
export const NAME_LENGTH_MAX = 100;

/** Standard claims that can name a person: OpenID Connect Core 1.0, section 5.1. */
const NAME_CLAIMS = ['name', 'preferred_username', 'email'] as const;

/**
 * The values of a claim, one text or a list; undefined when there is no such claim. `name` is first looked up as it is
 * (`https://app.example/roles`), then as a path with dots (`realm_access.roles`).
 */
export function findClaimValues(claims: Claims, name: string): readonly string[] | undefined {
  const claim = ownValue(claims, name) ?? name.split('.').reduce<unknown>(ownValue, claims);
  if (claim === undefined || claim === null) return undefined;
  return [claim].flat().filter((value) => typeof value === 'string');
}

/** The highest role that any of the values gives. */
export function highestRole(values: readonly string[], roles: ReadonlyMap<string, Role>): Role | undefined {
  return ROLES.findLast((role) => values.some((value) => roles.get(value) === role));
}

/** The name of a person, through `plainText`; undefined when the claims have none. */
export function findName(claims: Claims): string | undefined {
  return NAME_CLAIMS.map((key) => claims[key])
    .filter((name) => typeof name === 'string')
    .map((name) => plainText(name, NAME_LENGTH_MAX))
    .find((name) => name !== '');
}

function ownValue(claims: unknown, key: string): unknown {
  if (typeof claims !== 'object' || claims === null || !Object.hasOwn(claims, key)) return undefined;
  return (claims as Claims)[key];
}
