import { describe, expect, it } from 'vitest';
import { sendJson } from '../../support/forms.ts';
import { publishTorrent } from '../../support/published.ts';
import { serviceForAll } from '../../support/service.ts';

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly hint: string;
  readonly errors: readonly object[];
}

const ROLES = 'one of reader, uploader, moderator, admin';

const service = serviceForAll();

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
        'Use only name, role, collection, expiresAt, torrentsMax, metainfoBytesMax.',
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
        'the body is not an object with either infohashes or a search',
        'Write an object with either infohashes or a search.',
      ],
    ],
    [
      'torrents/bulk',
      { infohashes: ['a'.repeat(40), 7], change: { action: 'restore' } },
      ['member.value', 'infohashes[1]', 'infohashes[1] is not a text, an object', 'Write a text, an object.'],
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
      ['member.unknown', 'change.tag', 'there is no "tag"', 'Use only action.'],
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
      const answer = await sendJson(service, `/api/v1/${path}`, body);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
      expect(await answer.json()).toMatchObject({
        code: 'malformed',
        detail: `Cannot accept this body: ${message}`,
        hint,
        errors: [{ rule, path: at, message, hint }],
      });
    },
  );

  it('is told all that is wrong at once, each with its own hint', async () => {
    const { page } = await publishTorrent(service, '/all/x.torrent', 'all');
    const answer = await service.request(`/api/v1${page}`, {
      method: 'PATCH',
      headers: { ...service.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ titel: 'x', tags: 'a, b', state: 'gone' }),
    });
    const problem = (await answer.json()) as Problem;
    expect(problem.errors).toHaveLength(3);
    expect(problem.detail).toBe(
      'Cannot accept this body: tags is a text, expected a list; state is not one of public, unlisted, hidden; there is no "titel"',
    );
    expect(problem.hint).toContain(
      'tags: Write a list. state: Write one of public, unlisted, hidden. titel: Did you mean title? Use only',
    );
  });

  it('is told what breaks a rule of the service together with what is of a wrong type', async () => {
    const answer = await sendJson(service, '/api/v1/tokens', {
      name: ' ',
      role: 'reader',
      collection: 'debian//13',
      expiresAt: '2001-01-01T00:00:00Z',
      torrentsMax: 0.5,
      metainfoBytesMax: -1,
      scope: 7,
    });
    expect(answer.status).toBe(400);
    const problem = (await answer.json()) as { errors: { rule: string; path: string; hint: string }[] };
    expect(problem.errors.map(({ rule, path }) => `${path} ${rule}`).toSorted()).toEqual([
      'collection member.value',
      'expiresAt member.value',
      'metainfoBytesMax member.value',
      'name member.value',
      'scope member.unknown',
      'torrentsMax member.value',
    ]);
    expect(problem.errors.every(({ hint }) => hint.length > 0)).toBe(true);
  });

  it.each<[string, object, string[]]>([
    [
      'a torrent',
      {
        title: 'x'.repeat(201),
        description: '\u0000',
        category: '!',
        licence: 'y'.repeat(101),
        tags: ['\u202e'],
        collection: 'a/../b',
        fileName: 'x',
        stateReason: 'why',
        nothing: 1,
      },
      [
        'title',
        'description',
        'category',
        'licence',
        'tags[0]',
        'collection',
        'fileName',
        'stateReason',
        'nothing',
      ],
    ],
    [
      'a torrent',
      { title: 7, tags: [1], collection: '..', fileName: 'x' },
      ['title', 'tags[0]', 'collection', 'fileName'],
    ],
    [
      'torrents/bulk',
      { infohashes: ['x'], change: { action: 'category', category: '!' } },
      ['infohashes[0]', 'change.category'],
    ],
    [
      'torrents/bulk',
      { infohashes: ['x'], change: { action: 'state', state: 'public', reason: 'why' } },
      ['infohashes[0]', 'change.reason'],
    ],
    [
      'torrents/bulk',
      {
        search: { limit: 0, sizeMin: 'big', state: 'lost', nothing: 1 },
        change: { action: 'addTag', tag: '\u0007' },
      },
      ['search.nothing', 'search.limit', 'search.sizeMin', 'search.state', 'change.tag'],
    ],
    [
      'torrents/bulk',
      { infohashes: ['x'], change: { action: 'remove', reason: 'x'.repeat(501), status: 404 } },
      ['infohashes[0]', 'change.reason', 'change.status'],
    ],
    [
      'torrents/bulk',
      { infohashes: ['x'], change: { action: 'move', collection: 'api/x' } },
      ['infohashes[0]', 'change.collection'],
    ],
    [
      'torrents/bulk',
      { infohashes: [{ infohash: 'x' }], change: { action: 'restore' } },
      ['infohashes[0].infohash', 'infohashes[0].ifMatch'],
    ],
    ['torrents/bulk', { change: { action: 'burn' } }, ['', 'change.action']],
    ['a torrent', { tags: ['a'.repeat(999), 5, 'b'.repeat(999)] }, ['tags[0]', 'tags[1]', 'tags[2]']],
    ['a torrent', { state: 'lost', stateReason: 'x'.repeat(501) }, ['state', 'stateReason']],
    ['tokens', { name: 'x', role: 'king', collection: '/a//b' }, ['role', 'collection']],
    [
      'torrents/bulk',
      { search: { q: '', limit: 0, sort: 'name' }, change: { action: 'restore' } },
      ['search.q', 'search.limit', 'search'],
    ],
    [
      'torrents/bulk',
      { search: { limit: 0, q: 'x', everything: true }, change: { action: 'restore' } },
      ['search.limit', 'search'],
    ],
    [
      'torrents/bulk',
      { infohashes: [{ infohash: 'x', ifMatch: 5, q: 1 }], change: { action: 'restore' } },
      ['infohashes[0].infohash', 'infohashes[0].ifMatch', 'infohashes[0].q'],
    ],
    [
      'torrents/bulk',
      { infohashes: [], search: { q: '' }, seenAt: 'x', change: { action: 'restore' } },
      ['', 'search.q', 'seenAt'],
    ],
    ['blocks', { infohash: 'x', reason: ' ' }, ['infohash', 'reason']],
    ['feed-keys', { name: '', more: 1 }, ['name', 'more']],
    ['reports/1/outcome', { outcome: 'dismissed', block: true, status: 1 }, ['reason', 'block', 'status']],
  ])('is told of every mistake in one answer: %s %j', async (path, body, paths) => {
    const { page } = await publishTorrent(service, '/every/x.torrent', 'every');
    const isTorrent = path === 'a torrent';
    const answer = await service.request(isTorrent ? `/api/v1${page}` : `/api/v1/${path}`, {
      method: isTorrent ? 'PATCH' : 'POST',
      headers: { ...service.authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(400);
    const { errors, detail } = (await answer.json()) as { errors: { path: string }[]; detail: string };
    expect(errors.map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
    expect(detail).toMatch(/^Cannot accept this body: /);
  });

  it('is refused as the rule says it where that is all that is wrong', async () => {
    const { page } = await publishTorrent(service, '/rule/x.torrent', 'rule');
    const patch = async (body: object) => {
      const headers = { ...service.authorization, 'content-type': 'application/json' };
      const answer = await service.request(`/api/v1${page}`, {
        method: 'PATCH',
        headers,
        body: JSON.stringify(body),
      });
      return answer.json();
    };
    expect(await patch({ title: 'x'.repeat(201) })).toMatchObject({
      status: 400,
      detail: 'Cannot use the title: it has 201 characters',
      hint: 'Use at most 200 characters.',
      errors: [{ rule: 'member.value', path: 'title' }],
    });
    expect(await patch({ collection: 'api' })).toMatchObject({
      status: 409,
      errors: [{ path: 'collection' }],
    });
    expect(await patch({ collection: 'api', title: 7 })).toMatchObject({ status: 400 });
  });

  it.each([
    ['{"name":"x","role":"reader","name":"y"}', ['name'], 28],
    ['{"name":"é","role":"reader","n\\u0061me":"y"}', ['name'], 29],
    ['{"name":"x","role":"reader","__proto__":1,"__proto__":1}', ['__proto__', '__proto__'], 42],
    ['{"name":"x","role":"reader","torrentsMax":{"a":1,"a":1}}', ['torrentsMax.a', 'torrentsMax'], 49],
    ['{"name":"x","name":"","role":"king"}', ['name', 'name', 'role'], 12],
  ])('is refused where a member comes twice, with its place: %s', async (body, paths, offset) => {
    const headers = { ...service.authorization, 'content-type': 'application/json' };
    const answer = await service.request('/api/v1/tokens', { method: 'POST', headers, body });
    expect(answer.status).toBe(400);
    const { errors } = (await answer.json()) as { errors: { rule: string; path: string; offset?: number }[] };
    expect(errors.map(({ path }) => path)).toEqual(paths);
    expect(errors[0]).toMatchObject({ rule: 'member.duplicate', offset, hint: 'Send it once.' });
  });

  it('is refused for a member of the name __proto__, as for any that there is none of', async () => {
    const headers = { ...service.authorization, 'content-type': 'application/json' };
    for (const body of [
      '{"name":"x","role":"reader","__proto__":{"role":"admin"}}',
      '{"name":"x","role":"reader","constructor":1}',
    ]) {
      const answer = await service.request('/api/v1/tokens', { method: 'POST', headers, body });
      expect(await answer.json()).toMatchObject({ status: 400, errors: [{ rule: 'member.unknown' }] });
    }
    const body = '{"search":{"__proto__":"x"},"change":{"action":"restore"}}';
    const bulk = await service.request('/api/v1/torrents/bulk', { method: 'POST', headers, body });
    expect(bulk.status).toBe(400);
  });

  it('is not repeated, where it might be a token in the wrong place', async () => {
    for (const body of [{ name: 'x', role: service.token }, [service.token]]) {
      const answer = await sendJson(service, '/api/v1/tokens', body);
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toContain(service.token);
    }
  });

  it('is told of no more than 20 mistakes, and of each no more than a line', async () => {
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
