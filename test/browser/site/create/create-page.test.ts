import { mkdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { describe, expect, onTestFinished } from 'vitest';
import type { MetainfoVersion } from '../../../../src/metainfo/metainfo.ts';
import { openBrowser, openEnhanced, WITH_COMPILER } from '../../../support/browser.ts';
import { openForAll } from '../../../support/browser-service.ts';
import { createInMemory, type MemoryFile } from '../../../support/metainfo/create.ts';
import { check } from '../../../support/metainfo/make.ts';
import { createRandom } from '../../../support/random.ts';
import type { TestService } from '../../../support/service.ts';
import { temporaryFolder } from '../../../support/temp.ts';
import { testWith } from '../../../support/tools.ts';

const test = testWith('chromium');
let browser: Browser;
let service: TestService;

openForAll(
  { tracker: 'catalogue' },
  (opened) => {
    ({ browser, service } = opened);
  },
  // Browsers compile what hashes for long.
  () => openBrowser([WITH_COMPILER]),
);

async function open(): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await openEnhanced(page, `${service.url}create`);
  return page;
}

/** A folder on the disk with files of all sizes. */
function writeFolder(): { readonly folder: string; readonly files: readonly MemoryFile[] } {
  const random = createRandom(9);
  const sizes = { 'a.bin': 200_000, 'deep/er/b': 16_384, 'deep/ü': 1, empty: 0, 'z z': 70_000 };
  const files = Object.entries(sizes).map(([path, length]) => ({
    path: path.split('/'),
    content: Uint8Array.from({ length }, () => random() * 256),
  }));
  const folder = join(temporaryFolder(), 'release 1');
  for (const { path, content } of files) {
    const file = join(folder, ...path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return { folder, files };
}

/** A large file without content on the disk. */
function writeLarge(lengthBytes: number): string {
  const file = join(temporaryFolder(), 'large.img');
  writeFileSync(file, '');
  truncateSync(file, lengthBytes);
  return file;
}

/** The torrent that the page offers to save. */
async function saved(page: Page): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save the .torrent file' }).click(),
  ]);
  return new Uint8Array(readFileSync(await download.path()));
}

const ready = (page: Page) => page.getByText('The torrent is ready.').waitFor();

