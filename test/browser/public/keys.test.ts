import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { scriptsOf } from '../../support/browser.ts';
import { openPagesForAll, type VisitOptions } from '../../support/enhanced-page.ts';
import { testWith } from '../../support/tools.ts';

const test = testWith('chromium');
const pages = openPagesForAll();

function row(name: string): string {
  return `<tr data-row>
    <th scope="row"><a href="#open-${name}" data-open>${name}</a></th>
    <td><a href="#magnet-${name}" data-magnet>magnet of ${name}</a></td>
    <td><a href="#download-${name}" data-download>file of ${name}</a></td>
  </tr>`;
}

const LIST = `<h1>Torrents</h1>
  <table><tbody>${['one', 'two', 'three'].map(row).join('')}</tbody></table>
  <label>Note <textarea></textarea></label>
  <label>Order <select><option>date</option><option>download</option></select></label>
  <p contenteditable="true" role="textbox" aria-label="Free text"></p>`;
/** Rows as other tables have them: the name leads on, but not that of what was removed. */
const CHOICES = `<h1>Torrents</h1>
  <label>What to do <select data-row-actions><option>choose</option></select></label>
  <table>
    <thead><tr><th><a href="#sort">Name</a></th></tr></thead>
    <tbody>
      ${['one', 'two']
        .map(
          (name) => `<tr data-row>
            <td><input type="checkbox" aria-label="Select ${name}" /></td>
            <th scope="row"><a href="#open-${name}">${name}</a></th>
            <td><a href="#owner">owner</a></td>
          </tr>`,
        )
        .join('')}
      <tr data-row>
        <td><input type="checkbox" aria-label="Select gone" /></td>
        <th scope="row">gone</th>
      </tr>
      <tr data-row><th scope="row">nothing to act on</th></tr>
    </tbody>
  </table>`;
const TORRENT = `<h1>A torrent</h1>
  <a href="#magnet-it" data-magnet>Magnet link</a> <a href="#download-it" data-download>Download</a>`;

async function visitList(options?: VisitOptions): Promise<Page> {
  return pages.visit(LIST, options);
}

/** Which address each click would have led to, in order. */
async function pressAndListClicks(page: Page, keys: readonly string[]): Promise<unknown> {
  await page.evaluate(`
    globalThis.clicks = [];
    document.addEventListener('click', (event) => {
      event.preventDefault();
      clicks.push(event.target.getAttribute('href'));
    });
  `);
  for (const key of keys) await page.keyboard.press(key);
  return page.evaluate('clicks');
}

function focused(page: Page): Promise<unknown> {
  return page.evaluate('document.activeElement.getAttribute("href") ?? document.activeElement.localName');
}

