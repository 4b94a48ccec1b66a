import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { unmasked } from '../../src/service/mask.ts';
import { freePort } from '../support/free-port.ts';
import { startOidcProvider } from '../support/oidc-provider.ts';
import { ADMIN_TOKEN, serveProcess, type Serving } from '../support/process.ts';
import { valueIn } from '../support/published.ts';
import { exchange } from '../support/raw.ts';
import { cookieOf } from '../support/sign-in.ts';
import { temporaryFolder } from '../support/temp.ts';
import { makeTorrent } from '../support/torrents.ts';

type Provider = Awaited<ReturnType<typeof startOidcProvider>>;
type Headers = Readonly<Record<string, string>>;

const CLIENT_SECRET = 'a client secret: with %, + and &';
const LOGINS_MAX = 12;
const ADMIN = { authorization: `Bearer ${ADMIN_TOKEN}` };
const PAGE = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };

interface Heard {
  readonly path: string;
  /** Headers and body. */
  readonly text: string;
}

/** A server with all its ways to sign in, and what was learned of it. */
class Scene {
  readonly server: Serving;
  readonly provider: Provider;
  readonly secrets = new Map<string, string>();
  /** What was said to somebody whom it was not the point of the request to tell a secret. */
  readonly answers: Heard[] = [];

  constructor(server: Serving, provider: Provider) {
    this.server = server;
    this.provider = provider;
  }

  static async open(folder: string): Promise<Scene> {
    const port = await freePort();
    const server = await serveProcess(folder, {
      env: {
        TORRENTRY_LOG_LEVEL: 'debug',
        TORRENTRY_UPLOADS: 'open',
        TORRENTRY_LIMIT_LOGINS: `${LOGINS_MAX}/3600`,
        TORRENTRY_OIDC_ISSUER: `http://127.0.0.1:${port}`,
        TORRENTRY_OIDC_CLIENT_ID: 'torrentry-test',
        TORRENTRY_OIDC_CLIENT_SECRET: CLIENT_SECRET,
        TORRENTRY_OIDC_ROLES: 'publishers=uploader',
      },
    });
    const redirectUri = `${server.url}login/oidc/callback`;
    const accounts = { ada: { name: 'Ada', groups: ['publishers'] } };
    const scene = new Scene(server, await startOidcProvider({ redirectUri, accounts, port }));
    scene.keep('admin token', ADMIN_TOKEN);
    scene.keep('admin token in Basic', btoa(`:${ADMIN_TOKEN}`));
    scene.keep('client secret', CLIENT_SECRET);
    return scene;
  }

  keep(name: string, secret: string | null | undefined): string {
    expect(secret?.length, name).toBeGreaterThan(10);
    this.secrets.set(name, secret ?? '');
    return secret ?? '';
  }

  /** Asks for what holds a secret of the one who asks. */
  ask(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(new URL(path, this.server.url), { redirect: 'manual', ...init });
  }

  /** Asks, and keeps what is said for the search. */
  async hear(status: number, path: string, init: RequestInit = {}): Promise<void> {
    const answer = await this.ask(path, init);
    expect(answer.status, path).toBe(status);
    this.answers.push({ path, text: `${JSON.stringify([...answer.headers])} ${await answer.text()}` });
  }

  /** Keeps a session that an answer began, and gives the headers of its browser. */
  async session(name: string, asked: Promise<Response>): Promise<Headers> {
    const answer = await asked;
    expect(answer.status, name).toBe(303);
    const cookie = cookieOf(answer);
    this.keep(name, cookie.split('=')[1]);
    return { ...PAGE, cookie };
  }
}

function form(fields: Readonly<Record<string, string>>, headers: Headers = PAGE): RequestInit {
  return { method: 'POST', headers, body: new URLSearchParams(fields) };
}

function json(body: object, headers: Headers = ADMIN): RequestInit {
  const typed = { ...headers, 'content-type': 'application/json' };
  return { method: 'POST', headers: typed, body: JSON.stringify(body) };
}

