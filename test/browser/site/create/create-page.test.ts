import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { describe, expect, onTestFinished } from 'vitest';
import type { MetainfoVersion } from '../../../../src/metainfo/metainfo.ts';
import { openBrowser, openEnhanced, WITH_COMPILER } from '../../../support/browser.ts';
import { openForAll } from '../../../support/browser-service.ts';
import {
  begin,
  drop,
  openCreatePage,
  ready,
  saved,
  writeFolder,
  writeLarge,
} from '../../../support/create-page.ts';
import { createInMemory } from '../../../support/metainfo/create.ts';
import { check } from '../../../support/metainfo/make.ts';
import type { TestService } from '../../../support/service.ts';
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

describe('the page that creates a torrent', () => {
  for (const version of ['v1', 'v2', 'hybrid'] as const satisfies readonly MetainfoVersion[]) {
    test(`makes ${version} of a folder, the same as the command line`, async () => {
      const { folder, files } = writeFolder();
      const page = await openCreatePage(browser, service.url);
      await page.locator('[data-input=folder]').setInputFiles(folder);
      expect(await page.locator('[name=torrent-name]').inputValue()).toBe('release 1');
      await page.getByLabel('Version').selectOption(version);
      await begin(page);
      await ready(page);
      const { metainfo, findings } = check(await saved(page));
      expect(findings).toEqual([]);
      const expected = check(createInMemory({ version, name: 'release 1', files })).metainfo;
      expect([metainfo?.infohashV1, metainfo?.infohashV2]).toEqual([
        expected?.infohashV1,
        expected?.infohashV2,
      ]);
      const announce = `${service.url}announce`;
      expect(metainfo?.trackers).toEqual([[announce], [announce.replace('http', 'ws')]]);
    });
  }

  test('writes what was chosen, and publishes it in one step with fields', async () => {
    const { folder } = writeFolder();
    const page = await openCreatePage(browser, service.url);
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
    await begin(page);
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

  test('reads and hashes in workers alone, so that the page goes on answering', async () => {
    const page = await openCreatePage(browser, service.url);
    await page.evaluate(`
      const refuse = () => { throw new Error('the page itself reads or hashes'); };
      Blob.prototype.arrayBuffer = Blob.prototype.stream = crypto.subtle.digest = refuse;
      // The first look at a file asks the disk.
      Object.defineProperty(File.prototype, 'lastModified', { get: refuse });
    `);
    await page.locator('[data-input=files]').setInputFiles(writeLarge(100_000_000));
    await begin(page);
    await ready(page);
    expect(check(await saved(page)).metainfo?.contentBytes).toBe(100_000_000);
  });

  test('hashes nothing again when only what is outside of the infohash is changed', async () => {
    const { folder } = writeFolder();
    const file = join(folder, 'a.bin');
    const page = await openCreatePage(browser, service.url);
    await page.locator('[data-input=files]').setInputFiles(file);
    await begin(page);
    await ready(page);
    // What would be read from now on is refused.
    writeFileSync(file, 'changed');
    await page.locator('[name=trackers]').fill('http://other.example/announce');
    await begin(page);
    await expect
      .poll(async () => check(await saved(page)).metainfo?.trackers)
      .toEqual([['http://other.example/announce']]);
    await page.getByLabel('Version').selectOption('v1');
    await begin(page);
    await page.getByRole('alert').filter({ hasText: 'a.bin cannot be read' }).waitFor();
  });

  test('takes a folder that is dropped on it', async () => {
    const { folder, files } = writeFolder();
    const page = await openCreatePage(browser, service.url);
    await drop(page, folder);
    await page.getByText('Files: 5 ').waitFor();
    expect(await page.locator('[name=torrent-name]').inputValue()).toBe('release 1');
    await begin(page);
    await ready(page);
    const expected = check(createInMemory({ version: 'hybrid', name: 'release 1', files })).metainfo;
    expect(check(await saved(page)).metainfo?.infohashV2).toBe(expected?.infohashV2);
  });

  test('says what no torrent can have', async () => {
    const { folder } = writeFolder();
    const page = await openCreatePage(browser, service.url);
    await page.locator('[data-input=files]').setInputFiles(join(folder, 'empty'));
    await begin(page);
    await page.getByRole('alert').filter({ hasText: 'it has no content' }).waitFor();
    await page.locator('[data-input=folder]').setInputFiles(folder);
    await page.locator('[name=torrent-name]').fill('..');
    await begin(page);
    await page.getByRole('alert').filter({ hasText: 'a name that no torrent can have' }).waitFor();
  });

  test('works on a page that came by plain http, which has no digests of its own', async () => {
    const insecure = await openBrowser([WITH_COMPILER, '--host-resolver-rules=MAP torrents.test 127.0.0.1']);
    onTestFinished(() => insecure.close());
    const page = await insecure.newPage({ acceptDownloads: true });
    await openEnhanced(page, `http://torrents.test:${service.port}/create`);
    const { folder, files } = writeFolder();
    await page.locator('[data-input=folder]').setInputFiles(folder);
    await begin(page);
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
