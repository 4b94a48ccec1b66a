import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openForAll } from '../support/browser-service.ts';
import { sendJson } from '../support/forms.ts';
import { publishTorrent, tokenOf } from '../support/published.ts';
import type { TestService } from '../support/service.ts';
import { testWith } from '../support/tools.ts';

const test = testWith('chromium');
const hostile = `<img src=x onerror=alert(1)>"'&amp; ${'wide'.repeat(60)}`;
let browser: Browser;
let service: TestService;

openForAll({ review: 'on', limitReports: 'off' }, async (opened) => {
  ({ browser, service } = opened);
  const { headers } = await tokenOf(service, 'uploader', { name: 'ci' });
  for (const name of ['first', 'second', 'third']) {
    const { infohashV1 } = await publishTorrent(service, `/a/${name}.torrent`, name);
    const report = { kind: 'malware', text: hostile };
    await sendJson(service, `/api/v1/torrents/${infohashV1}/reports`, report, {});
    await publishTorrent(service, `/b/${name}.torrent`, `new ${name}`, headers);
  }
});

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
  test('take decisions by the keyboard alone, without JavaScript, and lead on to the next one', async () => {
    const complaints = await signedIn({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${service.url}admin/queue#pending`);
      for (const next of ['new second', 'new third', undefined]) {
        // The browser moves the focus a moment after it has shown the page.
        await page.locator(':target:focus').waitFor();
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
