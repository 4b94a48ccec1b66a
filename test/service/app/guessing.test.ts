import { describe, expect, it } from 'vitest';
import { tokenOf } from '../../support/published.ts';
import { exchange } from '../../support/raw.ts';
import { serviceForAll, startService, type TestService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';

const CAPACITY = 4;
const LIMITS = { limitLogins: { capacity: CAPACITY, perSeconds: 3600 } } as const;
const BEHIND_PROXY = { ...LIMITS, trustedProxies: ['127.0.0.1'] };

type Headers = Readonly<Record<string, string>>;
type Guess = (service: TestService, secret: string, headers?: Headers) => Promise<Response>;

const bearer: Guess = (service, secret, headers) =>
  service.request('/account', { headers: { ...headers, authorization: `Bearer ${secret}` } });

const basic: Guess = (service, secret, headers) =>
  service.request('/account', { headers: { ...headers, authorization: `Basic ${btoa(`ci:${secret}`)}` } });

function form(path: string, field: string): Guess {
  return (service, secret, headers = {}) =>
    service.request(path, { method: 'POST', headers, body: new URLSearchParams({ [field]: secret }) });
}

const uploadForm: Guess = (service, secret, headers = {}) => {
  const body = new FormData();
  body.append('token', secret);
  body.append('file', new Blob([makeTorrent()]), 'x.torrent');
  return service.request('/upload', { method: 'POST', headers, body });
};

const feedKey: Guess = (service, secret, headers = {}) =>
  service.request(`/a/x.torrent?key=${secret}`, { headers });

const WAYS: readonly [way: string, guess: Guess, read: 'open' | 'token'][] = [
  ['a Bearer header', bearer, 'open'],
  ['a Basic password', basic, 'open'],
  ['the form to sign in', form('/login', 'token'), 'open'],
  ['a login link', form('/login', 'once'), 'open'],
  ['the upload form', uploadForm, 'open'],
  ['a feed key', feedKey, 'token'],
  ['a Bearer header where reading takes a token', bearer, 'token'],
];

function from(address: string): Headers {
  return { 'x-forwarded-for': address };
}

async function statusesOf(answers: readonly (() => Promise<Response>)[]): Promise<number[]> {
  const statuses = [];
  for (const ask of answers) statuses.push((await ask()).status);
  return statuses;
}

/** As many wrong secrets as an address may try, and one more. */
async function exhaust(service: TestService, guess: Guess, headers: Headers): Promise<number[]> {
  const guesses = Array.from(
    { length: CAPACITY + 1 },
    (_, index) => () => guess(service, `wrong-${index}`, headers),
  );
  return statusesOf(guesses);
}

const EXHAUSTED = [401, 401, 401, 401, 429];

const open = serviceForAll(BEHIND_PROXY);
const closed = serviceForAll({ ...BEHIND_PROXY, read: 'token' });

let lastAddress = 0;

/** An address from which no other test guesses. */
function newAddress(): string {
  lastAddress += 1;
  return `203.0.113.${lastAddress}`;
}

describe('wrong secrets', () => {
  it.each(WAYS)('in %s can be tried only so often from one address', async (_way, guess, read) => {
    const service = read === 'open' ? open : closed;
    const [client, other] = [from(newAddress()), from(newAddress())];
    expect(await exhaust(service, guess, client)).toEqual(EXHAUSTED);
    const refused = await guess(service, 'wrong-again', client);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.text()).not.toContain('wrong-again');
    expect((await guess(service, 'wrong', other)).status).toBe(401);
  });

  it('count together, whatever they are tried as', async () => {
    const [client, other] = [from(newAddress()), from(newAddress())];
    const ways = [bearer, basic, form('/login', 'token'), form('/login', 'once'), feedKey];
    const mixed = ways.map((guess, index) => () => guess(closed, `wrong-${index}`, client));
    expect(await statusesOf(mixed)).toEqual(EXHAUSTED);
    // Nobody has shown this one from there before: a right guess must look like a wrong one.
    expect((await bearer(closed, closed.token, client)).status).toBe(429);
    expect((await bearer(closed, closed.token, other)).status).toBe(200);
  });

  it('count once for a page as well, which is made for whoever sent them', async () => {
    const headers = { ...from(newAddress()), accept: 'text/html' };
    expect(await exhaust(open, bearer, headers)).toEqual(EXHAUSTED);
  });

  it('count by the /64 of an IPv6 address', async () => {
    const address = (end: number) => from(`2001:db8:1:2:${end}::${end}`);
    const guesses = [1, 2, 3, 4, 5].map((end) => () => bearer(open, 'wrong', address(end)));
    expect(await statusesOf(guesses)).toEqual(EXHAUSTED);
    expect((await bearer(open, 'wrong', from('2001:db8:1:3::1'))).status).toBe(401);
  });

  it('count for the client and not for the addresses that it makes up', async () => {
    const direct = await startService(LIMITS);
    const madeUp = [1, 2, 3, 4, 5].map((end) => () => bearer(direct, 'wrong', from(`198.51.100.${end}`)));
    expect(await statusesOf(madeUp)).toEqual(EXHAUSTED);
    const client = newAddress();
    const before = [1, 2, 3, 4, 5].map(
      (end) => () => bearer(open, 'wrong', from(`198.51.100.${end}, ${client}`)),
    );
    expect(await statusesOf(before)).toEqual(EXHAUSTED);
  });

  it('are no more when they are tried all at once', async () => {
    const service = await startService(LIMITS);
    const answers = await Promise.all(Array.from({ length: 40 }, () => bearer(service, 'wrong')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(CAPACITY);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(40 - CAPACITY);
  });

  it('are no more when they come in one packet, and a right one among the last is not let in', async () => {
    const service = await startService(LIMITS);
    const secrets = [...Array.from({ length: 20 }, (_, index) => `wrong-${index}`), service.token];
    const heads = secrets.map(
      (secret) => `GET /account HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${secret}\r\n\r\n`,
    );
    const answer = await exchange(service.port, [heads.join('')]);
    const statuses = Array.from(answer.matchAll(/HTTP\/1\.1 (\d+)/g), ([, status]) => Number(status));
    expect(statuses).toEqual([401, 401, 401, 401, ...Array.from({ length: 17 }, () => 429)]);
  });
});

describe('a pipeline whose token worked', () => {
  it('goes on while a neighbour at the same address guesses', async () => {
    const { secret, headers } = await tokenOf(open, 'uploader');
    const office = from(newAddress());
    const publish = (name: string, address: Headers) =>
      open.request(`/ci/${name}.torrent`, {
        method: 'PUT',
        body: makeTorrent({ name }),
        headers: { ...headers, ...address },
      });
    expect((await publish('one', office)).status).toBe(201);
    expect(await exhaust(open, bearer, office)).toEqual(EXHAUSTED);
    expect((await publish('two', office)).status).toBe(201);
    expect((await basic(open, secret, office)).status).toBe(200);
  });

  it('stops at once when its token is revoked, however often it was let in before', async () => {
    const service = await startService(BEHIND_PROXY);
    const { secret } = await tokenOf(service, 'uploader', { name: 'ci' });
    expect((await bearer(service, secret, from('203.0.113.1'))).status).toBe(200);
    const revoked = await service.request('/api/v1/tokens/2', {
      method: 'DELETE',
      headers: service.authorization,
    });
    expect(revoked.status).toBeLessThan(300);
    expect((await bearer(service, secret, from('203.0.113.1'))).status).toBe(401);
  });
});

describe('a client that waits for 100 Continue', () => {
  const expecting = (path: string, headers: Headers) =>
    [
      `PUT ${path} HTTP/1.1`,
      'Host: localhost',
      'Expect: 100-continue',
      'Content-Length: 500',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '\r\n',
    ].join('\r\n');

  it('is told 429 first after too many wrong tokens', async () => {
    const service = await startService(LIMITS);
    await exhaust(service, bearer, {});
    const headers = { authorization: 'Bearer wrong' };
    const answer = await exchange(service.port, [expecting('/a/x.torrent', headers)], false);
    expect(answer).toMatch(/^HTTP\/1\.1 429 [^]*\r\nconnection: close\r\n/i);
  });

  it('is told 429 first after too many uploads', async () => {
    const service = await startService({ limitUploads: { capacity: 1, perSeconds: 3600 } });
    const { headers } = await tokenOf(service, 'uploader');
    const init = { method: 'PUT', body: makeTorrent(), headers };
    expect((await service.request('/a/x.torrent', init)).status).toBe(201);
    const answer = await exchange(service.port, [expecting('/a/y.torrent', headers)], false);
    expect(answer).toMatch(/^HTTP\/1\.1 429 [^]*\r\nconnection: close\r\n/i);
    expect(answer).toContain('"uploads";q=1;w=3600');
  });
});
