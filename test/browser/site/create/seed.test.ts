import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, onTestFinished } from 'vitest';
import { axeFlaws, bringAxe } from '../../../support/axe.ts';
import { openBrowser, WITH_COMPILER } from '../../../support/browser.ts';
import { openForAll } from '../../../support/browser-service.ts';
import { begin, openCreatePage, ready, writeFolder } from '../../../support/create-page.ts';
import { startService, type TestService } from '../../../support/service.ts';
import { testWith } from '../../../support/tools.ts';

const WEBTORRENT = new URL('../../../../node_modules/webtorrent/dist/webtorrent.min.js', import.meta.url);

const test = testWith('chromium');
let browser: Browser;
let service: TestService;
let site: string;

openForAll(
  { tracker: 'catalogue' },
  (opened) => {
    ({ browser, service } = opened);
  },
  // Without it, pages give each other names for their addresses that only a network with multicast resolves.
  () => openBrowser([WITH_COMPILER, '--disable-features=WebRtcHideLocalIpsWithMdns']),
);

/** A page of another site with WebTorrent. */
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

/** Opens WebTorrent in a page of its own, which begins to download. */
async function openDownload(collection: string): Promise<Page> {
  const list = await service.request(`api/v1/torrents?collection=${collection}`);
  const { items } = (await list.json()) as { items: { links: { magnet: string } }[] };
  const magnet = await (await fetch(items[0]?.links.magnet ?? '')).text();
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(site);
  await page.evaluate(`
    import('/webtorrent.js').then(({ default: WebTorrent }) => {
      const client = new WebTorrent({ dht: false, lsd: false, utPex: false, tracker: { rtcConfig: { iceServers: [] } } });
      client.add(${JSON.stringify(magnet.trim())}, (torrent) => { globalThis.torrent = torrent; });
    })
  `);
  return page;
}

/** The bytes of each file by its path, as base64, once all are there. */
async function downloaded(collection: string): Promise<Readonly<Record<string, string>>> {
  const page = await openDownload(collection);
  await page.waitForFunction('globalThis.torrent?.done');
  return page.evaluate(`
    (async () => {
      const files = {};
      for (const file of torrent.files) {
        const bytes = new Uint8Array(await file.arrayBuffer());
        files[file.path] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      }
      return files;
    })()
  `);
}

/** A server that gets requests of STUN (RFC 8489), which have the type 1 and a fixed number, and answers none. */
async function openStun() {
  const socket = createSocket('udp4');
  onTestFinished(() => void socket.close());
  let count = 0;
  const once = new Promise<void>((resolve) => {
    socket.on('message', (packet) => {
      if (packet.readUInt16BE(0) !== 1 || packet.readUInt32BE(4) !== 0x2112_a442) return;
      count += 1;
      resolve();
    });
  });
  await new Promise<void>((resolve) => socket.bind(0, '0.0.0.0', resolve));
  // The interface by which browsers reach others: from it, none of them asks the loopback one.
  const own = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  const asked = {
    once,
    get count() {
      return count;
    },
  };
  return { address: `${own?.address ?? '127.0.0.1'}:${socket.address().port}`, asked };
}

