import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { createHttpApp, type Fetch, type HttpAppOptions } from '../../../src/http/core.ts';
import { respondText } from '../../../src/http/respond.ts';
import { routeBuilder, routine } from '../../../src/http/router.ts';
import { appDefaults } from '../../support/core.ts';

const route = routeBuilder({});
const errors: string[] = [];

type TestOptions = Partial<Pick<HttpAppOptions, 'prefix' | 'origin' | 'onAnswered'>>;

function createTestApp(options: TestOptions = {}): Fetch {
  return createHttpApp({
    routes: [
      route('GET', '/hello/{name}', (_request, { params, base }) =>
        respondText(200, `hello ${params.name} at ${base.origin}`),
      ),
      route('POST', '/hello/{name}', () => respondText(201, 'made')),
      route('GET', '/known', () => {
        throw new AppError('conflict', 'Cannot do it', {
          hint: 'Try another.',
          standing: 'http://host/other',
        });
      }),
      route('GET', '/unknown', () => {
        throw new Error('SELECT secret FROM /etc/passwd');
      }),
      route('GET', '/{rest:any}', ({ url }) => respondText(200, `something at ${new URL(url).pathname}`)),
      route('GET', '/foreign', () => new Response('plain', { headers: { 'x-content-type-options': 'own' } })),
    ],
    api: {
      prefix: '/api/v1',
      routes: [
        route('POST', '/api/v1/numbers', () => {
          throw new AppError('unauthorized', 'Cannot add a number without a token');
        }),
      ],
    },
    rootRoutes: [route('GET', '/healthz', () => respondText(200, 'ok'))],
    origin: undefined,
    prefix: '',
    trustedProxies: [],
    problemPage: (problem) => `<h1>${problem.title}</h1>`,
    log: { info: () => {}, warn: () => {}, error: (_fields, message) => errors.push(message) },
    ...options,
  });
}

async function ask(app: Fetch, path: string, init: RequestInit = {}): Promise<Response> {
  return app(new Request(`http://host${path}`, init));
}

