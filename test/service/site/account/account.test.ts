import { describe, expect, it } from 'vitest';
import type { IssueInput } from '../../../../src/access/access.ts';
import { serviceForAll, startService, type TestService } from '../../../support/service.ts';
import { signIn, type SignedInBrowser } from '../../../support/sign-in.ts';
import { makeTorrent } from '../../../support/torrents.ts';
import { parsePage, type ParsedPage } from '../../../support/site/parse-page.ts';

const OPERATOR = { tokenId: undefined, name: 'test', via: 'command line', ip: undefined } as const;
const UPLOADER = { name: 'ci', role: 'uploader' } as const;
const ADMIN = { name: 'other admin', role: 'admin' } as const;

async function issue(service: TestService, input: IssueInput = UPLOADER) {
  const { token, secret } = await service.app.access.issue(input, OPERATOR);
  return { token, secret, authorization: `Bearer ${secret}` };
}

/** Two browsers of an account that no other test uses. */
async function signInTwice(): Promise<[SignedInBrowser, SignedInBrowser]> {
  const { secret } = await issue(service, ADMIN);
  return [await signIn(service, secret), await signIn(service, secret)];
}

async function signInAlone(): Promise<SignedInBrowser> {
  return signIn(service, (await issue(service, ADMIN)).secret);
}

async function pageOf(answer: Response | Promise<Response>): Promise<ParsedPage> {
  const awaited = await answer;
  expect(awaited.headers.get('cache-control')).toBe('private, no-store');
  return parsePage(await awaited.text());
}

function mainOf(page: ParsedPage): string {
  return (page.find('main')[0]?.text ?? '').replaceAll(/\s+/g, ' ');
}

/** Where the forms of a page lead, but for those around every page. */
function actionsOf(page: ParsedPage): string[] {
  const actions = page.find('form').flatMap(({ attributes }) => attributes['action'] ?? []);
  return actions.filter((action) => action !== '/' && action !== '/language');
}

/** The facts of the account page, by their terms. */
function factsOf(page: ParsedPage): Record<string, string> {
  const values = page.find('dd').map(({ text }) => text.trim());
  return Object.fromEntries(page.find('dt').map(({ text }, index) => [text, values[index] ?? '']));
}

async function publish(service: TestService, authorization: string, name: string, collection = 'a') {
  const init = { method: 'PUT', body: makeTorrent({ name }), headers: { authorization } };
  const answer = await service.request(`/${collection}/${name}.torrent`, init);
  expect(answer.status).toBe(201);
}

const service = serviceForAll();

describe('the account page', () => {
  it('tells name, role, scope, end, and what the quota has left', async () => {
    const { secret, authorization } = await issue(service, {
      name: '<b>ci</b>',
      role: 'uploader',
      collection: 'debian',
      expiresAt: new Date('2999-01-02T03:04:00Z'),
      torrentsMax: 5,
      metainfoBytesMax: 1024 * 1024,
    });
    await publish(service, authorization, 'x', 'debian');
    const facts = factsOf(await pageOf((await signIn(service, secret)).get('/account')));
    expect(facts).toMatchObject({
      Name: '<b>ci</b>',
      Role: 'uploader: may publish torrents, and change or delete them later',
      Collection: 'debian',
      Expires: '2 January 2999 at 03:04 UTC',
      Published: '1 of 5 torrents',
    });
    expect(facts['.torrent files']).toMatch(/^\d+ B of 1 MiB$/);
  });

  it('tells what is used where there is no quota', async () => {
    const service = await startService();
    await publish(service, service.authorization.authorization, 'x');
    const facts = factsOf(await pageOf((await signIn(service)).get('/account')));
    expect(facts).toMatchObject({ Collection: 'all', Expires: 'never', Published: '1 torrent' });
  });

  it('is there for a token in a header, which has nothing to sign out of', async () => {
    const { secret, authorization: bearer } = await issue(service, ADMIN);
    const basic = `Basic ${btoa(`:${secret}`)}`;
    for (const authorization of [bearer, basic]) {
      const page = await pageOf(service.request('/account', { headers: { authorization } }));
      expect(factsOf(page)['Name']).toBe('other admin');
      expect(actionsOf(page)).toEqual(['/account/feed-keys']);
    }
  });
});

