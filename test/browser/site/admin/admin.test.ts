import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openEnhanced } from '../../../support/browser.ts';
import { openForAll } from '../../../support/browser-service.ts';
import { sendJson } from '../../../support/forms.ts';
import { publishTorrent, tokenOf } from '../../../support/published.ts';
import type { TestService } from '../../../support/service.ts';
import { testWith } from '../../../support/tools.ts';

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
  for (let index = 0; index < 60; index++) await publishTorrent(service, `/c/${index}.torrent`, `c${index}`);
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
        // Past the torrent and who sent it.
        for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
        await page.getByText('The torrent was approved.').waitFor();
        const target = page.locator(':target');
        expect(await target.locator('h3').allTextContents()).toEqual(
          next === undefined ? [] : [expect.stringContaining(next)],
        );
      }
      await page.goto(`${service.url}admin/queue`);
      const report = page.getByRole('article', { name: 'first' });
      await report.getByText('Hide or remove').click();
      await report.getByLabel('Reason', { exact: true }).fill('It is malware');
      await report.getByLabel('Block it, so that it cannot be published again').check();
      await report.getByRole('button', { name: 'Remove' }).click();
      await page.getByText('The torrent was removed.').waitFor();
      await page.goto(`${service.url}a/first.torrent`);
      expect(await page.getByRole('main').textContent()).toContain('It is malware');
    });
    expect(complaints.filter((text) => !text.includes('410'))).toEqual([]);
  });

  test('change the selected torrents, without JavaScript, asking for what the action needs and no more', async () => {
    const complaints = await signedIn({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${service.url}admin/torrents?collection=a`);
      expect(await fieldsIn(page)).toEqual([]);
      const bar = page.getByRole('group', { name: 'Change the selected' });
      for (const [action, field] of [
        ['hide, with a reason', 'Reason'],
        ['set the category', 'Category (empty: none)'],
        ['move to a collection', 'Collection (/ is the top)'],
        ['add a tag', 'Tag'],
      ] as const) {
        await page.getByLabel('What to do').selectOption(action);
        expect(await fieldsIn(page)).toEqual([field]);
      }
      await page.getByLabel('Select second', { exact: true }).check();
      await bar.getByLabel('Tag').fill('stable');
      await page.getByRole('button', { name: 'Change the selected' }).click();
      expect(await page.getByRole('status').first().textContent()).toContain('1\u00a0torrent was changed');
      await page.goto(`${service.url}admin/torrents?tag=stable`);
      expect(await page.getByRole('row').count()).toBe(2);
    });
    expect(complaints).toEqual([]);
  });

  test('select all of a page but one, and change them, by the keyboard alone', async () => {
    const complaints = await signedIn({}, async (page) => {
      await openEnhanced(page, `${service.url}admin/torrents?collection=c`);
      await page.getByRole('checkbox', { name: 'Select all on this page' }).focus();
      await page.keyboard.press('Space');
      expect(await pickedIn(page)).toBe('Selected: 50 of 50');
      for (const key of ['j', 'j', 'x']) await page.keyboard.press(key);
      expect(await pickedIn(page)).toBe('Selected: 49 of 50');
      await page.keyboard.press('a');
      await page.keyboard.type('set the c');
      await page.keyboard.press('Tab');
      await page.keyboard.type('music');
      await page.keyboard.press('Enter');
      await page.getByText('49\u00a0torrents were changed').waitFor();
    });
    expect(complaints).toEqual([]);
  });

  test('lead by single keys to the next row and into it, wherever rows lead somewhere', async () => {
    const complaints = await signedIn({}, async (page) => {
      for (const path of [
        'admin',
        'admin/queue',
        'admin/torrents',
        'admin/tokens',
        'admin/audit',
        'account/torrents',
      ]) {
        await openEnhanced(page, `${service.url}${path}`);
        const places = [];
        for (const key of ['j', 'j', 'k']) {
          await page.keyboard.press(key);
          places.push(await page.evaluate('document.activeElement.href'));
        }
        const [first, second, third] = places;
        expect([path, third]).toEqual([path, first]);
        expect([path, second]).not.toEqual([path, first]);
        await page.keyboard.press('o');
        await page.waitForURL(String(first));
      }
    });
    expect(complaints).toEqual([]);
  });

  test('keep what to do in sight, and the focus out from under it', async () => {
    const complaints = await signedIn({ viewport: { width: 1280, height: 800 } }, async (page) => {
      await openEnhanced(page, `${service.url}admin/torrents?collection=c`);
      await page.getByLabel('What to do').selectOption('add a tag');
      for (let count = 0; count < 40; count++) await page.keyboard.press('j');
      for (let count = 0; count < 30; count++) await page.keyboard.press('k');
      expect(await isUncovered(page)).toBe(true);
      for (let count = 0; count < 12; count++) await page.keyboard.press('Shift+Tab');
      expect(await isUncovered(page)).toBe(true);
      const bar = page.getByRole('group', { name: 'Change the selected' });
      expect((await bar.boundingBox())?.y).toBe(0);
      await page.keyboard.press('End');
      await page.getByRole('link', { name: 'Back to “What to do”' }).press('Enter');
      expect(await page.getByLabel('What to do').evaluate((it) => it.matches(':focus'))).toBe(true);
    });
    expect(complaints).toEqual([]);
  });
});

/** The labels of the fields that the chosen action asks to fill in. */
function fieldsIn(page: Page): Promise<string[]> {
  return page.locator('.bulk .for label:visible').allTextContents();
}

async function pickedIn(page: Page): Promise<string | null> {
  return page.locator('[data-picked]').textContent();
}

/** Whether a click on the middle of what has the focus would reach it. */
function isUncovered(page: Page): Promise<unknown> {
  return page.evaluate(`(() => {
    const it = document.activeElement;
    const { left, top, width, height } = it.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return it.contains(hit) || (hit !== null && hit.contains(it) && hit.closest('.bulk') === null);
  })()`);
}