describe('keys.js', () => {
  test('steps from row to row with the focus, and stays at the first and the last', async () => {
    const page = await visitList();
    const places: unknown[] = [];
    for (const key of ['j', 'j', 'j', 'j', 'k', 'k', 'k']) {
      await page.keyboard.press(key);
      places.push(await focused(page));
    }
    expect(places).toEqual(
      ['one', 'two', 'three', 'three', 'two', 'one', 'one'].map((name) => `#open-${name}`),
    );
    expect(await page.evaluate(`document.activeElement.matches(':focus-visible')`)).toBe(true);
  });

  test('opens the row of the focus and takes its file and its magnet link', async () => {
    const page = await visitList();
    expect(await pressAndListClicks(page, ['o', 'd', 'm', 'j', 'j', 'o', 'd', 'm', 'Enter', 'u'])).toEqual([
      '#open-two',
      '#download-two',
      '#magnet-two',
      '#open-two',
      '/upload',
    ]);
  });

  test('steps through the names of a table, and to the checkbox of a row whose name leads nowhere', async () => {
    const page = await pages.visit(CHOICES);
    const places: unknown[] = [];
    for (const key of ['j', 'j', 'j', 'j', 'k']) {
      await page.keyboard.press(key);
      places.push(await focused(page));
    }
    expect(places).toEqual(['#open-one', '#open-two', 'input', 'input', '#open-two']);
    expect(await pressAndListClicks(page, ['o', 'j', 'o'])).toEqual(['#open-two']);
  });

  test('ticks the row of the focus and unticks it, from its checkbox too, and leads to what is done with them', async () => {
    const page = await pages.visit(CHOICES);
    const ticked = () =>
      page.evaluate(`[...document.querySelectorAll(':checked[aria-label]')].map((it) => it.ariaLabel)`);
    await page.keyboard.press('x');
    expect(await ticked()).toEqual([]);
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
    expect(await ticked()).toEqual(['Select one', 'Select two']);
    await page.getByLabel('Select one').focus();
    for (const key of ['x', 'j', 'j', 'x']) await page.keyboard.press(key);
    expect(await ticked()).toEqual(['Select two', 'Select gone']);
    await page.keyboard.press('a');
    expect(await focused(page)).toBe('select');
    await page.keyboard.press('x');
    expect(await ticked()).toEqual(['Select two', 'Select gone']);
  });

  test('takes the file and the magnet link of the page where there is no list', async () => {
    const page = await pages.visit(TORRENT);
    expect(await pressAndListClicks(page, ['j', 'o', 'd', 'm'])).toEqual(['#download-it', '#magnet-it']);
  });

  test('puts the focus into the search field, with its text selected', async () => {
    const page = await visitList();
    await page.getByRole('searchbox').fill('debian');
    await page.getByRole('heading').click();
    await page.keyboard.press('/');
    await page.keyboard.type('x');
    expect(await page.getByRole('searchbox').inputValue()).toBe('x');
  });

  test('brings the row into sight without any motion', async () => {
    const page = await visitList({ viewport: { width: 600, height: 60 } });
    for (const key of ['j', 'j', 'j']) await page.keyboard.press(key);
    const isInSight = `(() => {
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    })()`;
    expect(await page.evaluate(isInSight)).toBe(true);
  });

  test('does the same from right to left', async () => {
    const page = await visitList({ language: 'ar', direction: 'rtl' });
    expect(await pressAndListClicks(page, ['j', 'j', 'k', 'd'])).toEqual(['#download-one']);
  });

  test('takes the letter on the key where the keyboard writes another script', async () => {
    const page = await visitList();
    const press = (key: string, code: string) =>
      page.evaluate(
        `document.activeElement.dispatchEvent(
          new KeyboardEvent('keydown', { key: '${key}', code: '${code}', bubbles: true, cancelable: true }))`,
      );
    await press('о', 'KeyJ');
    await press('ت', 'KeyJ');
    expect(await focused(page)).toBe('#open-two');
    // This keyboard has its j elsewhere.
    await press('c', 'KeyJ');
    expect(await focused(page)).toBe('#open-two');
  });

  test('leaves alone what is typed, chosen and composed, and keys that are held with others', async () => {
    const page = await visitList();
    for (const field of [
      page.getByRole('searchbox'),
      page.getByRole('textbox', { name: 'Note' }),
      page.getByRole('combobox'),
      page.getByRole('textbox', { name: 'Free text' }),
    ]) {
      await field.focus();
      const place = await focused(page);
      for (const key of ['j', 'd', '/', '?', 'u']) await page.keyboard.press(key);
      expect(await focused(page)).toBe(place);
    }
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('jd/?u');
    await page.getByRole('heading').click();
    for (const key of ['Control+d', 'Alt+j', 'Meta+j', 'Control+/']) await page.keyboard.press(key);
    await page.evaluate(`document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'j', isComposing: true, bubbles: true }))`);
    expect(await focused(page)).toBe('body');
    expect(page.url()).not.toContain('#');
  });

  test('steps on while a key is held down, but opens once', async () => {
    const page = await visitList();
    const held = async (key: string) => {
      await page.keyboard.down(key);
      await page.keyboard.down(key);
      await page.keyboard.up(key);
    };
    await held('j');
    expect(await focused(page)).toBe('#open-two');
    await page.evaluate(`
      globalThis.count = 0;
      document.addEventListener('click', (event) => { event.preventDefault(); count++; });`);
    await held('d');
    expect(await page.evaluate('count')).toBe(1);
  });

  test('opens its list of keys by a key and by a button, and closes it, with the keyboard alone', async () => {
    const page = await visitList();
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await page.keyboard.press('j');
    await page.keyboard.press('?');
    await dialog.waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('#open-one');

    const button = page.getByRole('button', { name: 'Keyboard shortcuts' });
    await button.focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect(await button.evaluate((it) => it.matches(':focus'))).toBe(true);
  });

  test('can be switched off and on again, and remembers it', async () => {
    const page = await visitList();
    await switchByKeyboard(page);
    await page.reload();
    await scriptsOf(page);
    for (const key of ['j', '/', '?']) await page.keyboard.press(key);
    expect(await focused(page)).toBe('body');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await switchByKeyboard(page);
    await page.getByRole('heading').first().click();
    await page.keyboard.press('j');
    expect(await focused(page)).toBe('#open-one');
  });

  test('can be switched off for the page where nothing may be stored', async () => {
    const page = await visitList({
      before: (page) =>
        page.addInitScript(`Object.defineProperty(globalThis, 'localStorage', {
          get() { throw new DOMException('', 'SecurityError'); } })`),
    });
    await page.keyboard.press('j');
    await switchByKeyboard(page);
    await page.getByRole('heading').first().click();
    await page.keyboard.press('j');
    expect(await focused(page)).toBe('body');
  });

  test('shows no dead button without scripts', async () => {
    const page = await visitList({ javaScriptEnabled: false });
    expect(await page.getByRole('button').count()).toBe(0);
  });

  test('has a list of keys without a flaw that axe finds, in light, dark and forced colours', async () => {
    for (const options of [
      { colorScheme: 'light' },
      { colorScheme: 'dark' },
      { colorScheme: 'dark', forcedColors: 'active' },
      { colorScheme: 'light', viewport: { width: 320, height: 480 } },
      { colorScheme: 'light', direction: 'rtl', language: 'ar' },
    ] as const) {
      const page = await visitList(options);
      await page.keyboard.press('j');
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      // Forced colours are the system's own, but axe takes those that they replace.
      const unfit = 'forcedColors' in options ? ['color-contrast'] : [];
      const axe = new AxeBuilder({ page }).include('dialog').disableRules(unfit).setLegacyMode();
      const { violations } = await axe.analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        JSON.stringify(options),
      ).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
  });
});

async function switchByKeyboard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}