describe('the sessions of an account', () => {
  it('are listed with the browser as it calls itself, the own one marked', async () => {
    const agent = { 'user-agent': '<script>Browser</script>/1', 'sec-fetch-site': 'same-origin' };
    const { secret } = await issue(service, ADMIN);
    const body = new URLSearchParams({ token: secret });
    await service.request('/login', { method: 'POST', headers: agent, body });
    const page = await pageOf((await signIn(service, secret)).get('/account'));
    expect(page.find('th').map(({ text }) => text.trim())).toContain('<script>Browser</script>/1');
    expect(mainOf(page).match(/this one/g)).toHaveLength(1);
    expect(mainOf(page)).toContain('127.0.0.1');
    expect(actionsOf(page)).toEqual(
      expect.arrayContaining(['/logout', expect.stringMatching(/^\/account\/sessions\/\d+\/end$/)]),
    );
  });

  it('can be ended one by one', async () => {
    const [here, elsewhere] = await signInTwice();
    const page = await pageOf(here.get('/account'));
    const end = actionsOf(page).find((action) => action.endsWith('/end')) ?? '';
    const answer = await here.post(end);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/account');
    expect((await elsewhere.get('/account')).status).toBe(401);
    expect((await here.get('/account')).status).toBe(200);
    expect((await here.post(end)).status).toBe(404);
  });

  it('cannot be ended by somebody else', async () => {
    const [here, elsewhere] = await signInTwice();
    const end = actionsOf(await pageOf(here.get('/account'))).find((action) => action.endsWith('/end')) ?? '';
    const other = await signIn(service, (await issue(service)).secret);
    expect((await other.post(end)).status).toBe(404);
    expect((await elsewhere.get('/account')).status).toBe(200);
  });
});

