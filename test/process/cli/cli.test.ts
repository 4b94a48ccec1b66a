import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { samplePath } from '../../support/corpus.ts';
import { ADMIN_TOKEN, run, serveProcess, type RunOptions } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

/** Permissions stop nobody who is root: as root the program is run as another user. */
const STRANGER =
  process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];

async function finish(
  args: readonly string[],
  options?: RunOptions,
): Promise<{ code: number | null; output: string }> {
  const running = run(args, options);
  const [code] = await running.ended;
  return { code, output: running.output() };
}

function upload(url: string, token: string): Promise<Response> {
  return fetch(`${url}a/x.torrent`, {
    method: 'PUT',
    body: makeTorrent(),
    headers: { authorization: `Bearer ${token}` },
  });
}

describe('torrentry serve', () => {
  it.each([
    [[], 'Links begin with the Host of each request: no base URL is set'],
    [
      ['--base-url', 'https://torrents.example/sub'],
      'Links begin with https://torrents.example/sub/, the base URL that is set\n',
    ],
  ])('says at the start which base URL is assumed, with the flags %j', async (args, line) => {
    const running = await serveProcess(temporaryFolder(), { args });
    expect(running.output()).toContain(line);
  });

  it('prints at the first start where it is, a token, and a line that uploads', async () => {
    const folder = temporaryFolder();
    const server = await serveProcess(folder, { env: { TORRENTRY_ADMIN_TOKEN: '' } });
    const [, token = ''] = /Admin token, shown only once: (torrentry_\S+)\n/.exec(server.output()) ?? [];
    expect(server.output()).toContain(`curl -u :${token} -T name.torrent ${server.url}`);
    expect(server.output()).toMatch(
      /this link works once, within one hour\):\n  http\S+\/login\?once=[\w-]{43}\n/,
    );
    expect((await upload(server.url, token)).status).toBe(201);
    server.child.kill('SIGTERM');
    await server.ended;
    const again = await serveProcess(folder, { env: { TORRENTRY_ADMIN_TOKEN: '' } });
    expect(again.output()).not.toContain('torrentry_');
    expect(again.output()).not.toContain('once=');
    expect((await upload(again.url, token)).status).toBe(200);
  });

  it('keeps no token in the data folder', async () => {
    const folder = temporaryFolder();
    const server = await serveProcess(folder);
    expect((await upload(server.url, ADMIN_TOKEN)).status).toBe(201);
    server.child.kill('SIGTERM');
    await server.ended;
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name)).includes(ADMIN_TOKEN), name).toBe(false);
    }
    expect(server.output()).not.toContain(ADMIN_TOKEN);
  });

  it('refuses a command that there is none of, and names those that there are', async () => {
    const { code, output } = await finish(['frobnicate']);
    expect(code).toBe(2);
    expect(output).toMatch(/^error: Cannot run "frobnicate".+\nhint: .*serve.*\n$/);
  });

  it('refuses wrong settings with code 2, all of them at once', async () => {
    const { code, output } = await finish(['serve', '--port', '99999', '--uploads', 'maybe'], {
      env: { TORRENTRY_BASE_URL: 'x' },
    });
    expect(code).toBe(2);
    expect(output.trim().split('\n')).toHaveLength(3);
    expect((await finish(['serve', '--nonsense'])).code).toBe(2);
  });

  it('refuses missing files and folders together with all that is wrong, with code 2', async () => {
    const folder = temporaryFolder();
    const { code, output } = await finish(
      ['serve', '--port', 'x', '--mount', '/files=/nope,/docs=/x', '--data', folder],
      {
        env: {
          TORRENTRY_SITE_LOGO: '/nope.png',
          TORRENTRY_LOGS: '/irc=/nope/logs',
          TORRENTRY_TLS_CERT: '/nope.pem',
          TORRENTRY_TLS_KEY: 'package.json',
        },
      },
    );
    expect(code).toBe(2);
    const beginnings = output
      .trim()
      .split('\n')
      .map((line) => /^error: .*?: (?:Cannot serve|Cannot read|expected) \S+/.exec(line)?.[0]);
    expect(beginnings).toEqual([
      'error: --port: expected a',
      'error: --mount: Cannot serve /files',
      'error: --mount: Cannot serve /docs',
      'error: TORRENTRY_LOGS: Cannot serve /irc',
      'error: TORRENTRY_SITE_LOGO: Cannot read the',
      'error: TORRENTRY_TLS_CERT: Cannot read the',
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says in a line that the port is taken, and what to do', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    const { code, output } = await finish(['serve', '--port', String(port), '--data', temporaryFolder()]);
    expect(code).toBe(1);
    expect(output).toMatch(
      new RegExp(`^error: Cannot listen on 127\\.0\\.0\\.1 port ${port}: .+\nhint: .+\n$`),
    );
  });

  it('keeps no token that nobody was told of: the next start makes another', async () => {
    const folder = temporaryFolder();
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    expect((await finish(['serve', '--port', String(port), '--data', folder])).code).toBe(1);
    const server = await serveProcess(folder, { env: { TORRENTRY_ADMIN_TOKEN: '' } });
    expect(server.output()).toContain('Admin token, shown only once: ');
  });

  it('does not delete the file that a socket setting names by mistake', async () => {
    const file = join(temporaryFolder(), 'precious');
    writeFileSync(file, 'x');
    const { code, output } = await finish(['serve', '--socket', file, '--data', temporaryFolder()]);
    expect(code).toBe(1);
    expect(output).toBe(
      `error: Cannot listen on ${file}: the path belongs to a file that is not a socket\nhint: Move that file, or choose another path.\n`,
    );
    expect(readFileSync(file, 'utf8')).toBe('x');
  });

  it('says that another server runs on its folder, and leaves the admin token of that one', async () => {
    const folder = temporaryFolder();
    const first = await serveProcess(folder);
    const second = await serveProcess(folder, { env: { TORRENTRY_ADMIN_TOKEN: '' } });
    expect(second.output()).toContain(
      `warning: another server uses this data folder at ${first.url} (process `,
    );
    expect(second.output()).not.toContain('shown only once');
    for (const { url } of [first, second]) expect((await upload(url, ADMIN_TOKEN)).ok).toBe(true);
    const third = await finish(['serve', '--port', '0', '--data', folder], {
      env: { TORRENTRY_ADMIN_TOKEN: 'another-admin-token-of-20' },
    });
    expect(third.code).toBe(1);
    expect(third.output).toContain(
      'error: Cannot use this admin token: another server runs on the same data folder',
    );
    expect((await upload(first.url, ADMIN_TOKEN)).ok).toBe(true);

    first.child.kill('SIGKILL');
    second.child.kill('SIGKILL');
    await Promise.all([first.ended, second.ended]);
    const alone = await serveProcess(folder, { env: { TORRENTRY_ADMIN_TOKEN: 'another-admin-token-of-20' } });
    expect(alone.output()).not.toContain('another server');
    expect((await upload(alone.url, ADMIN_TOKEN)).status).toBe(401);
    alone.child.kill('SIGTERM');
    await alone.ended;
    expect(readdirSync(folder)).toEqual(['torrentry.sqlite']);
  });

  it('says in a line that the data folder is a file', async () => {
    const file = join(temporaryFolder(), 'data');
    writeFileSync(file, 'x');
    const { code, output } = await finish(['serve', '--port', '0', '--data', file]);
    expect(code).toBe(1);
    expect(output).toMatch(/^error: .+\nhint: .+\n$/);
    expect(output).toContain(file);
  });

  it('says in a line that the data folder cannot be written', async () => {
    const folder = join(temporaryFolder(), 'data');
    mkdirSync(folder);
    chmodSync(folder, 0o555);
    const { code, output } = await finish(['serve', '--port', '0', '--data', folder], { under: STRANGER });
    expect(code).toBe(1);
    expect(output).toMatch(/^error: .+\nhint: .*chown.+\n$/);
  });

  it.skipIf(process.getuid?.() !== 0)('says whose the database is when it is another user’s', async () => {
    const folder = temporaryFolder();
    chownSync(folder, 65534, 65534);
    const file = join(folder, 'torrentry.sqlite');
    writeFileSync(file, '', { mode: 0o600 });
    const { code, output } = await finish(['serve', '--port', '0', '--data', folder], { under: STRANGER });
    expect(code).toBe(1);
    expect(output).toContain(
      `this user may not write to ${file}\nhint: Run the command as the user who owns it (uid 0)`,
    );
    expect(output).toContain(`or run: chown 65534:65534 ${file}\n`);
  });
});

