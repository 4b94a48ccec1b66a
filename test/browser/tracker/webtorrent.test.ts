import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import { openForAll } from '../../support/browser-service.ts';
import { openBrowser, WITH_COMPILER } from '../../support/browser.ts';
import type { TestService } from '../../support/service.ts';
import { testWith } from '../../support/tools.ts';
import { until } from '../../support/until.ts';

const WEBTORRENT = new URL('../../../node_modules/webtorrent/dist/webtorrent.min.js', import.meta.url);
const CONTENT_BYTES = 200_000;

let browser: Browser;
let service: TestService;
let site: string;

openForAll(
  { tracker: 'open' },
  (opened) => {
    ({ browser, service } = opened);
  },
  // Without it, pages give each other names for their addresses that only a network with multicast resolves.
  () => openBrowser([WITH_COMPILER, '--disable-features=WebRtcHideLocalIpsWithMdns']),
);

/** A page of another site than the service: pages of all sites use a tracker. */
beforeAll(async () => {
  const library = readFileSync(WEBTORRENT);
  const server = createServer(({ url }, response) => {
    if (url === '/webtorrent.js') response.setHeader('content-type', 'text/javascript').end(library);
    else response.setHeader('content-type', 'text/html').end('<!doctype html><title>peer</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return () => server.close();
});

async function openPeer(): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(site);
  await page.evaluate(`
    import('/webtorrent.js').then(({ default: WebTorrent }) => {
      const options = { dht: false, lsd: false, utPex: false, natUpnp: false, natPmp: false };
      globalThis.client = new WebTorrent({ ...options, tracker: { rtcConfig: { iceServers: [] } } });
    })
  `);
  return page;
}

async function countsOf(infohash: string): Promise<string> {
  const response = await service.request(`scrape?info_hash=${infohash.replaceAll(/../g, '%$&')}`);
  return Buffer.from(await response.arrayBuffer()).toString('latin1');
}

describe('the tracker and WebTorrent', () => {
  testWith('chromium')(
    'leads two pages to each other, and counts a page no more that was closed',
    async () => {
      const announce = `${service.url.replace('http', 'ws')}announce`;
      const seeder = await openPeer();
      const infohash = (await seeder.evaluate(`
      new Promise((resolve) => {
        const content = Uint8Array.from({ length: ${CONTENT_BYTES} }, (_, at) => (at * 7) % 251);
        const file = new File([content], 'shared.bin');
        client.seed(file, { announce: [${JSON.stringify(announce)}] }, ({ infoHash }) => resolve(infoHash));
      })
    `)) as string;
      await until(async () => expect(await countsOf(infohash)).toContain('8:completei1e'));

      const leecher = await openPeer();
      const downloaded = await leecher.evaluate(`
      new Promise((resolve, reject) => {
        client.on('error', reject);
        const magnet = 'magnet:?xt=urn:btih:${infohash}&tr=${encodeURIComponent(announce)}';
        client.add(magnet, (torrent) => {
          torrent.on('done', () => torrent.files[0].arrayBuffer().then((bytes) => {
            const content = new Uint8Array(bytes);
            resolve([content.length, content.every((byte, at) => byte === (at * 7) % 251)]);
          }, reject));
        });
      })
    `);
      expect(downloaded).toEqual([CONTENT_BYTES, true]);
      await until(async () => expect(await countsOf(infohash)).toContain('8:completei2e10:downloadedi1e'));

      await seeder.close();
      await until(async () => expect(await countsOf(infohash)).toContain('8:completei1e'));
    },
  );
});
