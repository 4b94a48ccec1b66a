// Makes the pictures of the README from a real catalogue: npm run screenshots
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { createApp, type App } from '../src/app/app.ts';
import { loadConfig } from '../src/config/config.ts';
import { serve } from '../src/http/serve.ts';
import { openBrowser } from '../test/support/browser.ts';
import { realTorrents } from '../test/support/corpus.ts';
import { makeTorrent } from '../test/support/torrents.ts';

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
  readonly signedIn?: boolean;
}

interface Shown {
  readonly fileName: string;
  readonly collection: string;
  readonly edit: object;
}

/** The published torrents of the test corpus, as a distribution and an archive would describe them. */
const SHOWN: readonly Shown[] = [
  {
    fileName: 'debian-11.2.0-amd64-DVD-1.iso.torrent',
    collection: 'debian/11',
    edit: {
      title: 'Debian 11.2 “bullseye”, DVD 1, amd64',
      category: 'Linux',
      tags: ['debian', 'amd64', 'stable'],
      licence: 'Various free licences',
      description:
        'The first DVD of **Debian 11.2** for 64-bit PCs.\n\n' +
        '- Installer with GNOME, KDE, Xfce and more\n- Works without a network\n\n' +
        'Check it against `SHA512SUMS` from <https://www.debian.org/CD/verify>.',
    },
  },
  {
    fileName: 'ubuntu-18.04.6-desktop-amd64.iso.torrent',
    collection: 'ubuntu',
    edit: { title: 'Ubuntu 18.04.6 desktop, amd64', category: 'Linux', tags: ['ubuntu', 'amd64'] },
  },
  {
    fileName: 'Android-x86 8.1 r6 iso.torrent',
    collection: 'android-x86',
    edit: { title: 'Android-x86 8.1 r6', category: 'Linux', tags: ['android'] },
  },
  {
    fileName: 'alice_in_wonderland_librivox_archive.torrent',
    collection: 'librivox',
    edit: {
      title: 'Alice’s Adventures in Wonderland, read by LibriVox volunteers',
      category: 'Audio books',
      tags: ['librivox', 'english'],
      licence: 'Public domain',
    },
  },
  { fileName: 'bittorrent-v2-hybrid-test.torrent', collection: 'samples', edit: { tags: ['hybrid'] } },
  { fileName: 'bittorrent-v2-test.torrent', collection: 'samples', edit: { tags: ['v2'] } },
];

const MIB = 2 ** 20;
const ARCHITECTURES = ['s390x', 'riscv64', 'ppc64el', 'i386', 'armhf', 'arm64', 'amd64'];

/** Generated torrents, so that the list is as long as that of a real catalogue. */
const MADE = [
  ...['08', '09', '10', '11'].map((month, index) => ({
    name: `archlinux-2026.${month}.01-x86_64.iso`,
    lengthBytes: (1210 + 9 * index) * MIB,
    collection: 'archlinux',
    edit: { category: 'Linux', tags: ['archlinux', 'x86_64'] },
  })),
  ...ARCHITECTURES.map((architecture, index) => ({
    name: `debian-13.2.0-${architecture}-netinst.iso`,
    lengthBytes: (560 + 23 * index) * MIB,
    collection: 'debian/13',
    edit: {
      title: `Debian 13.2 “trixie” network installer, ${architecture}`,
      category: 'Linux',
      tags: ['debian', architecture, 'netinst', 'stable'],
    },
  })),
  ...['temperature', 'precipitation', 'wind speed'].map((what, index) => ({
    name: `global-${what.replace(' ', '-')}-2025-hourly.nc`,
    lengthBytes: (1900 + 330 * index) * MIB,
    collection: 'climate',
    edit: { title: `Global ${what} of 2025, hourly, on a grid of 0.25°`, category: 'Data', tags: ['netcdf'] },
  })),
];

const PICTURES: readonly Picture[] = [
  { name: 'start', path: '/', width: 1280, height: 800, scheme: 'light' },
  { name: 'torrent-dark', path: 'TORRENT', width: 1100, height: 1000, scheme: 'dark' },
  { name: 'admin', path: '/admin', width: 1100, height: 900, scheme: 'dark', signedIn: true },
];

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_SHOWN = 30;
/** How many people fetch a torrent on the days after it came. */
const DOWNLOADS = [9, 6, 7, 4, 3];

