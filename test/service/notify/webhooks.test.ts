import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { passTime } from '../../support/clock.ts';
import { auditOf, readPage, sendForm, sendJson } from '../../support/forms.ts';
import { publishTorrent } from '../../support/published.ts';
import { startReceiver, type Received } from '../../support/receiver.ts';
import { serviceForAll } from '../../support/service.ts';
import { until } from '../../support/until.ts';

interface WebhookJson {
  readonly id: number;
  readonly url: string;
  readonly secret: string;
  readonly state: string;
  readonly collection: string | null;
  readonly types: readonly string[] | null;
}

interface DeliveryJson {
  readonly id: number;
  readonly messageId: string;
  readonly delivered: boolean;
  readonly status: number | null;
  readonly problem: string | null;
}

// Each test has a collection and a webhook of its own.
const service = serviceForAll({ webhooksPrivate: ['127.0.0.1'] });

async function add(terms: object): Promise<WebhookJson> {
  const answer = await sendJson(service, '/api/v1/webhooks', terms);
  expect(answer.status).toBe(201);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  return (await answer.json()) as WebhookJson;
}

function send(method: string, path: string, body?: object): Promise<Response> {
  const headers = { ...service.authorization, 'content-type': 'application/json' };
  return service.request(`/api/v1/webhooks${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function deliveriesOf(id: number): Promise<readonly DeliveryJson[]> {
  const answer = await send('GET', `/${id}/deliveries`);
  return ((await answer.json()) as { items: readonly DeliveryJson[] }).items;
}

/** Whether a message is signed as Standard Webhooks says, worked out here once more. */
function isSigned({ headers, body }: Received, secret: string): boolean {
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

describe('webhooks in the API', () => {
  it('are added with a secret that is shown once, and get signed messages', async () => {
    passTime(0);
    const receiver = await startReceiver();
    const { id, secret } = await add({ url: receiver.url, collection: 'signed', types: ['published'] });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    for (const path of ['', `/${id}`]) expect(await (await send('GET', path)).text()).not.toContain(secret);
    const { infohashV1 } = await publishTorrent(service, '/signed/x.torrent', 'signed x');
    await until(() => expect(receiver.received).toHaveLength(1));
    const [message] = receiver.received;
    expect(message && isSigned(message, secret)).toBe(true);
    expect(message?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
    });
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      type: 'torrent.published',
      data: { infohashV1 },
    });
    await until(async () =>
      expect(await deliveriesOf(id)).toMatchObject([{ delivered: true, status: 204, problem: null }]),
    );
    expect(await auditOf(service)).toContain(`webhook.create webhook ${id}`);
    expect(
      await (await service.request('/api/v1/audit', { headers: service.authorization })).text(),
    ).not.toContain('key=1');
  });

  it('are changed, stopped, listed and deleted', async () => {
    const receiver = await startReceiver();
    const { id } = await add({ url: receiver.url, collection: 'changed', types: ['removed'] });
    const edited = await send('PATCH', `/${id}`, { collection: null, types: null, enabled: false });
    expect(await edited.json()).toMatchObject({ id, collection: null, types: null, state: 'disabled' });
    const list = (await (await send('GET', '')).json()) as { items: readonly WebhookJson[] };
    expect(list.items.find((webhook) => webhook.id === id)).toMatchObject({ state: 'disabled' });
    expect((await send('DELETE', `/${id}`)).status).toBe(204);
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['GET', '/deliveries'],
      ['POST', '/test'],
    ] as const)
      expect((await send(method, `/${id}${path}`, method === 'PATCH' ? {} : undefined)).status).toBe(404);
  });

  it.each([
    ['http://10.0.0.1/', 'it is not a public address'],
    ['http://[::1]:8080/', 'it is not a public address'],
    ['http://0x7f.2/', 'it is not a public address'],
    ['http://169.254.169.254/latest/meta-data', 'it is not a public address'],
    ['https://nowhere.invalid/', 'no address is found for that name'],
    ['ftp://example.org/', 'it is not an address'],
    ['https://user:pass@example.org/', 'it has a name or password'],
    [`https://example.org/${'x'.repeat(2000)}`, 'longer than 2000 characters'],
  ])('are not added for %s', async (url, text) => {
    const answer = await sendJson(service, '/api/v1/webhooks', { url });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(text);
  });

  it.each([
    {},
    { url: 'https://8.8.8.8/', types: [] },
    { url: 'https://8.8.8.8/', types: ['x'] },
    { url: 'https://8.8.8.8/', audience: 'me' },
    { url: 'https://8.8.8.8/', secret: 'x' },
  ])('are not added of %j', async (body) => {
    expect((await sendJson(service, '/api/v1/webhooks', body)).status).toBe(400);
  });

  it('follow no redirect, and say so', async () => {
    const receiver = await startReceiver();
    const elsewhere = await startReceiver();
    receiver.answer = (_, response) => void response.writeHead(307, { location: elsewhere.url }).end();
    const { id } = await add({ url: receiver.url, collection: 'redirected' });
    const answer = await send('POST', `/${id}/test`);
    expect(await answer.json()).toMatchObject({
      delivered: false,
      status: 307,
      problem: 'The receiver answered 307: redirects are not followed.',
    });
    expect(elsewhere.received).toEqual([]);
  });

  it('name the host they are sent to, and read little of an answer that never ends', async () => {
    const receiver = await startReceiver();
    receiver.answer = (_, response) => {
      response.writeHead(200);
      const more = (error?: Error | null): void => {
        if (!error && !response.destroyed) response.write('x'.repeat(10_000), more);
      };
      more();
    };
    const { id, url } = await add({ url: receiver.url, collection: 'endless' });
    expect(await (await send('POST', `/${id}/test`)).json()).toMatchObject({ delivered: true, status: 200 });
    expect(receiver.received[0]?.headers.host).toBe(new URL(url).host);
  });

  it('report that no program listens there', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    const { id } = await add({ url: `http://127.0.0.1:${port}/`, collection: 'deaf' });
    expect(await (await send('POST', `/${id}/test`)).json()).toMatchObject({
      delivered: false,
      status: null,
      problem: 'The connection failed (ECONNREFUSED).',
    });
  });

  it('send a message again on request', async () => {
    const receiver = await startReceiver();
    const { id } = await add({ url: receiver.url, collection: 'repeated' });
    await publishTorrent(service, '/repeated/x.torrent', 'repeated x');
    const [delivery] = await until(async () => {
      const deliveries = await deliveriesOf(id);
      expect(deliveries).toHaveLength(1);
      return deliveries;
    });
    const answer = await send('POST', `/${id}/deliveries/${delivery?.id}/redeliver`);
    expect(await answer.json()).toMatchObject({
      messageId: delivery?.messageId,
      attempts: 2,
      delivered: true,
    });
    expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
  });
});

