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
      uploads: 'token',
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
