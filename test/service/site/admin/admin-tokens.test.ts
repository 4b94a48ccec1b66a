import { describe, expect, it } from 'vitest';
import { auditOf, readPage, sendForm } from '../../../support/forms.ts';
import { publishTorrent, tokenOf, valueIn } from '../../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../../support/service.ts';
import { signIn } from '../../../support/sign-in.ts';
import { parsePage, type ParsedPage } from '../../../support/site/parse-page.ts';

const textOf = (page: ParsedPage): string => (page.find('main')[0]?.text ?? '').replaceAll(/\s+/g, ' ');

function rowsOf(page: string): string[] {
  return parsePage(page)
    .find('tr')
    .map(({ text }) => text.replaceAll(/\s+/g, ' ').trim());
}

async function create(service: TestService, fields: Readonly<Record<string, string>>) {
  const answer = await sendForm(service, '/admin/tokens', { role: 'uploader', ...fields });
  return { answer, page: parsePage(await answer.text()) };
}

// None of the tests that share it makes a token.
const service = serviceForAll();

describe('making a token', () => {
  it('shows its secret once, with a line for the terminal, and nobody keeps the page', async () => {
    const service = await startService();
    const { answer, page } = await create(service, { name: '<i>ci</i>', collection: 'debian/**' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const [secret = '', command = ''] = page.find('pre').map(({ text }) => text);
    expect(secret).toMatch(/^torrentry_[\w-]{27}$/);
    expect(command).toBe(`curl -u :${secret} -T name.torrent ${service.url}debian/`);
    const headers = { authorization: `Bearer ${secret}` };
    await publishTorrent(service, '/debian/13/x.torrent', 'x', headers);
    expect(rowsOf(await readPage(service, '/admin/tokens'))).toContainEqual(
      expect.stringMatching(/^<i>ci<\/i> token 2 uploader debian\/\*\* never .*1 torrent/),
    );
    expect(await readPage(service, '/admin/tokens')).not.toContain(secret);
    expect((await auditOf(service))[1]).toBe('token.create token 2');
  });

  it('takes an end and a quota', async () => {
    const service = await startService();
    const { page } = await create(service, {
      name: 'x',
      expires: '2999-01-31',
      torrentsMax: '5',
      metainfoBytesMax: '2 MiB',
    });
    expect(page.find('pre')).toHaveLength(2);
    const text = textOf(parsePage(await readPage(service, '/admin/tokens/2')));
    expect(text).toContain('31 January 2999 at 00:00 UTC');
    expect(text).toContain('Maximum number of torrents 5');
    expect(text).toContain('Maximum size of all .torrent files 2 MiB');
  });

  it.each([
    { name: '' },
    { name: 'x', role: 'king' },
    { name: 'x', expires: '2020-01-31' },
    { name: 'x', expires: 'tomorrow' },
    { name: 'x', torrentsMax: 'many' },
    { name: 'x', metainfoBytesMax: 'much' },
    { name: 'x', collection: 'a/*/b' },
    { name: 'x', role: 'admin', collection: 'debian' },
  ])('refuses %j, and keeps what was typed', async (fields) => {
    const { answer, page } = await create(service, { ...fields });
    expect(answer.status).toBe(400);
    for (const [name, value] of Object.entries(fields)) {
      if (name === 'role') continue;
      const input = page.find('input').find(({ attributes }) => attributes['name'] === name);
      expect(input?.attributes['value']).toBe(value);
    }
    expect(await service.app.access.list()).toHaveLength(1);
  });
});

describe('a token of the list', () => {
  it('is worth nothing once it was revoked, and is listed with those that ended', async () => {
    const service = await startService();
    const { headers } = await tokenOf(service, 'uploader', { name: 'leaked' });
    const unsure = await sendForm(service, '/admin/tokens/2/revoke', {});
    expect(unsure.status).toBe(400);
    expect((await service.request('/account', { headers })).status).toBe(200);
    const answer = await sendForm(service, '/admin/tokens/2/revoke', { sure: 'yes' });
    expect(answer.headers.get('location')).toBe('/admin/tokens');
    expect((await service.request('/account', { headers })).status).toBe(401);
    expect(rowsOf(await readPage(service, '/admin/tokens')).join()).not.toContain('leaked');
    expect(rowsOf(await readPage(service, '/admin/tokens?all=yes')).join()).toContain(
      'leaked token 2 revoked',
    );
    expect((await auditOf(service))[0]).toBe('token.revoke token 2');
    const page = parsePage(await readPage(service, '/admin/tokens/2'));
    expect(page.find('form').map(({ attributes }) => attributes['action'])).not.toContain(
      '/admin/tokens/2/revoke',
    );
  });

  it('gets a link that signs a browser in, once', async () => {
    const service = await startService();
    await tokenOf(service, 'uploader', { name: 'ada' });
    const answer = await sendForm(service, '/admin/tokens/2/login-link', {});
    const link = parsePage(await answer.text()).find('pre')[0]?.text ?? '';
    expect(link).toMatch(new RegExp(`^${service.url}login\\?once=[\\w-]{43}$`));
    const once = new URL(link).searchParams.get('once') ?? '';
    const use = () =>
      service.request('/login', {
        method: 'POST',
        body: new URLSearchParams({ once }),
        headers: { 'sec-fetch-site': 'same-origin' },
      });
    expect((await use()).status).toBe(303);
    expect((await use()).status).toBe(401);
    expect((await auditOf(service))[0]).toBe('login_link.create token 2');
  });

  it('is refused as not found when it does not exist', async () => {
    expect((await sendForm(service, '/admin/tokens/99/login-link', {})).status).toBe(404);
    expect((await sendForm(service, '/admin/tokens/99/revoke', { sure: 'yes' })).status).toBe(404);
    expect((await service.request('/admin/tokens/99', { headers: service.authorization })).status).toBe(404);
  });

  it('warns whoever is about to revoke the token that they are signed in with', async () => {
    expect(await readPage(service, '/admin/tokens/1')).toContain('you will be signed out');
  });
});

describe('a form of the administration', () => {
  it('is taken from a signed-in browser with its form token alone', async () => {
    const service = await startService();
    const browser = await signIn(service);
    expect((await browser.post('/admin/tokens', { name: 'x', role: 'uploader', formToken: '' })).status).toBe(
      403,
    );
    expect(await service.app.access.list()).toHaveLength(1);
    const page = await (await browser.get('/admin/tokens')).text();
    const formToken = valueIn(page, 'formToken');
    expect((await browser.post('/admin/tokens', { name: 'x', role: 'uploader', formToken })).status).toBe(
      200,
    );
    expect(await service.app.access.list()).toHaveLength(2);
  });

  it('refuses fields that it does not have', async () => {
    expect((await sendForm(service, '/admin/tokens', { name: 'x', role: 'uploader', id: '1' })).status).toBe(
      400,
    );
  });
});
