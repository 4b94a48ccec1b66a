import { describe, expect, it } from 'vitest';
import { auditOf, readPage, sendForm } from '../../../support/forms.ts';
import { publishTorrent, readTorrent, tokenOf } from '../../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../../support/service.ts';
import { parsePage } from '../../../support/site/parse-page.ts';

async function publishSome(service: TestService, names: readonly string[], collection = 'a') {
  const torrents = [];
  for (const name of names)
    torrents.push(await publishTorrent(service, `/${collection}/${name}.torrent`, name));
  return torrents;
}

function namesIn(page: string): string[] {
  return parsePage(page)
    .find('th')
    .filter(({ attributes }) => attributes['scope'] === 'row')
    .map(({ text }) => text.trim().split(/\s/)[0] ?? '');
}

const textOf = (page: string): string =>
  (parsePage(page).find('main')[0]?.text ?? '').replaceAll(/\s+/g, ' ');

const service = serviceForAll();

describe('the torrents of the administration', () => {
  it('are found by words, by place, and in every state', async () => {
    const service = await startService();
    const [one] = await publishSome(service, ['one', 'two']);
    await publishSome(service, ['three'], 'b/c');
    const found = async (query: string) => namesIn(await readPage(service, `/admin/torrents?${query}`));
    expect(await found('')).toEqual(['three', 'two', 'one']);
    expect(await found('q=tw')).toEqual(['two']);
    expect(await found('collection=b')).toEqual([]);
    expect(await found('collection=b&below=true')).toEqual(['three']);
    const fields = { scope: 'selected', select: one?.infohashV1 ?? '', action: 'hide', value: 'why' };
    expect((await sendForm(service, '/admin/torrents', fields)).status).toBe(200);
    expect(await found('state=public')).toEqual(['three', 'two']);
    expect(await found('state=hidden')).toEqual(['one']);
    expect(await found('state=removed')).toEqual([]);
  });

  it('name who published them, with a link for those who may follow it', async () => {
    const service = await startService();
    const { headers: uploader } = await tokenOf(service, 'uploader', { name: 'nightly' });
    const { headers: moderator } = await tokenOf(service, 'moderator');
    await publishTorrent(service, '/a/x.torrent', 'x', uploader);
    const linksOf = (page: string) =>
      parsePage(page)
        .find('a')
        .map(({ attributes }) => attributes['href']);
    const forAdmin = await readPage(service, '/admin/torrents');
    expect(textOf(forAdmin)).toContain('nightly (token 2)');
    expect(linksOf(forAdmin)).toContain('/admin/tokens/2');
    const forModerator = await readPage(service, '/admin/torrents', moderator);
    expect(textOf(forModerator)).toContain('nightly (token 2)');
    expect(linksOf(forModerator)).not.toContain('/admin/tokens/2');
  });

  it('tell which keys act on them, as no page for others does', async () => {
    const keysOf = (page: string) =>
      parsePage(page)
        .find('kbd')
        .map(({ text }) => text);
    expect(keysOf(await readPage(service, '/admin/torrents'))).toEqual(expect.arrayContaining(['x', 'a']));
    expect(keysOf(await readPage(service, '/', {}))).not.toContain('x');
  });

  it('tell what cannot be read of a search, and keep it', async () => {
    for (const query of ['sizeMin=much', 'state=nowhere', 'publishedFrom=x']) {
      const answer = await service.request(`/admin/torrents?${query}&q=kept`, {
        headers: { ...service.authorization, accept: 'text/html' },
      });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('value="kept"');
    }
  });
});

