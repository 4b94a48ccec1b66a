import { describe, expect, it } from 'vitest';
import { auditOf, readPage, sendForm, sendJson } from '../../../support/forms.ts';
import { publishTorrent, readTorrent, tokenOf, valueIn } from '../../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../../support/service.ts';
import { parsePage } from '../../../support/site/parse-page.ts';

/** For those tests that leave nothing in the queue and look at none of the other entries. */
const shared = serviceForAll({ review: 'on' });

async function startReviewed() {
  return reviewed(await startService({ review: 'on' }));
}

async function reviewed(service: TestService) {
  const { headers: uploader } = await tokenOf(service, 'uploader');
  const { headers: moderator } = await tokenOf(service, 'moderator');
  const send = (name: string, path = `/a/${name}.torrent`) => publishTorrent(service, path, name, uploader);
  return { service, uploader, moderator, send };
}

async function report(service: TestService, infohash: string, text = 'look at it', kind = 'malware') {
  const answer = await sendJson(service, `/api/v1/torrents/${infohash}/reports`, { kind, text }, {});
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: number }).id;
}

function namesIn(page: string): string[] {
  return parsePage(page)
    .find('h3')
    .map(({ text }) => text.trim().split(/\s/)[0] ?? '');
}

describe('the torrents in the queue', () => {
  it('are let in, public or unlisted, and the focus goes on to the next one', async () => {
    const { service, moderator, send } = await startReviewed();
    const [first, second] = [await send('first'), await send('second')];
    expect(namesIn(await readPage(service, '/admin/queue', moderator))).toEqual(['first', 'second']);
    const focus = `torrent-${second.infohashV1}`;
    const path = (infohash: string) => `/admin/queue/torrents/${infohash}`;
    const answer = await sendForm(service, path(first.infohashV1), { outcome: 'public', focus }, moderator);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/admin/queue?done=approved#${focus}`);
    await sendForm(service, path(second.infohashV1), { outcome: 'unlisted' }, moderator);
    expect((await readTorrent(service, first.page, {})).state).toBe('public');
    expect((await readTorrent(service, second.page, {})).state).toBe('unlisted');
    expect(await auditOf(service)).toEqual(
      expect.arrayContaining([`torrent.state ${first.infohashV1}`, `torrent.state ${second.infohashV1}`]),
    );
    expect(await readPage(service, '/admin/queue?done=approved', moderator)).toContain(
      'The torrent was approved.',
    );
  });

  it('are decided about as they were seen, with what they replace, and asked about again otherwise', async () => {
    const { service, uploader, moderator, send } = await startReviewed();
    const { infohashV1, page } = await send('x');
    const path = `/admin/queue/torrents/${infohashV1}`;
    const seen = async () => valueIn(await readPage(service, '/admin/queue', moderator), 'seen');
    const before = await seen();
    await publishTorrent(service, '/a/x.torrent', 'y');
    const answer = await sendForm(service, path, { outcome: 'public', seen: before }, moderator);
    expect(answer.status).toBe(412);
    expect(await answer.text()).toContain('changed in the meantime');
    expect((await readTorrent(service, page, uploader)).state).toBe('pending');
    const refusal = { outcome: 'removed', seen: before };
    expect((await sendForm(service, path, refusal, moderator)).status).toBe(412);
    expect((await sendForm(service, path, { outcome: 'public', seen: await seen() }, moderator)).status).toBe(
      303,
    );
    expect((await readTorrent(service, page, {})).state).toBe('public');
  });

  it('name who sent them', async () => {
    const { service, send } = await startReviewed();
    await send('x');
    const text = parsePage(await readPage(service, '/admin/queue')).find('article')[0]?.text;
    expect(text?.replaceAll(/\s+/g, ' ')).toContain('Sent by uploader (token 2), ');
  });

  it('are refused with a reason and a status, and blocked when that is asked for', async () => {
    const { service, uploader, moderator, send } = await reviewed(shared);
    const { infohashV1, page } = await send('refused');
    const path = `/admin/queue/torrents/${infohashV1}`;
    const fields = { outcome: 'removed', reason: 'a court said so', status: '451', block: 'yes' };
    expect((await sendForm(service, path, fields, moderator)).status).toBe(303);
    const gone = await service.request(page, { headers: uploader });
    expect(gone.status).toBe(451);
    expect(await gone.text()).toContain('a court said so');
    expect((await auditOf(service)).slice(0, 2)).toEqual([
      `torrent.remove ${infohashV1}`,
      `block.add ${infohashV1}`,
    ]);
  });

  it('keep the reason that was typed when they could not be refused', async () => {
    const { service, send } = await startReviewed();
    const { infohashV1 } = await send('x');
    const reason = 'y'.repeat(501);
    const fields = { outcome: 'removed', reason, entry: `torrent-${infohashV1}` };
    const answer = await sendForm(service, `/admin/queue/torrents/${infohashV1}`, fields);
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(valueIn(page, 'reason')).toBe(reason);
    expect(page).toContain('<details open>');
    expect(await readPage(service, `/torrents/${infohashV1}`)).toContain('x');
  });

  it('tell what they would take the place of, and what else waits for the same path', async () => {
    const { service, moderator, send } = await startReviewed();
    const standing = await send('standing', '/a/x.torrent');
    await sendForm(service, `/admin/queue/torrents/${standing.infohashV1}`, { outcome: 'public' });
    const [first, second] = [await send('first', '/a/x.torrent'), await send('second', '/a/x.torrent')];
    const alone = await send('alone');
    const links = parsePage(await readPage(service, '/admin/queue', moderator)).find('a');
    const shown = links
      .map(({ attributes }) => attributes['href'])
      .filter((it) => it?.startsWith('/torrents/'));
    const ofFirst = [first.page, standing.page, second.page];
    const ofSecond = [second.page, standing.page, first.page];
    expect(shown).toEqual([...ofFirst, ...ofSecond, alone.page]);
  });

  it('lead to where many are changed at once when they are more than a handful', async () => {
    const { service, moderator, send } = await startReviewed();
    const many = '/admin/torrents?state=pending';
    for (const name of ['a', 'b', 'c', 'd', 'e']) await send(name);
    expect(await readPage(service, '/admin/queue', moderator)).not.toContain(many);
    await send('f');
    expect(await readPage(service, '/admin/queue', moderator)).toContain(many);
  });

  it('are counted, with the reports, beside the way to the queue', async () => {
    const { service, moderator, send } = await startReviewed();
    const menuEntry = async () =>
      /Queue<\/a>([^]*?)<\/li>/.exec(await readPage(service, '/admin', moderator))?.[1];
    expect(await menuEntry()).not.toContain('badge');
    const { infohashV1 } = await send('x');
    await sendForm(service, `/admin/queue/torrents/${infohashV1}`, { outcome: 'public' });
    await report(service, infohashV1);
    await send('y');
    expect(await menuEntry()).toContain('<span class="badge">2</span>');
  });

  it('lead nowhere but into the queue', async () => {
    const { service, send } = await reviewed(shared);
    const { infohashV1 } = await send('nowhere');
    const fields = { outcome: 'public', focus: '//evil.example' };
    const answer = await sendForm(service, `/admin/queue/torrents/${infohashV1}`, fields);
    expect(answer.headers.get('location')).toBe('/admin/queue?done=approved');
  });
});

