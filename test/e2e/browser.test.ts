import { AxeBuilder } from '@axe-core/playwright';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { realTorrents, samplePath } from '../support/corpus.ts';
import { openService, type TestService } from '../support/service.ts';
import { isInstalled, testWith } from '../support/tools.ts';
import { makeTorrent } from '../support/torrents.ts';

const folder = mkdtempSync(join(tmpdir(), 'torrentry-test-'));
const test = testWith('chromium');
const hostile = `<img src=x onerror=alert(1)>"'&amp;\u202e\u0001 ${'wide'.repeat(100)}`;
/** One of them is written from right to left, and one has long words. */
const LOCALES = ['en', 'de', 'ar'];
let browser: Browser;
let service: TestService;

beforeAll(async () => {
  if (!isInstalled('chromium')) return;
  browser = await openBrowser();
  service = await openService({ data: folder });
  for (const { fileName, bytes } of realTorrents()) {
    const init = { method: 'PUT', body: new Uint8Array(bytes), headers: service.authorization };
    expect((await service.request(`/real/${encodeURIComponent(fileName)}`, init)).status).toBe(201);
  }
  const files = [
    { path: [hostile, hostile], length: 5 },
    { path: ['plain'], length: 5 },
  ];
  const init = {
    method: 'PUT',
    body: makeTorrent({ name: hostile, comment: hostile, announce: hostile, files }),
    headers: service.authorization,
  };
  expect((await service.request('/hostile/x.torrent', init)).status).toBe(201);
}, 60_000);

afterAll(async () => {
  if (!isInstalled('chromium')) return;
  await browser.close();
  await service.close();
  rmSync(folder, { recursive: true });
});

/** Opens a page in a context of its own, and tells what it asked for from elsewhere and what its policy stopped. */
async function visit(
  path: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
): Promise<string[]> {
  const context = await browser.newContext(options);
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith(service.url)) complaints.push(`asked for ${request.url()}`);
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  try {
    await page.goto(new URL(path, service.url).href);
    await look(page);
  } finally {
    await context.close();
  }
  return complaints;
}

async function hostilePath(): Promise<string> {
  const answer = await service.request('/hostile/', { headers: { accept: 'application/json' } });
  const { items } = (await answer.json()) as { items: { links: { page: string } }[] };
  return items[0]?.links.page ?? '';
}

async function allPages(): Promise<string[]> {
  const [first] = realTorrents();
  return [
    '/',
    '/?q=debian',
    '/?q=nothing-of-this-name',
    '/real/',
    `/torrents/${first?.infohashV1}`,
    await hostilePath(),
    '/upload',
    '/docs/problems/conflict',
    '/nowhere',
  ];
}

describe('a browser without JavaScript', () => {
  test('uploads by the form, finds, opens and downloads bit for bit', async () => {
    const name = 'ubuntu-18.04.6-desktop-amd64.iso.torrent';
    const complaints = await visit('/', { javaScriptEnabled: false, acceptDownloads: true }, async (page) => {
      await page.getByRole('link', { name: 'Upload', exact: true }).click();
      await page.getByLabel('Collection').fill('ubuntu/18.04');
      await page.getByRole('textbox', { name: 'Token' }).fill(service.token);
      await page.getByLabel('Torrent files').setInputFiles(samplePath('libtorrent', 'sample.torrent'));
      await page.getByRole('button', { name: 'Upload' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('sample');

      await page.getByRole('searchbox').fill('ubuntu desktop');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('link', { name: 'ubuntu-18.04.6-desktop-amd64.iso' }).first().click();
      expect(await page.getByText('bc26c6bc83d0ca1a7bf9875df1ffc3fed81ff555').count()).toBeGreaterThan(0);
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download .torrent' }).click();
      const saved = await download;
      expect(saved.suggestedFilename()).toBe(name);
      expect((await readFile(await saved.path())).equals(await readFile(samplePath('real', name)))).toBe(
        true,
      );
    });
    expect(complaints).toEqual([]);
  });

  test('sees why a file was refused, and finds what it typed again', async () => {
    const complaints = await visit('/upload', { javaScriptEnabled: false }, async (page) => {
      await page.getByLabel('Collection').fill('my/collection');
      await page.getByRole('textbox', { name: 'Token' }).fill('not the token');
      await page.getByLabel('Torrent files').setInputFiles(samplePath('libtorrent', 'sample.torrent'));
      await page.getByRole('button', { name: 'Upload' }).click();
      expect(await page.getByLabel('Collection').inputValue()).toBe('my/collection');
      expect(await page.getByRole('main').textContent()).toContain('unknown, expired or was revoked');
      await page.getByRole('textbox', { name: 'Token' }).fill(service.token);
      await page
        .getByLabel('Torrent files')
        .setInputFiles([
          samplePath('libtorrent', 'sample.torrent'),
          samplePath('libtorrent', 'slash_path3.torrent'),
        ]);
      await page.getByRole('button', { name: 'Upload' }).click();
      const text = await page.getByRole('main').textContent();
      expect(text).toContain('slash_path3.torrent');
      expect(text).toMatch(/byte \d+/);
    });
    // The console tells of every answer with an error status: here the 401, as it should be.
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
  });
});

describe('the choice of the language', () => {
  test('goes by what the browser likes, until another is chosen, without JavaScript and on every page', async () => {
    const options = { javaScriptEnabled: false, locale: 'de-AT' };
    const complaints = await visit('/upload?collection=a', options, async (page) => {
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Torrents hochladen');
      await page.getByLabel('Sprache').selectOption('العربية');
      await page.getByRole('button', { name: 'Ändern' }).click();
      expect(page.url()).toBe(`${service.url}upload?collection=a`);
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('رفع التورنتات');
      await page.goto(new URL('/nowhere', service.url).href);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('غير موجود');
    });
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });
});

describe('every page', () => {
  test('asks for nothing from elsewhere, and its policy stops nothing', async () => {
    for (const path of await allPages()) {
      const complaints = await visit(path, {}, async () => {});
      expect(
        complaints.filter((text) => !text.includes('404')),
        path,
      ).toEqual([]);
    }
  });

  test('fits into 320 pixels without scrolling sideways', async () => {
    for (const path of await allPages()) {
      for (const locale of LOCALES) {
        await visit(path, { locale, viewport: { width: 320, height: 640 } }, async (page) => {
          const width = await page.evaluate('document.documentElement.scrollWidth');
          expect(width, `${path} in ${locale}`).toBeLessThanOrEqual(320);
        });
      }
    }
  }, 60_000);

  test('has no flaw that axe finds, in light and dark, wide and narrow', async () => {
    for (const path of await allPages()) {
      for (const options of [
        { colorScheme: 'light', viewport: { width: 1100, height: 800 } },
        { colorScheme: 'dark', viewport: { width: 1100, height: 800 } },
        { colorScheme: 'light', viewport: { width: 320, height: 640 } },
        { locale: 'ar', viewport: { width: 1100, height: 800 } },
      ] as const) {
        await visit(path, options, async (page) => {
          const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
          expect(
            violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
            `${path} ${JSON.stringify(options)}`,
          ).toEqual([]);
        });
      }
    }
  }, 120_000);
});
