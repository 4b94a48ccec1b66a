import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openEnhanced } from '../../../support/browser.ts';
import { openForAll } from '../../../support/browser-service.ts';
import { realTorrents, samplePath } from '../../../support/corpus.ts';
import { publishTorrent, readTorrent, type PublishedTorrent } from '../../../support/published.ts';
import type { TestService } from '../../../support/service.ts';
import { testWith } from '../../../support/tools.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const test = testWith('chromium');
const DESCRIPTION = `# About\n\n**Bold** and \`code\`, [a link](https://a.example/) and a list:\n\n- one\n- two\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`;
const HOSTILE = `<img src=x onerror=alert(1)>"' ${'wide'.repeat(30)}`;
const files = Array.from({ length: 60 }, (_, index) => ({
  path: [`folder ${index % 3}`, `file ${index}.txt`],
  length: 1000 + index,
}));

let browser: Browser;
let service: TestService;
let described: PublishedTorrent;

openForAll({ uploads: 'open' }, async (opened) => {
  ({ browser, service } = opened);
  const [hybrid] = realTorrents().filter(({ fileName }) => fileName.includes('hybrid'));
  await publishTorrent(service, '/a/described.torrent', 'older');
  const bytes = hybrid === undefined ? makeTorrent() : new Uint8Array(hybrid.bytes);
  const init = {
    method: 'PUT',
    body: bytes,
    headers: { ...service.authorization, accept: 'application/json' },
  };
  const answer = (await (await service.request('/a/described.torrent', init)).json()) as PublishedTorrent;
  described = { ...answer, page: `/torrents/${answer.infohashV1}` };
  await patch(described, { title: HOSTILE, description: DESCRIPTION, category: 'linux', tags: ['a', 'b'] });
  await service.request('/a/many.torrent', {
    method: 'PUT',
    body: makeTorrent({ name: 'many', files }),
    headers: service.authorization,
  });
});

async function patch({ page }: PublishedTorrent, changes: object): Promise<void> {
  const answer = await service.request(`/api/v1${page}`, {
    method: 'PATCH',
    headers: { ...service.authorization, 'content-type': 'application/json' },
    body: JSON.stringify(changes),
  });
  expect(answer.status).toBe(200);
}

interface VisitOptions extends BrowserContextOptions {
  /** Whether the browser is signed in with the admin's token. */
  readonly isSignedIn?: boolean;
}

/** Opens a page in a context of its own, and fails when it complains of anything. */
async function visit(
  path: string,
  { isSignedIn = false, ...options }: VisitOptions,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const complaints: string[] = [];
  try {
    if (isSignedIn) {
      const { secret } = await service.app.access.signIn(service.token, { userAgent: 'test', ip: undefined });
      await context.addCookies([{ name: 'torrentry', value: secret, url: service.url }]);
    }
    const page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await openEnhanced(page, new URL(path, service.url).href);
    await look(page);
  } finally {
    await context.close();
  }
  // The console tells of every answer with an error status.
  expect(complaints.filter((text) => !text.includes('the server responded with a status of 4'))).toEqual([]);
}

const withoutScript = { javaScriptEnabled: false };