/** Every way to be known, each used as it is meant to. */
async function signInEverywhere(scene: Scene): Promise<void> {
  const basic = { authorization: `Basic ${btoa(`:${ADMIN_TOKEN}`)}` };
  await scene.hear(200, '/account', { headers: basic });
  const browser = await scene.session('session cookie', scene.ask('/login', form({ token: ADMIN_TOKEN })));
  const page = await (await scene.ask('/account', { headers: browser })).text();
  const formToken = scene.keep('form token', valueIn(page, 'formToken'));
  scene.keep('form token without its mask', unmasked(formToken));
  await scene.hear(303, '/logout', form({ formToken }, browser));

  const made = (await (await scene.ask('/api/v1/tokens', json({ name: 'ci', role: 'uploader' }))).json()) as {
    id: number;
    token: string;
  };
  const token = scene.keep('token', made.token);
  const link = await scene.ask(`/admin/tokens/${made.id}/login-link`, form({}, { ...PAGE, ...ADMIN }));
  const once = scene.keep('login link', /once=([\w-]{43})/.exec(await link.text())?.[1]);
  expect((await scene.ask(`/login?once=${once}`, { headers: PAGE })).status).toBe(200);
  await scene.session('session of a link', scene.ask('/login', form({ once })));
  const uploader = { authorization: `Bearer ${token}` };
  const key = await (await scene.ask('/account/feed-keys', form({ name: 'reader' }, uploader))).text();
  scene.keep('feed key', key.trim());
  await signInAtProvider(scene);
}

async function signInAtProvider(scene: Scene): Promise<void> {
  const begun = await scene.ask('/login/oidc?next=%2Faccount', { headers: PAGE });
  const pending = cookieOf(begun);
  const kept = Buffer.from(scene.keep('cookie of a sign-in', pending.split('=')[1]), 'base64url').toString();
  const { state, nonce, codeVerifier } = JSON.parse(kept) as Record<string, string>;
  for (const [name, secret] of Object.entries({ state, nonce, codeVerifier })) scene.keep(name, secret);
  const back = await scene.provider.signIn(begun.headers.get('location') ?? '', 'ada');
  scene.keep('code', new URL(back).searchParams.get('code'));
  const headers = { ...PAGE, cookie: pending };
  await scene.session('session of a person', scene.ask(back, { headers }));
  await scene.hear(401, back, { headers });
}

/** An anonymous upload, looked at, removed and restored by the address that it was answered with. */
async function uploadAsStranger(scene: Scene): Promise<void> {
  const init = { method: 'PUT', body: makeTorrent({ name: 'anonymous' }) };
  const [, , address = ''] = (await (await scene.ask('/a/x.torrent', init)).text()).split('\n');
  const { pathname, searchParams } = new URL(address);
  const key = scene.keep('delete key', searchParams.get('key'));
  expect((await scene.ask(address, { headers: PAGE })).status).toBe(200);
  await scene.hear(204, address, { method: 'DELETE' });
  await scene.hear(410, address, { method: 'DELETE' });
  await scene.hear(410, '/a/x.torrent', { headers: PAGE });
  await scene.hear(200, pathname.replace('/delete', '/restore'), form({ key }, {}));
  await scene.hear(200, `/a/x.torrent?key=${scene.secrets.get('feed key')}`, { method: 'HEAD' });
}

/** Mistakes of all sorts, made with secrets in hand. */
async function fail(scene: Scene, folder: string): Promise<void> {
  const secretOf = (name: string): string => scene.secrets.get(name) ?? '';
  const uploader = { authorization: `Bearer ${secretOf('token')}` };
  const mistyped = scene.keep('mistyped token', `${secretOf('token')}x`);
  for (const accept of ['text/html', 'application/json', '*/*']) {
    const wrong = { accept, authorization: `Bearer ${mistyped}` };
    await scene.hear(401, '/a/', { headers: wrong });
    await scene.hear(401, '/api/v1/torrents', { headers: wrong });
    await scene.hear(403, '/admin/settings', { headers: { ...uploader, accept } });
    await scene.hear(404, '/nowhere/', { headers: { ...uploader, accept } });
    await scene.hear(405, '/upload/check', { method: 'DELETE', headers: { ...uploader, accept } });
    await scene.hear(415, '/api/v1/tokens', { method: 'POST', headers: { ...ADMIN, accept }, body: 'x' });
    await scene.hear(422, '/a/y.torrent', {
      method: 'PUT',
      headers: { ...uploader, accept },
      body: Buffer.from('de'),
    });
  }
  await scene.hear(400, '/api/v1/tokens', json({ name: 'x', role: secretOf('token') }));
  await scene.hear(401, '/login', form({ token: mistyped }));
  await scene.hear(401, '/login', form({ once: secretOf('login link') }));
  const person = { ...PAGE, cookie: `torrentry=${secretOf('session of a person')}` };
  await scene.hear(403, '/account/feed-keys', form({ formToken: secretOf('form token'), name: 'x' }, person));
  await scene.hear(401, '/login/oidc/callback?code=wrong-code-of-somebody&state=x', { headers: PAGE });
  // Where no secret belongs, but somebody puts one.
  await scene.hear(400, `/?token=${ADMIN_TOKEN}`);
  await scene.hear(200, `/login?access_token=${secretOf('token')}`);
  await sendRaw(scene);

  const database = new Database(join(folder, 'torrentry.sqlite'));
  database.exec('ALTER TABLE tokens RENAME TO lost');
  await scene.hear(500, '/account', { headers: { ...uploader, ...PAGE } });
  await scene.hear(500, '/login', form({ token: ADMIN_TOKEN }, {}));
  await scene.hear(500, `/a/x.torrent?key=${secretOf('feed key')}`, { headers: uploader });
  await scene.hear(500, '/account', { headers: person });
  database.exec('ALTER TABLE lost RENAME TO tokens');
  database.close();

  for (let guess = 0; guess < LOGINS_MAX; guess++)
    await scene.ask('/login', form({ token: `${mistyped}${guess}` }));
  await scene.hear(429, '/login', form({ token: mistyped }));
  await scene.hear(429, '/a/', { headers: { authorization: `Bearer ${mistyped}` } });
}

