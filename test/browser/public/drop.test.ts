import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { samplePath, samples } from '../../support/corpus.ts';
import { openPagesForAll } from '../../support/enhanced-page.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { testWith } from '../../support/tools.ts';

const test = testWith('chromium');
const pages = openPagesForAll();

const LIST = '<h1>Torrents</h1><p>Nothing yet</p>';
const FORM = `<h1>Upload</h1>
  <form><input type="file" name="file" multiple aria-label="Torrent files" data-drop-field />
    <p role="status" data-left-out data-others="# others" data-cut="more than #"></p></form>
  <input type="file" aria-label="Another" />`;

type DragEventType = 'dragEnter' | 'dragOver' | 'drop';

/** Drags files as a person does, through these stages. */
async function drag(
  page: Page,
  files: readonly string[],
  stages: readonly DragEventType[],
  y = 300,
): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of stages) await devtools.send('Input.dispatchDragEvent', { type, x: 200, y, data });
}

const DROP = ['dragEnter', 'dragOver', 'drop'] as const;

async function paste(page: Page, path: string): Promise<void> {
  const bytes = (await readFile(path)).toString('base64');
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([Uint8Array.fromBase64('${bytes}')], 'pasted.torrent'));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  })()`);
}

const accepted = (['real', 'libtorrent'] as const).flatMap((folder) =>
  samples(folder)
    .filter(({ verdict }) => verdict === 'accept')
    .map((sample) => ({ ...sample, path: samplePath(folder, sample.fileName) })),
);

function sampleOf(version: 'v1' | 'v2'): { readonly path: string; readonly infohash: string } {
  for (const { path, infohashV1, infohashV2 } of accepted) {
    const infohash = version === 'v1' ? infohashV1 : infohashV2;
    const other = version === 'v1' ? infohashV2 : infohashV1;
    if (infohash !== null && other === null) return { path, infohash };
  }
  throw new Error(`The corpus has no torrent that is only ${version}`);
}

describe('drop.js', () => {
  test('looks a dropped torrent up by its infohash', async () => {
    for (const { path, infohash } of [sampleOf('v1'), sampleOf('v2')]) {
      const page = await pages.visit(LIST);
      await drag(page, [path], DROP);
      await page.waitForURL(`**/?q=${infohash}`);
    }
  });

  test('looks a pasted torrent up, over plain http too', async () => {
    const page = await pages.visit(LIST, { isSecure: false });
    const { path, infohash } = sampleOf('v1');
    await paste(page, path);
    await page.waitForURL(`**/?q=${infohash}`);
  });

  test('says so when the file is no torrent, and stays where it is', async () => {
    const page = await pages.visit(LIST);
    const path = join(temporaryFolder(), 'film.mkv');
    writeFileSync(path, 'no torrent');
    await drag(page, [path], DROP);
    await page.getByRole('status').getByText('This is not a valid torrent.').waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  test('says so when the check cannot be loaded', async () => {
    const page = await pages.visit(LIST, {
      before: (page) =>
        page.route('**/checked-file.js', (route) =>
          route.fulfill({ body: 'throw new Error()', contentType: 'text/javascript' }),
        ),
    });
    await drag(page, [sampleOf('v1').path], DROP);
    await page.getByRole('status').getByText('The file cannot be read.').waitFor();
  });

  test('shows where to drop while files are dragged over the page, and only then', async () => {
    const page = await pages.visit(LIST);
    const hint = page.getByText('Drop it anywhere');
    const files = [sampleOf('v1').path];
    expect(await hint.isVisible()).toBe(false);
    await drag(page, files, ['dragEnter', 'dragOver']);
    expect(await hint.isVisible()).toBe(true);
    await page.evaluate(`document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true }))`);
    expect(await hint.isVisible()).toBe(false);
    await drag(page, [], ['dragEnter', 'dragOver']);
    expect(await hint.isVisible()).toBe(false);
  });

  test('puts dropped and pasted files into the field of the form, and tells it', async () => {
    const page = await pages.visit(FORM);
    await page.evaluate(`
      globalThis.changes = [];
      document.addEventListener('change', ({ target }) => changes.push([...target.files].map(({ name }) => name)));
    `);
    const names = accepted.slice(0, 2).map(({ fileName }) => fileName);
    const paths = accepted.slice(0, 2).map(({ path }) => path);
    await drag(page, paths, DROP);
    await expect.poll(() => page.evaluate('changes')).toEqual([names]);
    await paste(page, paths[0] ?? '');
    await expect.poll(() => page.evaluate('changes')).toEqual([names, ['pasted.torrent']]);
    await expect.poll(() => page.evaluate(`document.activeElement.matches('[data-drop-field]')`)).toBe(true);
  });

  test('leaves alone what is dropped on another field for files', async () => {
    const page = await pages.visit(FORM);
    const path = sampleOf('v1').path;
    const { y = 0, height = 0 } = (await page.getByLabel('Another').boundingBox()) ?? {};
    await drag(page, [path], DROP, y + height / 2);
    expect(
      await page.getByLabel('Torrent files').evaluate((it: { files: ArrayLike<unknown> }) => it.files.length),
    ).toBe(0);
  });
});