describe('torrentry token', () => {
  it('makes, lists and revokes tokens while the server runs', async () => {
    const folder = temporaryFolder();
    const server = await serveProcess(folder);
    const created = await finish([
      'token',
      'create',
      '--role',
      'uploader',
      '--name',
      'ci',
      '--json',
      '--data',
      folder,
    ]);
    const { id, token } = JSON.parse(created.output) as { id: number; token: string };
    expect((await upload(server.url, token)).status).toBe(201);
    const listed = await finish(['token', 'list', '--data', folder]);
    expect(listed.output).toMatch(new RegExp(`^${id} +token +uploader .* in use +ci$`, 'm'));
    expect(listed.output).not.toContain(token);
    expect((await finish(['token', 'revoke', String(id), '--data', folder])).code).toBe(0);
    expect((await upload(server.url, token)).status).toBe(401);
    expect((await finish(['token', 'list', '--data', folder])).output).toMatch(/revoked +ci$/m);
  });

  it('prints the secret alone on standard output', async () => {
    const running = run(['token', 'create', '--role', 'uploader', '--data', temporaryFolder()]);
    let out = '';
    running.child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    expect(await running.ended).toEqual([0, null]);
    expect(out).toMatch(/^torrentry_\S+\n$/);
  });

  it('says when it made the data folder, which a mistyped path would be', async () => {
    const folder = join(temporaryFolder(), 'data');
    const create = () => finish(['token', 'create', '--role', 'uploader', '--data', folder]);
    const note = `Created the data folder ${folder}: no server has used it yet.`;
    expect((await create()).output).toContain(note);
    expect((await create()).output).not.toContain(note);
  });

  it('makes a token for one collection, for a while and with a quota, and shows them', async () => {
    const folder = temporaryFolder();
    const flags = ['--collection', 'debian/**', '--expires', '30d', '--torrents-max', '5'];
    const created = await finish([
      'token',
      'create',
      '--role',
      'moderator',
      '--metainfo-bytes-max',
      '1000000',
      ...flags,
      '--json',
      '--data',
      folder,
    ]);
    const shown = JSON.parse(created.output) as { createdAt: string; expiresAt: string };
    expect(shown).toMatchObject({
      kind: 'token',
      name: 'moderator',
      collection: 'debian/**',
      torrentsMax: 5,
      metainfoBytesMax: 1_000_000,
      lastUsedAt: null,
      revokedAt: null,
    });
    const days = (Date.parse(shown.expiresAt) - Date.parse(shown.createdAt)) / 86_400_000;
    expect(days).toBeCloseTo(30, 2);
    const listed = await finish(['token', 'list', '--data', folder]);
    expect(listed.output).toContain('debian/**');
    expect(listed.output).toContain(shown.expiresAt);
  });

  it.each([
    ['a time that has passed', ['--expires', '2020-01-31']],
    ['a day that there is none of', ['--expires', '2030-02-31']],
    ['a time that cannot be read', ['--expires', 'soon']],
    ['a number that is none', ['--torrents-max', 'many']],
    ['a quota of nothing', ['--metainfo-bytes-max', '0']],
    ['a scope that cannot be read', ['--collection', 'a/*/b']],
  ])('refuses %s with a hint', async (_what, flags) => {
    const { code, output } = await finish([
      'token',
      'create',
      '--role',
      'uploader',
      '--data',
      temporaryFolder(),
      ...flags,
    ]);
    expect(code).toBe(2);
    expect(output).toMatch(/^error: .+\nhint: .+\n$/);
  });

  it('refuses unknown roles and ids', async () => {
    const folder = temporaryFolder();
    expect((await finish(['token', 'create', '--role', 'king', '--data', folder])).code).toBe(2);
    expect((await finish(['token', 'create', '--data', folder])).code).toBe(2);
    expect((await finish(['token', 'revoke', '77', '--data', folder])).code).toBe(1);
    expect((await finish(['token', 'list', '--data', join(folder, 'elsewhere')])).code).toBe(1);
    expect(readdirSync(folder)).not.toContain('elsewhere');
  });
});