describe('changing the selected torrents', () => {
  it.each([
    ['unlisted', '', { state: 'unlisted' }],
    ['hide', 'why', { state: 'hidden', stateReason: 'why' }],
    ['category', 'iso', { category: 'iso' }],
    ['addTag', 'stable', { tags: ['first', 'stable'] }],
    ['removeTag', 'first', { tags: [] }],
    ['move', '/elsewhere/13/', { collection: 'elsewhere/13' }],
  ])('does “%s” with each', async (action, value, expected) => {
    const torrents = await publishSome(
      service,
      ['one', 'two', 'three'].map((name) => `${action}-${name}`),
      action,
    );
    const select = torrents.slice(0, 2).map(({ infohashV1 }) => infohashV1);
    await sendForm(service, '/admin/torrents', {
      scope: 'selected',
      select,
      action: 'addTag',
      value: 'first',
    });
    const fields = { scope: 'selected', select, action, value };
    const answer = await sendForm(service, '/admin/torrents', fields);
    expect(answer.status).toBe(200);
    expect(textOf(await answer.text())).toContain('2 torrents were changed');
    for (const torrent of torrents.slice(0, 2))
      expect(await readTorrent(service, torrent.page)).toMatchObject(expected);
    expect(await readTorrent(service, torrents[2]?.page ?? '')).toMatchObject({
      state: 'public',
      category: null,
      tags: [],
      collection: action,
    });
    expect((await auditOf(service)).slice(0, 2).every((line) => /^torrent\.(?:edit|state) /.test(line))).toBe(
      true,
    );
  });

  it.each([
    ['hide', { reason: 'why' }, { state: 'hidden', stateReason: 'why' }],
    ['category', { category: 'iso' }, { category: 'iso' }],
    ['addTag', { tag: 'stable' }, { tags: ['stable'] }],
    ['move', { collection: 'elsewhere' }, { collection: 'elsewhere' }],
  ])(
    'takes for “%s” what was typed into its own field, whatever stands in the others',
    async (action, own, expected) => {
      const [torrent] = await publishSome(service, [`own-${action}`], 'own');
      const unused = { reason: 'not this', category: 'not this', tag: 'not this', collection: 'not-this' };
      const select = torrent?.infohashV1 ?? '';
      await sendForm(service, '/admin/torrents', { scope: 'selected', select, action, ...unused, ...own });
      expect(await readTorrent(service, torrent?.page ?? '')).toMatchObject(expected);
    },
  );

  it('removes with a reason and a status, and restores', async () => {
    const [torrent] = await publishSome(service, ['removed'], 'removed');
    const select = torrent?.infohashV1 ?? '';
    const page = torrent?.page ?? '';
    await sendForm(service, '/admin/torrents', {
      scope: 'selected',
      select,
      action: 'remove451',
      value: 'ordered',
    });
    const removed = await service.request(page);
    expect(removed.status).toBe(451);
    expect(await removed.text()).toContain('ordered');
    expect(namesIn(await readPage(service, '/admin/torrents?state=removed&collection=removed'))).toEqual([
      'removed',
    ]);
    await sendForm(service, '/admin/torrents', { scope: 'selected', select, action: 'restore' });
    expect((await service.request(page)).status).toBe(200);
    expect((await auditOf(service)).slice(0, 2)).toEqual([
      `torrent.restore ${select}`,
      `torrent.remove ${select}`,
    ]);
  });

  it('tells which failed and why, and changes the others', async () => {
    const torrents = await publishSome(service, ['same'], 'failed');
    torrents.push(...(await publishSome(service, ['free'], 'failed')));
    await publishTorrent(service, '/taken/same.torrent', 'in the way');
    const select = torrents.map(({ infohashV1 }) => infohashV1);
    const fields = { scope: 'selected', select, action: 'move', value: 'taken' };
    const text = textOf(await (await sendForm(service, '/admin/torrents', fields)).text());
    expect(text).toContain('1 torrent was changed');
    expect(text).toContain('1 torrent was not changed');
    expect(text).toContain('another torrent has that path');
    expect((await service.request('/taken/free.torrent')).status).toBe(200);
    expect((await service.request('/failed/same.torrent')).status).toBe(200);
  });

  it('moves nothing to where the service has its own addresses', async () => {
    const [torrent] = await publishSome(service, ['moved']);
    const select = torrent?.infohashV1 ?? '';
    const fields = { scope: 'selected', select, action: 'move', value: 'admin/x' };
    expect(textOf(await (await sendForm(service, '/admin/torrents', fields)).text())).toContain(
      'belongs to the service',
    );
  });

  it('refuses an action that is missing its value, and keeps what was chosen', async () => {
    const [torrent] = await publishSome(service, ['refused']);
    const select = torrent?.infohashV1 ?? '';
    const answer = await sendForm(service, '/admin/torrents', {
      scope: 'selected',
      select,
      action: 'addTag',
      reason: 'kept as well',
    });
    expect(answer.status).toBe(400);
    const page = parsePage(await answer.text());
    expect(
      page.find('option').some(({ attributes, text }) => 'selected' in attributes && text === 'add a tag'),
    ).toBe(true);
    expect(
      page
        .find('input')
        .some(({ attributes }) => attributes['value']?.startsWith(select) && 'checked' in attributes),
    ).toBe(true);
    expect(
      page.find('input').find(({ attributes }) => attributes['name'] === 'reason')?.attributes['value'],
    ).toBe('kept as well');
    const none = await sendForm(service, '/admin/torrents', { scope: 'selected', action: 'public' });
    expect(none.status).toBe(400);
  });
});

