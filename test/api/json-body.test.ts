import { describe, expect, it } from 'vitest';
import { sendJson } from '../support/forms.ts';
import { publishTorrent } from '../support/published.ts';
import { startService } from '../support/service.ts';

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly hint: string;
  readonly errors: readonly object[];
}

const ROLES = 'one of reader, uploader, moderator, admin';

describe('a body that the API cannot take', () => {
  it.each([
    [
      'tokens',
      { role: 'reader' },
      ['member.missing', 'name', 'name is missing, expected a text', 'Add name: a text.'],
    ],
    [
      'tokens',
      { name: 'x' },
      ['member.missing', 'role', `role is missing, expected ${ROLES}`, `Add role: ${ROLES}.`],
    ],
    [
      'tokens',
      { name: 'x', role: 'king' },
      ['member.value', 'role', `role is not ${ROLES}`, `Write ${ROLES}.`],
    ],
    [
      'tokens',
      { name: 7, role: 'reader' },
      ['member.type', 'name', 'name is a number, expected a text', 'Write a text.'],
    ],
    [
      'tokens',
      { name: 'x', role: 'reader', torrentsMax: '5' },
      ['member.type', 'torrentsMax', 'torrentsMax is a text, expected a number', 'Write a number.'],
    ],
    [
      'tokens',
      { name: 'x', role: 'reader', expiresAt: 'soon' },
      [
        'member.value',
        'expiresAt',
        'expiresAt is not a time as in 2030-01-31T12:00:00Z',
        'Write a time as in 2030-01-31T12:00:00Z.',
      ],
    ],
    [
      'tokens',
      { name: 'x', role: 'reader', 'is admin?': true },
      [
        'member.unknown',
        '["is admin?"]',
        'there is no "is admin?"',
        'Known are name, role, collection, expiresAt, torrentsMax, metainfoBytesMax.',
      ],
    ],
    ['tokens', [], ['member.type', '', 'the body is a list, expected an object', 'Write an object.']],
    ['feed-keys', { name: null }, ['member.type', 'name', 'name is null, expected a text', 'Write a text.']],
    [
      'blocks',
      { infohash: 'abc', reason: 'x' },
      [
        'member.value',
        'infohash',
        'infohash is not an infohash of 40 or 64 hex digits',
        'Write an infohash of 40 or 64 hex digits.',
      ],
    ],
    [
      'torrents/bulk',
      { change: { action: 'restore' } },
      [
        'member.value',
        '',
        'the body is not one with either infohashes or a search',
        'Write one with either infohashes or a search.',
      ],
    ],
    [
      'torrents/bulk',
      { infohashes: ['a'.repeat(40), {}], change: { action: 'restore' } },
      ['member.type', 'infohashes[1]', 'infohashes[1] is an object, expected a text', 'Write a text.'],
    ],
    [
      'torrents/bulk',
      { infohashes: Array.from({ length: 1001 }, () => 'a'.repeat(40)), change: { action: 'restore' } },
      [
        'member.length',
        'infohashes',
        'infohashes has 1001 items, expected at most 1000',
        'Send at most 1000 at once.',
      ],
    ],
    [
      'torrents/bulk',
      { infohashes: [], change: { action: 'burn' } },
      [
        'member.value',
        'change.action',
        'change.action is not one of state, remove, restore, category, addTag, removeTag, move',
        'Write one of state, remove, restore, category, addTag, removeTag, move.',
      ],
    ],
    [
      'torrents/bulk',
      { infohashes: [], change: { action: 'remove', status: 404 } },
      ['member.value', 'change.status', 'change.status is not one of 410, 451', 'Write one of 410, 451.'],
    ],
    [
      'torrents/bulk',
      { infohashes: [], change: { action: 'restore', tag: 'x' } },
      ['member.unknown', 'change.tag', 'there is no "tag"', 'Known are action.'],
    ],
    [
      'torrents/bulk',
      { search: { q: [] }, change: { action: 'restore' } },
      [
        'member.value',
        'search.q',
        'search.q is not a text, a number, true or false',
        'Write a text, a number, true or false.',
      ],
    ],
  ])(
    'is refused by the name of what is wrong, and with its hint: %s %j',
    async (path, body, [rule, at, message, hint]) => {
      const service = await startService();
      const answer = await sendJson(service, `/api/v1/${path}`, body);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
      expect(await answer.json()).toMatchObject({
        code: 'malformed',
        detail: `Cannot take this body: ${message}`,
        hint,
        errors: [{ rule, path: at, message, hint }],
      });
    },
  );

  it('is told all that is wrong at once, each with its own hint', async () => {
    const service = await startService();
    const { page } = await publishTorrent(service);
    const answer = await service.request(`/api/v1${page}`, {
      method: 'PATCH',
      headers: { ...service.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ titel: 'x', tags: 'a, b', state: 'gone' }),
    });
    const problem = (await answer.json()) as Problem;
    expect(problem.errors).toHaveLength(3);
    expect(problem.detail).toBe(
      'Cannot take this body: tags is a text, expected a list; state is not one of public, unlisted, hidden; there is no "titel"',
    );
    expect(problem.hint).toContain(
      'tags: Write a list. state: Write one of public, unlisted, hidden. titel: Known are',
    );
  });

  it('is not repeated, where it might be a token in the wrong place', async () => {
    const service = await startService();
    for (const body of [{ name: 'x', role: service.token }, [service.token]]) {
      const answer = await sendJson(service, '/api/v1/tokens', body);
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toContain(service.token);
    }
  });

  it('is told of no more than 20 mistakes, and of each no more than a line', async () => {
    const service = await startService();
    const names = Array.from({ length: 50 }, (_, index) => `${index} ${'x'.repeat(1000)}`);
    const answer = await sendJson(
      service,
      '/api/v1/tokens',
      Object.fromEntries(names.map((name) => [name, 1])),
    );
    const { errors, detail } = (await answer.json()) as Problem;
    expect(errors).toHaveLength(20);
    expect(detail.length).toBeLessThan(3000);
  });

  it('is told how JSON is written when it is none', async () => {
    const service = await startService();
    for (const body of ['', '{', "{'name':1}", new Uint8Array([0x22, 0xff, 0x22])]) {
      const headers = { ...service.authorization, 'content-type': 'application/json' };
      const answer = await service.request('/api/v1/tokens', { method: 'POST', headers, body });
      expect(await answer.json()).toMatchObject({
        code: 'malformed',
        detail: 'Cannot read the body: it is not JSON in UTF-8',
        hint: expect.stringContaining('double quotes'),
      });
    }
  });
});