describe('torrentry login-link', () => {
  const create = async (folder: string, role: string): Promise<void> => {
    expect((await finish(['token', 'create', '--role', role, '--data', folder])).code).toBe(0);
  };

  it('prints a link to the public address for the first admin, or for the token that is named', async () => {
    const folder = temporaryFolder();
    await create(folder, 'uploader');
    await create(folder, 'admin');
    const at = ['--data', folder, '--base-url', 'https://torrents.example/sub/'];
    const first = await finish(['login-link', ...at]);
    expect(first.output).toContain('as token 2 "admin" with the role admin:\n');
    expect(first.output).toMatch(/^https:\/\/torrents\.example\/sub\/login\?once=[\w-]{43}$/m);
    const named = await finish(['login-link', '--token', '1', ...at]);
    expect(named.output).toContain('as token 1 "uploader" with the role uploader:\n');
  });

  it('names host and port where there is no public address', async () => {
    const folder = temporaryFolder();
    await create(folder, 'admin');
    const { output } = await finish(['login-link', '--data', folder, '--host', '0.0.0.0', '--port', '8081']);
    expect(output).toMatch(/^http:\/\/127\.0\.0\.1:8081\/login\?once=/m);
  });

  it('says what an address was made of that nobody named, and how to name it', async () => {
    const folder = temporaryFolder();
    await create(folder, 'admin');
    const linkOf = async (...flags: string[]) =>
      (await finish(['login-link', '--data', folder, ...flags])).output;
    expect(await linkOf()).toContain('hint: http://127.0.0.1:8080/ comes from this command');
    expect(await linkOf()).toContain('--base-url');
    expect(await linkOf('--socket', join(folder, 's'))).toContain(
      "hint: http://localhost/ comes from this command's own socket",
    );
    expect(await linkOf('--base-url', 'https://torrents.example/')).not.toContain('hint');
  });

  it('finds the running server by itself, unless a flag says where it is', async () => {
    const folder = temporaryFolder();
    const server = await serveProcess(folder);
    const { output } = await finish(['login-link', '--data', folder]);
    expect(output).toContain(`\n${server.url}login?once=`);
    expect(output).not.toContain('hint');
    const named = await finish(['login-link', '--data', folder, '--base-url', 'https://torrents.example/']);
    expect(named.output).toContain('\nhttps://torrents.example/login?once=');
  });

  it('refuses ids that there are none of, revoked tokens, and a folder without an admin', async () => {
    const folder = temporaryFolder();
    await create(folder, 'uploader');
    expect((await finish(['login-link', '--data', folder])).code).toBe(1);
    expect((await finish(['login-link', '--token', '77', '--data', folder])).code).toBe(1);
    expect((await finish(['login-link', '--token', 'x', '--data', folder])).code).toBe(2);
    await finish(['token', 'revoke', '1', '--data', folder]);
    expect((await finish(['login-link', '--token', '1', '--data', folder])).code).toBe(1);
    expect((await finish(['login-link', '--data', join(folder, 'elsewhere')])).code).toBe(1);
  });
});

describe('torrentry healthcheck', () => {
  it('is well while the server runs, and only then', async () => {
    const server = await serveProcess(temporaryFolder());
    const { port } = new URL(server.url);
    expect((await finish(['healthcheck', '--port', port])).code).toBe(0);
    server.child.kill('SIGTERM');
    await server.ended;
    expect((await finish(['healthcheck', '--port', port])).code).toBe(1);
  });

  it('finds the running server by itself, on its socket and on its port', async () => {
    const folder = temporaryFolder();
    const server = await serveProcess(folder);
    const env = { TORRENTRY_DATA: folder };
    expect(await finish(['healthcheck'], { env })).toEqual({ code: 0, output: '' });
    await serveProcess(folder, { args: ['--socket', join(folder, 'socket')] });
    server.child.kill('SIGKILL');
    await server.ended;
    expect(await finish(['healthcheck'], { env })).toEqual({ code: 0, output: '' });
  });
});

describe('a pipe whose reader has enough', () => {
  it('ends the program without a word, and not as if all were well', async () => {
    const running = run(['verify', samplePath('real', 'bittorrent-v2-test.torrent')]);
    running.child.stdout?.destroy();
    expect(await running.ended).toEqual([141, null]);
    expect(running.output()).toBe('');
  });
});
