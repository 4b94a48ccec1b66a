import type { Browser, Locator, Page } from 'playwright-core';
import { describe, expect, onTestFinished } from 'vitest';
import { openEnhanced } from '../../../support/browser.ts';
import { openForAll } from '../../../support/browser-service.ts';
import { publishTorrent } from '../../../support/published.ts';
import type { TestService } from '../../../support/service.ts';
import { signIn } from '../../../support/sign-in.ts';
import { testWith } from '../../../support/tools.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const test = testWith('chromium');
let browser: Browser;
let service: TestService;

openForAll({}, (opened) => {
  ({ browser, service } = opened);
});

async function open(path: string, cookie = ''): Promise<Page> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const [name = '', value = ''] = cookie.split('=');
  if (name !== '') await context.addCookies([{ name, value, url: service.url }]);
  const page = await context.newPage();
  await openEnhanced(page, new URL(path, service.url).href);
  return page;
}

function fileOf(name: string, content: Uint8Array = makeTorrent({ name })) {
  const buffer = Buffer.from(content);
  return { name: `${name}.torrent`, mimeType: 'application/x-bittorrent', buffer };
}

const fieldOf = (page: Page): Locator => page.getByLabel('Torrent files');

/** Whether the browser asks before it leaves the page, which it then stays on. */
async function asksToLeave(page: Page): Promise<boolean> {
  return page.evaluate(`!dispatchEvent(new Event('beforeunload', { cancelable: true }))`);
}

describe('a half-filled form', () => {
  test('of an upload is as it was left when its reader goes back', async () => {
    const page = await open('/upload');
    await page.getByLabel('Collection').fill('half/filled');
    await page.locator('form.upload summary').first().click();
    await page.locator('textarea[name=description]').fill('Half of a description');
    await page.goto(service.url);
    await page.goBack();
    await expect.poll(() => page.getByLabel('Collection').inputValue()).toBe('half/filled');
    expect(await page.locator('textarea[name=description]').inputValue()).toBe('Half of a description');
  });

  test('of an edit is as it was left when its reader goes back', async () => {
    const { page: path } = await publishTorrent(service, '/half/x.torrent', 'half', service.authorization);
    const page = await open(`${path}/edit`, (await signIn(service, service.token)).cookie);
    await page.locator('[name=title]').fill('Half of a title');
    await page.locator('[name=state]').selectOption('unlisted');
    await page.goto(service.url);
    await page.goBack();
    await expect.poll(() => page.locator('[name=title]').inputValue()).toBe('Half of a title');
    expect(await page.locator('[name=state]').inputValue()).toBe('unlisted');
  });
});

describe('the upload page', () => {
  test('asks before it is left only while chosen files are not sent', async () => {
    const page = await open('/upload');
    expect(await asksToLeave(page)).toBe(false);
    await fieldOf(page).setInputFiles(fileOf('asks'));
    await page.getByText('Ready', { exact: true }).waitFor();
    expect(await asksToLeave(page)).toBe(true);
    await page.getByRole('textbox', { name: 'Token' }).fill(service.token);
    await page.getByRole('button', { name: /^Upload \(/ }).click();
    await page.getByText('1 published').first().waitFor();
    expect(await asksToLeave(page)).toBe(false);
    await fieldOf(page).setInputFiles(fileOf('removed'));
    await page.getByText('Ready', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Remove/ }).click();
    expect(await asksToLeave(page)).toBe(false);
  });

  test('reads out what the check of all chosen files found, once', async () => {
    const page = await open('/upload');
    const checked = page.locator('[role=status][data-checked]');
    await page.evaluate(`(() => {
      globalThis.heard = [];
      const isTold = ({ target }) => target.matches('[role=status][data-checked]');
      const observer = new MutationObserver((changes) => heard.push(...changes.filter(isTold)));
      observer.observe(document.body, { childList: true, subtree: true });
    })()`);
    const broken = [fileOf('broken', Buffer.from('d4:infodee')), fileOf('# @', Buffer.from('no'))];
    await fieldOf(page).setInputFiles(
      [fileOf('one'), broken[0], fileOf('two'), broken[1]].flatMap((it) => it ?? []),
    );
    await expect
      .poll(() => checked.textContent())
      .toBe('4 checked · 2 ready · 2 not valid (broken.torrent, # @.torrent)');
    await fieldOf(page).setInputFiles(fileOf('three'));
    await expect.poll(() => checked.textContent()).toBe('1 checked · 1 ready');
    expect(await page.evaluate('heard.length')).toBe(2);
  });

  test('calls no field invalid that was not used', async () => {
    const page = await open('/upload');
    const required = page.locator('main [required]:not([aria-invalid=false], select)');
    expect(await required.count()).toBe(0);
  });
});
