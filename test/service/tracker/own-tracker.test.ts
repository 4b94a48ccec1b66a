import bencode from 'bencode';
import { describe, expect, it } from 'vitest';
import { v1 } from '../../support/metainfo/make.ts';
import { publishBytes, publishTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { announceTo } from '../../support/tracker-client.ts';

const service = serviceForAll({ tracker: 'catalogue', trackerUdpPort: 0 });

interface Written {
  readonly tiers: readonly (readonly string[])[];
  readonly headers: Headers;
  /** The bytes of `info`. */
  readonly info: string;
}

async function download(path: string, headers: Record<string, string> = {}, from: TestService = service) {
  const response = await from.request(path, { headers });
  expect(response.status, path).toBe(200);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { announce, ...root } = bencode.decode(bytes) as Record<string, Uint8Array | Uint8Array[][]>;
  const tiers = (root['announce-list'] as Uint8Array[][] | undefined) ?? [[announce as Uint8Array]];
  const text = Buffer.from(bytes).toString('latin1');
  const written: Written = {
    tiers: tiers.map((tier) => tier.map((address) => Buffer.from(address).toString())),
    headers: response.headers,
    info: text.slice(text.indexOf('4:info')),
  };
  return written;
}

describe('a download with ?tracker=own', () => {
  it('has the tracker of this site first, those of the file after it, and info as it was', async () => {
    const body = makeTorrent({ name: 'own one', announce: 'udp://tracker.example:80' });
    await publishBytes(service, '/own/one.torrent', body);
    const { tiers, headers, info } = await download('/own/one.torrent?tracker=own');
    const { trackerUdpPort } = service.app;
    expect(tiers).toEqual([
      [`${service.url}announce`, `udp://127.0.0.1:${trackerUdpPort}/announce`],
      ['udp://tracker.example:80'],
    ]);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(info).toBe((await download('/own/one.torrent')).info);
  });

  it('has a passkey of the visitor, the same one each time, by which their client is let in', async () => {
    const { infohashV1 } = await publishTorrent(service, '/own/two.torrent', 'own two');
    const { headers } = await tokenOf(service, 'reader');
    const [first, again] = await Promise.all(
      [1, 2].map(() => download('/own/two.torrent?tracker=own', headers)),
    );
    expect(again?.tiers).toEqual(first?.tiers);
    const [address = ''] = first?.tiers[0] ?? [];
    expect(address).toMatch(/\/announce\?passkey=[0-9a-f]{32}$/);
    const at = address.slice(service.url.length - 1);
    expect((await announceTo(service, infohashV1, { at })).failure).toBe('');
  });

  it('is refused to a stranger for a private torrent, whose only tracker it is for others', async () => {
    const body = v1({ private: 1, name: 'own private' }, { announce: 'https://tracker.example/announce' });
    await publishBytes(service, '/own/private.torrent', body);
    const refused = await service.request('/own/private.torrent?tracker=own');
    expect(refused.status).toBe(401);
    const { tiers } = await download('/own/private.torrent?tracker=own', service.authorization);
    expect(tiers).toEqual([[expect.stringMatching(/^http:.*\/announce\?passkey=/)]]);
  });

  it('needs a token beside other changes, as these do alone', async () => {
    await publishTorrent(service, '/own/three.torrent', 'own three');
    const path = '/own/three.torrent?tracker=own&tracker=udp%3A%2F%2Fother.example';
    expect((await service.request(path)).status).toBe(401);
    const { tiers } = await download(path, service.authorization);
    expect(tiers).toEqual([[expect.anything(), expect.anything()], ['udp://other.example']]);
  });

  it('is offered on the page, which says what is in the file', async () => {
    const { page } = await publishTorrent(service, '/own/four.torrent', 'own four');
    const pageFor = async (headers: Record<string, string>): Promise<string> =>
      (await service.request(page, { headers: { ...headers, accept: 'text/html' } })).text();
    expect(await pageFor({})).toContain('/own/four.torrent?tracker=own"');
    expect(await pageFor(service.authorization)).toContain('it has our tracker and your passkey');
  });

  it('is refused where there is no tracker', async () => {
    const other = await startService();
    await publishTorrent(other, '/a/x.torrent', 'x');
    expect((await other.request('/a/x.torrent?tracker=own')).status).toBe(409);
    const account = await other.request('/account', {
      headers: { ...other.authorization, accept: 'text/html' },
    });
    expect(await account.text()).not.toContain('/account/passkeys');
  });
});
