import { describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf } from '../../../support/published.ts';
import { startService, type TestService } from '../../../support/service.ts';
import { signIn } from '../../../support/sign-in.ts';
import { parsePage } from '../../../support/site/parse-page.ts';

const HTML = { accept: 'text/html' };

function report(service: TestService, page: string, fields: Record<string, string>, headers = HTML) {
  return service.request(`${page}/report`, { method: 'POST', headers, body: new URLSearchParams(fields) });
}

async function reportsOf(service: TestService): Promise<{ kind: string; text: string }[]> {
  const answer = await service.request('/api/v1/reports', { headers: service.authorization });
  return ((await answer.json()) as { items: { kind: string; text: string }[] }).items;
}

describe('the report form', () => {
  it('takes what anybody says, and thanks', async () => {
    const service = await startService();
    const { page } = await publishTorrent(service);
    const form = parsePage(await (await service.request(`${page}/report`, { headers: HTML })).text());
    expect(form.find('option').map(({ attributes }) => attributes['value'])).toEqual(
      expect.arrayContaining(['', 'illegal', 'malware', 'other']),
    );
    const answer = await report(service, page, { kind: 'malware', text: 'It\r\nbites' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${page}/report/thanks`]);
    const thanks = await service.request(`${page}/report/thanks`, { headers: HTML });
    expect(await thanks.text()).toContain('Thank you.');
    expect(await reportsOf(service)).toMatchObject([{ kind: 'malware', text: 'It\nbites' }]);
  });

  it('takes no report of a kind that there is not, and keeps what was typed', async () => {
    const service = await startService();
    const { page } = await publishTorrent(service);
    for (const kind of ['', 'boring']) {
      const answer = await report(service, page, { kind, text: 'typed <b>' });
      expect(answer.status).toBe(400);
      expect(parsePage(await answer.text()).find('textarea')[0]?.text).toBe('typed <b>');
    }
    const long = await report(service, page, { kind: 'spam', text: 'a'.repeat(2001) });
    expect(long.status).toBe(400);
    expect(await reportsOf(service)).toEqual([]);
  });

  it('says when to try again after too many, and keeps what was typed', async () => {
    const service = await startService({ limitReports: { capacity: 2, perSeconds: 3600 } });
    const { page } = await publishTorrent(service);
    expect((await report(service, page, { kind: 'spam' })).headers.get('ratelimit')).toContain('r=1');
    await report(service, page, { kind: 'spam' });
    const answer = await report(service, page, { kind: 'spam', text: 'typed' });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    const form = parsePage(await answer.text());
    expect(form.find('textarea')[0]?.text).toBe('typed');
    const [selected] = form.find('option').filter(({ attributes }) => attributes['selected'] !== undefined);
    expect(selected?.attributes['value']).toBe('spam');
    const program = await report(service, page, { kind: 'spam' }, { accept: '*/*' });
    expect(program.status).toBe(429);
    expect(await reportsOf(service)).toHaveLength(2);
  });

  it('knows of no torrent that the reader may not see', async () => {
    const service = await startService({ review: 'on' });
    const uploader = await tokenOf(service, 'uploader');
    const { page } = await publishTorrent(service, '/a/x.torrent', 'x', uploader.headers);
    const nothing = `/torrents/${'0'.repeat(40)}`;
    for (const path of [page, nothing]) {
      expect((await service.request(`${path}/report`, { headers: HTML })).status).toBe(404);
      expect((await report(service, path, { kind: 'spam' })).status).toBe(404);
    }
  });

  it('takes nothing of a signed-in browser for a page of others', async () => {
    const service = await startService();
    const { page } = await publishTorrent(service);
    const browser = await signIn(service);
    const guessed = { kind: 'spam', formToken: 'guessed' };
    expect((await browser.post(`${page}/report`, guessed)).status).toBe(403);
    expect(await reportsOf(service)).toEqual([]);
    expect((await browser.post(`${page}/report`, { kind: 'spam' })).status).toBe(303);
    expect(await reportsOf(service)).toHaveLength(1);
  });
});
