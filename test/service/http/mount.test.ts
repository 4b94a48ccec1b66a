import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createHttpApp, type Fetch } from '../../../src/http/core.ts';
import { mount, type FetchApp } from '../../../src/http/mount.ts';
import { respondText } from '../../../src/http/respond.ts';
import { routeBuilder } from '../../../src/http/router.ts';
import { appDefaults } from '../../support/core.ts';

const route = routeBuilder({});
const errors: string[] = [];
const log = { info: () => {}, warn: () => {}, error: (_: object, message: string) => errors.push(message) };

function appWith(mounted: FetchApp, options?: Parameters<typeof mount>[2]): Fetch {
  return createHttpApp({
    ...appDefaults(log),
    routes: [
      mount('/in/ner', mounted, options),
      route('GET', '/in/ner/own', () => respondText(200, 'outer')),
      route('GET', '/{path:segments}/', () => respondText(200, 'rest')),
    ],
  });
}

const echo: FetchApp = async (request, { prefix }) =>
  new Response(`${request.method} ${request.url} ${prefix} ${await request.text()}`);

async function ask(app: Fetch, path: string, init: RequestInit = {}): Promise<Response> {
  return app(new Request(`http://host${path}`, init));
}

describe('mount', () => {
  it.each([
    ['/in/ner', 'http://host/'],
    ['/in/ner/', 'http://host/'],
    ['/in/ner/a/b?c=%20d', 'http://host/a/b?c=%20d'],
    ['/in/ner/w%C3%B6rld/', 'http://host/w%C3%B6rld/'],
  ])('hands the rest of %s on', async (path, url) => {
    expect(await (await ask(appWith(echo), path)).text()).toBe(`GET ${url} /in/ner `);
  });

  it('takes every method, with its body', async () => {
    const answer = await ask(appWith(echo), '/in/ner/x', { method: 'PATCH', body: 'body' });
    expect(await answer.text()).toBe('PATCH http://host/x /in/ner body');
    const head = await ask(appWith(echo), '/in/ner/x', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('leaves what is not below its prefix to others, and its own addresses to the outer table', async () => {
    expect((await ask(appWith(echo), '/in/nerd')).status).toBe(404);
    expect(await (await ask(appWith(echo), '/in/')).text()).toBe('rest\n');
    expect(await (await ask(appWith(echo), '/in/ner/own')).text()).toBe('outer\n');
  });

  it('adds the security headers also to an answer whose headers cannot be changed', async () => {
    const redirecting = appWith(() => Response.redirect('http://elsewhere/', 302));
    const answer = await ask(redirecting, '/in/ner/');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'http://elsewhere/']);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('hands no header on that spoke of another connection', async () => {
    const headers = { connection: 'x', 'keep-alive': 'timeout=1', 'transfer-encoding': 'chunked' };
    const answer = await ask(
      appWith(() => new Response('x', { headers })),
      '/in/ner/',
    );
    expect(Object.keys(headers).filter((name) => answer.headers.has(name))).toEqual([]);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('SELECT');
      },
    ],
    ['gives no Response', () => 'text' as unknown as Response],
  ])('answers 500 when the application %s', async (_what, mounted) => {
    const answer = await ask(appWith(mounted), '/in/ner/');
    expect([answer.status, await answer.text()]).toEqual([500, expect.not.stringContaining('SELECT')]);
    expect(errors.splice(0)).toEqual(['request failed']);
  });

  it('refuses changes for pages of another site unless the application guards itself', async () => {
    const init = { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await ask(appWith(echo), '/in/ner/', init)).status).toBe(403);
    expect((await ask(appWith(echo, { crossSite: 'allow' }), '/in/ner/', init)).status).toBe(200);
  });

  it('mounts a Hono application, which has the prefix in its bindings', async () => {
    const hono = new Hono<{ Bindings: { prefix: string } }>();
    hono.get('/hello', (context) => context.text(`hello from ${context.env.prefix}`));
    expect(await (await ask(appWith(hono.fetch), '/in/ner/hello')).text()).toBe('hello from /in/ner');
    expect((await ask(appWith(hono.fetch), '/in/ner/nothing')).status).toBe(404);
  });

  it('mounts an application of its own kind, which then makes its links with the whole prefix', async () => {
    const inner = createHttpApp({
      ...appDefaults(log),
      routes: [route('GET', '/x', (_request, { base }) => respondText(200, base.origin + base.prefix))],
    });
    const middle = createHttpApp({ ...appDefaults(log), routes: [mount('/b', inner)] });
    const outer = createHttpApp({ ...appDefaults(log), routes: [mount('/a', middle)] });
    expect(await (await ask(outer, '/a/b/x')).text()).toBe('http://host/a/b\n');
  });

  it.each(['', '/', 'a', '/a/', '/{a}', '/a%20b', '/a[b]'])('refuses the prefix "%s"', (prefix) => {
    expect(() => mount(prefix, echo)).toThrow('Cannot mount');
  });
});

describe('a prefix that a caller took off', () => {
  const routes = [route('GET', '/x', (_request, { base }) => respondText(200, base.prefix))];

  it('stands in links, unless the operator names the public address', async () => {
    const request = (): Request => new Request('http://host/x');
    const plain = createHttpApp({ ...appDefaults(log), routes });
    expect(await (await plain(request(), { prefix: '/a' })).text()).toBe('/a\n');
    const named = createHttpApp({ ...appDefaults(log), routes, prefix: '/sub' });
    expect(await (await named(request(), { prefix: '/a' })).text()).toBe('/sub\n');
  });

  it('is nothing when the second argument is something else', async () => {
    const app = createHttpApp({ ...appDefaults(log), routes });
    const answer = await app(new Request('http://host/x'), { prefix: 7 } as never);
    expect(await answer.text()).toBe('');
  });
});
