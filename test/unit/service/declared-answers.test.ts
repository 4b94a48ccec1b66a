import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineEndpoint } from '../../../src/service/endpoint.ts';
import { answerCheck } from '../../support/declared-answers.ts';

const one = defineEndpoint({
  method: 'GET',
  template: '/api/v1/things/{id:digits}',
  does: 'show the thing',
  needs: 'anybody',
  answers: { 200: z.strictObject({ id: z.int(), at: z.iso.datetime().optional() }), 304: null },
});

const check = answerCheck([one]);

function json(status: number, body: object, type = 'application/json'): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });
}

describe('the check of answers in tests', () => {
  it('accepts what is declared, and addresses that are not', async () => {
    await check('GET', '/api/v1/things/1', json(200, { id: 1 }));
    await check('GET', '/api/v1/things/1', new Response(null, { status: 304 }));
    await expect(check('GET', '/elsewhere', json(200, { anything: 1 }))).resolves.toBeUndefined();
  });

  it.each([
    ['another member', json(200, { id: 1, name: 'x' })],
    ['a member that is missing', json(200, {})],
    ['a member of another type', json(200, { id: '1' })],
    ['another status', json(201, { id: 1 })],
    ['no JSON where there should be some', new Response('ok', { status: 200 })],
    ['a status that is not declared, without content', new Response(null, { status: 202 })],
    ['content where there should be none', new Response('moved', { status: 201 })],
    ['another media type', json(200, { id: 1 }, 'application/vnd.api+json')],
    ['a time that is none', json(200, { id: 1, at: 'yesterday' })],
    ['a problem of another status', json(404, { status: 400 }, 'application/problem+json')],
  ])('refuses %s', async (_name, answer) => {
    await expect(check('GET', '/api/v1/things/1', answer)).rejects.toThrow();
  });
});
