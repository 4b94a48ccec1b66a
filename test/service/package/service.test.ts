import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, createApp, loadConfig } from '../../../src/package/service.ts';
import { temporaryFolder } from '../../support/temp.ts';

describe('createApp of the package', () => {
  it('opens the service with one setting, and has the default of every other', async () => {
    const app = await createApp({ data: temporaryFolder(), logLevel: 'silent' });
    expect((await app.fetch(new Request('http://localhost/healthz'))).status).toBe(200);
    await app.close();
  });

  it('takes the settings of the config file by the same names', async () => {
    const folder = temporaryFolder();
    const settings = { data: folder, baseUrl: 'https://example.org/sub/', mount: [`/files=${folder}`] };
    const app = await createApp({ ...settings, logLevel: 'silent', uploads: undefined });
    expect((await app.fetch(new Request('http://localhost/sub/files/'))).status).toBe(200);
    await app.close();
  });

  it('takes what loadConfig read', async () => {
    const data = temporaryFolder();
    const { config } = loadConfig({ env: { TORRENTRY_DATA: data, TORRENTRY_LOG_LEVEL: 'silent' } });
    await (await createApp({ ...config, uploads: 'open' })).close();
    expect(existsSync(join(data, 'torrentry.sqlite'))).toBe(true);
  });

  it('makes the admin token that it is given one that can be used', async () => {
    const adminToken = 'an-admin-token-for-tests';
    const app = await createApp({ data: temporaryFolder(), adminToken, logLevel: 'silent' });
    const headers = { authorization: `Bearer ${adminToken}` };
    const url = 'http://localhost/api/v1/tokens';
    expect((await app.fetch(new Request(url, { headers }))).status).toBe(200);
    await app.close();
  });

  it('refuses with all that is wrong, also a name that is no setting', async () => {
    const settings = { data: temporaryFolder(), port: 'none', uplaods: 'open' };
    const refused = createApp(settings).catch((error: unknown) => error);
    expect(await refused).toBeInstanceOf(ConfigError);
    expect(await refused).toMatchObject({
      problems: [
        'there is no setting "uplaods"; did you mean uploads?',
        'port: expected a whole number from 0 to 65535, not "none"',
      ],
    });
  });
});

describe('loadConfig of the package', () => {
  it('has the defaults when it is given nothing', () => {
    expect(loadConfig()).toMatchObject({ config: { port: 8080, data: './data', sources: {} }, warnings: [] });
  });

  it('prefers what is given in code, and says so', () => {
    const { config } = loadConfig({ settings: { port: 1 }, env: { TORRENTRY_PORT: '2' } });
    expect(config).toMatchObject({ port: 1, sources: { port: { kind: 'code', name: 'port' } } });
  });
});
