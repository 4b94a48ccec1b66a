import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { openEnhanced } from './browser.ts';
import type { MemoryFile } from './metainfo/create.ts';
import { createRandom } from './random.ts';
import { temporaryFolder } from './temp.ts';

/** Opens the page that creates torrents, after `prepare`; it closes with the test. */
export async function openCreatePage(
  browser: Browser,
  serviceUrl: string,
  prepare: (context: BrowserContext) => unknown = () => {},
): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true });
  onTestFinished(() => context.close());
  await prepare(context);
  const page = await context.newPage();
  await openEnhanced(page, `${serviceUrl}create`);
  return page;
}

/** A folder on the disk with files of all sizes. */
export function writeFolder(): { readonly folder: string; readonly files: readonly MemoryFile[] } {
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
export function writeLarge(lengthBytes: number): string {
  const file = join(temporaryFolder(), 'large.img');
  writeFileSync(file, '');
  truncateSync(file, lengthBytes);
  return file;
}

/** The torrent that the page offers to save. */
export async function saved(page: Page): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save the .torrent file' }).click(),
  ]);
  return new Uint8Array(readFileSync(await download.path()));
}

/** Drops a file or folder of the disk on the page. */
export async function drop(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 200, y: 300, data });
}

/** Begins to create the torrent of what was chosen. */
export function begin(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Create the torrent' }).click();
}

/** Waits until the torrent is there. */
export function ready(page: Page): Promise<void> {
  return page.getByText('The torrent is ready.').waitFor();
}

/** Waits until some of it is hashed, and pauses. */
export async function pause(page: Page): Promise<void> {
  await page.getByText(/[1-9]\d?% done/).waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText(/^Paused at/).waitFor();
}
