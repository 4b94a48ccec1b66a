import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openForAll } from '../../support/browser-service.ts';
import { realTorrents, samplePath } from '../../support/corpus.ts';
import type { TestService } from '../../support/service.ts';
import { testWith } from '../../support/tools.ts';

const test = testWith('chromium');
let browser: Browser;
let service: TestService;

openForAll({}, async (opened) => {
  ({ browser, service } = opened);
  for (const { fileName, bytes } of realTorrents()) {
    const init = { method: 'PUT', body: new Uint8Array(bytes), headers: service.authorization };
    expect((await service.request(`/real/${encodeURIComponent(fileName)}`, init)).status).toBe(201);
  }
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

  test('sees why a file was refused, and finds what it typed and chose again', async () => {
    const complaints = await visit('/upload', { javaScriptEnabled: false }, async (page) => {
      await page.getByLabel('Collection').fill('my/collection');
      await page.getByRole('textbox', { name: 'Token' }).fill('not the token');
      await page
        .getByLabel('Torrent files')
        .setInputFiles([
          samplePath('libtorrent', 'sample.torrent'),
          samplePath('libtorrent', 'slash_path3.torrent'),
        ]);
      await page.getByRole('button', { name: 'Upload' }).click();
      expect(await page.getByLabel('Collection').inputValue()).toBe('my/collection');
      expect(await page.getByRole('main').textContent()).toContain('unknown, expired or was revoked');
      // Whoever types before the browser has moved the focus there makes it complain.
      await page.locator('[autofocus]:focus').waitFor();
      await page.getByRole('textbox', { name: 'Token' }).fill(service.token);
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
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('لا يوجد nowhere هنا');
    });
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });
});