describe('the reports in the queue', () => {
  it('are dismissed, and nothing becomes of the torrent', async () => {
    const { service, moderator } = await startReviewed();
    const { infohashV1, page } = await publishTorrent(service);
    const id = await report(service, infohashV1);
    const fields = { outcome: 'dismissed', reason: 'ignored', block: 'yes', focus: 'reports' };
    const answer = await sendForm(service, `/admin/queue/reports/${id}`, fields, moderator);
    expect(answer.headers.get('location')).toBe('/admin/queue?done=dismissed#reports');
    expect((await readTorrent(service, page, {})).state).toBe('public');
    expect((await auditOf(service))[0]).toBe(`report.settle report ${id}`);
    expect(await readPage(service, '/admin/queue')).toContain('There are no open reports.');
  });

  it('hide the torrent with the reason that was given', async () => {
    const { service, moderator } = await reviewed(shared);
    const { infohashV1, page } = await publishTorrent(service, '/a/hidden.torrent', 'hidden');
    const id = await report(service, infohashV1);
    await sendForm(
      service,
      `/admin/queue/reports/${id}`,
      { outcome: 'hidden', reason: 'under review' },
      moderator,
    );
    expect(await readTorrent(service, page)).toMatchObject({ state: 'hidden', stateReason: 'under review' });
    expect((await service.request(page)).status).toBe(404);
  });

  it('remove the torrent with reason and status, and block it in the same breath', async () => {
    const { service, moderator } = await reviewed(shared);
    const { infohashV1, page } = await publishTorrent(service, '/a/removed.torrent', 'removed');
    const id = await report(service, infohashV1);
    const fields = { outcome: 'removed', reason: 'ordered', status: '451', block: 'yes' };
    expect((await sendForm(service, `/admin/queue/reports/${id}`, fields, moderator)).status).toBe(303);
    expect((await service.request(page)).status).toBe(451);
    expect((await auditOf(service)).slice(0, 3)).toEqual([
      `report.settle report ${id}`,
      `torrent.remove ${infohashV1}`,
      `block.add ${infohashV1}`,
    ]);
  });

  it('stay open when they cannot be settled as asked: a block takes a reason', async () => {
    const { service } = await startReviewed();
    const { infohashV1, page } = await publishTorrent(service);
    const id = await report(service, infohashV1);
    const fields = { outcome: 'removed', block: 'yes' };
    const answer = await sendForm(service, `/admin/queue/reports/${id}`, fields);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Publishers of this torrent will read it');
    expect((await readTorrent(service, page, {})).state).toBe('public');
  });

  it('show what a stranger wrote as text', async () => {
    const { service } = await startReviewed();
    const { infohashV1 } = await publishTorrent(service);
    await report(service, infohashV1, '<script>alert(1)</script>');
    expect(parsePage(await readPage(service, '/admin/queue')).find('blockquote')[0]?.text).toBe(
      '<script>alert(1)</script>',
    );
  });

  it('come page by page', async () => {
    const { service } = await startReviewed();
    for (let index = 0; index < 11; index++) {
      const { infohashV1 } = await publishTorrent(service, `/a/x${index}.torrent`, `x${index}`);
      await service.request(`/api/v1/torrents/${infohashV1}/reports`, {
        method: 'POST',
        headers: { ...(await tokenOf(service, 'reader')).headers, 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'spam' }),
      });
    }
    const page = await readPage(service, '/admin/queue');
    expect(namesIn(page)).toHaveLength(10);
    const [, next = ''] = /href="([^"]*#reports)"/.exec(page) ?? [];
    expect(namesIn(await readPage(service, next.replaceAll('&amp;', '&')))).toEqual(['x10']);
  });
});

