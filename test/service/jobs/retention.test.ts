import { describe, expect, it } from 'vitest';
import { passTime } from '../../support/clock.ts';
import { sendForm, sendJson } from '../../support/forms.ts';
import { publishTorrent, tokenOf, valueIn } from '../../support/published.ts';
import { openService, serviceForAll, startService, type TestService } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { until } from '../../support/until.ts';

const DAY_MS = 86_400_000;

const patch = (service: TestService, path: string, change: object, headers = service.authorization) =>
  service.request(`/api/v1/collections/${path}`, {
    method: 'PATCH',
    body: JSON.stringify(change),
    headers: { ...headers, 'content-type': 'application/json' },
  });

describe('the retention rules of a collection', () => {
  const service = serviceForAll();
  const check = (path: string, body: object, headers = service.authorization) =>
    sendJson(service, `/api/v1/collections/${path}/retention/check`, body, headers);

  it('are set by the API, shown with its settings, and recorded', async () => {
    const retention = [{ match: '*-nightly-*', keep: 7, maxAge: '90d' }, { keep: 'all' }];
    expect(await (await patch(service, 'set', { retention })).json()).toMatchObject({
      settings: { retention },
    });
    expect(await (await patch(service, 'set', { order: 'version' })).json()).toMatchObject({
      settings: { retention },
    });
    const audit = await service.request('/api/v1/audit?object=collection%20/set', {
      headers: service.authorization,
    });
    const { items } = (await audit.json()) as { items: readonly object[] };
    expect(items.at(-1)).toMatchObject({ after: { retention: ['keep 7 90d *-nightly-*', 'keep all'] } });
    const cleared = await patch(service, 'set', { retention: null });
    expect(await cleared.json()).toMatchObject({ settings: { retention: null } });
  });

  it.each([
    [[{ keep: 0 }], 'keep 0 would empty the collection'],
    [[], 'there is no rule'],
    [[{ keep: 'some' }], 'retention[0].keep'],
    [[{ maxAge: '90 days' }], 'is not a time'],
    [[{ maxage: '90d' }], 'there is no \\"maxage\\"'],
    [Array.from({ length: 11 }, () => ({ keep: 1 })), 'has 11 items, expected at most 10'],
    ['keep 7', 'retention is a text, expected a list'],
  ])('are refused when they are %j', async (retention, reason) => {
    const answer = await patch(service, 'refused', { retention });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(reason);
  });

  it('are refused with each mistake at its place', async () => {
    const retention = [{ keep: 0, maxAge: '3x' }, { keep: 'some' }, { match: ' ' }, { keep: 3 }, {}];
    const answer = await patch(service, 'refused', { retention });
    expect(answer.status).toBe(400);
    const { errors } = (await answer.json()) as { errors: readonly { path: string }[] };
    expect(errors.map(({ path }) => path)).toEqual([
      'retention[0].keep',
      'retention[0].maxAge',
      'retention[1].keep',
      'retention[2].match',
      'retention[4]',
    ]);
  });

  it('are checked without a change, for moderators alone', async () => {
    for (const name of ['a', 'b', 'c'])
      await publishTorrent(service, `/checked/${name}.torrent`, `checked ${name}`);
    const answer = await check('checked', { retention: [{ keep: 1 }] });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      count: 2,
      isMore: false,
      items: [{ fileName: 'b.torrent' }, { fileName: 'a.torrent' }],
    });
    expect(await (await check('checked', {})).json()).toMatchObject({ count: 0, items: [] });
    expect((await service.request('/checked/a.torrent')).status).toBe(200);
    const uploader = await tokenOf(service, 'uploader');
    expect((await check('checked', { retention: [{ keep: 1 }] }, uploader.headers)).status).toBe(403);
    expect((await patch(service, 'checked', { retention: [{ keep: 1 }] }, uploader.headers)).status).toBe(
      403,
    );
  });

  it('are lines in the form, which shows what they would remove before they are saved', async () => {
    for (const name of ['a', 'b', 'c'])
      await publishTorrent(service, `/formed/${name}.torrent`, `formed ${name}`);
    const moderator = await tokenOf(service, 'moderator');
    const open = async () =>
      (
        await service.request('/admin/collections/formed', {
          headers: { ...moderator.headers, accept: 'text/html' },
        })
      ).text();
    const fields = { read: 'open', order: 'published', retention: 'keep 1 *b*\r\n\r\n 90d ' };
    const send = async (more: object) =>
      sendForm(
        service,
        '/admin/collections/formed',
        { ...fields, seen: valueIn(await open(), 'seen'), ...more },
        moderator.headers,
      );
    const checked = await send({ retention: 'keep 2', check: 'yes' });
    const page = await checked.text();
    expect(checked.status).toBe(200);
    expect(page).toMatch(/1.torrent would be removed/);
    expect(page).toContain('formed a');
    expect(page).toContain('>\nkeep 2</textarea>');
    const wrong = await send({ retention: 'keep 7 *-nightly-*\n\nkep 3 90d\nkeep none' });
    const text = (await wrong.text()).replaceAll('&quot;', '"');
    expect([wrong.status, text]).toEqual([
      400,
      expect.stringContaining(
        'line 3: "kep" is neither keep nor a time such as 90d; line 4: "none" is not a number',
      ),
    ]);
    expect((await send({})).status).toBe(303);
    expect(await open()).toContain('>\nkeep 1 *b*\n90d</textarea>');
    const below = await service.request('/admin/collections/formed/below', {
      headers: { ...moderator.headers, accept: 'text/html' },
    });
    expect(await below.text()).toContain('keep 1 *b*; 90d');
    expect((await send({ retention: '' })).status).toBe(303);
  });
});

describe('what the rules of a collection do not keep', () => {
  it('is removed by the server when it starts, says why, and stays once a moderator restored it', async () => {
    const folder = temporaryFolder();
    const first = await openService({ data: folder });
    for (const name of ['one', 'two', 'three']) await publishTorrent(first, `/n/${name}.torrent`, name);
    expect((await patch(first, 'n', { retention: [{ keep: 1, maxAge: '30d' }] })).status).toBe(200);
    await first.close();

    passTime(31 * DAY_MS);
    const service = await startService({ data: folder });
    for (const name of ['one', 'two'])
      await until(async () => expect((await service.request(`/n/${name}.torrent`)).status).toBe(410));
    expect(await (await service.request('/n/one.torrent')).text()).toContain(
      'was removed: its collection keeps the newest 1 and those younger than 30d',
    );
    expect((await service.request('/n/three.torrent')).status).toBe(200);
    const audit = await service.request('/api/v1/audit?action=torrent.remove', {
      headers: first.authorization,
    });
    const { items } = (await audit.json()) as { items: readonly { object: string }[] };
    expect(items).toHaveLength(2);
    const restored = await service.request(`/api/v1/torrents/${items[0]?.object}/restore`, {
      method: 'POST',
      headers: first.authorization,
    });
    expect(await restored.json()).toMatchObject({ state: 'public', pinned: true });
  });
});
