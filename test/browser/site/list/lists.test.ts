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
    await page.getByText('Filter', { exact: true }).click();
    await page.getByLabel('Version').selectOption('hybrid');
    await page.getByLabel('Size from').fill('700M');
    await page.getByRole('button', { name: 'Apply' }).click();
    expect(page.url()).toBe(`${service.url}?version=hybrid&sizeMin=700M`);
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

  test('cuts long names off where they are seen, and nowhere else; all cells stand on their first line', async () => {
    const name = 'A name that goes on and on as if it were a description '.repeat(4).trim();
    const init = { method: 'PUT', body: makeTorrent({ name }), headers: service.authorization };
    await service.request('/long/x.torrent', init);
    const page = await open('/long/');
    expect(await page.getByRole('link', { name, exact: true }).count()).toBe(1);
    const heights = (): Promise<{ name: number; line: number; toSize: number }> =>
      page.evaluate(`(() => {
        const [name, size] = document.querySelectorAll('tbody :is(th > a, .number) > bdi');
        const { top, height } = name.getBoundingClientRect();
        const line = parseFloat(getComputedStyle(name).lineHeight);
        const beside = size.getBoundingClientRect();
        return { name: height, line, toSize: Math.abs(top + line / 2 - beside.top - beside.height / 2) };
      })()`);
    const wide = await heights();
    expect(wide.name / wide.line).toBeCloseTo(2, 1);
    expect(wide.toSize).toBeLessThan(wide.line / 4);
    await page.setViewportSize({ width: 360, height: 640 });
    const narrow = await heights();
    expect(narrow.name / narrow.line).toBeCloseTo(3, 1);
    await page.emulateMedia({ media: 'print' });
    const printed = await heights();
    expect(printed.name / printed.line).toBeGreaterThan(4);
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
