import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { scriptsOf } from '../../support/browser.ts';
import { openPagesForAll, type VisitOptions } from '../../support/enhanced-page.ts';
import { testWith } from '../../support/tools.ts';

const test = testWith('chromium');
const pages = openPagesForAll();

function box(name: string, isChecked = false): string {
  return `<tr><td><input type="checkbox" aria-label="${name}" ${isChecked ? 'checked' : ''} /></td></tr>`;
}

function formOf(boxes: readonly string[]): string {
  return `<h1>Torrents</h1>
    <form>
      <p data-picks hidden>
        <label><input type="checkbox" data-pick-all /> Select all</label>
        <span role="status" data-picked="Selected: # of 3"></span>
      </p>
      <label><input type="checkbox" name="other" /> Something else</label>
      <table><tbody>${boxes.join('')}</tbody></table>
    </form>`;
}

async function visit(boxes = ['one', 'two', 'three'].map((name) => box(name)), options?: VisitOptions) {
  return pages.visit(formOf(boxes), options);
}

const all = (page: Page) => page.getByRole('checkbox', { name: 'Select all' });
const countText = (page: Page) => page.locator('[data-picked]').textContent();
const states = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('tbody input')].map((it) => it.checked)`);

describe('picks.js', () => {
  test('ticks all rows and unticks them, and nothing else', async () => {
    const page = await visit();
    await all(page).check();
    expect(await states(page)).toEqual([true, true, true]);
    expect(await countText(page)).toBe('Selected: 3 of 3');
    expect(await page.getByLabel('Something else').isChecked()).toBe(false);
    await all(page).uncheck();
    expect(await states(page)).toEqual([false, false, false]);
    expect(await countText(page)).toBe('Selected: 0 of 3');
  });

  test('counts what is ticked one by one, and shows all, some or none', async () => {
    const page = await visit();
    const state = () =>
      all(page).evaluate((it) => `${String(it.matches(':checked'))} ${String(it.matches(':indeterminate'))}`);
    expect(await state()).toBe('false false');
    await page.getByLabel('one').press('Space');
    expect([await state(), await countText(page)]).toEqual(['false true', 'Selected: 1 of 3']);
    await page.getByLabel('two').press('Space');
    await page.getByLabel('three').press('Space');
    expect([await state(), await countText(page)]).toEqual(['true false', 'Selected: 3 of 3']);
  });

  test('counts what was ticked when the page came', async () => {
    const page = await visit([box('one', true), box('two'), box('three', true)]);
    expect(await countText(page)).toBe('Selected: 2 of 3');
  });

  test('counts what a browser has kept that comes back to the page', async () => {
    const page = await visit();
    await page.getByLabel('two').check();
    await page.goto(`${page.url()}elsewhere`);
    await page.goBack();
    await scriptsOf(page);
    expect(await states(page)).toEqual([false, true, false]);
    expect(await countText(page)).toBe('Selected: 1 of 3');
  });

  test('shows nothing that only scripts can use where there are none', async () => {
    const page = await visit(undefined, { javaScriptEnabled: false });
    expect(await all(page).isVisible()).toBe(false);
  });
});
