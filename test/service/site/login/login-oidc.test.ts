import { describe, expect, it } from 'vitest';
import { auditOf } from '../../../support/forms.ts';
import { oidcServiceForAll, startOidcService, type OidcService } from '../../../support/oidc-service.ts';
import { startService } from '../../../support/service.ts';
import { cookieOf, signIn } from '../../../support/sign-in.ts';
import { parsePage } from '../../../support/site/parse-page.ts';

const BROWSER = { accept: 'text/html' };

async function begin({ service }: OidcService, next = '/account') {
  const answer = await service.request(`/login/oidc?next=${encodeURIComponent(next)}`, { headers: BROWSER });
  expect(answer.status).toBe(303);
  return { url: answer.headers.get('location') ?? '', cookie: cookieOf(answer), answer };
}

function comeBack({ service }: OidcService, url: string, cookie: string) {
  return service.request(url, { headers: { ...BROWSER, cookie } });
}

describe('signing in at a provider', () => {
  const its = oidcServiceForAll();

  it('leads there and back, to where the reader was going', async () => {
    const { url, cookie, answer } = await begin(its);
    expect(url).toMatch(new RegExp(`^${its.provider.issuer}/`));
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^torrentry-oidc=[\w-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/,
    );
    const back = await comeBack(its, await its.provider.signIn(url, 'ada'), cookie);
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toBe('/account');
    const headers = { ...BROWSER, cookie: cookieOf(back) };
    const facts = parsePage(await (await its.service.request('/account', { headers })).text()).find('dd');
    expect(facts.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Ada Lovelace', expect.stringContaining('uploader')]),
    );
  });

  it('never leads to another site, whatever was asked for or stands in the cookie', async () => {
    const { url, cookie } = await begin(its, '//evil.example');
    const pending = JSON.parse(Buffer.from(cookie.split('=')[1] ?? '', 'base64url').toString()) as object;
    expect(pending).toMatchObject({ next: '/' });
    const forged = Buffer.from(JSON.stringify({ ...pending, next: '//evil.example' })).toString('base64url');
    const back = await comeBack(its, await its.provider.signIn(url, 'ada'), `torrentry-oidc=${forged}`);
    expect(back.headers.get('location')).toBe('/');
  });

  it('fails in a browser that has not begun it, which is shown the form without the code', async () => {
    const one = await begin(its);
    const other = await begin(its);
    const returned = await its.provider.signIn(one.url, 'ada');
    for (const cookie of [other.cookie, '', 'torrentry-oidc=junk', 'torrentry-oidc=bnVsbA']) {
      const back = await comeBack(its, returned, cookie);
      expect(back.status, cookie).toBe(401);
      expect(back.headers.getSetCookie()).toEqual([]);
      const text = await back.text();
      expect(text).not.toContain('code=');
      expect(
        parsePage(text)
          .find('a')
          .map(({ attributes }) => attributes['href']),
      ).toContainEqual(expect.stringMatching(/^\/login\/oidc/));
    }
  });

  it('replaces no session that the browser has', async () => {
    const browser = await signIn(its.service);
    const answer = await browser.get('/login/oidc?next=%2Faccount');
    expect(answer.headers.get('location')).toBe('/account');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('works once for each code', async () => {
    const { url, cookie } = await begin(its);
    const returned = await its.provider.signIn(url, 'ada');
    expect((await comeBack(its, returned, cookie)).status).toBe(303);
    expect((await comeBack(its, returned, cookie)).status).toBe(401);
  });

  it('tells who has no role here', async () => {
    const { url, cookie } = await begin(its);
    const back = await comeBack(its, await its.provider.signIn(url, 'guest'), cookie);
    expect(back.status).toBe(403);
    expect(back.headers.getSetCookie()).toEqual([]);
    expect(await back.text()).toContain('gives you no role here');
  });

  it('ends the session of somebody who has lost their role, with a line in the audit', async () => {
    const accounts = { ada: { name: 'Ada Lovelace', groups: ['publishers'] } };
    const its = await startOidcService('127.0.0.1', {}, accounts);
    const first = await begin(its);
    const signedIn = await comeBack(its, await its.provider.signIn(first.url, 'ada'), first.cookie);
    const headers = { ...BROWSER, cookie: cookieOf(signedIn) };
    expect((await its.service.request('/account', { headers })).status).toBe(200);
    accounts.ada.groups = [];
    const second = await begin(its);
    const back = await comeBack(its, await its.provider.signIn(second.url, 'ada'), second.cookie);
    expect(back.status).toBe(403);
    expect((await its.service.request('/account', { headers })).status).toBe(401);
    expect((await auditOf(its.service))[0]).toMatch(/^person\.end token \d+$/);
  });

  it('counts answers that fail like wrong tokens, before the provider is asked', async () => {
    const its = await startOidcService('127.0.0.1', { limitLogins: { capacity: 2, perSeconds: 3600 } });
    const { url, cookie } = await begin(its);
    const returned = await its.provider.signIn(url, 'ada');
    const wrong = returned.replace(/code=[^&]*/, 'code=wrong');
    const statuses = [];
    for (const address of [wrong, wrong, returned])
      statuses.push((await comeBack(its, address, cookie)).status);
    expect(statuses).toEqual([401, 401, 429]);
  });

  it('tells what the provider says when somebody turns it down', async () => {
    const { url, cookie } = await begin(its);
    const back = await comeBack(its, await its.provider.deny(url, 'Not <b>today</b>'), cookie);
    expect(back.status).toBe(401);
    const main = parsePage(await back.text()).find('main')[0];
    expect(main?.text).toContain('access_denied: Not <b>today</b>');
  });

  it('is refused while the provider is away, which the operator reads in the log', async () => {
    const its = await startOidcService();
    await its.provider.close();
    const answer = await its.service.request('/login/oidc', { headers: BROWSER });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(its.service.log.join('\n')).toContain('the provider is not available now');
  });

  it('writes neither code nor state nor cookies into the log', async () => {
    const its = await startOidcService();
    const { url, cookie } = await begin(its);
    const returned = new URL(await its.provider.signIn(url, 'ada'));
    const back = await comeBack(its, returned.href, cookie);
    await comeBack(its, returned.href, cookie);
    const log = its.service.log.join('\n');
    const secrets = [...returned.searchParams.values(), cookie, cookieOf(back)].filter(
      (value) => value !== its.provider.issuer,
    );
    expect(secrets.length).toBeGreaterThan(3);
    for (const secret of secrets) expect(log).not.toContain(secret.split('=').at(-1));
    expect(log).toContain('/login/oidc/callback?code=*');
  });
});

describe('without a provider', () => {
  it('there is no such sign-in, and the form does not offer one', async () => {
    const service = await startService();
    for (const path of ['/login/oidc', '/login/oidc/callback?code=a&state=b']) {
      expect((await service.request(path, { headers: BROWSER })).status, path).toBe(404);
    }
    const text = await (await service.request('/login', { headers: BROWSER })).text();
    expect(text).not.toContain('login/oidc');
  });
});
