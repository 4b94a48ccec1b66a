import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openPagesForAll } from '../../support/enhanced-page.ts';
import { testWith } from '../../support/tools.ts';

const test = testWith('chromium');
const pages = openPagesForAll();

const CONTENT = `
  <p><code id="line">curl -T <b>file</b> http://a.example/</code>
    <button type="button" class="button quiet" data-copy-from="line" hidden>Copy the line</button></p>
  <p><button type="button" class="button quiet" data-copy="magnet:?xt=1&amp;dn=2" hidden>Copy the link</button></p>
  <p id="last">What follows</p>
  <textarea aria-label="Paste"></textarea>`;

async function pasted(page: Page): Promise<string> {
  const field = page.getByRole('textbox', { name: 'Paste' });
  await field.fill('');
  await field.focus();
  await page.keyboard.press('Control+V');
  return field.inputValue();
}

function forbidTheClipboard(page: Page): Promise<unknown> {
  return page.addInitScript(
    `navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))`,
  );
}

describe('copy.js', () => {
  test('copies the text of an attribute and that of another element', async () => {
    const page = await pages.visit(CONTENT, { permissions: ['clipboard-write'] });
    await page.getByRole('button', { name: 'Copy the line' }).click();
    await page.getByRole('status').getByText('Copied.').waitFor();
    expect(await pasted(page)).toBe('curl -T file http://a.example/');
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await expect.poll(() => pasted(page)).toBe('magnet:?xt=1&dn=2');
  });

  test('copies where the clipboard is forbidden', async () => {
    const page = await pages.visit(CONTENT, { before: forbidTheClipboard });
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByRole('status').getByText('Copied.').waitFor();
    expect(await pasted(page)).toBe('magnet:?xt=1&dn=2');
  });

  test('copies over plain http, where there is no clipboard, and keeps the focus on the button', async () => {
    const page = await pages.visit(CONTENT, { isSecure: false });
    expect(await page.evaluate('navigator.clipboard')).toBeUndefined();
    const button = page.getByRole('button', { name: 'Copy the line' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Copied.').waitFor();
    expect(await button.evaluate((it) => it.matches(':focus'))).toBe(true);
    expect(await page.locator('textarea').count()).toBe(1);
    expect(await pasted(page)).toBe('curl -T file http://a.example/');
  });

  test('selects the text where nothing may be copied, and says which key is left to press', async () => {
    const page = await pages.visit(CONTENT, {
      isSecure: false,
      before: (page) => page.addInitScript('document.execCommand = () => false'),
    });
    await page.getByRole('button', { name: 'Copy the line' }).click();
    await page.getByRole('status').getByText('Not copied: press Ctrl+C.').waitFor();
    expect(await page.evaluate('String(getSelection())')).toBe('curl -T file http://a.example/');
  });

  test('selects what stands beside a button that copies a text, where nothing may be copied', async () => {
    const block =
      '<div class="copied"><code>a line</code><button type="button" data-copy="a line" hidden>Copy</button></div>';
    const page = await pages.visit(block, {
      isSecure: false,
      before: (page) => page.addInitScript('document.execCommand = () => false'),
    });
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('status').getByText('Not copied: press Ctrl+C.').waitFor();
    expect(await page.evaluate('String(getSelection())')).toBe('a line');
  });

  test('copies by buttons that another script brings later', async () => {
    const page = await pages.visit(CONTENT, { permissions: ['clipboard-write'] });
    await page.evaluate(`document.querySelector('#last').insertAdjacentHTML(
      'beforeend', '<button type="button" data-copy="late">Copy what is late</button>')`);
    await page.getByRole('button', { name: 'Copy what is late' }).click();
    await page.getByRole('status').getByText('Copied.').waitFor();
    expect(await pasted(page)).toBe('late');
  });

  test('says it anew when it copies again, and says nothing more after a while', async () => {
    const page = await pages.visit(CONTENT, { isSecure: false, before: (page) => page.clock.install() });
    const button = page.getByRole('button', { name: 'Copy the line' });
    await button.click();
    await page.clock.runFor(100);
    const announced = page.getByRole('status');
    expect(await announced.textContent()).toBe('Copied.');
    await page.evaluate(`
      globalThis.changes = [];
      new MutationObserver((records) => changes.push(...records.map(({ target }) => target.textContent)))
        .observe(document.querySelector('[data-announcer]'), { childList: true });
    `);
    await button.click();
    await page.clock.runFor(100);
    expect(await page.evaluate('globalThis.changes')).toEqual(['', 'Copied.']);
    await page.clock.runFor(6000);
    expect(await announced.textContent()).toBe('');
  });

  test('shows no dead button without scripts, and moves nothing when it shows them', async () => {
    const without = await pages.visit(CONTENT, { javaScriptEnabled: false });
    expect(await without.getByRole('button').count()).toBe(0);
    const page = await pages.visit(CONTENT, { before: observeShifts });
    expect(await page.getByRole('button', { name: /^Copy/ }).count()).toBe(2);
    expect(await page.evaluate('globalThis.shifts')).toBe(0);
  });
});

function observeShifts(page: Page): Promise<unknown> {
  return page.addInitScript(
    `globalThis.shifts = 0;
      new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shifts += value; })
        .observe({ type: 'layout-shift', buffered: true });`,
  );
}
