import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/config.ts';
import { SETTINGS } from '../../../src/config/settings.ts';
import { settingsInEffect } from '../../../src/app/settings-in-effect.ts';

/** Another value than its own for each setting, in the spelling that it is shown in. */
const OTHER: Readonly<Record<string, string>> = {
  host: '::1',
  port: '9000',
  data: '/srv/torrents',
  baseUrl: 'https://torrents.example/sub/',
  adminToken: 'a-secret-of-the-operator',
  oidcIssuer: 'https://id.example/realms/main',
  oidcClientId: 'torrentry',
  oidcClientSecret: 'a-secret-of-the-provider',
  oidcRoleClaim: 'realm_access.roles',
  oidcRoles: 'admins=admin, publishers=uploader',
  oidcScope: 'openid groups',
  oidcSessionHours: '8',
  read: 'token',
  uploads: 'open',
  review: 'on',
  publishers: 'shown',
  dump: 'off',
  undoDays: '0',
  limitUploads: 'off',
  limitChecks: '7/8',
  limitSearches: '1/2',
  limitLogins: '3/4',
  limitReports: '5/6',
  openTorrentsMax: '7',
  openBytesMax: '5 TiB',
  diskFreeMin: '2 GiB, 3 %',
  uploadBytesMax: '20 MiB',
  trustedProxies: '10.0.0.0/8, unix',
  mount: '/files=/srv/files, /more=/srv/more',
  logs: '/irc=/srv/irc',
  publish: '/new=/srv/new@releases',
  publishSettleSeconds: '60',
  siteName: 'Example',
  siteLogo: 'logo.svg',
  siteAccent: '#ffd400',
  siteLinks: 'Forum=https://forum.example/, Rules=/docs/rules',
  siteWelcome: '## Welcome',
  securityContact: 'mailto:security@torrents.example, https://torrents.example/security',
  torznabCategories: 'Lectures=3000, Board games=4050',
  webhooksPrivate: '127.0.0.1, 10.0.0.0/8',
  ircServer: 'irc.example.org',
  ircPort: '6667',
  ircTls: 'off',
  ircNick: 'announcer',
  ircUser: 'announcer',
  ircPassword: 'a-secret-of-the-network',
  ircChannels: '#announce, #private key',
  ircLine: '{title} {page}',
  ircCollection: 'releases',
  tracker: 'catalogue',
  trackerUdpPort: '6969',
  trackerConnectionSeconds: '3600',
  trackerDeniedPorts: '25,53',
  limitTracker: '100/60',
  trackerHttpPort: '6970',
  trackerFigures: 'on',
  trackerClientBytesMax: '1 GiB',
  trackerStun: 'stun.example, stun.example:3478',
  scrapeHosts: 'tracker.example, tracker.example:6969',
  scrapePrivate: '127.0.0.1, 10.0.0.0/8',
  siteSources: 'tracker udp://tracker.example:6969; web-seed https://mirror.example/',
  downloads: 'sources',
  webSeedHosts: 'mirror.example, mirror.example:8080',
  webSeedPrivate: '127.0.0.1, 10.0.0.0/8',
  socket: '/run/torrentry.sock',
  tlsCert: 'cert.pem',
  tlsKey: 'key.pem',
  requestTimeoutMs: '1000',
  keepAliveTimeoutMs: '2000',
  connectionsMax: '10',
  connectionsPerAddressMax: '5',
  drainDelayMs: '100',
  drainMs: '200',
  metricsPort: '9464',
  metricsToken: 'a-secret-of-the-collector',
  traces: 'on',
  backup: 's3://bucket/backups?endpoint=https://s3.example',
  backupHours: '6',
  backupKeep: '30',
  verifyRate: '5 MiB',
  s3KeyId: 'a-key-of-the-store',
  s3Secret: 'a-secret-of-the-store',
  s3SessionToken: 'a-token-of-the-store',
  migrationCopies: '/srv/copies',
  valkey: 'redis://:a-secret-of-the-cache@valkey.example:6379/1',
  logLevel: 'debug',
};

type Sources = Partial<Parameters<typeof loadConfig>[0]>;

function shown(sources: Sources) {
  const { config } = loadConfig({ flags: {}, env: {}, readFile: () => '', ...sources });
  return settingsInEffect(config);
}

/** What each setting is set to, all together but for those that exclude each other. */
function others(without: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(OTHER).filter(([key]) => !key.startsWith(without)));
}

describe('settingsInEffect', () => {
  it('tells of every setting', () => {
    expect(shown({}).map(({ key }) => key)).toEqual(SETTINGS.map(({ key }) => key));
    expect(Object.keys(OTHER)).toEqual(SETTINGS.map(({ key }) => key));
  });

  it('shows the defaults that the help and the docs name', () => {
    const described = SETTINGS.map(({ key, standard: value }) => ({ key, value, source: undefined }));
    expect(shown({}).map(({ key, value, source }) => ({ key, value, source }))).toEqual(described);
    expect(described.filter(({ value }) => value !== undefined).length).toBeGreaterThan(20);
  });

  it.each(['tls', 'socket'])(
    'shows every value that was set, as it can be written again, but none of a secret (without %s)',
    (without) => {
      const flags = others(without);
      const settings = shown({ flags }).filter(({ key }) => key in flags);
      for (const { key, isSecret, isSet, value } of settings) {
        expect({ key, isSet, value }).toEqual({ key, isSet: true, value: isSecret ? undefined : OTHER[key] });
      }
      expect(JSON.stringify(settings)).not.toContain('a-secret-of');
    },
  );

  it('names the flag, the variable or the file that each was found in', () => {
    const settings = others('tls');
    const variables = shown({}).map(({ key, variable }) => [variable, settings[key]] as const);
    for (const [kind, sources] of [
      ['flag', { flags: settings }],
      ['environment', { env: Object.fromEntries(variables) }],
      ['file', { flags: { config: 'c.json' }, readFile: () => JSON.stringify(settings) }],
    ] as const) {
      for (const { key, flag, variable, isSecret, source } of shown(sources)) {
        const name = {
          flag: isSecret ? flag.replace(/-file$/, '') : flag,
          environment: variable,
          file: 'c.json',
        }[kind];
        expect({ key, source }).toEqual({ key, source: key in settings ? { kind, name } : undefined });
      }
    }
  });

  it('shows what was set for a provider that is not there yet', () => {
    const settings = shown({ env: { TORRENTRY_OIDC_SCOPE: 'openid groups' } });
    expect(settings.find(({ key }) => key === 'oidcScope')).toMatchObject({
      value: 'openid groups',
      source: { kind: 'environment', name: 'TORRENTRY_OIDC_SCOPE' },
    });
  });

  it.each([
    ['1k', '1 KiB'],
    ['1536', '1536 B'],
    ['1g', '1 GiB'],
  ])('writes the size %s as %s', (uploadBytesMax, text) => {
    expect(shown({ flags: { uploadBytesMax } }).find(({ key }) => key === 'uploadBytesMax')?.value).toBe(
      text,
    );
  });
});