describe('changing all that a search finds', () => {
  it('asks first, and then changes those and no others', async () => {
    await publishSome(service, ['first', 'second'], 'asked');
    await publishSome(service, ['third'], 'not-asked');
    const ask = { scope: 'all', action: 'category', value: 'asked' };
    const asked = await (await sendForm(service, '/admin/torrents?collection=asked', ask)).text();
    expect(textOf(asked)).toContain('This changes 2 torrents: set the category asked.');
    const found = async () => namesIn(await readPage(service, '/admin/torrents?category=asked'));
    expect(await found()).toEqual([]);
    const done = await sendForm(service, '/admin/torrents?collection=asked', { ...ask, confirmed: 'yes' });
    expect(textOf(await done.text())).toContain('2 torrents were changed');
    expect(await found()).toEqual(['second', 'first']);
  });
});

describe('changing everything', () => {
  it('takes the word for it where there is no filter, not even an empty one', async () => {
    const service = await startService();
    await publishSome(service, ['one', 'two'], 'a');
    const ask = { scope: 'all', action: 'category', value: 'iso', confirmed: 'yes' };
    const found = async () => namesIn(await readPage(service, '/admin/torrents?category=iso'));
    for (const query of ['', '?q=&collection=', '?state=public&q=+', '?limit=1']) {
      const asked = parsePage(await (await sendForm(service, `/admin/torrents${query}`, ask)).text());
      const box = asked.find('input').find(({ attributes }) => attributes['name'] === 'everything');
      expect(box?.attributes).toMatchObject({ type: 'checkbox', required: '' });
      expect(await found(), query).toEqual([]);
    }
    await sendForm(service, '/admin/torrents?limit=1', { ...ask, everything: 'yes' });
    expect(await found()).toEqual(['two', 'one']);
  });

  it('leaves what was changed since the list was looked at, and names it', async () => {
    const [one] = await publishSome(service, ['seen', 'unseen'], 'seen');
    const page = parsePage(await readPage(service, '/admin/torrents?collection=seen'));
    const valueOf = (name: string, holds = '') =>
      page
        .find('input')
        .map(({ attributes }) => attributes)
        .find(({ name: its, value = '' }) => its === name && value.includes(holds))?.['value'] ?? '';
    const change = { action: 'category', value: 'iso' };
    const select = valueOf('select', one?.infohashV1);
    const title = { seen: '', title: 'other' };
    expect((await sendForm(service, `${one?.page}/edit`, title)).status).toBe(303);
    const chosen = await sendForm(service, '/admin/torrents', { ...change, scope: 'selected', select });
    expect(textOf(await chosen.text())).toContain('changed in the meantime');
    const all = { ...change, scope: 'all', confirmed: 'yes', seenAt: valueOf('seenAt') };
    const text = textOf(await (await sendForm(service, '/admin/torrents?collection=seen', all)).text());
    expect(text).toContain('1 torrent was changed');
    expect(text).toContain('changed in the meantime');
  });
});

describe('a moderator of some collections', () => {
  it('finds and changes what is in them alone', async () => {
    const [outside] = await publishSome(service, ['outside'], 'fedora');
    const [inside] = await publishSome(service, ['inside'], 'debian/13');
    const { headers } = await tokenOf(service, 'moderator', { collection: 'debian/**' });
    const list = (query: string) =>
      service.request(`/admin/torrents?${query}`, { headers: { ...headers, accept: 'text/html' } });
    for (const query of ['', 'collection=debian&below=true', 'collection=debian/13', 'below=true'])
      expect(namesIn(await (await list(query)).text())).toEqual(['inside']);
    expect((await list('collection=fedora')).status).toBe(403);

    const fields = {
      scope: 'selected',
      select: [outside?.infohashV1 ?? '', inside?.infohashV1 ?? ''],
      action: 'hide',
    };
    const text = textOf(await (await sendForm(service, '/admin/torrents', fields, headers)).text());
    expect(text).toContain('1 torrent was changed');
    expect(text).toContain('this token is for debian/**');
    const all = { scope: 'all', action: 'remove', confirmed: 'yes' };
    await sendForm(service, '/admin/torrents?state=hidden', all, headers);
    expect((await readTorrent(service, outside?.page ?? '')).state).toBe('public');
    expect((await service.request(inside?.page ?? '')).status).toBe(404);
  });
});
