import type { Browser } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openEnhanced } from '../../support/browser.ts';
import { openForAll } from '../../support/browser-service.ts';
import type { TestService } from '../../support/service.ts';
import { testWith } from '../../support/tools.ts';

const test = testWith('chromium');
let browser: Browser;
let service: TestService;

openForAll({}, (opened) => {
  ({ browser, service } = opened);
});

describe('the offer to look up magnet links', () => {
  test('asks the browser for them, with the search of this site', async () => {
    const page = await browser.newPage();
    await page.addInitScript(`
      globalThis.asked = [];
      navigator.registerProtocolHandler = (...asked) => { globalThis.asked.push(asked); };
    `);
    await openEnhanced(page, new URL('/docs', service.url).href);
    await page.locator('[data-magnet-handler] button').click();
    expect(await page.evaluate('asked')).toEqual([['magnet', `${service.url}?q=%s`]]);
    await page.close();
  });

  test('is not made where browsers do not have it', async () => {
    const page = await browser.newPage();
    await page.addInitScript('delete Navigator.prototype.registerProtocolHandler');
    await openEnhanced(page, new URL('/docs', service.url).href);
    expect(await page.locator('[data-magnet-handler]').isHidden()).toBe(true);
    await page.close();
  });
});
