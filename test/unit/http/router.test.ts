import { describe, expect, expectTypeOf, it } from 'vitest';
import { createRouter, routeBuilder, type Lookup } from '../../../src/http/router.ts';

const route = routeBuilder({
  even: { parse: (text: string) => (Number(text) % 2 === 0 ? Number(text) : undefined) },
  folder: { parse: (text: string) => (text.endsWith('.x') ? undefined : text), spans: 'many' },
});
const answer = (): Response => new Response();

const router = createRouter([
  route('GET', '/', answer),
  route('GET', '/fixed', answer),
  route('POST', '/fixed', answer),
  route('GET', '/things/{id:even}', answer),
  route('PUT', '/things/{id:even}.raw', answer),
  route('GET', '/{file}.x', answer),
  route('GET', '/{path:segments}/{file}.x', answer),
  route('GET', '/{path:segments}/', answer),
  route('DELETE', '/{path:folder}', answer),
]);

function find(method: string, path: string): Lookup {
  return router.find(method, path.slice(1).split('/'));
}

describe('createRouter', () => {
  it.each([
    ['GET', '/', '/', {}],
    ['GET', '/fixed', '/fixed', {}],
    ['GET', '/things/12', '/things/{id:even}', { id: 12 }],
    ['PUT', '/things/12.raw', '/things/{id:even}.raw', { id: 12 }],
    ['GET', '/a.x', '/{file}.x', { file: 'a' }],
    ['GET', '/a/b/c.x', '/{path:segments}/{file}.x', { path: 'a/b', file: 'c' }],
    ['GET', '/a/b/', '/{path:segments}/', { path: 'a/b' }],
    ['DELETE', '/a/b', '/{path:folder}', { path: 'a/b' }],
    ['GET', '/things/13/', '/{path:segments}/', { path: 'things/13' }],
  ])('finds %s %s', (method, path, template, params) => {
    expect(find(method, path).match).toMatchObject({ template, params });
  });

  it('answers HEAD with what answers GET', () => {
    expect(find('HEAD', '/fixed').match?.template).toBe('/fixed');
  });

  it('tells which methods a path takes only after all templates were tried', () => {
    expect(find('DELETE', '/a/')).toEqual({ match: undefined, allow: ['GET'] });
    expect(find('PUT', '/fixed')).toEqual({ match: undefined, allow: ['GET', 'POST', 'DELETE'] });
  });

  it('finds nothing where no template fits', () => {
    expect(createRouter([]).find('GET', ['a'])).toEqual({ match: undefined, allow: [] });
    expect(find('GET', '/.x')).toMatchObject({ match: undefined });
  });

  it('takes no name of the object prototype for a parameter or a literal', () => {
    expect(find('GET', '/__proto__/').match?.params).toEqual({ path: '__proto__' });
    expect(find('constructor', '/fixed')).toMatchObject({ match: undefined });
  });

  it('refuses a table that holds the same route twice', () => {
    expect(() => createRouter([route('GET', '/a', answer), route('GET', '/a', answer)])).toThrow('twice');
  });

  it.each(['no-slash', '/{a}{b}', '/{a', '/{a:nosuch}', '/{a:segments}/{b:segments}', '/x{a:segments}'])(
    'refuses the template %s',
    (template) => {
      expect(() => route('GET', template, answer)).toThrow('Cannot use the template');
    },
  );
});

describe('route', () => {
  it('types the parameters by the template', () => {
    route('GET', '/{name}/{id:even}/{rest:segments}', (_request, { params }) => {
      expectTypeOf(params.name).toEqualTypeOf<string>();
      expectTypeOf(params.id).toEqualTypeOf<number>();
      expectTypeOf(params.rest).toEqualTypeOf<string>();
      return answer();
    });
  });
});
