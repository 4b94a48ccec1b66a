import { describe, expect, it } from 'vitest';
import { serviceForAll, startService, type TestService } from '../../../support/service.ts';
import { cookieOf, signIn } from '../../../support/sign-in.ts';
import { parsePage } from '../../../support/site/parse-page.ts';

const BROWSER = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
const OPERATOR = { tokenId: undefined, name: 'test', via: 'command line', ip: undefined } as const;

function post(
  service: TestService,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
) {
  const init = { method: 'POST', headers: { ...BROWSER, ...headers }, body: new URLSearchParams(fields) };
  return service.request('/login', init);
}

/** Whom the account page of a browser with that cookie is about; undefined when it is nobody's. */
async function nameFor(service: TestService, cookie: string): Promise<string | undefined> {
  const answer = await service.request('/account', { headers: { ...BROWSER, cookie } });
  if (answer.status === 401) return undefined;
  expect(answer.status).toBe(200);
  return parsePage(await answer.text()).find('dd')[0]?.text;
}

async function linkSecret(service: TestService): Promise<string> {
  const { token } = await service.app.access.issue({ name: 'linked', role: 'uploader' }, OPERATOR);
  return service.app.access.createLoginLink(token.id);
}

const service = serviceForAll();

describe('signing in by a token', () => {
  it('leads to where the reader was going, who is known there', async () => {
    const answer = await post(service, { token: ` ${service.token}\n`, next: '/account' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/account');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(await nameFor(service, cookieOf(answer))).toBe('admin');
  });

  it('gives a cookie that no script reads and no other site sends', async () => {
    const [cookie = ''] = (await post(service, { token: service.token })).headers.getSetCookie();
    expect(cookie).toMatch(
      /^torrentry=[\w-]{43}; Path=\/; Max-Age=25(?:92000|91999); HttpOnly; SameSite=Lax$/,
    );
  });

  it('gives one that only HTTPS carries when a trusted proxy says that it was used', async () => {
    const service = await startService({ trustedProxies: ['127.0.0.1'] });
    const headers = { 'x-forwarded-proto': 'https' };
    const answer = await post(service, { token: service.token }, headers);
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-torrentry=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
    );
    const known = { headers: { ...BROWSER, ...headers, cookie: cookieOf(answer) } };
    expect((await service.request('/account', known)).status).toBe(200);
    // Without HTTPS anybody on the way could have set it.
    expect(await nameFor(service, cookieOf(answer))).toBeUndefined();
  });

  it('does not believe that of a proxy it does not trust', async () => {
    const answer = await post(service, { token: service.token }, { 'x-forwarded-proto': 'https' });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^torrentry=(?!.*Secure)/);
  });

  it('shows the form again for a wrong token, without a cookie and with the way that was asked for', async () => {
    const answer = await post(service, { token: 'torrentry_wrong', next: '/account?a=1&b=2' });
    expect(answer.status).toBe(401);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="torrents"');
    const text = await answer.text();
    const page = parsePage(text);
    expect(page.find('main')[0]?.text).toContain('unknown, expired or was revoked');
    expect(text).not.toContain('torrentry_wrong');
    expect(page.find('input').map(({ attributes }) => attributes)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'next', value: '/account?a=1&b=2' }),
        expect.objectContaining({ name: 'token', type: 'password', autocomplete: 'current-password' }),
      ]),
    );
  });

  it('tells a program in a line of text', async () => {
    const answer = await post(service, { token: 'wrong' }, { accept: '*/*' });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toMatch(/^error: Cannot accept this token: .*\nhint: /);
  });

  it('takes no cookie up that the browser came with', async () => {
    const chosen = `torrentry=${'a'.repeat(43)}`;
    const answer = await post(service, { token: service.token }, { cookie: chosen });
    expect(cookieOf(answer)).not.toBe(chosen);
    expect(await nameFor(service, chosen)).toBeUndefined();
    expect(await nameFor(service, cookieOf(answer))).toBe('admin');
  });

  it('ends the session that the browser had before', async () => {
    const former = await signIn(service);
    const answer = await post(service, { token: service.token }, { cookie: former.cookie });
    expect(await nameFor(service, former.cookie)).toBeUndefined();
    expect(await nameFor(service, cookieOf(answer))).toBe('admin');
  });

  it('is refused to a form of another site', async () => {
    const answer = await post(service, { token: service.token }, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('is not offered to those who are signed in', async () => {
    const browser = await signIn(service);
    const answer = await browser.get('/login?next=%2Faccount');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/account');
  });
});

describe('where signing in leads', () => {
  it('is never another site', async () => {
    for (const next of ['//evil.example', '/\\evil.example', '/\t/evil.example', 'https://evil.example/']) {
      const answer = await post(service, { token: service.token, next });
      expect(answer.headers.get('location'), next).toBe('/');
      expect(answer.headers.getSetCookie()).toHaveLength(1);
    }
  });

  it('stays below the path that the service stands under', async () => {
    const service = await startService({ prefix: '/sub' });
    const leads = async (next: string) => {
      const body = new URLSearchParams({ token: service.token, next });
      const answer = await service.request('/sub/login', { method: 'POST', headers: BROWSER, body });
      return answer.headers.get('location');
    };
    expect(await leads('/sub/account')).toBe('/sub/account');
    expect(await leads('/other')).toBe('/sub/');
  });
});

describe('signing out', () => {
  it('ends the session, so that its cookie is worth nothing, and takes the cookie away', async () => {
    const browser = await signIn(service);
    const answer = await browser.post('/logout');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/');
    expect(answer.headers.getSetCookie()).toEqual(['torrentry=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax']);
    expect(await nameFor(service, browser.cookie)).toBeUndefined();
  });

  it('does not happen without the form token of the session', async () => {
    const browser = await signIn(service);
    expect((await browser.post('/logout', { formToken: '' })).status).toBe(403);
    expect(await nameFor(service, browser.cookie)).toBe('admin');
  });
});

describe('a token that is revoked', () => {
  it('takes its sessions along at once', async () => {
    const { token, secret } = await service.app.access.issue({ name: 'ci', role: 'uploader' }, OPERATOR);
    const browser = await signIn(service, secret);
    expect(await nameFor(service, browser.cookie)).toBe('ci');
    await service.app.access.revoke(token.id, OPERATOR);
    expect(await nameFor(service, browser.cookie)).toBeUndefined();
  });
});

describe('a login link', () => {
  it('signs in once, and is not used up by looking at it', async () => {
    const once = await linkSecret(service);
    for (const method of ['GET', 'HEAD', 'GET']) {
      const page = await service.request(`/login?once=${once}&next=%2Faccount`, { method, headers: BROWSER });
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toBe('private, no-store');
      expect(page.headers.getSetCookie()).toEqual([]);
    }
    const answer = await post(service, { once, next: '/account' });
    expect(answer.headers.get('location')).toBe('/account');
    expect(await nameFor(service, cookieOf(answer))).toBe('linked');
    const again = await post(service, { once });
    expect(again.status).toBe(401);
    expect(again.headers.getSetCookie()).toEqual([]);
    expect(await again.text()).toContain('unknown, expired or already used');
  });

  it('shows a button to sign in with, also to somebody who is signed in as another', async () => {
    const once = await linkSecret(service);
    const browser = await signIn(service);
    for (const answer of [
      await service.request(`/login?once=${once}`, { headers: BROWSER }),
      await browser.get(`/login?once=${once}`),
    ]) {
      const page = parsePage(await answer.text());
      const form = page.find('form').find(({ attributes }) => attributes['id'] === 'once');
      expect(form?.attributes).toMatchObject({ action: '/login', method: 'post' });
      const fields = page.find('input').map(({ attributes }) => attributes['name']);
      expect(fields).toContain('once');
      expect(fields).not.toContain('token');
    }
  });
});

describe('a login link in a browser that is signed in', () => {
  async function inBrowser(service: TestService) {
    const once = await linkSecret(service);
    const browser = await signIn(service);
    const send = (fields: Readonly<Record<string, string>>) =>
      post(service, { once, next: '/account', ...fields }, { cookie: browser.cookie });
    return { once, browser, send };
  }

  it('says which session it ends, and runs no script that would press its button', async () => {
    const { once, browser } = await inBrowser(service);
    const page = parsePage(await (await browser.get(`/login?once=${once}`)).text());
    expect(page.find('main')[0]?.text).toContain('You are signed in here as admin');
    const scripts = page.find('script').map(({ attributes }) => attributes['src']);
    expect(scripts).toEqual([expect.stringMatching(/\/site\.js$/)]);
  });

  it('ends no session of which its form does not know', async () => {
    const { browser, send } = await inBrowser(service);
    const other = await signIn(service);
    for (const [formToken, status] of [
      ['', 409],
      [await other.formToken(), 403],
    ] as const) {
      const answer = await send({ formToken });
      expect(answer.status).toBe(status);
      expect(answer.headers.getSetCookie()).toEqual([]);
      const fields = parsePage(await answer.text()).find('input');
      expect(fields.map(({ attributes }) => attributes['name'])).toContain('once');
    }
    expect(await nameFor(service, browser.cookie)).toBe('admin');
    const answer = await send({ formToken: await browser.formToken() });
    expect(await nameFor(service, cookieOf(answer))).toBe('linked');
    expect(await nameFor(service, browser.cookie)).toBeUndefined();
  });
});

describe('trying one token after the other', () => {
  const limitLogins = { capacity: 3, perSeconds: 3600 };

  it('ends with 429, while a token that was right from there goes on working', async () => {
    const service = await startService({ limitLogins });
    expect((await post(service, { token: service.token })).status).toBe(303);
    for (const token of ['one', 'two', 'three']) {
      expect((await post(service, { token })).status).toBe(401);
    }
    const answer = await post(service, { token: 'four' });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(answer.headers.get('ratelimit-policy')).toBe('"logins";q=3;w=3600');
    expect(answer.headers.get('ratelimit')).toMatch(/^"logins";r=0;t=\d+$/);
    expect(
      parsePage(await answer.text())
        .find('input')
        .map(({ attributes }) => attributes['name']),
    ).toContain('token');
    expect((await post(service, { token: service.token })).status).toBe(303);
    expect((await service.request('/account', { headers: service.authorization })).status).toBe(200);
  });

  it('counts wrong login links with wrong tokens', async () => {
    const service = await startService({ limitLogins });
    const once = await linkSecret(service);
    await post(service, { once: 'one' });
    await post(service, { token: 'two' });
    await service.request('/account', { headers: { authorization: 'Bearer three' } });
    expect((await post(service, { once: 'four' })).status).toBe(429);
    // A link was never right before: it has to wait.
    expect((await post(service, { once })).status).toBe(429);
  });

  it('counts each address by itself', async () => {
    const service = await startService({ limitLogins, trustedProxies: ['127.0.0.1'] });
    const from = (ip: string) => post(service, { token: 'wrong' }, { 'x-forwarded-for': ip });
    const statuses = [];
    for (let attempt = 0; attempt < 4; attempt++) statuses.push((await from('203.0.113.1')).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect((await from('203.0.113.2')).status).toBe(401);
  });
});

describe('a page that takes a token', () => {
  it('asks a stranger for one, and leads back', async () => {
    const answer = await service.request('/account/torrents?cursor=a', { headers: BROWSER });
    expect(answer.status).toBe(401);
    const page = parsePage(await answer.text());
    const next = page.find('input').find(({ attributes }) => attributes['name'] === 'next');
    expect(next?.attributes['value']).toBe('/account/torrents?cursor=a');
  });

  it('leads back to the page of a form, not to where the form was sent', async () => {
    const nextFor = async (referer: Record<string, string>) => {
      const init = {
        method: 'POST',
        headers: { ...BROWSER, ...referer },
        body: new URLSearchParams({ name: 'x' }),
      };
      const answer = await service.request('/account/feed-keys', init);
      expect(answer.status).toBe(401);
      const fields = parsePage(await answer.text()).find('input');
      return fields.find(({ attributes }) => attributes['name'] === 'next')?.attributes['value'];
    };
    expect(await nextFor({ referer: `${service.url}account?x` })).toBe('/account?x');
    expect(await nextFor({ referer: 'https://evil.example/account' })).toBe('/');
    expect(await nextFor({})).toBe('/');
  });

  it('is every page of an instance that only token holders may read', async () => {
    const service = await startService({ read: 'token' });
    for (const path of ['/', '/?q=x', '/nowhere', '/upload', '/torrents/x', '/docs/rules']) {
      const answer = await service.request(path, { headers: BROWSER });
      expect(answer.status, path).toBe(401);
      const page = parsePage(await answer.text());
      const next = page.find('input').find(({ attributes }) => attributes['name'] === 'next');
      expect(next?.attributes['value'], path).toBe(path);
    }
    expect((await service.request('/login', { headers: BROWSER })).status).toBe(200);
    const browser = await signIn(service);
    expect((await browser.get('/')).status).toBe(200);
  });
});

describe('the log', () => {
  it('holds no secret that identifies a person', async () => {
    const service = await startService({ read: 'token' });
    const once = await linkSecret(service);
    const browser = await signIn(service);
    const made = await browser.post('/account/feed-keys', { name: 'reader' });
    const [key = 'none'] = /torrentry_feed_[\w-]{27}/.exec(await made.text()) ?? [];
    const code = 'code-of-a-provider';
    const deleteKey = 'key-of-an-upload';
    await post(service, { token: 'torrentry_a-wrong-one' });
    await browser.get(`/login?once=${once}`);
    await browser.get(`/login?next=${encodeURIComponent(`/torrents/x/delete?key=${deleteKey}&a=b`)}`);
    await browser.get(
      `/login?next=${encodeURIComponent(`/login?next=${encodeURIComponent(`/x?key=${deleteKey}`)}`)}&z=1`,
    );
    await browser.get(`/login/oidc/callback?code=${code}&state=x`);
    await service.request(`/feed.atom?key=${key}`, { headers: BROWSER });
    await service.request(`/feed.atom?x=1&key=${key}wrong#fragment`);
    await post(service, { once });
    await service.request('/account', { headers: { authorization: `Basic ${btoa(`:${service.token}`)}` } });
    await browser.post('/logout');
    const log = service.log.join('\n');
    const secrets = [once, key, code, deleteKey, service.token, 'torrentry_a-wrong-one'];
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
    expect(log).not.toContain(browser.cookie.split('=')[1]);
    expect(log).toContain('key%3D*%26a%3Db');
    expect(log).toContain('/login?once=*');
  });
});
