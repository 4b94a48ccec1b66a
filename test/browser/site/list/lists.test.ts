import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, onTestFinished } from 'vitest';
import { openEnhanced } from '../../../support/browser.ts';
import { openForAll } from '../../../support/browser-service.ts';
import { realTorrents } from '../../../support/corpus.ts';
import type { TestService } from '../../../support/service.ts';
import { testWith } from '../../../support/tools.ts';
import { makeTorrent } from '../../../support/torrents.ts';

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

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await openEnhanced(page, new URL(path, service.url).href);
  return page;
}

/** The names of the torrents of a list. */
function namesIn(page: Page): Promise<string[]> {
  return page.locator('tbody th > a').allTextContents();
}

describe('a list', () => {
  test('is filtered and sorted without JavaScript, and each filter can be taken back', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    const all = await namesIn(page);
    await page.goto(`${service.url}?version=hybrid`);
    await page.getByText('Words, sizes and dates').click();
    await page.getByLabel('Size from').fill('700M');
    await page.getByRole('button', { name: 'Apply' }).click();
    expect(page.url()).toBe(`${service.url}?sizeMin=700M&version=hybrid`);
    const filtered = await namesIn(page);
    expect(filtered.length).toBeGreaterThan(0);
    expect(filtered.length).toBeLessThan(all.length);
    await page.getByRole('link', { name: 'Size', exact: true }).click();
    expect(await page.locator('[aria-sort=descending]').textContent()).toContain('Size');
    expect((await namesIn(page)).toSorted()).toEqual(filtered.toSorted());
    await page.getByRole('link', { name: 'Size from: 700M' }).click();
    expect(page.url()).toBe(`${service.url}?version=hybrid&sort=size`);
    await page.getByRole('link', { name: 'Version: hybrid' }).click();
    expect((await namesIn(page)).toSorted()).toEqual(all.toSorted());
  });

  test('is stepped through with single keys, which a dialog tells of and switches off', async () => {
    const page = await open('/');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(await dialog.getByText('Next and previous torrent').isVisible()).toBe(true);
    await dialog.getByRole('button', { name: 'Close' }).click();
    const focused = (): Promise<unknown> => page.evaluate('document.activeElement.textContent');
    const [first, second] = await namesIn(page);
    await page.keyboard.press('j');
    expect(await focused()).toBe(first);
    await page.keyboard.press('j');
    expect(await focused()).toBe(second);
    await page.keyboard.press('o');
    await page.waitForURL(/torrents/);
  });

  test('of a collection leads to the upload form for that collection, by its head and by a single key', async () => {
    const page = await open('/real/');
    await page.keyboard.press('u');
    await page.waitForURL('**/upload?collection=real');
    expect(await page.getByLabel('Collection').inputValue()).toBe('real');
  });

  test('has one line a torrent, of one height, in which a long name keeps its end', async () => {
    for (const name of [
      'A name that goes on and on as if it were a description '.repeat(4).trim(),
      'short',
    ]) {
      const init = { method: 'PUT', body: makeTorrent({ name }), headers: service.authorization };
      await service.request('/long/', init);
    }
    const page = await open('/long/');
    expect(await namesIn(page)).toEqual(['short', expect.stringMatching(/^A name .* description$/)]);
    const shown = (): Promise<{ rows: number[]; cut: boolean; endIsSeen: boolean }> =>
      page.evaluate(`(() => {
        const rows = [...document.querySelectorAll('.list tbody tr')];
        const name = rows[1].querySelector('bdi');
        const [head, end] = name.childNodes;
        const range = document.createRange();
        range.selectNodeContents(end);
        const box = name.getBoundingClientRect();
        const seen = range.getBoundingClientRect();
        return {
          rows: rows.map((row) => row.getBoundingClientRect().height),
          cut: head.scrollWidth > head.clientWidth,
          endIsSeen: seen.right <= box.right + 1 && seen.bottom <= box.bottom + 1,
        };
      })()`);
    const { rows, cut, endIsSeen } = await shown();
    expect([rows[0] === rows[1], cut, endIsSeen]).toEqual([true, true, true]);
    expect(rows[0]).toBeLessThan(40);
  });

  test('on a phone shows four torrents in the first screen, and its search behind an icon', async () => {
    const page = await open('/', { viewport: { width: 360, height: 640 }, javaScriptEnabled: false });
    const rows = page.locator('.list tbody tr');
    const fourth = await rows.nth(3).boundingBox();
    expect((fourth?.y ?? 640) + (fourth?.height ?? 0)).toBeLessThan(640);
    expect((await page.getByRole('searchbox').boundingBox())?.width).toBeLessThan(3);
    await page.locator('header label').click();
    expect((await page.getByRole('searchbox').boundingBox())?.width).toBeGreaterThan(180);
    await page.keyboard.type('debian');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?q=debian');
  });

  test('leads to the torrent of a file that is dropped on it', async () => {
    const page = await open('/');
    const [torrent] = realTorrents();
    await page.evaluate(`
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob('${torrent?.bytes.toString('base64')}'), (it) => it.charCodeAt(0));
      transfer.items.add(new File([bytes], 'x.torrent'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    `);
    await page.waitForURL(`**/torrents/${torrent?.infohashV1}`);
  });
});
