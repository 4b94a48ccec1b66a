import { describe, expect, it } from 'vitest';
import { readPage, sendForm } from '../../../support/forms.ts';
import { editTorrent, publishTorrent, tokenOf } from '../../../support/published.ts';
import { serviceForAll, startService } from '../../../support/service.ts';
import { parsePage } from '../../../support/site/parse-page.ts';

function rowsOf(page: string): string[] {
  return parsePage(page)
    .find('tr')
    .slice(1)
    .map(({ text }) => text.replaceAll(/\s+/g, ' ').trim());
}

const service = serviceForAll();

describe('the audit', () => {
  it('shows what was changed by whom, before and after, the newest first', async () => {
    const { infohashV1 } = await publishTorrent(service, '/a/changed.torrent', 'changed');
    const fields = { scope: 'selected', select: infohashV1, action: 'category', category: 'iso' };
    await sendForm(service, '/admin/torrents', fields);
    const [edited = '', published = ''] = rowsOf(await readPage(service, '/admin/audit'));
    expect(edited).toContain(`Torrent edited torrent.edit ${infohashV1}`);
    expect(edited).toMatch(/admin \(token 1\) by token .*category before: nothing after: iso/);
    expect(published).toContain(`torrent.publish ${infohashV1}`);
  });

  it('says what was done in the language of its reader, with the name that filters take', async () => {
    await publishTorrent(service, '/a/done.torrent', 'done');
    const headers = { ...service.authorization, 'accept-language': 'de' };
    const [published] = rowsOf(await readPage(service, '/admin/audit', headers));
    expect(published).toMatch(/^Torrent veröffentlicht torrent\.publish /);
  });

  it('names the tokens that were changed, and leads to them', async () => {
    const service = await startService();
    await tokenOf(service, 'uploader', { name: 'nightly' });
    const page = await readPage(service, '/admin/audit?action=token.create');
    expect(rowsOf(page)[0]).toContain('Token created token.create token 2 nightly');
    const addresses = parsePage(page).find('a');
    expect(addresses.some(({ attributes }) => attributes['href'] === '/admin/tokens/2')).toBe(true);
  });

  it('leads from what is no token to all that was done to it', async () => {
    const service = await startService();
    const { session } = await service.app.access.signIn(service.token, { userAgent: '', ip: undefined });
    await service.app.access.signIn(service.token, { userAgent: '', ip: undefined });
    const page = await readPage(service, '/admin/audit?action=session.');
    expect(rowsOf(page)).toHaveLength(2);
    const link = parsePage(page)
      .find('a')
      .find(({ text }) => text === `session ${session.id}`);
    expect(rowsOf(await readPage(service, link?.attributes['href'] ?? ''))).toHaveLength(1);
  });

  it('calls a browser by its name, and keeps all that it said within reach', async () => {
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
    await service.app.access.signIn(service.token, { userAgent, ip: undefined });
    const page = parsePage(await readPage(service, '/admin/audit?action=session.'));
    expect(page.find('summary').map(({ text }) => text)).toContain('Firefox 128');
    expect(page.find('details').some(({ text }) => text.includes(userAgent))).toBe(true);
    expect(page.find('dd').some(({ text }) => text.includes('admin (token 1)'))).toBe(true);
  });

  it('has nothing to download where nothing was found, and says what to do', async () => {
    const page = await readPage(service, '/admin/audit?action=nothing');
    expect(page).toContain('Clear some of the fields');
    expect(page).not.toContain('audit.jsonl');
  });

  it('narrows to an action, an object, or a token, and goes on from page to page', async () => {
    const service = await startService();
    const { headers } = await tokenOf(service, 'uploader');
    const { infohashV1 } = await publishTorrent(service, '/a/x.torrent', 'x', headers);
    for (let index = 0; index < 60; index++) await tokenOf(service, 'reader');
    const rows = async (query: string) => rowsOf(await readPage(service, `/admin/audit?${query}`));
    expect(await rows('action=torrent.')).toHaveLength(1);
    expect(await rows(`object=${infohashV1}`)).toHaveLength(1);
    expect(await rows('token=2')).toHaveLength(1);
    expect(await rows('action=nothing')).toEqual([]);
    const first = await readPage(service, '/admin/audit?action=token.create');
    expect(rowsOf(first)).toHaveLength(50);
    const [, next = ''] = /href="(\?[^"]*before=[^"]*)"/.exec(first) ?? [];
    expect(rowsOf(await readPage(service, `/admin/audit${next.replaceAll('&amp;', '&')}`))).toHaveLength(12);
  });

  it('refuses a filter that cannot be read', async () => {
    for (const path of ['/admin/audit?token=x', '/admin/audit?before=-1', '/admin/audit.jsonl?after=x'])
      expect((await service.request(path, { headers: service.authorization })).status).toBe(400);
  });
});

describe('the download of the audit', () => {
  it('holds every line as JSON, the oldest first, through all pages of it', async () => {
    const service = await startService({ limitUploads: 'off' });
    const { page } = await publishTorrent(service);
    const edit = (index: number) => editTorrent(service, page, { category: `c${index}` });
    for (let first = 0; first < 1099; first += 157)
      await Promise.all(Array.from({ length: 157 }, (_, index) => edit(first + index)));
    await edit(1099);
    const answer = await service.request('/admin/audit.jsonl?action=torrent.', {
      headers: { ...service.authorization, 'accept-encoding': 'gzip' },
    });
    expect(answer.headers.get('content-type')).toBe('application/jsonl');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit.jsonl"');
    expect(answer.headers.get('content-encoding')).toBeNull();
    const lines = (await answer.text()).trimEnd().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as { id: number; action: string; after: object });
    expect(entries).toHaveLength(1101);
    expect(entries[0]?.action).toBe('torrent.publish');
    expect(entries.at(-1)?.after).toEqual({ category: 'c1099' });
    expect(entries.map(({ id }) => id)).toEqual(entries.map(({ id }) => id).toSorted((a, b) => a - b));
  });
});
