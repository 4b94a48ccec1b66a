import { z } from 'zod';
import { setting, wholeNumber } from '../lib/setting.ts';
import type { SettingsProblem } from '../lib/settings-problem.ts';
import { ROLES, type Role } from './token.ts';

/** The OpenID Connect provider that people may sign in with, and the roles that its claims give. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Undefined for a public client. */
  readonly clientSecret: string | undefined;
  /** The claim with roles or groups: its name, or a path with dots such as `realm_access.roles`. */
  readonly roleClaim: string;
  /** The role that each value of that claim gives. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Scopes, separated by spaces, `openid` included. */
  readonly scope: string;
}

const text = z.string({ error: 'expected text' }).trim().min(1, { error: 'expected some text' });
const severalTexts = z.union([z.array(text), z.string().transform((joined) => joined.split(','))]);

/** The part of the configuration's schema for signing in with a provider. */
export const OIDC_SCHEMA = {
  oidcIssuer: setting(
    text
      .refine(isIssuer, {
        error: 'expected an https address (http on this machine only) such as https://id.example/realms/main',
      })
      .optional(),
    {
      value: 'url',
      about:
        'an OpenID Connect provider that people can sign in with, such as https://id.example/realms/main',
    },
  ),
  oidcClientId: setting(text.optional(), {
    value: 'id',
    about: 'the client id of this service at the provider',
  }),
  oidcClientSecret: setting(text.optional(), {
    value: 'secret',
    about: 'the client secret, unless the client is public',
    secret: true,
  }),
  oidcRoleClaim: setting(text.default('groups'), {
    value: 'name',
    about: 'the claim that has roles or groups, such as realm_access.roles',
  }),
  oidcRoles: setting(severalTexts.transform(parseRoles).optional(), {
    value: 'value=role',
    about: `which role (${ROLES.join(', ')}) each value of that claim gives, such as admins=admin,publishers=uploader`,
    write: (roles) => Array.from(roles, ([value, role]) => `${value}=${role}`).join(', '),
  }),
  oidcScope: setting(
    text
      .refine((scope) => scope.split(' ').includes('openid'), {
        error: 'expected scopes that include openid',
      })
      .default('openid profile email'),
    { value: 'scopes', about: 'the scopes to request from the provider, openid included' },
  ),
  oidcSessionHours: setting(wholeNumber(1, 720).default(24), {
    value: 'hours',
    about: 'after how many hours the provider is asked again about a session, 1 to 720',
  }),
};

const SCHEMA = z.object(OIDC_SCHEMA);
type Settings = z.infer<typeof SCHEMA>;

/** What is wrong with these settings together. */
export function oidcSettingsProblems(settings: Settings): readonly SettingsProblem<keyof Settings>[] {
  const needed = ['oidcIssuer', 'oidcClientId', 'oidcRoles'] as const;
  const missing = needed.filter((key) => settings[key] === undefined);
  if (missing.length === 0) return [];
  if (missing.length < needed.length) {
    const names = missing.map((key) => `{${key}}`).join(' and ');
    return [
      {
        keys: needed,
        message: `each needs the others, and ${names} ${missing.length > 1 ? 'are' : 'is'} not set`,
      },
    ];
  }
  return settings.oidcClientSecret === undefined
    ? []
    : [{ keys: ['oidcClientSecret'], message: 'it needs {oidcIssuer}, which is not set' }];
}

/** Turns checked settings into `OidcSettings`; undefined when no provider is set. */
export function toOidcSettings(settings: Settings): OidcSettings | undefined {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcRoles: roles } = settings;
  if (issuer === undefined || clientId === undefined || roles === undefined) return undefined;
  const { oidcClientSecret: clientSecret, oidcRoleClaim: roleClaim, oidcScope: scope } = settings;
  return { issuer, clientId, clientSecret, roleClaim, roles, scope };
}

/** Whether the address is on this machine, where others cannot read plain HTTP. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

/** An issuer has no query and no fragment: OpenID Connect Discovery 1.0, section 3. */
function isIssuer(value: string): boolean {
  const url = URL.parse(value);
  return (
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) &&
    url.username === '' &&
    url.search === '' &&
    url.hash === '' &&
    !url.pathname.includes('/.well-known/')
  );
}

function parseRoles(entries: readonly string[], context: z.RefinementCtx): ReadonlyMap<string, Role> {
  const pairs = entries.filter((entry) => entry.trim() !== '').map(parseRole);
  const roles = new Map(pairs.filter((pair) => pair !== undefined));
  // The map drops a repeated value, but it is not clear which of its roles was meant.
  if (roles.size > 0 && roles.size === pairs.length) return roles;
  context.addIssue({
    code: 'custom',
    message: `expected each value once, with one of ${ROLES.join(', ')}, such as admins=admin,publishers=uploader`,
  });
  return z.NEVER;
}

/** Split at the last equals sign: a group may be a distinguished name such as `cn=admins`. */
function parseRole(entry: string): readonly [string, Role] | undefined {
  const [, value = '', name] = /^(.+)=(.*)$/.exec(entry) ?? [];
  const role = ROLES.find((role) => role === name?.trim());
  return value.trim() === '' || role === undefined ? undefined : [value.trim(), role];
}
