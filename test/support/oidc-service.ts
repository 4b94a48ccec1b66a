import { beforeAll } from 'vitest';
import type { Config } from '../../src/config/settings.ts';
import { freePort } from './free-port.ts';
import { openOidcProvider, startOidcProvider } from './oidc-provider.ts';
import { serviceForAll, startService, type TestService } from './service.ts';

type Provider = Awaited<ReturnType<typeof startOidcProvider>>;
type ProviderOptions = Parameters<typeof startOidcProvider>[0];
type Accounts = ProviderOptions['accounts'];

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
  accounts: Accounts = ACCOUNTS,
): Promise<OidcService> {
  const port = await freePort();
  const service = await startService({ ...settings, oidc: oidcAt(port) });
  const url = `http://${host}:${service.port}/`;
  const provider = await startOidcProvider(providerFor(url, port, accounts));
  return { service, provider, url };
}

/** Both for all tests of a file or of a `describe`, as `serviceForAll` has it. */
export function oidcServiceForAll(): OidcService {
  let port = 0;
  const service = serviceForAll(async () => {
    port = await freePort();
    return { oidc: oidcAt(port) };
  });
  const its = { service } as OidcService;
  beforeAll(async () => {
    const provider = await openOidcProvider(providerFor(service.url, port, ACCOUNTS));
    Object.assign(its, { provider, url: service.url });
    return () => provider.close();
  });
  return its;
}

function oidcAt(port: number) {
  return {
    issuer: `http://127.0.0.1:${port}`,
    clientId: 'torrentry-test',
    clientSecret: undefined,
    roleClaim: 'groups',
    roles: new Map([['publishers', 'uploader']] as const),
    scope: 'openid',
  };
}

function providerFor(url: string, port: number, accounts: Accounts): ProviderOptions {
  return { redirectUri: `${url}login/oidc/callback`, accounts, clientAuth: 'none', port };
}
