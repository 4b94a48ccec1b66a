import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Endpoint } from '../../../src/service/endpoint.ts';
import { pathParameters } from '../../support/path-parameters.ts';
import { ENDPOINTS, nameOf } from '../../support/declared.ts';

/** What an endpoint takes, and what it answers. */
function schemasOf({ template, query, body, answers }: Endpoint) {
  const asked = [...Object.values(pathParameters(template)), query, bodyOf(body)];
  const answered: readonly (z.ZodType | null | undefined)[] = Object.values(answers);
  return {
    asked: asked.filter((schema) => schema !== undefined),
    answered: answered.filter((schema) => schema !== null && schema !== undefined),
  };
}

function bodyOf(body: Endpoint['body']): z.ZodType | undefined {
  if (body === undefined) return undefined;
  return body.kind === 'files' ? body.fields : body.schemaAt(new Date(0));
}

const named = ENDPOINTS.map((endpoint) => [nameOf(endpoint), endpoint] as const);

describe('an endpoint', () => {
  it.each(named)('has schemas that JSON Schema can write: %s', (_name, endpoint) => {
    const { asked, answered } = schemasOf(endpoint);
    for (const schema of asked) expect(z.toJSONSchema(schema, { io: 'input' })).toHaveProperty('$schema');
    for (const schema of answered) expect(z.toJSONSchema(schema)).toHaveProperty('$schema');
  });

  it.each(named)('answers nothing beside what is declared: %s', (_name, { answers }) => {
    for (const schema of Object.values<z.ZodType | null | undefined>(answers)) {
      for (const each of objectsIn(schema && z.toJSONSchema(schema))) {
        expect(each).toMatchObject({ additionalProperties: expect.anything() });
      }
    }
  });

  it.each(named)('says what it does, once it is checked: %s', (_name, { does, needs, template, answers }) => {
    expect(does).toMatch(/^[a-z]/);
    expect(needs).not.toBe('');
    if (template.startsWith('/api/')) expect(Object.keys(answers)).not.toEqual([]);
  });
});

/** All parts of a JSON Schema that describe an object. */
function objectsIn(schema: unknown): readonly object[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inside = Object.values(schema).flatMap(objectsIn);
  return 'type' in schema && schema.type === 'object' ? [schema, ...inside] : inside;
}