describe('the page of webhooks', () => {
  it('adds one with a secret that only this page shows, tests, changes and deletes it', async () => {
    const receiver = await startReceiver();
    const form = {
      url: receiver.url,
      collection: 'by-page',
      types: 'published, removed',
      audience: 'public',
    };
    const added = await sendForm(service, '/admin/webhooks', form);
    const [secret = ''] = /whsec_[A-Za-z0-9+/]{43}=/.exec(await added.text()) ?? [];
    expect(secret).not.toBe('');
    const list = await readPage(service, '/admin/webhooks');
    expect(list).not.toContain(secret);
    const [, address = ''] = [...list.matchAll(/href="(\/admin\/webhooks\/\d+)"/g)].at(-1) ?? [];
    expect((await sendForm(service, `${address}/test`, {})).status).toBe(303);
    expect(receiver.received).toHaveLength(1);
    expect(await readPage(service, address)).toContain('delivered');
    const wrong = await sendForm(service, address, { ...form, url: 'http://10.0.0.1/', types: 'published' });
    expect(wrong.status).toBe(400);
    const shown = await wrong.text();
    expect(shown).toContain('http://10.0.0.1/');
    expect(shown).toContain('not a public address');
    expect((await sendForm(service, address, { ...form, types: '' })).status).toBe(303);
    expect((await sendForm(service, `${address}/state`, { enabled: 'no' })).status).toBe(303);
    expect(await readPage(service, address)).toContain('An admin has disabled it.');
    expect((await sendForm(service, `${address}/remove`, {})).status).toBe(400);
    expect((await sendForm(service, `${address}/remove`, { sure: 'yes' })).status).toBe(303);
    expect((await service.request(address, { headers: service.authorization })).status).toBe(404);
  });
});
