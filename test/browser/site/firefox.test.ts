import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { openFirefoxForAll, type FirefoxPage } from '../../support/firefox.ts';
import { publishTorrent } from '../../support/published.ts';
import { serviceForAll } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { testWith } from '../../support/tools.ts';
import { makeTorrent } from '../../support/torrents.ts';

const test = testWith('firefox-esr');
const ENTER = '\uE007';
const FILE_FIELD = '#file';
const TOKEN_FIELD = 'main [name=token]';
const service = serviceForAll();

/** Writes .torrent files of these names into a folder, and gives their paths. */
function filesOn(disk: string, names: readonly string[]): readonly string[] {
  return names.map((name) => {
    const path = join(disk, `${name}.torrent`);
    writeFileSync(path, makeTorrent({ name }));
    return path;
  });
}

async function signIn(page: FirefoxPage, next: string): Promise<void> {
  await page.goto(`${service.url}login?next=${next}`);
  await page.fill(TOKEN_FIELD, service.token);
  await page.press(ENTER);
}

describe('Firefox', () => {
  const firefox = openFirefoxForAll();

  test('leads from a list to a torrent, and to its exact bytes and its magnet link', async () => {
    const { page: path } = await publishTorrent(service, '/fox/den.torrent', 'den.iso');
    const page = await firefox.open(`${service.url}fox/`);
    await page.click(`a[href="${path}"]`);
    await page.expectText('h1', /^den\.iso$/);
    const download = (await page.attribute('main a[href$=".torrent"].button', 'href')) ?? '';
    const served = await fetch(new URL(download, service.url));
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(makeTorrent({ name: 'den.iso' }));
    expect(await page.attribute('main a[href^="magnet:"].button', 'href')).toContain('xt=urn:btih:');
  });

  test('finds a torrent by a word of its name', async () => {
    const { page: path } = await publishTorrent(service, '/fox/found.torrent', 'vixen-and-cubs');
    const page = await firefox.open(service.url);
    await page.fill('header [name=q]', 'vixen');
    await page.press(ENTER);
    await page.expectText('h1', /vixen/);
    await page.click(`main a[href="${path}"]`);
    await page.expectText('h1', /^vixen-and-cubs$/);
  });

  test('creates a torrent of a file on its computer, and publishes it', async () => {
    const file = join(temporaryFolder(), 'vixen.bin');
    writeFileSync(file, new Uint8Array(100_000));
    const page = await firefox.open(service.url);
    await signIn(page, '/create?collection=fox/created');
    await page.expectText('h1', /^Create a torrent$/);
    await page.choose('[data-input=files]', [file]);
    await page.click('[data-start]');
    await page.expectText('[data-state]', /^The torrent is ready\.$/);
    await page.expectText('[data-publish] [data-state]', /^Ready/);
    await page.click('[data-publish] [data-send]');
    await page.expectText('[data-publish] h2#queue', /^Uploaded$/);
    expect((await fetch(`${service.url}fox/created/vixen.bin.torrent`)).status).toBe(200);
  });

  test('publishes files by the form, then edits, deletes and restores one', async () => {
    const page = await firefox.open(service.url);
    await signIn(page, '/upload?collection=fox/own');
    await page.expectText('h1', /^Upload torrents$/);
    await page.choose(FILE_FIELD, filesOn(temporaryFolder(), ['red', 'grey']));
    await page.expectText('[data-summary]', /^2 ready$/);
    await page.click('[data-send]');
    await page.expectText('[data-summary]', /^2 published$/);
    await page.click('[data-items] tbody:last-of-type [data-name]');
    await page.expectText('h1', /^grey$/);

    await page.click('main a[href$="/edit"]');
    await page.fill('main [name=title]', 'A grey fox');
    await page.click('main form button:not([name])');
    await page.expectText('h1', /^A grey fox$/);
    await page.click('main a[href$="/delete"]');
    await page.click('main form button');
    expect(await page.attribute('main form[action$="/restore"]', 'method')).toBe('post');
    expect((await service.request('/fox/own/grey.torrent')).status).toBe(410);
    await page.click('main form[action$="/restore"] button');
    await page.expectText('h1', /^A grey fox$/);
    expect((await service.request('/fox/own/grey.torrent')).status).toBe(200);
  });

  test('shows the pages in the language that is chosen', async () => {
    const page = await firefox.open(service.url);
    expect(await page.attribute('html', 'lang')).toBe('en');
    await page.click('.language select');
    await page.press('D');
    await page.press(ENTER);
    await page.click('.language button');
    await page.expectText('header', /Anmelden/);
    expect(await page.attribute('html', 'lang')).toBe('de');
  });
});

describe('Firefox without JavaScript', () => {
  const firefox = openFirefoxForAll({ hasScripts: false });

  test('keeps chosen files through a wrong token, and publishes them', async () => {
    const page = await firefox.open(`${service.url}upload?collection=fox/plain`);
    await page.choose(FILE_FIELD, filesOn(temporaryFolder(), ['arctic']));
    await page.fill(TOKEN_FIELD, 'not the token');
    await page.click('[data-send]');
    await page.expectText('#token-error', /unknown, expired or was revoked/);
    await page.fill(TOKEN_FIELD, service.token);
    await page.press(ENTER);
    await page.expectText('h1', /^arctic$/);
    expect((await service.request('/fox/plain/arctic.torrent')).status).toBe(200);
  });
});
