import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/client/client.ts';
import { createApiDescriber } from '../../../src/service/openapi.ts';
import { API_PREFIX } from '../../../src/service/endpoints/prefix.ts';
import { ENDPOINTS, nameOf } from '../../support/declared.ts';

const endpoints = ENDPOINTS.filter(({ template }) => template.startsWith(API_PREFIX));
const { paths } = createApiDescriber(endpoints, '')('');

/** The name that the method of each endpoint has: the `operationId` of its description. */
const named = endpoints.map((endpoint) => {
  const { method, template } = endpoint;
  const path = template.replaceAll(/:[a-z]+(?=\})/gi, '');
  const name = paths[path]?.[method.toLowerCase()]?.operationId ?? '';
  return [nameOf(endpoint), { endpoint, name, path }] as const;
});

const PARAMETERS: Readonly<Record<string, string>> = { infohash: 'a'.repeat(40), id: '7', path: 'a b/c' };

/** What a method asks for, given the parameters of its path. */
async function askedBy(name: string): Promise<string> {
  let asked = '';
  const client = createClient({
    url: 'https://torrents.example/sub/',
    fetch: async (address, { method } = {}) => {
      asked = `${method} ${address}`;
      return Response.json({ items: [], next: null });
    },
  }) as unknown as Record<string, (asked: unknown) => unknown>;
  const content = name === 'publish' || name === 'checkFile' ? new Blob() : undefined;
  const answer = client[name]?.(content ?? PARAMETERS);
  // A method that is read from step by step asks once it is.
  await (typeof answer === 'object' && answer !== null && 'next' in answer
    ? (answer as AsyncGenerator).next()
    : answer);
  return asked.replace(/\?.*/, '');
}

describe('the client', () => {
  it.each(named)('has a method that asks %s', async (_name, { endpoint, name, path }) => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) =>
      (PARAMETERS[parameter] ?? 'x').split('/').map(encodeURIComponent).join('/'),
    );
    expect(await askedBy(name)).toBe(`${endpoint.method} https://torrents.example/sub${filled}`);
  });

  it('has nothing to send that is both in a query and in JSON, nor a query where JSON is sent', () => {
    const mixed = endpoints.filter(({ query, body, method }) => {
      const isAsking = method === 'GET' || method === 'DELETE';
      return query !== undefined && (body?.kind === 'json' || (body === undefined && !isAsking));
    });
    expect(mixed.map(nameOf)).toEqual([]);
  });
});
