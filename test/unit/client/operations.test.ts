import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/client/client.ts';
import { createApiDescriber } from '../../../src/service/openapi.ts';
import { API_PREFIX } from '../../../src/service/endpoints/prefix.ts';
import { readPage } from '../../support/docs.ts';
import { ENDPOINTS, nameOf } from '../../support/declared.ts';

const endpoints = ENDPOINTS.filter(({ template }) => template.startsWith(API_PREFIX));
const { paths } = createApiDescriber(endpoints, '')('');

/** The name that the method of each endpoint has: the `operationId` of its description. */
const named = endpoints.map((endpoint) => {
  const { method, template } = endpoint;
  const path = template.replaceAll(/:[a-z]+(?=\})/gi, '');
  const name = paths[path]?.[method.toLowerCase()]?.operationId ?? '';
  return [nameOf(endpoint), { endpoint, name }] as const;
});

/** A value for each type of parameter that a path has. */
const VALUES: Readonly<Record<string, string>> = {
  infohash: 'a'.repeat(40),
  slug: 'some-one',
  digits: '7',
  segments: 'a b/c',
};

/** The parameters of a path, and the path with them. */
function fill(template: string) {
  const found = Array.from(template.matchAll(/\{(\w+):(\w+)\}/g), ([, name = '', type = '']) => [name, type]);
  const parameters = Object.fromEntries(found.map(([name = '', type = '']) => [name, VALUES[type] ?? 'x']));
  const path = template.replaceAll(/\{(\w+):\w+\}/g, (_, name: string) =>
    (parameters[name] ?? '').split('/').map(encodeURIComponent).join('/'),
  );
  return { parameters, path };
}

/** What a method asks for, given the parameters of its path. */
async function askedBy(name: string, parameters: object): Promise<string> {
  let asked = '';
  const client = createClient({
    url: 'https://torrents.example/sub/',
    fetch: async (address, { method } = {}) => {
      asked = `${method} ${address}`;
      return Response.json({ items: [], next: null });
    },
  }) as unknown as Record<string, (asked: unknown) => unknown>;
  const content = name === 'publish' || name === 'checkFile' ? new Blob() : undefined;
  const answer = client[name]?.(content ?? parameters);
  // A method that is read from step by step asks once it is.
  await (typeof answer === 'object' && answer !== null && 'next' in answer
    ? (answer as AsyncGenerator).next()
    : answer);
  return asked.replace(/\?.*/, '');
}

describe('the client', () => {
  it.each(named)('has a method that asks %s', async (_name, { endpoint, name }) => {
    const { parameters, path } = fill(endpoint.template);
    const expected = `${endpoint.method} https://torrents.example/sub${path}`;
    expect(await askedBy(name, parameters)).toBe(expected);
  });

  it('has all its methods in its page of the docs', () => {
    const page = readPage('docs/client.md');
    const missing = named.map(([, { name }]) => name).filter((name) => !page.includes(`\`${name}`));
    expect(missing).toEqual([]);
  });

  it('has nothing to send that is both in a query and in JSON, nor a query where JSON is sent', () => {
    const mixed = endpoints.filter(({ query, body, method }) => {
      const isAsking = method === 'GET' || method === 'DELETE';
      return query !== undefined && (body?.kind === 'json' || (body === undefined && !isAsking));
    });
    expect(mixed.map(nameOf)).toEqual([]);
  });
});
