import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../../src/errors.ts';
import type { Context } from '../../../src/http/context.ts';
import { parseTarget } from '../../../src/http/target.ts';
import { defineEndpoint, formBody, jsonBody, type Needs } from '../../../src/service/endpoint.ts';
import {
  endpointRoutes,
  pageRoutes,
  proofIn,
  type DeclaredRoute,
  type EndpointParts,
} from '../../../src/service/endpoint-routes.ts';
import type { Visitor } from '../../../src/service/visitor.ts';

/** What was asked of identity and limits, in its order. */
function spies(refuses = false) {
  const calls: string[] = [];
  const asked = (name: string) => async (): Promise<Visitor> => {
    calls.push(name);
    if (refuses) throw new AppError('unauthorized', 'no');
    return {} as Visitor;
  };
  const identity = {
    stranger: (): Visitor => {
      calls.push('stranger');
      return {} as Visitor;
    },
    visitor: asked('visitor'),
    anybody: asked('anybody'),
    publisher: asked('publisher'),
    unbanned: asked('unbanned'),
    require: (_request: Request, _context: unknown, role: string) => asked(`require ${role}`)(),
  };
  const rateLimits = { take: (what: string) => calls.push(`take ${what}`) };
  return { calls, deps: { identity, rateLimits, now: () => new Date(0) } as unknown as EndpointParts };
}

function send(route: DeclaredRoute, init: RequestInit = {}, query = ''): Promise<Response> {
  const context = { target: parseTarget(`/things${query}`), ip: undefined, params: {} } as unknown as Context;
  const request = new Request('http://torrents.example/things', { method: route.endpoint.method, ...init });
  return Promise.resolve(route.handler(request, context as never));
}

const json = (body: object): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

const change = defineEndpoint({
  method: 'POST',
  template: '/things',
  does: 'change the thing',
  needs: 'moderator',
  counted: 'reports',
  query: z.strictObject({ to: z.string().optional() }),
  body: jsonBody(z.strictObject({ size: z.int() })),
  answers: { 200: z.strictObject({ sent: z.int(), to: z.string() }) },
});

describe('endpointRoutes', () => {
  it('gives the handler what was checked, and answers in the JSON that is declared', async () => {
    const { calls, deps } = spies();
    const route = endpointRoutes(deps)(change, ({ query, body, reply }) =>
      reply(200, { sent: body.size, to: query.to ?? '' }, { 'cache-control': 'no-store' }),
    );
    const answer = await send(route, json({ size: 3 }), '?to=x');
    expect(await answer.json()).toEqual({ sent: 3, to: 'x' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(calls).toEqual(['require moderator', 'take reports']);
  });

  it('asks who it is, then counts, then reads the query, then the body', async () => {
    const unreached = (): Response => {
      throw new Error('The handler was called');
    };
    const { calls, deps } = spies(true);
    await expect(send(endpointRoutes(deps)(change, unreached), {}, '?x=1')).rejects.toThrow('no');
    expect(calls).toEqual(['require moderator']);
    const allowed = endpointRoutes(spies().deps)(change, unreached);
    await expect(send(allowed, { body: '{' }, '?x=1')).rejects.toThrow('there is no "x"');
    await expect(send(allowed, json({ size: 'x' }))).rejects.toThrow('size is a text, expected');
  });

  it.each<[Needs, 'GET' | 'POST', ...string[]]>([
    ['everybody', 'GET', 'stranger'],
    ['anybody', 'GET', 'visitor'],
    ['anybody', 'POST', 'anybody', 'unbanned'],
    ['publisher', 'POST', 'publisher'],
    ['owner', 'POST', 'publisher'],
    ['owner', 'GET', 'require uploader'],
    ['uploader', 'GET', 'require uploader'],
    ['uploader', 'POST', 'require uploader', 'unbanned'],
    ['reader', 'GET', 'require reader'],
    ['reader', 'POST', 'require reader'],
    ['admin', 'POST', 'require admin'],
  ])('lets in for %s by %s as %s', async (needs, method, ...called) => {
    const { calls, deps } = spies();
    const endpoint = defineEndpoint({
      method,
      template: '/things',
      does: 'ask',
      needs,
      answers: { 204: null },
    });
    await send(endpointRoutes(deps)(endpoint, () => new Response()));
    expect(calls).toEqual(called);
  });

  it('asks for no ban where a change is the own affair of who makes it', async () => {
    const { calls, deps } = spies();
    const declared = { method: 'POST', template: '/things', does: 'sign out', needs: 'anybody' } as const;
    const endpoint = defineEndpoint({ ...declared, changesOwn: true, answers: {} });
    await send(endpointRoutes(deps)(endpoint, () => new Response()));
    expect(calls).toEqual(['anybody']);
  });

  it('needs no form token for a POST that changes nothing', async () => {
    const { calls, deps } = spies();
    const declared = { method: 'POST', template: '/things', does: 'check', needs: 'anybody' } as const;
    const endpoint = defineEndpoint({ ...declared, changesNothing: true, answers: {} });
    await send(endpointRoutes(deps)(endpoint, () => new Response()));
    expect(calls).toEqual(['visitor']);
  });
});

describe('pageRoutes', () => {
  const form = defineEndpoint({
    method: 'POST',
    template: '/things',
    does: 'save the thing',
    needs: 'reader',
    body: formBody(z.object({ name: z.string().min(2, { error: 'two letters or more' }) })),
    answers: {},
  });
  const fields = (sent: Record<string, string>): RequestInit => ({ body: new URLSearchParams(sent) });

  it('reads the fields that are declared, and what a session shows beside them', async () => {
    const { calls, deps } = spies();
    const route = pageRoutes(deps)(form, async (_request, _context, call) => {
      const sent = await call.fields();
      await call.admit(proofIn(sent));
      return new Response(call.form(sent).name);
    });
    expect(await (await send(route, fields({ name: 'ab', formToken: 'x' }))).text()).toBe('ab');
    expect(calls).toEqual(['require reader']);
    await expect(send(route, fields({ nome: 'ab' }))).rejects.toThrow('it does not have a field "nome"');
    await expect(send(route, fields({ name: 'a' }))).rejects.toMatchObject({
      message: 'Cannot save the thing: name cannot be "a"',
      hint: 'name: Write two letters or more.',
    });
  });

  it('takes the form of the answer beside the parameters that are declared, and no other', async () => {
    const { deps } = spies();
    const listing = defineEndpoint({
      method: 'GET',
      template: '/things',
      does: 'list the things',
      needs: 'reader',
      query: z.strictObject({ q: z.string().optional() }),
      answers: {},
    });
    const route = pageRoutes(deps)(listing, (_request, _context, call) => new Response(call.query().q));
    expect(await (await send(route, {}, '?q=a&format=html')).text()).toBe('a');
    expect(() => send(route, {}, '?q=a&frmat=html')).toThrow('there is no "frmat"');
  });
});