async function publish(page: Page, collection: string): Promise<void> {
  await begin(page);
  await ready(page);
  expect(await seedButton(page).isVisible()).toBe(false);
  await page.getByLabel('Collection').fill(collection);
  await page.getByLabel('Token').fill(service.token);
  await page.getByRole('button', { name: /^Upload \(/ }).click();
  await page.getByText('1 published').first().waitFor();
}

/** A torrent of one file of content that no other test has, so that it is another torrent. */
async function openPublished(collection: string): Promise<{ readonly page: Page; readonly file: string }> {
  const file = join(writeFolder().folder, 'a.bin');
  appendFileSync(file, collection);
  const page = await openCreatePage(browser, service.url, bringAxe);
  await page.locator('[data-input=files]').setInputFiles(file);
  await publish(page, collection);
  return { page, file };
}

const seedButton = (page: Page): Locator => page.getByRole('button', { name: 'Seed it now' });
const isSeeding = (page: Page): Promise<void> => page.getByText('This page is seeding.').waitFor();
const isStopped = (page: Page): Promise<void> => page.getByText('This page seeds no more.').waitFor();
const alertOf = (page: Page, text: string): Promise<void> =>
  page.getByRole('alert').filter({ hasText: text }).waitFor();

describe('seeding from the page that creates a torrent', () => {
  for (const version of ['hybrid', 'v1'] as const) {
    test(`gives a page of another site all files of ${version}, bit for bit`, async () => {
      const { folder, files } = writeFolder();
      const page = await openCreatePage(browser, service.url);
      const loaded: string[] = [];
      page.on('request', (request) => loaded.push(request.url()));
      await page.locator('[data-input=folder]').setInputFiles(folder);
      await page.locator('[name=torrent-name]').fill(`release ${version}`);
      await page.getByLabel('Version').selectOption(version);
      await publish(page, `seeded/${version}`);
      expect(loaded.some((url) => url.endsWith('/webtorrent.js'))).toBe(false);
      await seedButton(page).click();
      await isSeeding(page);
      expect(await seedButton(page).isVisible()).toBe(false);

      const found = await downloaded(`seeded/${version}`);
      for (const { path, content } of files) {
        const bytes = Buffer.from(found[join(`release ${version}`, ...path)] ?? 'missing', 'base64');
        expect(Buffer.compare(bytes, content), path.join('/')).toBe(0);
      }
      await page.getByText(/^Connected peers: \d · [1-9]\d*\s\S+ sent$/).waitFor();
      // No server but its own was asked.
      expect(loaded.filter((url) => !url.startsWith(service.url) && !url.startsWith('blob:'))).toEqual([]);

      await page.getByRole('button', { name: 'Stop seeding' }).click();
      await isStopped(page);
      expect(await page.evaluate(`document.activeElement.hasAttribute('data-seed-start')`)).toBe(true);
    });
  }

  test('has no flaws that axe finds, before and while it seeds', async () => {
    const { page } = await openPublished('accessible');
    expect(await axeFlaws(page)).toEqual([]);
    await seedButton(page).click();
    await isSeeding(page);
    expect(await axeFlaws(page)).toEqual([]);
  });

  test('says why others cannot find it', async () => {
    const { page } = await openPublished('removed');
    const { status } = await service.request('removed/a.bin.torrent', {
      method: 'DELETE',
      headers: { authorization: `Bearer ${service.token}` },
    });
    expect(status).toBe(204);
    await seedButton(page).click();
    await alertOf(page, 'Others cannot find this page at the tracker: Unregistered torrent');
  });

  test('ends when a file cannot be read any more, and names it', async () => {
    const { page, file } = await openPublished('changed');
    await seedButton(page).click();
    await isSeeding(page);
    writeFileSync(file, 'changed');
    await openDownload('changed');
    await alertOf(page, 'a.bin cannot be read');
    await isStopped(page);
  });

  test('is offered again for a torrent that is published already, without another upload', async () => {
    const { page, file } = await openPublished('again');
    await page.reload();
    await page.locator('[data-input=files]').setInputFiles(file);
    await begin(page);
    await ready(page);
    await seedButton(page).click();
    await isSeeding(page);
    await (await openDownload('again')).waitForFunction('globalThis.torrent?.done');
  });

  test('asks the STUN servers that the operator names, once it is to seed', async () => {
    const { address, asked } = await openStun();
    const other = await startService({ tracker: 'catalogue', uploads: 'open', trackerStun: [address] });
    const { folder } = writeFolder();
    const page = await openCreatePage(browser, other.url);
    await page.locator('[data-input=folder]').setInputFiles(folder);
    await begin(page);
    await ready(page);
    await page.getByText('Ready', { exact: true }).waitFor();
    await page.getByLabel('Collection').fill('found');
    await page.getByRole('button', { name: /^Upload \(/ }).click();
    await page.getByText(`To find out that address, the page asks ${address}.`).waitFor();
    expect(asked.count).toBe(0);
    await seedButton(page).click();
    await asked.once;
  });

  test('is not offered for v2, which no client downloads from a page', async () => {
    const { folder } = writeFolder();
    const page = await openCreatePage(browser, service.url);
    await page.locator('[data-input=files]').setInputFiles(join(folder, 'a.bin'));
    await page.getByLabel('Version').selectOption('v2');
    await publish(page, 'not-offered');
    expect(await seedButton(page).isVisible()).toBe(false);
  });

  test('is not offered where the server has no tracker', async () => {
    const other = await startService();
    const page = await (await fetch(`${other.url}create`, { headers: { accept: 'text/html' } })).text();
    expect(page).not.toContain('data-seed');
  });
});
