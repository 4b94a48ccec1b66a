import { describe, expect, it } from 'vitest';
import { hybrid } from '../../support/metainfo/make.ts';
import { publishBytes, publishTorrent } from '../../support/published.ts';
import { openService, startService, type TestService } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { announceTo } from '../../support/tracker-client.ts';
import { udpAnnounce, udpClient } from '../../support/udp-client.ts';
import { until } from '../../support/until.ts';

const SETTINGS = { tracker: 'catalogue', trackerFigures: 'on' } as const;

interface Totals {
  readonly uploaded: number;
  readonly downloaded: number;
  readonly uploadedAlone: number;
}

interface Listed {
  readonly items: readonly (Totals & { readonly infohash: string })[];
  readonly totals: Totals;
}

async function passkeyOf(service: TestService) {
  const headers = { ...service.authorization, 'content-type': 'application/json' };
  const made = await service.request('/api/v1/passkeys', {
    method: 'POST',
    headers,
    body: '{"name":"home"}',
  });
  const { id, passkey } = (await made.json()) as { readonly id: number; readonly passkey: string };
  return { id, at: `/announce?passkey=${passkey}`, passkey };
}

async function listed(service: TestService, path = '/api/v1/figures'): Promise<Listed> {
  const answer = await service.request(path, { headers: service.authorization });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Listed;
}

/** Announces a client with what it says that it has transferred. */
async function say(service: TestService, infohash: string, at: string, more: string): Promise<void> {
  expect((await announceTo(service, infohash, { at, more })).failure).toBe('');
}

/** Waits until so much was written down. */
function counted(service: TestService, uploaded: number): Promise<void> {
  return until(async () => expect((await listed(service)).totals.uploaded).toBe(uploaded));
}

function sent(uploaded: number | string, downloaded: number | string = 0, more = ''): string {
  return `&uploaded=${uploaded}&downloaded=${downloaded}${more}`;
}

describe('what users transfer', () => {
  it('is credited once for a hybrid that is announced by both of its hashes, from any address', async () => {
    const service = await startService(SETTINGS);
    const both = (await publishBytes(service, '/figures/both.torrent', hybrid())) as unknown as {
      readonly infohashV1: string;
      readonly infohashV2: string;
    };
    const { at } = await passkeyOf(service);
    for (const [uploaded, downloaded] of [
      [0, 0],
      [700, 300],
      [900, 300],
    ] as const) {
      for (const infohash of [both.infohashV1, both.infohashV2])
        await say(service, infohash, at, sent(uploaded, downloaded, '&left=0'));
    }
    await counted(service, 900);
    const { items, totals } = await listed(service);
    expect(items).toMatchObject([{ infohash: both.infohashV1, uploaded: 900, downloaded: 300 }]);
    // Nobody was there to load it.
    expect(totals).toMatchObject({ uploaded: 900, downloaded: 300, uploadedAlone: 900 });
  });

  it('is not credited for numbers that start over, are negative, no numbers, or huge', async () => {
    const service = await startService(SETTINGS);
    const { infohashV1 } = await publishTorrent(service);
    const { at } = await passkeyOf(service);
    await say(service, infohashV1, at, sent(5_000, 5_000, '&event=started'));
    for (const wrong of [-1, 'NaN', '9'.repeat(15), '9'.repeat(19), '1e9', 0])
      await say(service, infohashV1, at, sent(wrong, wrong));
    await say(service, infohashV1, at, sent(10, 20));
    await counted(service, 10);
    expect((await listed(service)).totals).toMatchObject({ uploaded: 10, downloaded: 20 });
  });

  it('goes on after a restart, which credits nothing twice', async () => {
    const settings = { ...SETTINGS, data: temporaryFolder() };
    let service = await openService(settings);
    const { infohashV1 } = await publishTorrent(service);
    const { at } = await passkeyOf(service);
    const admin = service.authorization;
    await say(service, infohashV1, at, sent(1_000, 0, '&event=started'));
    await say(service, infohashV1, at, sent(1_500));
    await service.close();
    service = await openService({ ...settings, adminToken: admin.authorization.split(' ')[1] });
    await say(service, infohashV1, at, sent(1_800));
    await counted(service, 800);
    expect((await listed(service)).items).toHaveLength(1);
    await service.close();
  });

  it('is not counted of clients without a passkey, and nowhere unless the operator wants it', async () => {
    const service = await startService({ tracker: 'catalogue' });
    const headers = service.authorization;
    expect((await service.request('/api/v1/figures', { headers })).status).toBe(404);
    expect((await service.request('/account/figures', { headers })).status).toBe(404);
    expect((await service.request('/account/figures.csv', { headers })).status).toBe(404);
    expect(await (await service.request('/account', { headers })).text()).not.toContain('account/figures');
    expect(service.app.figures).toBeUndefined();
  });

  it('is on a page and in a file, told to the program around, and gone with the last passkey', async () => {
    const service = await startService(SETTINGS);
    const headers = service.authorization;
    const { infohashV1 } = await publishTorrent(service, '/figures/one.torrent', 'the one');
    const heard: number[] = [];
    const unsubscribe = service.app.figures?.subscribe((changes) =>
      heard.push(...changes.map(({ uploaded }) => uploaded)),
    );
    const { id, at } = await passkeyOf(service);
    await say(service, infohashV1, at, sent(0, 0, '&event=started'));
    await say(service, infohashV1, at, sent(4_000, 2_000));
    await until(() => expect(heard.reduce((sum, each) => sum + each, 0)).toBe(4_000));
    unsubscribe?.();
    const page = await (await service.request('/account/figures', { headers })).text();
    expect(page).toContain('the one');
    expect(page).toMatch(/<dt>Ratio<\/dt>\s*<dd>2<\/dd>/);
    const file = await service.request('/account/figures.csv', { headers });
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await file.text()).toMatch(
      new RegExp(`^infohash,uploaded,.*\r\n${infohashV1},4000,2000,\\d+,0,[^,]+Z\r\n$`),
    );
    const [{ id: user } = { id: 0 }] = await tokensOf(service);
    expect(await listed(service, `/api/v1/tokens/${user}/figures`)).toEqual(await listed(service));
    await service.request(`/api/v1/passkeys/${id}`, { method: 'DELETE', headers });
    expect((await listed(service)).items).toEqual([]);
  });

  it('is counted over UDP too, with a passkey in the address', async () => {
    const service = await startService({ ...SETTINGS, trackerUdpPort: 0 });
    const { infohashV1 } = await publishTorrent(service);
    const { passkey } = await passkeyOf(service);
    const client = udpClient(service.app.trackerUdpPort ?? 0);
    const connection = await client.connect();
    for (const uploaded of [1_000, 1_200]) {
      const packet = udpAnnounce(connection, { infohash: infohashV1 });
      packet.writeBigUInt64BE(BigInt(uploaded), 72);
      const address = Buffer.from(`/announce?passkey=${passkey}`);
      await client.ask(Buffer.concat([packet, Buffer.of(2, address.length), address]));
    }
    await counted(service, 200);
    expect((await listed(service)).items).toMatchObject([{ infohash: infohashV1, uploaded: 200 }]);
  });
});

async function tokensOf(service: TestService): Promise<readonly { readonly id: number }[]> {
  const answer = await service.request('/api/v1/tokens', { headers: service.authorization });
  return ((await answer.json()) as { items: readonly { readonly id: number }[] }).items;
}
