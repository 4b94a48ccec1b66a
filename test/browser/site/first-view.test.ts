import { chromium, type Browser, type Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openEnhanced, scriptsOf } from '../../support/browser.ts';
import { realTorrents } from '../../support/corpus.ts';
import { openForAll } from '../../support/browser-service.ts';
import type { TestService } from '../../support/service.ts';
import { testWith } from '../../support/tools.ts';
import { makeTorrent } from '../../support/torrents.ts';

/** Ten packets, which a server sends before it hears anything of the reader (RFC 6928), hold 14,600 bytes. */
const COMPRESSED_BYTES_MAX = 14 * 1024;
const BYTES_MAX = 100 * 1024;

const WORDS = ['debian', 'ubuntu', 'netinst', 'amd64', 'arm64', 'server', 'desktop', 'archive', 'planet'];

const test = testWith('chromium');
let browser: Browser;
let service: TestService;
let torrentPath: string;

openForAll(
  {},
  async (opened) => {
    ({ browser, service } = opened);
    for (let i = 0; i < 60; i++) {
      const words = [1, 2, 3, 5].map((step) => WORDS[(i * step + step) % WORDS.length]);
      const init = {
        method: 'PUT',
        body: makeTorrent({ name: `${words.join('-')}-${i}.iso`, lengthBytes: 1 + i * 99_991 }),
        headers: service.authorization,
      };
      expect((await service.request(`/${words[0]}/${i % 4}/`, init)).status).toBe(201);
    }
    const [first] = realTorrents();
    if (first === undefined) throw new Error('There is no real torrent');
    const init = { method: 'PUT', body: new Uint8Array(first.bytes), headers: service.authorization };
    await service.request('/real/', init);
    torrentPath = `/torrents/${first.infohashV1}`;
  },
  // Playwright switches off what keeps pages for the way back.
  () =>
    chromium.launch({
      executablePath: '/usr/bin/chromium',
      chromiumSandbox: false,
      args: ['--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    }),
);

/** What a page was made of, icons aside: the bytes of all bodies as they were sent, and as they were read. */
interface Sizes {
  readonly compressed: number;
  readonly whole: number;
  readonly names: readonly string[];
}

function sizesOf(page: Page): Promise<Sizes> {
  return page.evaluate(`(() => {
    const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    const counted = all.filter(({ name }) => !/[.](?:svg|png)/.test(name));
    return {
      compressed: counted.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      whole: counted.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
      names: counted.map(({ name, encodedBodySize }) => name + ' ' + encodedBodySize),
    };
  })()`);
}

describe('the first view', () => {
  test('of a list, of a torrent and of the upload form is small, from this host alone, and nothing in it moves', async () => {
    for (const path of ['/', '/?q=debian', torrentPath, '/upload']) {
      const page = await browser.newPage();
      const foreign: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(service.url)) foreign.push(request.url());
      });
      await page.addInitScript(`
        globalThis.shifts = [];
        const describeShift = ({ value, sources }) =>
          value + ': ' + sources.map(({ node }) => node?.outerHTML?.slice(0, 100)).join(' ');
        new PerformanceObserver((list) => shifts.push(...list.getEntries().map(describeShift))).observe({
          type: 'layout-shift',
          buffered: true,
        });
      `);
      await page.goto(new URL(path, service.url).href, { waitUntil: 'networkidle' });
      await scriptsOf(page);
      const { compressed, whole, names } = await sizesOf(page);
      expect(names.length, path).toBeGreaterThanOrEqual(5);
      expect(compressed, `${path}: ${names.join(' ')}`).toBeLessThan(COMPRESSED_BYTES_MAX);
      expect(whole, path).toBeLessThan(BYTES_MAX);
      expect(await page.evaluate('shifts'), path).toEqual([]);
      expect(foreign).toEqual([]);
      await page.close();
    }
  });

  // Playwright loses sight of a page that was kept: it tells another one how it was shown.
  test('is there again at once when a reader goes back', async () => {
    const context = await browser.newContext();
    const witness = await context.newPage();
    await witness.goto(new URL('/robots.txt', service.url).href);
    const page = await context.newPage();
    await page.addInitScript(`addEventListener('pageshow', ({ persisted }) => {
      localStorage.setItem('shown', location.pathname + ' ' + persisted);
    })`);
    const shown = (): Promise<unknown> => witness.evaluate(`localStorage.getItem('shown')`);
    await openEnhanced(page, service.url);
    await openEnhanced(page, new URL(torrentPath, service.url).href);
    await expect.poll(shown).toBe(`${torrentPath} false`);
    await page.evaluate('setTimeout(() => history.back())');
    await expect.poll(shown).toBe('/ true');
    await context.close();
  });

  test('has links in its rows that keep their places while the next ones arrive', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(service.url);
    const places = `JSON.stringify([...document.querySelectorAll('[data-download]')].map((it) => it.getBoundingClientRect()))`;
    const whole = await page.evaluate(places);
    await page.evaluate(`document.querySelector('tbody tr:nth-child(3) .get a:last-child').remove()`);
    expect(await page.evaluate(places)).toBe(whole);
    await page.close();
  });

  test('begins with a search box that keeps its place while the rest of the header arrives', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(service.url);
    const box = `JSON.stringify(document.querySelector('header form').getBoundingClientRect())`;
    const whole = await page.evaluate(box);
    await page.evaluate(`document.querySelector('header nav').remove()`);
    expect(await page.evaluate(box)).toBe(whole);
    await page.close();
  });
});
