import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startExample } from '../support/example.ts';
import { ADMIN_TOKEN } from '../support/process.ts';
import { temporaryFolder } from '../support/temp.ts';
import { makeTorrent } from '../support/torrents.ts';

const authorization = `Bearer ${ADMIN_TOKEN}`;

describe('the service inside another application', () => {
  it.each([
    ['inside-express', 'Express is here\n'],
    ['inside-hono', 'Hono is here\n'],
    ['inside-fastify', 'Fastify is here\n'],
    ['hono-inside', 'The core is here\n'],
  ])('publishes and serves below its prefix: examples/%s.ts', async (name, greeting) => {
    const url = await startExample(name, temporaryFolder());
    expect(await (await fetch(url)).text()).toBe(greeting);
    const body = makeTorrent({ name: 'mounted' });
    const address = `${url}torrents/a/mounted.torrent`;
    const put = await fetch(address, { method: 'PUT', body, headers: { authorization } });
    expect([put.status, put.headers.get('location')]).toEqual([201, address]);
    expect(Buffer.from(await (await fetch(address)).arrayBuffer()).equals(body)).toBe(true);
    const page = await (await fetch(`${url}torrents/a/`, { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('href="/torrents/');
    expect(page).not.toMatch(/(?:href|src|action)="\/(?!torrents\/)/);
    expect((await fetch(`${url}torrents/healthz`)).status).toBe(200);
    expect((await fetch(`${url}torrents/nothing/`)).status).toBe(404);
  });

  it('reads an upload by form that came through another application', async () => {
    const url = await startExample('inside-hono', temporaryFolder());
    const form = new FormData();
    form.set('file', new File([makeTorrent({ name: 'form' })], 'form.torrent'));
    const post = await fetch(`${url}torrents/a/`, { method: 'POST', body: form, headers: { authorization } });
    expect([post.status, post.headers.get('location')]).toEqual([201, `${url}torrents/a/form.torrent`]);
  });
});

describe('a service that asks for a proof of work', () => {
  it('refuses uploads of strangers without it before they are sent, and lets others through', async () => {
    const url = await startExample('proof-of-work', temporaryFolder());
    const path = '/a/worked.torrent';
    const body = makeTorrent({ name: 'worked' });
    const put = (headers: Record<string, string>) =>
      fetch(new URL(path, url), { method: 'PUT', body, headers });
    const refused = await put({});
    expect(refused.status).toBe(403);
    expect(await refused.text()).toBe(
      'error: Cannot accept this: the proof of work is missing\nhint: Send it in the header X-Proof-Of-Work.\n',
    );
    const proof = Array.from({ length: 1_000_000 }, (_, number) => String(number)).find((number) =>
      createHash('sha256').update(`${path} ${number}`).digest('hex').startsWith('0000'),
    );
    expect((await put({ 'x-proof-of-work': proof ?? '' })).status).toBe(201);
    const other = await fetch(new URL('/a/other.torrent', url), {
      method: 'PUT',
      body: makeTorrent({ name: 'other' }),
      headers: { authorization },
    });
    expect(other.status).toBe(201);
  });
});

describe('another application inside the core', () => {
  it('sees the rest of the path, the prefix and the body', async () => {
    const url = await startExample('hono-inside', temporaryFolder());
    expect(await (await fetch(`${url}hono/hello/you`)).text()).toBe('Hello you from /hono\n');
    const body = 'x'.repeat(300_000);
    expect(await (await fetch(`${url}hono/count`, { method: 'POST', body })).text()).toBe('300000\n');
  });
});

describe('a server in ten lines', () => {
  it('answers', async () => {
    const url = await startExample('ten-lines', temporaryFolder());
    expect(await (await fetch(`${url}hello/you`)).text()).toBe('Hello you\n');
    expect((await fetch(url)).status).toBe(404);
  });
});
