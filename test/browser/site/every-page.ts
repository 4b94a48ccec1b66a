import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { axeFlaws, bringAxe } from '../../support/axe.ts';
import { openBrowser } from '../../support/browser.ts';
import { isInstalled, testWith } from '../../support/tools.ts';
import { pagesOfBareSite, pagesOfSite, type SentForm, type SitePage } from '../../support/site-pages.ts';
import { HOSTILE } from '../../support/whole-site-content.ts';
import { openBareSite, openWholeSite, type Reader, type Site } from '../../support/whole-site.ts';

const test = testWith('chromium');
/** A browser for a whole file takes minutes where both cores are busy. */
const LIMIT_MS = 600_000;
const READERS: readonly Reader[] = ['stranger', 'owner', 'admin'];

/** How people see a page. The narrow ones have the least width that WCAG 2.2 knows, 1280 pixels at 400 percent (1.4.10). */
const VIEWS = {
  light: { width: 1280, height: 800, colorScheme: 'light', forcedColors: 'none' },
  'dark and narrow': { width: 320, height: 640, colorScheme: 'dark', forcedColors: 'none' },
  'in forced colours, at 400 percent': {
    width: 320,
    height: 256,
    colorScheme: 'light',
    forcedColors: 'active',
  },
} as const;

export type View = keyof typeof VIEWS;

/** Declares the test of every page in one language, in each of those views, over sites of its own. */
export function describeEveryPage(locale: string, views: readonly View[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'torrentry-test-'));
  let browser: Browser;
  let sites: readonly { readonly site: Site; readonly pages: readonly SitePage[] }[] = [];

  beforeAll(async () => {
    if (!isInstalled('chromium')) return;
    browser = await openBrowser();
    const [whole, bare] = [join(folder, 'whole'), join(folder, 'bare')];
    for (const it of [whole, bare]) mkdirSync(it);
    const full = await openWholeSite(whole, HOSTILE);
    const empty = await openBareSite(bare, HOSTILE);
    sites = [
      { site: full, pages: await pagesOfSite(full) },
      { site: empty, pages: await pagesOfBareSite(empty) },
    ];
  });

  afterAll(async () => {
    if (!isInstalled('chromium')) return;
    await browser.close();
    for (const { site } of sites) await site.service.close();
    rmSync(folder, { recursive: true });
  });

  describe('every page', () => {
    test(
      'has no flaw that axe finds, is as wide as the window, asks nothing of others, and complains of nothing',
      async () => {
        const readings = sites.flatMap(({ site, pages }) =>
          READERS.map((reader) => {
            const own = pages.filter((page) => page.reader === reader);
            return flawsOf(browser, site, reader, own, locale, views);
          }),
        );
        expect((await Promise.all(readings)).flat()).toEqual([]);
      },
      LIMIT_MS,
    );
  });
}

/** Opens the pages of one reader, one after the other, in each of those views, and tells what is wrong with them. */
async function flawsOf(
  browser: Browser,
  { service, browsers }: Site,
  reader: Reader,
  pages: readonly SitePage[],
  locale: string,
  views: readonly View[],
): Promise<string[]> {
  const context = await browser.newContext({ locale });
  const flaws: string[] = [];
  try {
    if (reader !== 'stranger') {
      const [name = '', value = ''] = browsers[reader].cookie.split('=');
      await context.addCookies([{ name, value, url: service.url }]);
    }
    await bringAxe(context);
    const tab = await context.newPage();
    for (const page of pages) {
      const found = await visit(tab, page, service.url, views);
      const answer = page.form === undefined ? '' : ', answering a form';
      flaws.push(...found.map((flaw) => `${page.path} for the ${reader}${answer}: ${flaw}`));
    }
  } finally {
    await context.close();
  }
  return flaws;
}

async function visit(
  tab: Page,
  { path, status, form }: SitePage,
  url: string,
  views: readonly View[],
): Promise<string[]> {
  const flaws: string[] = [];
  tab.removeAllListeners();
  tab.on('console', (message) => {
    // The console tells of every answer with an error status.
    if (status === 200 || !message.text().includes(`status of ${status}`)) flaws.push(message.text());
  });
  tab.on('pageerror', (error) => flaws.push(error.message));
  tab.on('request', (request) => {
    if (!request.url().startsWith(url)) flaws.push(`asked for ${request.url()}`);
  });
  tab.on('dialog', (dialog) => {
    flaws.push(`opened a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const answer = await open(tab, new URL(path, url).href, form);
  if (answer?.status() !== status) flaws.push(`has the status ${answer?.status()}`);
  // The last of what a script does to a page that was just opened.
  await tab.locator('[data-keys-open][hidden]').waitFor({ state: 'detached' });
  await tab.evaluate(`for (const it of document.querySelectorAll('details')) it.open = true`);
  for (const view of views) {
    const { width, height, ...media } = VIEWS[view];
    await tab.setViewportSize({ width, height });
    await tab.emulateMedia(media);
    const scrolled = Number(await tab.evaluate('document.documentElement.scrollWidth'));
    if (scrolled > width) flaws.push(`${view}: it is ${scrolled} pixels wide where there are ${width}`);
    for (const flaw of await axeFlaws(tab)) flaws.push(`${view}: ${flaw}`);
  }
  return flaws;
}

/** Opens an address, or sends a form there. */
async function open(tab: Page, address: string, form: SentForm | undefined): Promise<Response | null> {
  if (tab.url() === 'about:blank') return tab.goto(address);
  if (form !== undefined) await sendInstead(tab, address, form);
  // As by a link or a form of the page before: what a tab is told to open comes from nowhere, and takes twice as long.
  const answered = tab.waitForResponse(address);
  const loaded = tab.waitForEvent('load');
  await tab.evaluate(`setTimeout(() => location.assign(${JSON.stringify(address)}))`);
  await loaded;
  return answered;
}

/** Makes the next request for an address one that sends a form. */
function sendInstead(tab: Page, address: string, { type, body }: SentForm): Promise<unknown> {
  return tab.route(
    address,
    (route) => {
      const headers = { ...route.request().headers(), 'content-type': type };
      return route.continue({ method: 'POST', headers, postData: body });
    },
    { times: 1 },
  );
}