describe('a browser without JavaScript', () => {
  test('edits a torrent with a preview, corrects what was refused, deletes it and undoes that', async () => {
    const { page: path } = await publishTorrent(service, '/a/edited.torrent', 'edited');
    await visit(path, { ...withoutScript, isSignedIn: true }, async (page) => {
      await page.getByRole('link', { name: 'Edit', exact: true }).click();
      await page.getByLabel('Description', { exact: true }).fill('Some **bold** text');
      await page.getByLabel('Category').fill('two/words');
      await page.getByRole('button', { name: 'Preview the description' }).click();
      expect(await page.getByRole('region', { name: 'Preview' }).locator('strong').textContent()).toBe(
        'bold',
      );
      await page.getByRole('button', { name: 'Save' }).click();
      expect(await page.getByRole('heading', { name: 'Not saved' }).count()).toBe(1);
      expect(await page.getByLabel('Description', { exact: true }).inputValue()).toBe('Some **bold** text');
      await page.getByRole('link', { name: 'Category' }).click();
      await page.getByLabel('Category').fill('linux');
      await page.getByRole('button', { name: 'Save' }).click();
      expect(new URL(page.url()).pathname).toBe(path);
      expect(await page.locator('.written strong').textContent()).toBe('bold');
      expect(await page.locator('[data-copy]:visible, .tree-filter:visible').count()).toBe(0);

      await page.getByRole('link', { name: 'Delete', exact: true }).click();
      await page.getByRole('button', { name: 'Delete' }).click();
      expect((await service.request('/a/edited.torrent')).status).toBe(410);
      await page.getByRole('button', { name: 'Restore it' }).click();
      expect(new URL(page.url()).pathname).toBe(path);
      expect((await service.request('/a/edited.torrent')).status).toBe(200);
    });
  });

  test('replaces a torrent by a newer version, which leads back to the older', async () => {
    const { page: path } = await publishTorrent(service, '/a/replaced.torrent', 'replaced');
    await visit(path, { ...withoutScript, isSignedIn: true }, async (page) => {
      await page.getByRole('link', { name: 'Upload a newer version' }).click();
      await page.getByLabel('Torrent file').setInputFiles(samplePath('libtorrent', 'sample.torrent'));
      await page.getByRole('main').getByRole('button', { name: 'Upload' }).click();
      await page.getByRole('link', { name: /^replaced/ }).click();
      expect(new URL(page.url()).pathname).toBe(path);
    });
    expect((await readTorrent(service, path)).state).toBe('superseded');
  });

  test('reports a torrent as a stranger', async () => {
    await visit(described.page, withoutScript, async (page) => {
      await page.getByRole('link', { name: 'Report' }).click();
      await page.getByLabel('What is wrong with it').selectOption('It is advertising');
      await page.getByRole('button', { name: 'Report' }).click();
      expect(await page.getByRole('main').textContent()).toContain('Thank you.');
    });
  });

  test('deletes as a stranger what it uploaded, by the address that it was given', async () => {
    await visit('/upload', withoutScript, async (page) => {
      await page.getByLabel('Torrent files').setInputFiles(samplePath('libtorrent', 'url_seed.torrent'));
      await page.getByRole('main').getByRole('button', { name: 'Upload' }).click();
      const address = await page.getByRole('link', { name: 'this address' }).getAttribute('href');
      expect(await page.locator('pre', { hasText: '/delete?key=' }).textContent()).toBe(address);
      await page.getByRole('link', { name: 'this address' }).click();
      await page.getByRole('button', { name: 'Delete' }).click();
      expect(await page.getByRole('button', { name: 'Restore it' }).count()).toBe(1);
    });
  });
});

describe('a browser with JavaScript', () => {
  test('copies the magnet link and the lines for a terminal', async () => {
    await visit(described.page, { permissions: ['clipboard-write'] }, async (page) => {
      const pasted = async () => {
        const field = page.getByRole('searchbox', { name: 'Search' });
        await field.fill('');
        await page.keyboard.press('Control+V');
        return field.inputValue();
      };
      await page.getByRole('button', { name: 'Copy magnet link' }).click();
      await page.getByText('Copied.').waitFor();
      expect(await pasted()).toBe(await page.getByRole('link', { name: 'Magnet link' }).getAttribute('href'));
      await page.getByRole('button', { name: 'Copy Infohash v1' }).click();
      await expect.poll(pasted).toBe(described.infohashV1);
      await page.getByRole('button', { name: 'Copy .torrent file' }).click();
      await expect.poll(pasted).toBe(`curl -fLO ${service.url}a/described.torrent`);
    });
  });

  test('filters the files by their names', async () => {
    await visit('/?q=many', {}, async (page) => {
      await page.getByRole('link', { name: 'many' }).first().click();
      await page.getByLabel('Filter by name').fill('file 59');
      await page.getByText('1 match').waitFor();
      expect(await page.locator('.tree .leaf:visible').count()).toBe(1);
    });
  });
});

describe('a printed torrent', () => {
  test('has its address, its infohashes and its QR code, and no buttons', async () => {
    await visit(described.page, {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.qr:visible').count()).toBe(1);
      expect(await page.getByText(described.infohashV1).first().isVisible()).toBe(true);
      expect(await page.getByText(`${service.url}a/described.torrent`).first().isVisible()).toBe(true);
      expect(await page.locator('button:visible').count()).toBe(0);
    });
  });
});