describe('createHttpApp', () => {
  it('hands the parameters and the base to the handler', async () => {
    expect(await (await ask(createTestApp(), '/hello/w%C3%B6rld')).text()).toBe(
      'hello wörld at http://host\n',
    );
  });

  it('answers HEAD as GET without the body', async () => {
    const head = await ask(createTestApp(), '/hello/x', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe('23');
    expect(await head.text()).toBe('');
  });

  it('answers OPTIONS and 405 with the methods of the address', async () => {
    const options = await ask(createTestApp(), '/hello/x', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
    const refused = await ask(createTestApp(), '/hello/x', { method: 'DELETE' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, POST, HEAD, OPTIONS']);
  });

  it('puts the security headers on every answer, and keeps those that an answer brings', async () => {
    const app = createTestApp();
    for (const path of ['/hello/x', '/known', '/nowhere', '/%ff', '/foreign']) {
      const { headers } = await ask(app, path);
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options'), path).toBe(path === '/foreign' ? 'own' : 'nosniff');
    }
  });

  it('tells an error as problem+json, as a page, or as text', async () => {
    const app = createTestApp();
    const json = await ask(app, '/known', { headers: { accept: 'application/json' } });
    expect(json.headers.get('content-type')).toBe('application/problem+json');
    expect(await json.json()).toEqual({
      type: 'http://host/docs/problems/conflict',
      code: 'conflict',
      title: 'Conflict with something that already exists',
      status: 409,
      detail: 'Cannot do it',
      hint: 'Try another.',
      standing: 'http://host/other',
    });
    const html = await ask(app, '/known', { headers: { accept: 'text/html' } });
    expect(await html.text()).toBe('<h1>Conflict with something that already exists</h1>');
    const text = await ask(app, '/known');
    expect(await text.text()).toBe('error: Cannot do it\nsee: http://host/other\nhint: Try another.\n');
    expect(text.headers.get('vary')).toBe('accept, accept-language, sec-fetch-mode');
  });

  it.each(['text/html', 'text/plain', '*/*'])(
    'tells every problem of the API in JSON, also for %s',
    async (accept) => {
      for (const prefix of ['', '/sub']) {
        const app = createTestApp({ prefix });
        for (const [method, path, status] of [
          ['POST', '/api/v1/numbers', 401],
          ['GET', '/api/v1/numbers', 405],
          ['PUT', '/api/v1/numbers?a=b', 405],
          ['GET', '/api/v1/nowhere', 404],
          ['GET', '/api/v1', 404],
          ['GET', '/api/v1/%ff', 400],
        ] as const) {
          const answer = await ask(app, prefix + path, { method, headers: { accept } });
          expect([answer.status, answer.headers.get('content-type')], path).toEqual([
            status,
            'application/problem+json',
          ]);
          expect(answer.headers.has('vary')).toBe(false);
          expect(await answer.json()).toMatchObject({ status });
        }
        const refused = await ask(app, `${prefix}/api/v1/numbers`, { headers: { accept } });
        expect(refused.headers.get('allow')).toBe('POST, OPTIONS');
      }
    },
  );

  it('lets other routes answer beside the API', async () => {
    const beside = await ask(createTestApp(), '/api/v10');
    expect(await beside.text()).toBe('something at /api/v10\n');
  });

  it.each([
    ['info', ['/b', '/sick']],
    ['debug', ['/well (debug)', '/b', '/sick']],
  ])('logs what is asked routinely at debug, unless it fails: at the level %s', async (enabled, expected) => {
    const logged: string[] = [];
    const app = createHttpApp({
      ...appDefaults({
        info: () => {},
        warn: () => {},
        error: () => {},
        isLevelEnabled: (level) => level === 'info' || level === enabled,
        request: ({ target }, _at, level) =>
          void logged.push(level === 'debug' ? `${target} (debug)` : target),
      }),
      routes: [
        routine(route('GET', '/well', () => respondText(200, 'ok'))),
        routine(route('GET', '/sick', () => respondText(503, 'not ready'))),
        route('GET', '/b', () => respondText(200, 'b')),
      ],
    });
    for (const path of ['/well', '/b', '/sick']) await app(new Request(`http://h${path}`));
    expect(logged.map((url) => url.replace('http://h', ''))).toEqual(expected);
  });

  it('reports each request once with the template of the route that answered', async () => {
    const answered: unknown[] = [];
    const app = createTestApp({
      onAnswered: ({ method, route, status }) => void answered.push([method, route, status]),
    });
    await ask(app, '/hello/x');
    await ask(app, '/hello/x', { method: 'OPTIONS' });
    await ask(app, '/api/v1/nothing');
    expect(answered).toEqual([
      ['GET', '/hello/{name}', 200],
      ['OPTIONS', undefined, 204],
      ['GET', undefined, 404],
    ]);
  });

  it('says nothing of an error that is not meant for the client, and logs it', async () => {
    const answer = await ask(createTestApp(), '/unknown', { headers: { accept: 'application/json' } });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/SELECT|passwd|Error/);
    expect(errors.splice(0)).toEqual(['request failed']);
  });

  it('lives under a prefix, with the health routes at the root as well', async () => {
    const app = createTestApp({ prefix: '/sub', origin: 'https://public.example' });
    expect(await (await ask(app, '/sub/hello/x')).text()).toBe('hello x at https://public.example\n');
    expect((await ask(app, '/hello/x')).status).toBe(404);
    expect((await ask(app, '/subway')).status).toBe(404);
    expect((await ask(app, '/healthz')).status).toBe(200);
    expect((await ask(app, '/sub/healthz')).status).toBe(200);
  });

  it('refuses changes for pages of another site', async () => {
    const init = { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await ask(createTestApp(), '/hello/x', init)).status).toBe(403);
    expect((await ask(createTestApp(), '/hello/x', { method: 'POST' })).status).toBe(201);
  });
});