/** The time that the program goes by: the torrents come over the days that the charts show. */
let daysAgo = DAYS_SHOWN - 1;
const now = (): Date => new Date(Date.now() - daysAgo * DAY_MS);

async function download(address: string): Promise<void> {
  for (const [index, count] of DOWNLOADS.entries()) {
    if (index > 0) daysAgo = Math.max(0, daysAgo - 1);
    for (let fetched = 0; fetched < count; fetched += 1) await (await fetch(address)).arrayBuffer();
  }
}

/** Publishes what is shown; gives the path of the first torrent's page. */
async function publish(url: string, secret: string): Promise<string> {
  const authorization = `Bearer ${secret}`;
  let first: string | undefined;
  for (const { fileName, bytes } of realTorrents()) {
    const shown = SHOWN.find((one) => one.fileName === fileName);
    if (shown === undefined) continue;
    const uploaded = await fetch(new URL(`/${shown.collection}/${encodeURIComponent(fileName)}`, url), {
      method: 'PUT',
      body: new Uint8Array(bytes),
      headers: { authorization, accept: 'application/json' },
    });
    const { links, infohashV1, infohashV2 } = (await uploaded.json()) as {
      links: { page: string; download: string };
      infohashV1: string | null;
      infohashV2: string | null;
    };
    const edited = await fetch(new URL(`/api/v1/torrents/${infohashV1 ?? infohashV2}`, url), {
      method: 'PATCH',
      body: JSON.stringify(shown.edit),
      headers: { authorization, 'content-type': 'application/json' },
    });
    if (!edited.ok) throw new Error(`Cannot describe ${fileName}: ${await edited.text()}`);
    if (shown === SHOWN[0]) first = new URL(links.page).pathname;
    await download(new URL(new URL(links.download).pathname, url).href);
  }
  if (first === undefined) throw new Error('Cannot find the torrents of the test corpus');
  return first;
}

/** Publishes the generated torrents over the last days. */
async function publishMade(url: string, secret: string): Promise<void> {
  for (const [index, { name, lengthBytes, collection, edit }] of MADE.entries()) {
    daysAgo = (4 * (MADE.length - index)) / MADE.length;
    const fields = Object.entries({ ...edit, tags: edit.tags.join() });
    const query = new URLSearchParams(fields).toString();
    const answer = await fetch(new URL(`/${collection}/${name}.torrent?${query}`, url), {
      method: 'PUT',
      body: makeTorrent({ name, lengthBytes }),
      headers: { authorization: `Bearer ${secret}` },
    });
    if (!answer.ok) throw new Error(`Cannot publish ${name}: ${await answer.text()}`);
  }
}

async function take(browser: Browser, picture: Picture, url: string, torrent: string, session: string) {
  const { name, path, width, height, scheme, signedIn = false } = picture;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: 'en-GB',
    deviceScaleFactor: 1.5,
  });
  if (signedIn) await context.addCookies([{ name: 'torrentry', value: session, url }]);
  const page = await context.newPage();
  await page.goto(new URL(path === 'TORRENT' ? torrent : path, url).href, { waitUntil: 'networkidle' });
  await page.screenshot({ path: join(import.meta.dirname, 'images', `${name}.png`) });
  await context.close();
}

async function signIn({ access }: App, secret: string): Promise<string> {
  const { secret: session } = await access.signIn(secret, { userAgent: 'screenshots', ip: undefined });
  return session;
}

const data = mkdtempSync(join(tmpdir(), 'torrentry-screenshots-'));
const { config } = loadConfig({ flags: {}, env: {}, readFile: () => '' });
// Links on the pictures begin with it, and not with the port that was free.
const origin = 'http://torrents.example.org';
const app = await createApp({ ...config, origin, data, logLevel: 'silent' }, { now });
const server = await serve(app.fetch, { host: '127.0.0.1', port: 0, log: app.log });
const browser = await openBrowser();
try {
  const issued = await app.access.ensureAdmin(undefined);
  const secret = issued?.secret ?? '';
  const url = `http://127.0.0.1:${server.port}/`;
  const torrent = await publish(url, secret);
  await publishMade(url, secret);
  daysAgo = 0;
  const session = await signIn(app, secret);
  for (const picture of PICTURES) await take(browser, picture, url, torrent, session);
} finally {
  await browser.close();
  await server.close(0);
  await app.close();
  rmSync(data, { recursive: true });
}