describe('the page that creates a torrent', () => {
  for (const version of ['v1', 'v2', 'hybrid'] as const satisfies readonly MetainfoVersion[]) {
    test(`makes ${version} of a folder, the same as the command line`, async () => {
      const { folder, files } = writeFolder();
      const page = await open();
      await page.locator('[data-input=folder]').setInputFiles(folder);
      expect(await page.locator('[name=torrent-name]').inputValue()).toBe('release 1');
      await page.getByLabel('Version').selectOption(version);
      await page.getByRole('button', { name: 'Create the torrent' }).click();
      await ready(page);
      const { metainfo, findings } = check(await saved(page));
      expect(findings).toEqual([]);
      const expected = check(createInMemory({ version, name: 'release 1', files })).metainfo;
      expect([metainfo?.infohashV1, metainfo?.infohashV2]).toEqual([
        expected?.infohashV1,
        expected?.infohashV2,
      ]);
      expect(metainfo?.trackers).toEqual([[`${service.url}announce`]]);
    });
  }

  test('writes what was chosen, and publishes it in one step with fields', async () => {
    const { folder } = writeFolder();
    const page = await open();
    await page.locator('[data-input=files]').setInputFiles(join(folder, 'a.bin'));
    await page.locator('[name=torrent-name]').fill('renamed.bin');
    await page
      .locator('[name=trackers]')
      .fill('http://a.example/x\nhttp://b.example/x\n\nudp://c.example:1/');
    await page.locator('[data-create] summary').click();
    await page.getByLabel('Web seeds').fill('https://seed.example/renamed.bin');
    await page.getByLabel('Piece length').selectOption('65536');
    await page.getByLabel('Comment').fill('for you');
    await page.locator('[name=private]').check();
    await page.getByRole('button', { name: 'Create the torrent' }).click();
    await ready(page);
    await page.getByText('Ready', { exact: true }).waitFor();
    await page.getByLabel('Collection').fill('created/here');
    await page.getByLabel('Token').fill(service.token);
    await page.getByRole('button', { name: /^Upload \(/ }).click();
    await page.getByText('1 published').first().waitFor();
    const answer = await fetch(`${service.url}created/here/renamed.bin.torrent`);
    const { metainfo } = check(new Uint8Array(await answer.arrayBuffer()));
    expect(metainfo).toMatchObject({
      name: 'renamed.bin',
      private: true,
      pieceLengthBytes: 65_536,
      comment: 'for you',
      trackers: [['http://a.example/x', 'http://b.example/x'], ['udp://c.example:1/']],
      webSeeds: ['https://seed.example/renamed.bin'],
    });
  });

  test('pauses, and goes on after a reload when the same files are chosen again', async () => {
    const file = writeLarge(900_000_000);
    const page = await open();
    await page.locator('[data-input=files]').setInputFiles(file);
    await page.getByRole('button', { name: 'Create the torrent' }).click();
    await page.getByText(/[1-9]\d?% done/).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText(/^Paused at/).waitFor();
    await page.reload();
    await page.getByText(/You began a torrent of large\.img; [1-9]\d?% is done/).waitFor();
    await page.locator('[data-input=files]').setInputFiles(file);
    await ready(page);
    const { metainfo, findings } = check(await saved(page));
    expect(findings).toEqual([]);
    expect(metainfo?.contentBytes).toBe(900_000_000);
    await page.reload();
    expect(await page.getByText(/You began a torrent/).isVisible()).toBe(false);
  });

  test('continues where it was paused', async () => {
    const page = await open();
    await page.locator('[data-input=files]').setInputFiles(writeLarge(600_000_000));
    await page.getByRole('button', { name: 'Create the torrent' }).click();
    await page.getByText(/[1-9]\d?% done/).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText(/^Paused at/).waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await ready(page);
  });

  test('reads and hashes in workers alone, so that the page goes on answering', async () => {
    const page = await open();
    await page.evaluate(`
      const refuse = () => { throw new Error('the page itself reads or hashes'); };
      Blob.prototype.arrayBuffer = Blob.prototype.stream = crypto.subtle.digest = refuse;
    `);
    await page.locator('[data-input=files]').setInputFiles(writeLarge(100_000_000));
    await page.getByRole('button', { name: 'Create the torrent' }).click();
    await ready(page);
    expect(check(await saved(page)).metainfo?.contentBytes).toBe(100_000_000);
  });

  test('names a file that was changed since it was chosen, and publishes nothing', async () => {
    const { folder } = writeFolder();
    const file = join(folder, 'a.bin');
    const page = await open();
    await page.locator('[data-input=folder]').setInputFiles(folder);
    writeFileSync(file, 'changed');
    utimesSync(file, 1, 1);
    await page.getByRole('button', { name: 'Create the torrent' }).click();
    await page.getByRole('alert').filter({ hasText: 'The file a.bin was changed or removed' }).waitFor();
    expect(await page.locator('[data-publish]').isVisible()).toBe(false);
  });

  test('says what no torrent can have', async () => {
    const { folder } = writeFolder();
    const page = await open();
    await page.locator('[data-input=files]').setInputFiles(join(folder, 'empty'));
    await page.getByRole('button', { name: 'Create the torrent' }).click();
    await page.getByRole('alert').filter({ hasText: 'it has no content' }).waitFor();
    await page.locator('[data-input=folder]').setInputFiles(folder);
    await page.locator('[name=torrent-name]').fill('..');
    await page.getByRole('button', { name: 'Create the torrent' }).click();
    await page.getByRole('alert').filter({ hasText: 'a name that no torrent can have' }).waitFor();
  });

  test('asks before it is left only while it hashes', async () => {
    const page = await open();
    const asks = (): Promise<boolean> =>
      page.evaluate(`!dispatchEvent(new Event('beforeunload', { cancelable: true }))`);
    await page.locator('[data-input=files]').setInputFiles(writeLarge(600_000_000));
    expect(await asks()).toBe(false);
    await page.getByRole('button', { name: 'Create the torrent' }).click();
    await page.getByText(/[1-9]\d?% done/).waitFor();
    expect(await asks()).toBe(true);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(asks).toBe(false);
    await page.getByRole('button', { name: 'Create the torrent' }).waitFor();
  });

  test('works on a page that came by plain http, which has no digests of its own', async () => {
    const insecure = await openBrowser([WITH_COMPILER, '--host-resolver-rules=MAP torrents.test 127.0.0.1']);
    onTestFinished(() => insecure.close());
    const page = await insecure.newPage({ acceptDownloads: true });
    await openEnhanced(page, `http://torrents.test:${service.port}/create`);
    const { folder, files } = writeFolder();
    await page.locator('[data-input=folder]').setInputFiles(folder);
    await page.getByRole('button', { name: 'Create the torrent' }).click();
    await ready(page);
    const expected = check(createInMemory({ version: 'hybrid', name: 'release 1', files })).metainfo;
    expect(check(await saved(page)).metainfo?.infohashV2).toBe(expected?.infohashV2);
  });

  test('shows the command that does the same where there is no JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(`${service.url}create`);
    expect(await page.locator('.command').first().textContent()).toContain('torrentry create PATH --push');
    expect(await page.getByRole('button', { name: 'Create the torrent' }).isVisible()).toBe(false);
    expect(await page.locator('[data-publish]').isVisible()).toBe(false);
  });
});
