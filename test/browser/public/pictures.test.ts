import type { Browser, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openEnhanced } from '../../support/browser.ts';
import { openForAll } from '../../support/browser-service.ts';
import { makePicture } from '../../support/pictures.ts';
import { publishTorrent } from '../../support/published.ts';
import type { TestService } from '../../support/service.ts';
import { testWith } from '../../support/tools.ts';
import { until } from '../../support/until.ts';
import { makeTorrent } from '../../support/torrents.ts';

const test = testWith('chromium');
let browser: Browser;
let service: TestService;

openForAll({}, (opened) => {
  ({ browser, service } = opened);
});

/** Pastes a picture into the description, as browsers name it. */
async function paste(page: Page): Promise<void> {
  const bytes = Buffer.from(await makePicture()).toString('base64');
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([Uint8Array.fromBase64('${bytes}')], 'image.png', { type: 'image/png' }));
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.querySelector('textarea[name=description]').dispatchEvent(event);
  })()`);
}

async function signedIn(path: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${service.url}login`);
  await page.getByLabel('Token').fill(service.token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/login'));
  await openEnhanced(page, `${service.url.slice(0, -1)}${path}`);
  return page;
}

describe('pictures.js', () => {
  test('sends what is pasted into a description, and lets the text be saved afterwards', async () => {
    const { page: path } = await publishTorrent(service, '/pasted/a.torrent', 'pasted');
    const page = await signedIn(`${path}/edit`);
    const text = page.getByLabel('Description');
    await text.fill('Seen: ');
    await paste(page);
    await until(async () => expect(await text.inputValue()).toContain('image.png'));
    await paste(page);
    await until(async () => expect(await text.inputValue()).toContain('image-2.png'));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL((url) => url.pathname === path);
    const alts = page.locator('.written img').all();
    expect(await Promise.all((await alts).map((it) => it.getAttribute('alt')))).toEqual(['image', 'image-2']);
    await page.close();
  });

  test('says why a picture could not be sent, and keeps the text', async () => {
    const { page: path } = await publishTorrent(service, '/failing/a.torrent', 'failing');
    const page = await signedIn(`${path}/edit`);
    await page.getByLabel('Description').fill('Kept');
    const removal = { method: 'DELETE', headers: service.authorization };
    await service.request(path, removal);
    await paste(page);
    const failure = page.locator('[data-failed]');
    await until(async () => expect(await failure.textContent()).toContain('could not be sent. This torrent'));
    expect(await page.getByLabel('Description').inputValue()).toBe('Kept');
    await page.close();
  });

  test('sends what is dropped into the description of an upload with its files', async () => {
    const page = await signedIn('/upload');
    const name = 'with-picture.torrent';
    const buffer = Buffer.from(makeTorrent({ name: 'with picture' }));
    await page.locator('details:has([name=description]) > summary').first().click();
    await paste(page);
    await until(async () => expect(await page.locator('#description').inputValue()).not.toBe(''));
    await page.getByLabel('Torrent files').setInputFiles([{ name, mimeType: '', buffer }]);
    await page.locator('[data-send]').click();

    const [path] = await until(async () => {
      const list = await (await service.request('/?format=text&q=%22with+picture%22')).text();
      expect(list).toContain(name);
      return [new URL(list.trim()).pathname];
    });
    const sent = { 'content-type': 'application/json', ...service.authorization };
    const read = await service.request(path ?? '', { method: 'PATCH', body: '{}', headers: sent });
    expect(await read.json()).toMatchObject({ description: '![image](image.png)' });
    expect((await service.request(`${path}/images/image.png`)).status).toBe(200);
    await page.close();
  });
});
