import { describe, expect, expectTypeOf, it } from 'vitest';
import { createHttpApp, type Fetch } from '../../../src/http/core.ts';
import { respondText } from '../../../src/http/respond.ts';
import { createRouter, routeBuilder, type Method, type Route } from '../../../src/http/router.ts';
import { appDefaults } from '../../support/core.ts';

const route = routeBuilder({});
const answer = (): Response => new Response();
const silent = { info: () => {}, warn: () => {}, error: () => {} };

function find(routes: readonly Route[], method: string, path: string) {
  return createRouter(routes).find(method, path.slice(1).split('/'));
}

describe('a template with optional parts', () => {
  const routes = [route('GET', '/log[/{year:digits}[/{month:digits}]][.json]', answer)];

  it.each([
    ['/log', {}],
    ['/log/2026', { year: 2026 }],
    ['/log/2026/11', { year: 2026, month: 11 }],
    ['/log.json', {}],
  ])('fits %s', (path, params) => {
    expect(
      find(
        [route('GET', '/log[/{year:digits}[/{month:digits}]]', answer), route('GET', '/log.json', answer)],
        'GET',
        path,
      ).match?.params,
    ).toEqual(params);
  });

  it('combines its parts', () => {
    expect(find(routes, 'GET', '/log/2026/11.json')).toMatchObject({
      match: { params: { year: 2026, month: 11 } },
    });
    expect(find(routes, 'GET', '/log/x')).toEqual({ match: undefined, allow: [] });
  });

  it('types what may be missing', () => {
    route('GET', '/{a}[/{n:digits}[/{b}]]', (_request, { params }) => {
      expectTypeOf(params.a).toEqualTypeOf<string>();
      expectTypeOf(params.n).toEqualTypeOf<number | undefined>();
      expectTypeOf(params.b).toEqualTypeOf<string | undefined>();
      return answer();
    });
  });

  it.each(['/a[', '/a]', '/a[b]]', '/a[[b]c]', '/{a:any}/b'])(
    'is refused when it is wrong: %s',
    (template) => {
      expect(() => route('GET', template, answer)).toThrow('Cannot use the template');
    },
  );
});

describe('a template with an open end', () => {
  const routes = [route('GET', '/files/{path:any}', answer)];

  it.each([
    ['/files/', ''],
    ['/files/a', 'a'],
    ['/files/a/b/', 'a/b/'],
  ])('takes all that follows: %s', (path, rest) => {
    expect(find(routes, 'GET', path).match?.params).toEqual({ path: rest });
  });

  it('does not take what it does not start', () => {
    expect(find(routes, 'GET', '/files').match).toBeUndefined();
  });
});

describe('a lookup', () => {
  function visitsAmong(count: number, path: string): number {
    const table = Array.from({ length: count }, (_, index) => [
      route('GET', `/area${index}/{id:digits}`, answer),
      route('PUT', `/area${index}/{name}/edit`, answer),
    ]);
    let visits = 0;
    createRouter([...table.flat(), route('GET', '/{path:segments}/', answer)]).find(
      'GET',
      path.slice(1).split('/'),
      () => visits++,
    );
    return visits;
  }

  it.each(['/area7/12', '/area7/x/edit', '/area7/a/b/c/', '/nowhere/at/all'])(
    'looks at as many nodes among 10,000 routes as among ten: %s',
    (path) => {
      expect(visitsAmong(10_000, path)).toBe(visitsAmong(10, path));
    },
  );

  it('grows only with the length of the path', () => {
    const visits = visitsAmong(10, `/${'a/'.repeat(62)}x`);
    expect(visits).toBeLessThan(300);
  });
});

describe('a route of any method', () => {
  const routes = [route('ANY', '/a', answer), route('GET', '/a', () => respondText(200, 'mine'))];

  it.each(['POST', 'PROPFIND', 'OPTIONS', 'NEVER-HEARD'])('takes %s', (method) => {
    expect(find(routes, method, '/a').match).toBeDefined();
  });

  it('leaves a method to the route that names it', () => {
    expect(find(routes, 'GET', '/a').match?.handler).toBe(routes[1]?.handler);
    expect(find(routes, 'HEAD', '/a').match?.handler).toBe(routes[1]?.handler);
  });
});

describe('methods', () => {
  const app: Fetch = createHttpApp({ ...appDefaults(silent), routes: [route('PUT', '/a', answer)] });

  it.each([
    ['PROPFIND', 405, 'PUT, OPTIONS'],
    ['GET', 405, 'PUT, OPTIONS'],
    ['BREW', 501, null],
    ['put', 501, null],
  ])('that are %s are answered with %i', async (method, status, allow) => {
    const request = new Request('http://host/a', { method: method === 'put' ? 'X-put' : method });
    const refused = await app(request);
    expect([refused.status, refused.headers.get('allow')]).toEqual([status, allow]);
  });
});

describe('WebDAV', () => {
  const methodsOf = async (methods: readonly Method[]) => {
    const routes = methods.map((method) => route(method, '/a', answer));
    const app = createHttpApp({ ...appDefaults(silent), routes });
    const { status, headers } = await app(new Request('http://host/a', { method: 'OPTIONS' }));
    return [status, headers.get('dav'), headers.get('allow')];
  };

  it('is announced to clients by OPTIONS, with the classes that the address supports', async () => {
    expect(await methodsOf(['PUT'])).toEqual([204, null, 'PUT, OPTIONS']);
    expect(await methodsOf(['PUT', 'PROPFIND'])).toEqual([200, '1', 'PUT, PROPFIND, OPTIONS']);
    expect(await methodsOf(['PROPFIND', 'LOCK'])).toEqual([200, '1, 2', 'PROPFIND, LOCK, OPTIONS']);
  });
});

describe('a refusal', () => {
  const routes = [route('PUT', '/a', answer)];

  it.each([
    ['/nowhere', 404, 'not_found'],
    ['/a', 405, 'method_not_allowed'],
    ['/%ff', 400, 'malformed'],
  ])('of %s can have a page of the application', async (path, status, code) => {
    const problemPage = (problem: { code: string }): string => `our ${problem.code}`;
    const app = createHttpApp({ ...appDefaults(silent), routes, problemPage });
    const page = await app(new Request(`http://host${path}`, { headers: { accept: 'text/html' } }));
    expect([page.status, await page.text()]).toEqual([status, `our ${code}`]);
  });

  it('can be replaced as a whole, and is told as ever when that fails', async () => {
    const logged: string[] = [];
    const log = { ...silent, error: (_fields: object, message: string) => logged.push(message) };
    const replaceProblem = ({ status }: { status: number }): Response | undefined => {
      if (status === 404) return respondText(200, 'there is always something');
      if (status === 405) throw new Error('no idea');
      return undefined;
    };
    const app = createHttpApp({ ...appDefaults(log), routes, replaceProblem });
    expect(await (await app(new Request('http://host/b'))).text()).toBe('there is always something\n');
    expect((await app(new Request('http://host/a'))).status).toBe(405);
    expect(logged).toEqual(['making the answer to an error failed']);
    expect((await app(new Request('http://host/%ff'))).status).toBe(400);
  });
});
