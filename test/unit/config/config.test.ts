import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, variableName, flagName } from '../../../src/config/config.ts';
import { SETTINGS, type Settings } from '../../../src/config/settings.ts';

function load(sources: {
  flags?: Record<string, string>;
  env?: Record<string, string>;
  files?: Record<string, string>;
}) {
  const { flags = {}, env = {}, files = {} } = sources;
  const readFile = (path: string): string => {
    const content = files[path];
    if (content === undefined) throw new Error('no such file');
    return content;
  };
  return loadConfig({ flags, env, readFile });
}

function problemsOf(sources: Parameters<typeof load>[0]): readonly string[] {
  try {
    load(sources);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('loadConfig', () => {
  it('has a default for everything that is needed', () => {
    expect(load({}).config).toEqual({
      host: '127.0.0.1',
      port: 8080,
      data: './data',
      origin: undefined,
      prefix: '',
      adminToken: undefined,
      oidc: undefined,
      oidcScope: 'openid profile email',
      oidcRoleClaim: 'groups',
      oidcSessionHours: 24,
      read: 'open',
      uploads: 'token',
      review: 'off',
      publishers: 'hidden',
      torznabCategories: new Map(),
      dump: 'daily',
      webhooksPrivate: [],
      ircServer: undefined,
      ircPort: 6697,
      ircTls: 'on',
      ircNick: 'torrentry',
      ircUser: undefined,
      ircPassword: undefined,
      ircChannels: [],
      ircLine: '[{category}] - {name} - ({size}) - {download}',
      ircCollection: undefined,
      metricsPort: undefined,
      metricsToken: undefined,
      traces: 'off',
      backup: undefined,
      backupHours: 24,
      backupKeep: 7,
      verifyRate: 1_048_576,
      s3KeyId: undefined,
      s3Secret: undefined,
      s3SessionToken: undefined,
      migrationCopies: 'beside',
      valkey: undefined,
      siteSources: { trackers: [], webSeeds: [] },
      downloads: 'original',
      webSeedHosts: [],
      webSeedPrivate: [],
      undoDays: 30,
      limitUploads: { capacity: 1000, perSeconds: 60 },
      limitChecks: { capacity: 20_000, perSeconds: 60 },
      limitSearches: { capacity: 300, perSeconds: 60 },
      limitLogins: { capacity: 20, perSeconds: 60 },
      limitReports: { capacity: 5, perSeconds: 3600 },
      openTorrentsMax: 100_000,
      openBytesMax: 1_073_741_824,
      diskFreeMin: { bytes: 1_073_741_824, percent: 5 },
      siteName: 'Torrentry',
      siteLogo: undefined,
      siteAccent: undefined,
      siteLinks: [],
      siteWelcome: undefined,
      securityContact: [],
      sources: {},
      uploadBytesMax: 10_485_760,
      limitTracker: { capacity: 10_000, perSeconds: 60 },
      tracker: 'off',
      trackerConnectionSeconds: 120,
      trackerDeniedPorts: [],
      trackerUdpPort: undefined,
      trackerHttpPort: undefined,
      trackerStun: [],
      scrapeHosts: [],
      scrapePrivate: [],
      trackerFigures: 'off',
      trackerClientBytesMax: 128 * 1024 ** 2,
      trustedProxies: [],
      mount: [],
      logs: [],
      publish: [],
      publishSettleSeconds: 20,
      logLevel: 'info',
      connectionsMax: 10_000,
      connectionsPerAddressMax: 256,
      drainDelayMs: 0,
      drainMs: 8000,
      keepAliveTimeoutMs: 65_000,
      requestTimeoutMs: 300_000,
      socket: undefined,
      tlsCert: undefined,
      tlsKey: undefined,
    });
  });

  it('prefers flags to variables, variables to the file, and the file to defaults', () => {
    const files = { 'c.json': '{ "port": 1, "host": "file", "data": "file" }' };
    const env = { TORRENTRY_CONFIG: 'c.json', TORRENTRY_PORT: '2', TORRENTRY_HOST: 'env' };
    expect(load({ files, env, flags: { port: '3' } }).config).toMatchObject({
      port: 3,
      host: 'env',
      data: 'file',
    });
  });

  it('finds the key of an S3 store under the names of AWS, unless it is set here', () => {
    const env = { AWS_ACCESS_KEY_ID: 'theirs', AWS_SECRET_ACCESS_KEY: 'their secret' };
    expect(load({ env }).config).toMatchObject({ s3KeyId: 'theirs', s3Secret: 'their secret' });
    expect(load({ env: { ...env, TORRENTRY_S3_KEY_ID: 'ours' } }).config.s3KeyId).toBe('ours');
    expect(load({ env }).config.sources.s3KeyId).toEqual({ kind: 'environment', name: 'AWS_ACCESS_KEY_ID' });
  });

  it('reads sizes in bytes, KiB, MiB and GiB', () => {
    for (const [size, bytes] of [
      ['2048', 2048],
      ['10 MiB', 10_485_760],
      ['1k', 1024],
      ['1GiB', 1_073_741_824],
    ] as const) {
      expect(load({ flags: { uploadBytesMax: size } }).config.uploadBytesMax).toBe(bytes);
    }
  });

  it('splits the public address into origin and prefix', () => {
    const { config } = load({ env: { TORRENTRY_BASE_URL: 'https://host.example:8443/sub/' } });
    expect(config).toMatchObject({ origin: 'https://host.example:8443', prefix: '/sub' });
  });

  it.each([
    ['https://host', ''],
    ['https://host/', ''],
    ['http://[::1]:8080/a/b/', '/a/b'],
    ['https://user.example:443/~a/b.c-d_e', '/~a/b.c-d_e'],
  ])('takes the public address %s', (baseUrl, prefix) => {
    expect(load({ flags: { baseUrl } }).config.prefix).toBe(prefix);
  });

  it.each([
    'https://host//',
    'https://host//a',
    'https://host/a//b',
    'https://host/a//',
    'https://host/..',
    'https://host/a/../b',
    'https://host/a/.',
    'https://host/%2e%2e/',
    'https://host/%00',
    'https://host/a%2Fb',
    'https://host/a%20b',
    'https://host/a b',
    String.raw`https://host\\a`,
    'https://host/?',
    'https://host/?a=b',
    'https://host/#',
    'https://host/#a',
    'https://user@host/',
    'https://:password@host/',
    'https:host/a',
    'https:///a',
    'https://host:99999/',
    'https://host:0/',
    'https://host/..;/',
    'https://host/...',
    `https://host${'/a'.repeat(17)}`,
    'https://*/',
    'https://a"b/',
    'ftp://host/',
    'host',
    '/sub',
  ])('refuses the public address %s', (baseUrl) => {
    expect(problemsOf({ flags: { baseUrl } })).toEqual([
      expect.stringContaining('--base-url: expected a URL such as https://torrents.example/sub/'),
    ]);
  });

  it('reads a secret from a file, without the line break at its end', () => {
    const env = { TORRENTRY_ADMIN_TOKEN_FILE: '/run/secrets/admin' };
    const files = { '/run/secrets/admin': 'a-secret-of-twenty-characters\n' };
    expect(load({ env, files }).config.adminToken).toBe('a-secret-of-twenty-characters');
  });

  it('reads how often something may be done as a count and seconds, or off', () => {
    const env = { TORRENTRY_LIMIT_UPLOADS: '20/3600', TORRENTRY_LIMIT_SEARCHES: ' 5 / 1 ' };
    const { config } = load({ env, flags: { limitReports: 'off' } });
    expect(config.limitUploads).toEqual({ capacity: 20, perSeconds: 3600 });
    expect(config.limitSearches).toEqual({ capacity: 5, perSeconds: 1 });
    expect(config.limitReports).toBe('off');
  });

  it.each(['0/60', '60/0', '60', '-1/60', '1.5/60', '1000001/60', '60/86401', 'on', ''])(
    'refuses the limit "%s"',
    (limit) => {
      expect(problemsOf({ flags: { limitLogins: limit } })).toEqual([
        expect.stringMatching(/^--limit-logins: expected off, or a count up to 1000000 and seconds/),
      ]);
    },
  );

  it('knows who may read, whether a moderator looks first, and for how long a removal can be undone', () => {
    const env = { TORRENTRY_READ: 'token', TORRENTRY_REVIEW: 'on', TORRENTRY_UNDO_DAYS: '0' };
    expect(load({ env }).config).toMatchObject({ read: 'token', review: 'on', undoDays: 0 });
    const flags = { read: 'nobody', review: 'maybe', undoDays: '3651' };
    expect(problemsOf({ flags })).toHaveLength(3);
  });

  it.each(['port', 'undoDays', 'requestTimeoutMs', 'openTorrentsMax', 'oidcSessionHours'] as const)(
    'refuses %s when it is empty, null or no number, and does not take it for 0',
    (key) => {
      for (const value of ['', ' ', null, true, '1e2', '0x10', '12abc', 1.5]) {
        const files = { 'torrentry.json': JSON.stringify({ [key]: value }) };
        const [problem] = problemsOf({ flags: { config: 'torrentry.json' }, files });
        expect(problem, JSON.stringify(value)).toMatch(/expected/);
      }
    },
  );

  it('needs a channel and a base URL for announces on IRC, and a user with a password', () => {
    const env = { TORRENTRY_IRC_SERVER: 'irc.example.org', TORRENTRY_IRC_USER: 'me' };
    expect(problemsOf({ env })).toHaveLength(3);
    const whole = {
      ...env,
      TORRENTRY_IRC_PASSWORD: 'secret',
      TORRENTRY_IRC_CHANNELS: '#announce',
      TORRENTRY_BASE_URL: 'https://torrents.example/',
    };
    expect(load({ env: whole }).config).toMatchObject({
      ircServer: 'irc.example.org',
      ircChannels: ['#announce'],
    });
  });

  it.each([
    ['ircChannels', 'announce'],
    ['ircChannels', '#a b c'],
    ['ircNick', 'two words'],
    ['ircServer', 'irc://host'],
    ['ircLine', 'a\r\nQUIT'],
    ['webhooksPrivate', '10.1'],
  ])('refuses %s when it is %j', (key, value) => {
    expect(problemsOf({ flags: { [key]: value } })).toHaveLength(1);
  });

  it('refuses a proxy whose address has not four numbers', () => {
    expect(problemsOf({ flags: { trustedProxies: '10.1' } })).toHaveLength(1);
    expect(problemsOf({ flags: { trustedProxies: '10.1/16,127.0.0.1' } })).toHaveLength(1);
  });

  it('reports everything that is wrong together, each by the name that the operator used', () => {
    const problems = problemsOf({
      flags: { port: 'eighty', uploadBytesMax: '-1' },
      env: {
        TORRENTRY_UPLOADS: 'yes',
        TORRENTRY_BASE_URL: 'ftp://x',
        TORRENTRY_TRUSTED_PROXIES: 'nobody',
        TORRENTRY_CONFIG: 'c.json',
      },
      files: { 'c.json': '{ "hots": "x", "logLevel": "loud" }' },
    });
    for (const name of ['--port', '--upload-bytes-max', 'TORRENTRY_UPLOADS', 'TORRENTRY_BASE_URL']) {
      expect(problems.join('\n')).toContain(`${name}: `);
    }
    expect(problems.join('\n')).toContain('TORRENTRY_TRUSTED_PROXIES: ');
    expect(problems.join('\n')).toContain('there is no setting "hots"; did you mean host?');
    expect(problems.join('\n')).toContain('"logLevel" in c.json: ');
    expect(problems).toHaveLength(7);
  });

  it('refuses a setting that is in the file twice', () => {
    const env = { TORRENTRY_CONFIG: 'c.json' };
    const files = { 'c.json': '{ "port": 80, "host": "::1", "p\\u006frt": 81 }' };
    expect(problemsOf({ env, files })).toEqual(['c.json: "port" is given twice; write it once']);
  });

  it('reads the folders that are to be served, and where', () => {
    const env = { TORRENTRY_MOUNT: '/files=/srv/a=b, /more/docs/=docs', TORRENTRY_LOGS: '/irc=logs' };
    expect(load({ env }).config).toMatchObject({
      mount: [
        { prefix: '/files', folder: '/srv/a=b' },
        { prefix: '/more/docs', folder: 'docs' },
      ],
      logs: [{ prefix: '/irc', folder: 'logs' }],
    });
  });

  it.each([
    ['/=/srv', 'expected a path and a folder'],
    ['files=/srv', 'expected a path and a folder'],
    ['/a/../b=/srv', 'expected a path and a folder'],
    ['/.hidden=/srv', 'expected a path and a folder'],
    ['/{x}=/srv', 'expected a path and a folder'],
    ['/files', 'expected a path and a folder'],
    ['/files=', 'expected a path and a folder'],
    ['/a=x,/a/b=y', '--mount: cannot serve both /a=x and /a/b=y: one hides the other'],
  ])('refuses to serve %s', (mount, reason) => {
    expect(problemsOf({ flags: { mount } }).join()).toContain(reason);
  });

  it('reads folders that publish themselves, and the address that they need', () => {
    const { config } = loadConfig({
      flags: {
        publish: '/files=/srv/a@b@releases/2026, /more=x@ more/',
        baseUrl: 'https://torrents.example/',
      },
      env: {},
      readFile: () => '',
    });
    expect(config.publish).toEqual([
      { prefix: '/files', folder: '/srv/a@b', collection: 'releases/2026' },
      { prefix: '/more', folder: 'x', collection: 'more' },
    ]);
    expect(problemsOf({ flags: { publish: '/a=x@c', port: '0' } }).join()).toContain('set the base URL');
  });

  it.each([
    ['/files=/srv', 'expected a path, a folder and a collection'],
    ['/files=/srv@', 'expected a path, a folder and a collection'],
    ['/files@releases', 'expected a path, a folder and a collection'],
    ['/files=/srv@a//b', 'in "/files=/srv@a//b"'],
  ])('refuses to publish %s', (publish, reason) => {
    expect(problemsOf({ flags: { publish } }).join()).toContain(reason);
  });

  it('refuses a folder and logs at one path', () => {
    expect(problemsOf({ flags: { mount: '/a=x', logs: '/a=y' } })).toEqual([
      '--mount and --logs: cannot serve both /a=x and /a=y: one hides the other',
    ]);
  });

  it('reads where people sign in, and which group has which role', () => {
    const env = {
      TORRENTRY_OIDC_ISSUER: 'https://id.example/realms/main',
      TORRENTRY_OIDC_CLIENT_ID: 'torrentry',
      TORRENTRY_OIDC_CLIENT_SECRET_FILE: '/run/secrets/oidc',
      TORRENTRY_OIDC_ROLES: 'torrent-admins=admin, publishers = uploader,',
    };
    const { config } = load({ env, files: { '/run/secrets/oidc': 'hunter2\n' } });
    expect(config.oidc).toEqual({
      issuer: 'https://id.example/realms/main',
      clientId: 'torrentry',
      clientSecret: 'hunter2',
      roleClaim: 'groups',
      roles: new Map([
        ['torrent-admins', 'admin'],
        ['publishers', 'uploader'],
      ]),
      scope: 'openid profile email',
    });
    expect(JSON.stringify({ ...config, oidc: undefined })).not.toContain('hunter2');
  });

  it('reads groups with commas and equals signs from a list in the file', () => {
    const settings = {
      oidcIssuer: 'http://127.0.0.1:8081',
      oidcClientId: 'torrentry',
      oidcRoleClaim: 'realm_access.roles',
      oidcRoles: ['cn=admins,dc=example=admin'],
      oidcScope: 'openid roles',
    };
    const files = { 'c.json': JSON.stringify(settings) };
    expect(load({ flags: { config: 'c.json' }, files }).config.oidc).toMatchObject({
      clientSecret: undefined,
      roleClaim: 'realm_access.roles',
      roles: new Map([['cn=admins,dc=example', 'admin']]),
      scope: 'openid roles',
    });
  });

  it.each([
    ['oidcIssuer', 'id.example', 'expected an https address'],
    ['oidcIssuer', 'http://id.example', 'expected an https address'],
    ['oidcIssuer', 'http://127.0.0.1.id.example', 'expected an https address'],
    ['oidcIssuer', 'https://id.example/.well-known/openid-configuration', 'expected an https address'],
    ['oidcIssuer', 'https://id.example/?realm=main', 'expected an https address'],
    ['oidcRoles', 'admins', 'expected each value once'],
    ['oidcRoles', 'admins=root', 'expected each value once'],
    ['oidcRoles', '=admin', 'expected each value once'],
    ['oidcRoles', 'a=admin,a=reader', 'expected each value once'],
    ['oidcRoles', ',', 'expected each value once'],
    ['oidcSessionHours', '0', 'expected a whole number from 1 to 720'],
    ['openTorrentsMax', '0', 'expected off, or a whole number'],
    ['openTorrentsMax', 'many', 'expected off, or a whole number'],
    ['openBytesMax', '5', 'expected off, or a size'],
    ['openBytesMax', 'much', 'expected off, or a size'],
    ['diskFreeMin', '5%,6%', 'expected off, a size, a part'],
    ['diskFreeMin', '1GiB,2GiB', 'expected off, a size, a part'],
    ['diskFreeMin', '91%', 'expected off, a size, a part'],
    ['diskFreeMin', '', 'expected off, a size, a part'],
    ['oidcSessionHours', '721', 'expected a whole number from 1 to 720'],
    ['oidcSessionHours', '1.5', 'expected a whole number'],
    ['oidcScope', 'profile email', 'expected scopes that include openid'],
  ])('refuses %s %s', (key, value, reason) => {
    expect(problemsOf({ flags: { [key]: value } }).join()).toContain(reason);
  });

  it('refuses a provider without what it takes to sign in there', () => {
    expect(problemsOf({ flags: { oidcIssuer: 'https://id.example' } })).toEqual([
      '--oidc-issuer, --oidc-client-id and --oidc-roles: each needs the others, and --oidc-client-id and --oidc-roles are not set',
    ]);
    expect(problemsOf({ env: { TORRENTRY_OIDC_CLIENT_SECRET: 'hunter2' } })).toEqual([
      'TORRENTRY_OIDC_CLIENT_SECRET: it needs TORRENTRY_OIDC_ISSUER, which is not set',
    ]);
  });

  it('never repeats a secret', () => {
    expect(problemsOf({ env: { TORRENTRY_ADMIN_TOKEN: 'hunter2' } }).join()).not.toContain('hunter2');
  });

  it('refuses a config file that is missing, no JSON, or no object', () => {
    for (const content of [undefined, '{', '[]', 'null']) {
      const files = content === undefined ? {} : { 'c.json': content };
      expect(problemsOf({ flags: { config: 'c.json' }, files })[0]).toContain(
        'Cannot read the config file c.json',
      );
    }
  });

  it.each([
    [{ flags: { tlsCert: 'c' } }, '--tls-cert and --tls-key: each needs the other, and --tls-key is not set'],
    [
      { env: { TORRENTRY_TLS_KEY: 'k' } },
      'TORRENTRY_TLS_CERT and TORRENTRY_TLS_KEY: each needs the other, and TORRENTRY_TLS_CERT is not set',
    ],
    [
      { env: { TORRENTRY_CONFIG: 'c.json' }, files: { 'c.json': '{ "tlsCert": "c" }' } },
      '"tlsCert" in c.json and "tlsKey": each needs the other, and "tlsKey" is not set',
    ],
    [
      { flags: { tlsCert: 'c', tlsKey: 'k' }, env: { TORRENTRY_SOCKET: 's' } },
      'TORRENTRY_SOCKET and --tls-cert: a unix socket cannot use HTTPS; the proxy in front of it must do that',
    ],
  ])('names settings that do not go together as their operator wrote them: %o', (sources, problem) => {
    expect(problemsOf(sources)).toEqual([problem]);
  });

  it('reports what does not go together beside what is not valid, and nothing that follows from the latter', () => {
    const flags = { port: 'eighty', mount: '/a=x,/a/b=y', tlsCert: '', tlsKey: 'k' };
    expect(problemsOf({ flags })).toEqual([
      expect.stringMatching(/^--port: /),
      expect.stringMatching(/^--tls-cert: /),
      expect.stringMatching(/^--mount: cannot serve both/),
    ]);
  });

  it('looks at what valid settings name, and reports that with all else', () => {
    const inspect = (settings: Settings) => [
      { keys: ['siteLogo'] as const, message: `Cannot read ${settings.siteLogo}` },
      { keys: ['port'] as const, message: 'never said' },
    ];
    const load = () =>
      loadConfig({ flags: { port: 'x', siteLogo: '/nope.svg' }, env: {}, readFile: () => '', inspect });
    expect(load).toThrow(
      /^--port: expected a whole number from 0 to 65535.*\n--site-logo: Cannot read \/nope\.svg$/,
    );
  });

  describe('a secret in a file', () => {
    const files = {
      '/a': 'the-first-secret-of-twenty',
      '/b': 'the-second-secret-of-twenty',
      '/short': 'short',
    };
    const SECRET = 'a-secret-in-the-environment';

    it('is refused beside the same secret as a value', () => {
      const env = { TORRENTRY_ADMIN_TOKEN: SECRET, TORRENTRY_ADMIN_TOKEN_FILE: '/a' };
      const problem = 'TORRENTRY_ADMIN_TOKEN and TORRENTRY_ADMIN_TOKEN_FILE: only one of them can be set';
      expect(problemsOf({ env, files })).toEqual([problem]);
    });

    it('goes by the order of flags, environment and config file', () => {
      const flags = { adminTokenFile: '/b' };
      const config = { 'c.json': '{ "adminToken": "the-token-in-the-config-file" }', ...files };
      const tokenOf = (sources: Parameters<typeof load>[0]) => load(sources).config.adminToken;
      expect(tokenOf({ flags, env: { TORRENTRY_ADMIN_TOKEN: SECRET }, files })).toBe(files['/b']);
      expect(tokenOf({ flags, env: { TORRENTRY_ADMIN_TOKEN_FILE: '/a' }, files })).toBe(files['/b']);
      const env = { TORRENTRY_CONFIG: 'c.json', TORRENTRY_ADMIN_TOKEN_FILE: '/a' };
      expect(tokenOf({ env, files: config })).toBe(files['/a']);
      expect(tokenOf({ env: { ...env, TORRENTRY_ADMIN_TOKEN_FILE: '' }, files: config })).toBe(
        'the-token-in-the-config-file',
      );
    });

    it('is named by its variable or flag when it is not valid or cannot be read', () => {
      expect(problemsOf({ env: { TORRENTRY_ADMIN_TOKEN_FILE: '/short' }, files })).toEqual([
        'TORRENTRY_ADMIN_TOKEN_FILE (/short): expected 20 characters or more',
      ]);
      expect(problemsOf({ flags: { adminTokenFile: '/nope' }, files })).toEqual([
        '--admin-token-file: cannot read /nope: no such file',
      ]);
    });
  });

  it.each([
    ['TORRENTRY_UPLAODS', 'TORRENTRY_UPLOADS'],
    ['TORRENTRY_UPLOAD', 'TORRENTRY_UPLOADS'],
    ['TORRENTRY_BASEURL', 'TORRENTRY_BASE_URL'],
    ['TORRENTRY_URL', 'TORRENTRY_BASE_URL'],
    ['TORRENTRY_TRUSTED_PROXY', 'TORRENTRY_TRUSTED_PROXIES'],
    ['TORRENTRY_MAX_UPLOAD_BYTES', 'TORRENTRY_UPLOAD_BYTES_MAX'],
    ['TORRENTRY_ADMIN_TOKEN_FLIE', 'TORRENTRY_ADMIN_TOKEN_FILE'],
    ['TORRENTRY_DATA_DIR', 'TORRENTRY_DATA'],
  ])('warns that %s means nothing, and names %s', (name, likely) => {
    const { warnings } = load({ env: { [name]: 'open', OTHER: 'x' } });
    expect(warnings).toEqual([`${name} is not a setting and has no effect; did you mean ${likely}?`]);
  });

  it('names misspelt variables beside what else is wrong', () => {
    expect(problemsOf({ env: { TORRENTRY_PROT: '1', TORRENTRY_PORT: 'x' } })).toEqual([
      expect.stringContaining('TORRENTRY_PORT'),
      'TORRENTRY_PROT is not a setting and has no effect; did you mean TORRENTRY_PORT?',
    ]);
  });

  it('names nothing that is far from what was written', () => {
    expect(load({ env: { TORRENTRY_XYZZY_FROB: 'x' } }).warnings).toEqual([
      'TORRENTRY_XYZZY_FROB is not a setting and has no effect',
    ]);
  });
});

describe('SETTINGS', () => {
  it('gives each setting one name in three spellings', () => {
    expect(flagName('uploadBytesMax')).toBe('--upload-bytes-max');
    expect(variableName('uploadBytesMax')).toBe('TORRENTRY_UPLOAD_BYTES_MAX');
    expect(new Set(SETTINGS.map(({ key }) => variableName(key))).size).toBe(SETTINGS.length);
  });
});
