import type { Config } from '../../src/config/settings.ts';
import { freePort } from './free-port.ts';
import { startOidcProvider } from './oidc-provider.ts';
import { startService, type TestService } from './service.ts';

type Provider = Awaited<ReturnType<typeof startOidcProvider>>;

/** A service at which people may sign in by a provider of the test's own. */
export interface OidcService {
  readonly service: TestService;
  readonly provider: Provider;
  /** The service under the name that the provider leads back to; ends in a slash. */
  readonly url: string;
}

const ACCOUNTS = {
  ada: { name: 'Ada Lovelace', groups: ['publishers'] },
  guest: { name: 'A Guest', groups: ['visitors'] },
};

/** Both end with the test that started them. `host` is the name by which browsers reach the service. */
export async function startOidcService(
  host = '127.0.0.1',
  settings: Partial<Config> = {},
  accounts: Parameters<typeof startOidcProvider>[0]['accounts'] = ACCOUNTS,
): Promise<OidcService> {
  const port = await freePort();
  const oidc = {
    issuer: `http://127.0.0.1:${port}`,
    clientId: 'torrentry-test',
    clientSecret: undefined,
    roleClaim: 'groups',
    roles: new Map([['publishers', 'uploader']] as const),
    scope: 'openid',
  };
  const service = await startService({ ...settings, oidc });
  const url = `http://${host}:${service.port}/`;
  const redirectUri = `${url}login/oidc/callback`;
  const provider = await startOidcProvider({ redirectUri, accounts, clientAuth: 'none', port });
  return { service, provider, url };
}