/** Requests that no client of HTTP makes. */
async function sendRaw({ server, answers }: Scene): Promise<void> {
  const port = Number(new URL(server.url).port);
  const lines = `Authorization: Bearer ${ADMIN_TOKEN}\r\nCookie: torrentry=${ADMIN_TOKEN}\r\n`;
  for (const head of [
    `GET /account HTTP/1.1\r\nHost: a b\r\n${lines}`,
    `GET /account HTTP/1.1\r\n${lines}`,
    `GET /account?once=${ADMIN_TOKEN} HTTP/1.1\r\nHost: a\r\nBad Header: ${ADMIN_TOKEN}\r\n${lines}`,
    `GET /%ff?key=${ADMIN_TOKEN} HTTP/1.1\r\nHost: a\r\n${lines}`,
  ]) {
    const answer = await exchange(port, [`${head}\r\n`]);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    answers.push({ path: head, text: answer });
  }
}

/** What an admin can read of it all. */
async function readAsAdmin(scene: Scene): Promise<void> {
  for (const path of [
    '',
    '/audit',
    '/audit.jsonl',
    '/settings',
    '/health',
    '/tokens?all=yes',
    '/tokens/2',
    '/queue',
  ])
    await scene.hear(200, `/admin${path}`, { headers: { ...ADMIN, accept: 'text/html' } });
  for (const path of ['audit', 'tokens', 'feed-keys', 'torrents'])
    await scene.hear(200, `/api/v1/${path}`, { headers: ADMIN });
  await scene.hear(200, '/account', { headers: { ...ADMIN, accept: 'text/html' } });
}

describe('a secret', () => {
  it('is in no log, audit record, error, page of the operator or file, except as a hash', async () => {
    const folder = temporaryFolder();
    const scene = await Scene.open(folder);
    await signInEverywhere(scene);
    await uploadAsStranger(scene);
    await fail(scene, folder);
    await readAsAdmin(scene);
    scene.server.child.kill('SIGTERM');
    expect(await scene.server.ended).toEqual([0, null]);

    const log = scene.server.output();
    const files = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
    const found = [...scene.secrets].flatMap(([name, secret]) => [
      ...(log.includes(secret) ? [`${name} in the log`] : []),
      ...(holds(files, secret) ? [`${name} in a file`] : []),
      ...scene.answers
        .filter(({ text }) => text.includes(secret))
        .map(({ path }) => `${name} in the answer to ${path}`),
    ]);
    expect(found).toEqual([]);

    // The search would have found something: each request is in the log, each hash in the file.
    expect(log).toContain('/login?once=*');
    expect(log).toContain('/?token=*');
    expect(log).toContain('request failed');
    for (const name of ['admin token', 'token', 'feed key', 'delete key', 'session of a person'])
      expect(files.includes(hash('sha256', scene.secrets.get(name) ?? '', 'buffer')), name).toBe(true);
  });
});

/** Whether the bytes hold the secret as text, or as the bytes that its text stands for. */
function holds(bytes: Buffer, secret: string): boolean {
  const random = Buffer.from(secret.replace(/^torrentry_(?:feed_)?/, ''), 'base64url');
  return bytes.includes(secret) || (random.byteLength >= 20 && bytes.includes(random));
}
