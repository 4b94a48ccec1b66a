import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import type { ApiDescription, Operation } from '../../../src/service/openapi.ts';
import { serviceForAll } from '../../support/service.ts';

const service = serviceForAll();

const describeService = async (): Promise<ApiDescription> =>
  (await (await service.request('/api/v1/openapi.json')).json()) as ApiDescription;

function operationsOf({ paths }: ApiDescription): readonly (readonly [name: string, operation: Operation])[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
    ),
  );
}

describe('the description of the API', () => {
  it('is OpenAPI 3.1, by a validator of its own', async () => {
    const { valid, errors } = await new Validator().validate({ ...(await describeService()) });
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('has each address of the API, under names that no other has', async () => {
    const operations = operationsOf(await describeService());
    const served = service.app.routes
      .filter(({ template }) => template.startsWith('/api/v1'))
      .map(({ method, template }) => `${method} ${template.replaceAll(/:[a-z]+(?=\})/g, '')}`);
    expect(operations.map(([name]) => name).toSorted()).toEqual(served.toSorted());
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z]+$/);
  });

  it('refers only to schemas that it has, and names the parameters of each path', async () => {
    const description = await describeService();
    const text = JSON.stringify(description);
    const wanted = Array.from(text.matchAll(/"#\/components\/schemas\/([^"]+)"/g), ([, name]) => name);
    const { schemas } = description.components;
    expect(wanted.filter((name) => !Object.hasOwn(schemas, name ?? ''))).toEqual([]);
    for (const [name, { parameters }] of operationsOf(description)) {
      const inPath = parameters
        .filter(({ in: place }) => place === 'path')
        .map((parameter) => parameter.name);
      expect(Array.from(name.matchAll(/\{(\w+)\}/g), ([, parameter]) => parameter)).toEqual(inPath);
    }
  });

  it('says what a search may ask for, and who may do what', async () => {
    const { paths, components } = await describeService();
    const list = paths['/api/v1/torrents']?.['get'];
    const parameter = (name: string) => list?.parameters.find((one) => one.name === name);
    expect(parameter('sort')?.schema).toMatchObject({
      enum: expect.arrayContaining(['published', 'name']) as unknown,
    });
    expect(parameter('sizeMin')).toMatchObject({
      in: 'query',
      required: false,
      description: expect.stringContaining('700M') as unknown,
    });
    expect(list?.security).toContainEqual({});
    expect(paths['/api/v1/tokens']?.['post']?.security).toEqual([{ bearer: [] }, { basic: [] }]);
    expect(paths['/api/v1/tokens']?.['post']?.description).toBe('Needs a token of an admin.');
    expect(components.schemas['Torrent']).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['infohashV1', 'name', 'links']) as unknown,
    });
  });

  it('names the address that it was asked at', async () => {
    const { servers } = await describeService();
    expect(servers).toEqual([{ url: service.url.replace(/\/$/, '') }]);
  });
});
