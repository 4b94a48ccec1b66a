import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, variableName, flagName } from '../src/config.ts';
import { SETTINGS } from '../src/settings.ts';

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
      undoDays: 30,
      limitUploads: { capacity: 1000, perSeconds: 60 },
      limitChecks: { capacity: 20_000, perSeconds: 60 },
      limitSearches: { capacity: 300, perSeconds: 60 },
      limitLogins: { capacity: 20, perSeconds: 60 },
      limitReports: { capacity: 5, perSeconds: 3600 },
      siteName: 'Torrentry',
      siteLogo: undefined,
      siteAccent: undefined,
      siteLinks: [],
      siteWelcome: undefined,
      sources: {},
      uploadBytesMax: 10_485_760,
      trustedProxies: [],
      mount: [],
      logs: [],
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
    ['/a=x,/a/b=y', 'Cannot serve both /a=x and /a/b=y'],
  ])('refuses to serve %s', (mount, reason) => {
    expect(problemsOf({ flags: { mount } }).join()).toContain(reason);
  });

  it('refuses a folder and logs at one path', () => {
    expect(problemsOf({ flags: { mount: '/a=x', logs: '/a=y' } })).toEqual([
      'Cannot serve both /a=x and /a=y: one hides the other',
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
    ['oidcSessionHours', '0', 'expected 1 to 720'],
    ['oidcSessionHours', '721', 'expected 1 to 720'],
    ['oidcSessionHours', '1.5', 'expected a whole number'],
    ['oidcScope', 'profile email', 'expected scopes with openid among them'],
  ])('refuses %s %s', (key, value, reason) => {
    expect(problemsOf({ flags: { [key]: value } }).join()).toContain(reason);
  });

  it('refuses a provider without what it takes to sign in there', () => {
    expect(problemsOf({ flags: { oidcIssuer: 'https://id.example' } })).toEqual([
      'oidcIssuer, oidcClientId and oidcRoles: each is nothing without the others, and there is no oidcClientId and no oidcRoles',
    ]);
    expect(problemsOf({ env: { TORRENTRY_OIDC_CLIENT_SECRET: 'hunter2' } })).toEqual([
      'oidcClientSecret: it is nothing without oidcIssuer',
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

  it('warns of variables that mean nothing', () => {
    const { warnings } = load({ env: { TORRENTRY_UPLAODS: 'open', OTHER: 'x' } });
    expect(warnings).toEqual([
      'TORRENTRY_UPLAODS is not a setting and has no effect; did you mean TORRENTRY_UPLOADS?',
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