describe('a moderator of some collections', () => {
  it('sees and decides about what is in them alone', async () => {
    const { service, send } = await startReviewed();
    const { headers } = await tokenOf(service, 'moderator', { collection: 'debian/**' });
    const [mine, other] = [
      await send('mine', '/debian/13/m.torrent'),
      await send('other', '/fedora/o.torrent'),
    ];
    const [reported, elsewhere] = [
      await publishTorrent(service, '/debian/r.torrent', 'reported'),
      await publishTorrent(service, '/debianish/e.torrent', 'elsewhere'),
    ];
    const [id, otherId] = [
      await report(service, reported.infohashV1),
      await report(service, elsewhere.infohashV1),
    ];
    const page = await readPage(service, '/admin/queue', headers);
    expect(namesIn(page)).toEqual(['reported', 'mine']);
    expect(page).not.toContain('name="block"');

    const settle = (report: number, fields: Record<string, string>) =>
      sendForm(service, `/admin/queue/reports/${report}`, fields, headers);
    expect((await settle(otherId, { outcome: 'removed' })).status).toBe(404);
    expect((await settle(id, { outcome: 'removed', reason: 'x', block: 'yes' })).status).toBe(403);
    expect((await settle(id, { outcome: 'removed' })).status).toBe(303);
    const review = (infohash: string) =>
      sendForm(service, `/admin/queue/torrents/${infohash}`, { outcome: 'public' }, headers);
    expect((await review(other.infohashV1)).status).toBe(404);
    expect((await review(mine.infohashV1)).status).toBe(303);
    expect((await readTorrent(service, elsewhere.page, {})).state).toBe('public');

    const overview = parsePage(await readPage(service, '/admin', headers));
    const text = (overview.find('main')[0]?.text ?? '').replaceAll(/\s+/g, ' ').trim();
    expect(text).toMatch(/Open reports 0 Torrents pending review 0$/);
  });
});