describe('feed keys', () => {
  const secretIn = (text: string) => /torrentry_feed_[\w-]{27}/.exec(text)?.[0] ?? '';

  it('are shown once, on the page that answers, and then by name only', async () => {
    const browser = await signInAlone();
    const answer = await browser.post('/account/feed-keys', { name: ' reader & <co> ' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const text = await answer.text();
    const secret = secretIn(text);
    expect(parsePage(text).find('pre')[0]?.text).toBe(secret);
    expect((await service.app.access.authenticateFeedKey(secret, undefined)).name).toBe('reader & <co>');
    const account = await (await browser.get('/account')).text();
    expect(account).not.toContain(secret);
    expect(mainOf(parsePage(account))).toContain('reader & <co>');
  });

  it('are explained as what opens .torrent files, where anything needs a token at all', async () => {
    const about = 'to download that file where reading needs a token. It gives access to nothing else.';
    const notNeeded = 'Reading is open here, so programs need a feed key only for private collections.';
    for (const [read, isNeeded] of [
      ['open', false],
      ['token', true],
    ] as const) {
      const service = await startService({ read });
      await publish(service, service.authorization.authorization, 'x');
      const browser = await signIn(service);
      const text = mainOf(await pageOf(browser.get('/account')));
      expect([text.includes(about), text.includes(notNeeded)]).toEqual([true, !isNeeded]);
      const secret = secretIn(await (await browser.post('/account/feed-keys', { name: 'reader' })).text());
      const open = async (path: string) => (await service.request(`${path}?key=${secret}`)).status;
      expect(await open('/a/x.torrent')).toBe(200);
      // A list has no such parameter.
      expect(await open('/a/')).toBe(isNeeded ? 401 : 400);
    }
  });

  it('are a line of text for a program', async () => {
    const body = new URLSearchParams({ name: 'reader' });
    const answer = await service.request('/account/feed-keys', {
      method: 'POST',
      headers: service.authorization,
      body,
    });
    expect(answer.status).toBe(201);
    expect(await answer.text()).toMatch(/^torrentry_feed_[\w-]{27}\n$/);
  });

  it('stop at once when they are revoked, and leave the list', async () => {
    const browser = await signInAlone();
    const secret = secretIn(await (await browser.post('/account/feed-keys', { name: 'reader' })).text());
    const page = await pageOf(browser.get('/account'));
    const revoke = actionsOf(page).find((action) => action.endsWith('/revoke')) ?? '';
    expect((await browser.post(revoke)).headers.get('location')).toBe('/account');
    await expect(service.app.access.authenticateFeedKey(secret, undefined)).rejects.toMatchObject({
      code: 'unauthorized',
    });
    expect(actionsOf(await pageOf(browser.get('/account')))).not.toContain(revoke);
  });

  it('cannot be revoked by somebody else', async () => {
    const browser = await signInAlone();
    const secret = secretIn(await (await browser.post('/account/feed-keys', { name: 'reader' })).text());
    const page = await pageOf(browser.get('/account'));
    const revoke = actionsOf(page).find((action) => action.endsWith('/revoke')) ?? '';
    const other = await signIn(service, (await issue(service)).secret);
    expect((await other.post(revoke)).status).toBe(404);
    expect((await service.app.access.authenticateFeedKey(secret, undefined)).name).toBe('reader');
  });

  it('are not made without a name', async () => {
    const browser = await signInAlone();
    expect((await browser.post('/account/feed-keys', { name: '  ' })).status).toBe(400);
  });
});

describe('a form of the account', () => {
  it('changes nothing without the form token of that very session', async () => {
    const [browser, other] = await signInTwice();
    const foreign = await other.formToken();
    expect(foreign).not.toBe('');
    for (const formToken of ['', 'wrong', foreign, 'a'.repeat(116)]) {
      const answer = await browser.post('/account/feed-keys', { name: 'reader', formToken });
      expect(answer.status, formToken).toBe(403);
    }
    const body = new URLSearchParams({ name: 'reader' });
    const headers = { cookie: browser.cookie, 'sec-fetch-site': 'same-origin' };
    expect((await service.request('/account/feed-keys', { method: 'POST', headers, body })).status).toBe(403);
    expect(mainOf(await pageOf(browser.get('/account')))).not.toContain('reader');
  });

  it('changes nothing when the cookie comes without a word of where it is sent from', async () => {
    const browser = await signInAlone();
    const send = async (headers: Record<string, string>) => {
      const body = new URLSearchParams({ name: 'reader', formToken: await browser.formToken() });
      const init = { method: 'POST', headers: { cookie: browser.cookie, ...headers }, body };
      return (await service.request('/account/feed-keys', init)).status;
    };
    expect(await send({})).toBe(403);
    expect(await send({ origin: 'null' })).toBe(403);
    expect(await send({ origin: 'https://evil.example' })).toBe(403);
    expect(await send({ 'sec-fetch-site': 'none' })).toBe(403);
    expect(await send({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await send({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(mainOf(await pageOf(browser.get('/account')))).not.toContain('Revoke');
    expect(await send({ origin: service.url.slice(0, -1) })).toBe(201);
  });

  it('is not sent by a GET', async () => {
    const browser = await signInAlone();
    for (const path of ['/logout', '/account/feed-keys', '/account/sessions/1/end']) {
      expect([404, 405], path).toContain((await browser.get(path)).status);
    }
    expect((await browser.get('/account')).status).toBe(200);
  });
});

describe('what somebody has published', () => {
  it('is listed in every state, with what can be done about it', async () => {
    const { secret, authorization } = await issue(service);
    for (const name of ['kept', 'removed', 'taken-down']) await publish(service, authorization, name);
    await publish(service, service.authorization.authorization, 'of-another');
    const remove = (name: string, headers: Record<string, string>) =>
      service.request(`/a/${name}.torrent`, { method: 'DELETE', headers });
    await remove('removed', { authorization });
    await remove('taken-down', service.authorization);
    const page = await pageOf((await signIn(service, secret)).get('/account/torrents'));
    const [, ...rows] = page.find('tr').map(({ text }) => text.replaceAll(/\s+/g, ' '));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/taken-down .*removed/);
    expect(rows[0]).not.toContain('Restore');
    expect(rows[1]).toMatch(/removed .*removed.*Restore/);
    expect(rows[2]).toMatch(/kept .*public.*Edit.*Delete/);
    expect(mainOf(page)).not.toContain('of-another');
    expect(actionsOf(page)).toEqual([expect.stringMatching(/^\/torrents\/[0-9a-f]{40}\/restore$/)]);
  });

  it('goes on over pages', async () => {
    const { secret, authorization } = await issue(service);
    for (let number = 0; number < 51; number++) await publish(service, authorization, `number-${number}`);
    const browser = await signIn(service, secret);
    const first = await pageOf(browser.get('/account/torrents'));
    expect(first.find('tr')).toHaveLength(51);
    const next = first.find('a').find(({ attributes }) => attributes['rel'] === 'next')?.attributes['href'];
    const second = await pageOf(browser.get(`/account/torrents${next}`));
    expect(mainOf(second)).toContain('number-0');
    expect(second.find('tr')).toHaveLength(2);
    expect(second.find('a').some(({ attributes }) => attributes['rel'] === 'next')).toBe(false);
  });

  it('is searched no more often than anything else', async () => {
    const service = await startService({ limitSearches: { capacity: 1, perSeconds: 86_400 } });
    const { authorization } = await issue(service);
    const search = async (path: string) =>
      (await service.request(path, { headers: { authorization } })).status;
    expect(await search('/?q=a')).toBe(200);
    expect(await search('/account/torrents?q=a')).toBe(429);
    expect(await search('/account/torrents')).toBe(200);
  });

  it('may be nothing yet', async () => {
    const page = await pageOf((await signInAlone()).get('/account/torrents'));
    expect(mainOf(page)).toContain('You have not published anything yet.');
  });
});
