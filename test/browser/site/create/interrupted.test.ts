import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openBrowser, WITH_COMPILER } from '../../../support/browser.ts';
import { openForAll } from '../../../support/browser-service.ts';
import {
  begin,
  drop,
  openCreatePage,
  pause,
  ready,
  saved,
  writeFolder,
  writeLarge,
} from '../../../support/create-page.ts';
import { check } from '../../../support/metainfo/make.ts';
import type { TestService } from '../../../support/service.ts';
import { testWith } from '../../../support/tools.ts';

const test = testWith('chromium');
let browser: Browser;
let service: TestService;

openForAll(
  {},
  (opened) => {
    ({ browser, service } = opened);
  },
  // Browsers compile what hashes for long.
  () => openBrowser([WITH_COMPILER]),
);

describe('a torrent whose creation is interrupted', () => {
  test('pauses, and goes on after a reload when the same files are chosen again', async () => {
    const file = writeLarge(900_000_000);
    const page = await openCreatePage(browser, service.url);
    await page.locator('[data-input=files]').setInputFiles(file);
    await begin(page);
    await pause(page);
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

  test('goes on after a reload without choosing, where the browser keeps handles', async () => {
    const lengthBytes = 900_000_000;
    const page = await openCreatePage(browser, service.url);
    await page.locator('[data-input=files]').setInputFiles(writeLarge(lengthBytes));
    await begin(page);
    await pause(page);
    // No test can use the browser's own dialog, so the handle is that of a file of the page.
    await page.evaluate(`(async () => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle('large.img', { create: true });
      const writable = await handle.createWritable();
      await writable.truncate(${lengthBytes});
      await writable.close();
      const { lastModified } = await handle.getFile();
      const settled = (request) => new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', reject);
      });
      const database = await settled(indexedDB.open('torrentry-create'));
      const store = database.transaction('jobs', 'readwrite').objectStore('jobs');
      const job = await settled(store.get('job'));
      await settled(store.put({ ...job, handles: [handle], list: [['', ${lengthBytes}, lastModified]] }, 'job'));
      database.close();
    })()`);
    await page.reload();
    await page.getByRole('button', { name: 'Go on' }).click();
    await ready(page);
    expect(check(await saved(page)).metainfo).toMatchObject({ name: 'large.img', contentBytes: lengthBytes });
  });

  test('continues where it was paused', async () => {
    const page = await openCreatePage(browser, service.url);
    await page.locator('[data-input=files]').setInputFiles(writeLarge(600_000_000));
    await begin(page);
    await pause(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await ready(page);
  });

  test('names a file that was changed since it was chosen, and publishes nothing', async () => {
    const { folder } = writeFolder();
    const file = join(folder, 'a.bin');
    const page = await openCreatePage(browser, service.url);
    await page.locator('[data-input=folder]').setInputFiles(folder);
    writeFileSync(file, 'changed');
    utimesSync(file, 1, 1);
    await begin(page);
    await page.getByRole('alert').filter({ hasText: 'a.bin cannot be read, or was changed' }).waitFor();
    expect(await page.locator('[data-publish]').isVisible()).toBe(false);
  });

  test('names a file in a dropped folder that it may not read, and chooses none', async () => {
    const { folder } = writeFolder();
    const page = await openCreatePage(browser, service.url);
    await page.evaluate(`
      const locked = { kind: 'file', name: 'locked', getFile: async () => { throw new DOMException('No', 'NotAllowedError'); } };
      const sub = { kind: 'directory', name: 'sub', async *entries() { yield ['locked', locked]; } };
      const root = { kind: 'directory', name: 'root', async *entries() { yield ['sub', sub]; } };
      DataTransferItem.prototype.getAsFileSystemHandle = async () => root;
    `);
    await drop(page, folder);
    await page.getByRole('alert').filter({ hasText: 'sub/locked cannot be read' }).waitFor();
    expect(await page.getByRole('button', { name: 'Create the torrent' }).isDisabled()).toBe(true);
  });

  test('asks before it is left only while it hashes', async () => {
    const page = await openCreatePage(browser, service.url);
    const asks = (): Promise<boolean> =>
      page.evaluate(`!dispatchEvent(new Event('beforeunload', { cancelable: true }))`);
    await page.locator('[data-input=files]').setInputFiles(writeLarge(600_000_000));
    expect(await asks()).toBe(false);
    await begin(page);
    await page.getByText(/[1-9]\d?% done/).waitFor();
    expect(await asks()).toBe(true);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(asks).toBe(false);
    await page.getByRole('button', { name: 'Create the torrent' }).waitFor();
  });
});
