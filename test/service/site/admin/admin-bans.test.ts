import { describe, expect, it } from 'vitest';
import { readPage, sendForm, sendJson } from '../../../support/forms.ts';
import { tokenOf, valueIn } from '../../../support/published.ts';
import { serviceForAll, startService } from '../../../support/service.ts';
import { parsePage } from '../../../support/site/parse-page.ts';

const service = serviceForAll();

const rangesOn = (page: ReturnType<typeof parsePage>): readonly string[] =>
  page
    .find('th')
    .map(({ text }) => text.trim())
    .filter((text) => /^[0-9a-f.:/]+$/.test(text));

describe('the page of bans', () => {
  it('bans a range, shows it with its reason and end, and removes it', async () => {
    const service = await startService();
    const fields = { range: ' 2001:DB8::1/32 ', reason: 'no <b>spam</b>', expires: '2999-01-31' };
    const answer = await sendForm(service, '/admin/bans', fields);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/admin/bans#banned');
    const page = parsePage(await readPage(service, '/admin/bans'));
    expect(rangesOn(page)[0]).toBe('2001:db8::/32');
    const cells = page.find('td').map(({ text }) => text.trim());
    expect(cells[0]).toBe('no <b>spam</b>');
    expect(cells[2]).toContain('2999');
    expect(cells[3]).toBe('admin (token 1)');
    expect((await sendForm(service, '/admin/bans/1/remove', {})).status).toBe(303);
    expect(await readPage(service, '/admin/bans')).toContain('No address is banned.');
    expect((await sendForm(service, '/admin/bans/1/remove', {})).status).toBe(404);
  });

  it('keeps what was typed when it cannot be accepted', async () => {
    for (const [fields, status] of [
      [{ range: 'nowhere', reason: 'why', expires: '2999-01-31' }, 400],
      [{ range: '0.0.0.0/0', reason: 'why', expires: '' }, 400],
      [{ range: '192.0.2.7', reason: 'why', expires: '2000-01-31' }, 400],
      [{ range: '127.0.0.1', reason: 'why', expires: '' }, 409],
    ] as const) {
      const answer = await sendForm(service, '/admin/bans', fields);
      expect(answer.status, fields.range).toBe(status);
      const page = await answer.text();
      for (const name of ['range', 'reason', 'expires'] as const)
        expect(valueIn(page, name), name).toBe(fields[name]);
    }
    expect(await readPage(service, '/admin/bans')).toContain('No address is banned.');
  });

  it('is for admins, because nobody else sees addresses', async () => {
    const { headers } = await tokenOf(service, 'moderator');
    const html = { ...headers, accept: 'text/html' };
    expect((await service.request('/admin/bans', { headers: html })).status).toBe(403);
    expect(
      (await sendForm(service, '/admin/bans', { range: '192.0.2.7', reason: 'x' }, headers)).status,
    ).toBe(403);
    expect(await readPage(service, '/admin', headers)).not.toContain('/admin/bans');
  });

  it('comes page by page, the newest first', async () => {
    const service = await startService();
    for (let index = 0; index < 101; index++)
      await sendJson(service, '/api/v1/bans', { range: `192.0.2.${index}`, reason: 'x' });
    const page = await readPage(service, '/admin/bans');
    const [, next = ''] = /href="(\?before=[^"]*)"/.exec(page) ?? [];
    const rest = parsePage(await readPage(service, `/admin/bans${next}`));
    expect(rangesOn(rest)).toEqual(['192.0.2.0']);
  });
});
