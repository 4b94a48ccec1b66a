import { AxeBuilder } from '@axe-core/playwright';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { sendJson } from '../support/forms.ts';
import { publishTorrent, tokenOf } from '../support/published.ts';
import { openService, type TestService } from '../support/service.ts';
import { isInstalled, testWith } from '../support/tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'torrentry-test-'));
const test = testWith('chromium');
const hostile = `<img src=x onerror=alert(1)>"'&amp; ${'wide'.repeat(60)}`;
let browser: Browser;
let service: TestService;

beforeAll(async () => {
  if (!isInstalled('chromium')) return;
  browser = await openBrowser();
  service = await openService({ data: folder, review: 'on', limitReports: 'off' });
  const { headers } = await tokenOf(service, 'uploader', { name: 'ci' });
  for (const name of ['first', 'second', 'third']) {
    const { infohashV1 } = await publishTorrent(service, `/a/${name}.torrent`, name);
    const report = { kind: 'malware', text: hostile };
    await sendJson(service, `/api/v1/torrents/${infohashV1}/reports`, report, {});
    await publishTorrent(service, `/b/${name}.torrent`, `new ${name}`, headers);
  }
  await sendJson(service, '/api/v1/blocks', { infohash: 'a'.repeat(64), reason: hostile.slice(0, 300) });
  await sendJson(service, '/api/v1/tokens', {
    name: hostile.slice(0, 100),
    role: 'uploader',
    collection: 'debian/**',
  });
}, 60_000);

afterAll(async () => {
  if (!isInstalled('chromium')) return;
  await browser.close();
  await service.close();
  rmSync(folder, { recursive: true });
});

const PAGES = [
  '/admin',
  '/admin/queue',
  '/admin/torrents',
  '/admin/torrents?state=pending&tag=x',
  '/admin/blocks',
  '/admin/tokens',
  '/admin/tokens/2',
  '/admin/audit',
  '/admin/settings',
  '/admin/health',
];

/** A page of a browser that has signed in as the admin, and what it complained of. */
async function signedIn(
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
): Promise<string[]> {
  const context = await browser.newContext(options);
  const complaints: string[] = [];
  const page = await context.newPage();
  await page.goto(`${service.url}login`);
  await page.getByRole('main').getByLabel('Token').fill(service.token);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(service.url)) complaints.push(`asked for ${request.url()}`);
  });
  try {
    await look(page);
  } finally {
    await context.close();
  }
  return complaints;
}

describe('the pages of the administration', () => {
  test.each([
    ['light', { colorScheme: 'light', viewport: { width: 1100, height: 800 } }],
    ['dark', { colorScheme: 'dark', viewport: { width: 1100, height: 800 } }],
    ['narrow', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
    ['Arabic', { locale: 'ar', colorScheme: 'dark', viewport: { width: 360, height: 740 } }],
  ] as const)(
    'have no flaw that axe finds, do not scroll sideways, and complain of nothing (%s)',
    async (_, { locale, ...options }: BrowserContextOptions) => {
      const complaints = await signedIn(options, async (page) => {
        if (locale !== undefined) await page.setExtraHTTPHeaders({ 'accept-language': locale });
        for (const path of PAGES) {
          const answer = await page.goto(new URL(path, service.url).href);
          expect(answer?.status(), path).toBe(200);
          await page.evaluate(`document.querySelectorAll('details').forEach((it) => { it.open = true; })`);
          const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
          expect(
            violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
            path,
          ).toEqual([]);
          const [width, scrolled] = (await page.evaluate(
            '[innerWidth, document.documentElement.scrollWidth]',
          )) as [number, number];
          expect(scrolled, path).toBeLessThanOrEqual(width);
        }
      });
      expect(complaints).toEqual([]);
    },
    120_000,
  );

  test('take decisions by the keyboard alone, without JavaScript, and lead on to the next one', async () => {
    const complaints = await signedIn({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${service.url}admin/queue#pending`);
      for (const next of ['new second', 'new third', undefined]) {
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.getByText('The torrent was let in.').waitFor();
        const target = page.locator(':target');
        expect(await target.locator('h3').allTextContents()).toEqual(
          next === undefined ? [] : [expect.stringContaining(next)],
        );
      }
      await page.goto(`${service.url}admin/queue`);
      const report = page.getByRole('article', { name: 'first' });
      await report.getByText('Hide or remove').click();
      await report.getByLabel('Reason', { exact: true }).fill('It is malware');
      await report.getByLabel('Let nobody publish it again').check();
      await report.getByRole('button', { name: 'Remove' }).click();
      await page.getByText('The torrent was removed.').waitFor();
      await page.goto(`${service.url}a/first.torrent`);
      expect(await page.getByRole('main').textContent()).toContain('It is malware');
    });
    expect(complaints.filter((text) => !text.includes('410'))).toEqual([]);
  }, 60_000);

  test('change the selected torrents, without JavaScript', async () => {
    const complaints = await signedIn({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${service.url}admin/torrents`);
      await page.getByLabel('Select second', { exact: true }).check();
      await page.getByLabel('What to do').selectOption('add a tag');
      await page.getByLabel('Reason, category, tag or collection').fill('stable');
      await page.getByRole('button', { name: 'Change the selected' }).click();
      expect(await page.getByRole('status').first().textContent()).toContain('1\u00a0torrent was changed');
      await page.goto(`${service.url}admin/torrents?tag=stable`);
      expect(await page.getByRole('row').count()).toBe(2);
    });
    expect(complaints).toEqual([]);
  }, 60_000);
});
