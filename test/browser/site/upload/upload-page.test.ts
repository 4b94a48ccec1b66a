import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page, Route } from 'playwright-core';
import { describe, expect, onTestFinished } from 'vitest';
import { openEnhanced, scriptsOf } from '../../../support/browser.ts';
import { openForAll } from '../../../support/browser-service.ts';
import { tokenOf as issue } from '../../../support/published.ts';
import { startService, type TestService } from '../../../support/service.ts';
import { signIn } from '../../../support/sign-in.ts';
import { temporaryFolder } from '../../../support/temp.ts';
import { testWith } from '../../../support/tools.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const test = testWith('chromium');
const BROKEN = {
  name: 'broken.torrent',
  mimeType: 'application/x-bittorrent',
  buffer: Buffer.from('d4:infodee'),
};
const HOSTILE = `<img src=x onerror=alert(1)>"'&amp;\u202e\u0001`;
let browser: Browser;
let service: TestService;

openForAll({}, (opened) => {
  ({ browser, service } = opened);
});

/**
 * Opens the upload page in a context of its own, which ends with the test; that fails if its policy stopped anything.
 * `lost` is what of it does not come.
 */
async function visit(
  options: BrowserContextOptions = {},
  url = service.url,
  cookie = '',
  lost?: string,
): Promise<Page> {
  const context = await browser.newContext(options);
  const [name = '', value = ''] = cookie.split('=');
  if (name !== '') await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  if (lost !== undefined) await page.route(lost, (route) => route.abort());
  const complaints: string[] = [];
  // The console tells of every answer with an error status.
  page.on('console', (message) => {
    if (!message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  await page.goto(`${url}upload?collection=my`);
  if (lost === undefined) await scriptsOf(page);
  return page;
}

function fileOf(name: string, options: Parameters<typeof makeTorrent>[0] = {}) {
  const buffer = Buffer.from(makeTorrent({ name, ...options }));
  return { name: `${name}.torrent`, mimeType: 'application/x-bittorrent', buffer };
}

const filesOf = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => fileOf(`${prefix}-${index}`));

const fieldOf = (page: Page): Locator => page.getByLabel('Torrent files');
const tokenOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Token' });
const rows = (page: Page): Locator => page.locator('[data-items] > tbody');
const rowOf = (page: Page, name: string): Locator => rows(page).filter({ hasText: `${name}.torrent` });
const signInOf = (page: Page): Locator => page.getByRole('region', { name: 'Sign in to continue' });
/** What a screen reader says beside the name of what has the focus. */
const DESCRIPTION = `document.activeElement.getAttribute('aria-describedby').split(' ')
  .map((id) => document.getElementById(id).textContent).join(' ')`;
const uploadButtonOf = (page: Page): Locator => page.getByRole('button', { name: /^Upload(?: \(\d+\))?$/ });
const upload = (page: Page): Promise<void> => uploadButtonOf(page).click();
/** The state of a file, or of several. */
const stateIn = (within: Locator, state: string): Locator => within.getByText(state, { exact: true });
/** Opens the fields of one file, and gives that of its title. */
async function titleOf(row: Locator): Promise<Locator> {
  await row.getByRole('button', { name: /^Edit/ }).click();
  return row.getByLabel('Title');
}
const waitForText = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();

/** Writes a file into a folder, which is made for it, and gives its path. */
function onDisk(folder: string, { name, buffer }: ReturnType<typeof fileOf>): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, buffer);
  return path;
}

/** Drops files and folders of the disk on the middle of an element. */
async function drop(page: Page, files: readonly string[], selector = 'main'): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  const [x, y] = box === null ? [0, 0] : [box.x + box.width / 2, box.y + Math.min(box.height / 2, 200)];
  const devtools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: [...files], dragOperationsMask: 1 };
    await devtools.send('Input.dispatchDragEvent', { type, x, y, data });
  }
}

/**
 * Holds the first that the page sends, until each is answered: those that wait. Later ones are let through; not by
 * taking the route away, since a request that comes at that very moment is then answered by nobody.
 */
async function hold(page: Page, count = Infinity): Promise<Route[]> {
  const held: Route[] = [];
  let left = count;
  await page.route('**/upload', async (route) => {
    if (route.request().method() === 'POST' && left-- > 0) held.push(route);
    else await route.continue();
  });
  return held;
}

/** Answers the first of what the page sends by itself, and lets all else through. */
async function answerFirst(page: Page, answer: Parameters<Route['fulfill']>[0]): Promise<void> {
  await page.route('**/upload', (route) => route.fulfill(answer), { times: 1 });
}

describe('the upload page', () => {
  test('looks at each file before anything is sent, and sends what is sound and new', async () => {
    const here = fileOf('here');
    const init = { method: 'PUT', body: new Uint8Array(here.buffer), headers: service.authorization };
    expect((await service.request('/old/here.torrent', init)).status).toBe(201);
    const page = await visit();
    await fieldOf(page).setInputFiles([fileOf('my_film.tar.gz', { lengthBytes: 3_000_000 }), BROKEN, here]);
    const [good, broken, known] = [rowOf(page, 'my_film.tar.gz'), rowOf(page, 'broken'), rowOf(page, 'here')];
    await stateIn(good, 'Ready').waitFor();
    await known.getByText('Already here').waitFor();
    expect(await good.innerText()).toMatch(/2\.9\sMiB\s+Ready/);
    const title = await titleOf(good);
    expect(await title.inputValue()).toBe('');
    expect(await good.innerText()).toMatch(/Version\s+v1, Files: 1\s+Infohash v1\s+[0-9a-f]{40}/);
    expect(await broken.innerText()).toContain(
      'info.name is missing, expected a string. Create the torrent again',
    );
    await broken.getByRole('button', { name: 'Details' }).click();
    expect(await broken.getByRole('link', { name: 'pieces.missing' }).getAttribute('href')).toBe(
      '/docs/rules/pieces.missing',
    );
    expect(await known.getByRole('link').getAttribute('href')).toMatch(/\/torrents\/[0-9a-f]{40}$/);

    let posts = 0;
    page.on('request', (request) => (posts += request.method() === 'POST' ? 1 : 0));
    await tokenOf(page).fill(service.token);
    await title.fill('A film of mine');
    await upload(page);
    await stateIn(good, 'Published').waitFor();
    expect(posts).toBe(1);
    const captions = [broken, rowOf(page, 'here')].map((row) =>
      row.locator('[data-findings="severe"] caption'),
    );
    expect(await Promise.all(captions.map((it) => it.textContent()))).toEqual(['Problems', 'Warnings']);
    expect(await page.locator('[data-summary]').innerText()).toBe(
      '1 published · 1 already here · 1 not valid',
    );
    expect(await page.evaluate('document.activeElement.id')).toBe('queue');
    await good.getByRole('link', { name: 'A film of mine' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('A film of mine');
  });

  test('puts problems first, and removes what cannot be sent at once', async () => {
    const page = await visit({}, service.url, (await signIn(service)).cookie);
    await fieldOf(page).setInputFiles([fileOf('fine'), BROKEN, fileOf('as-fine'), BROKEN]);
    const names = () => page.locator('[data-name]').allInnerTexts();
    await expect.poll(names).toEqual(['broken.torrent', 'broken.torrent', 'fine.torrent', 'as-fine.torrent']);
    await expect.poll(() => page.locator('[data-summary]').innerText()).toBe('2 ready · 2 not valid');
    await page.getByRole('button', { name: 'Remove these' }).click();
    expect(await names()).toEqual(['fine.torrent', 'as-fine.torrent']);
    expect(await page.locator('[data-summary]').innerText()).toBe('2 ready');
    expect(await page.getByRole('button', { name: 'Remove these' }).isVisible()).toBe(false);
  });

  test('sends a torrent that is here for what is written about it, and names what a replacement kept', async () => {
    const put = async (path: string, name: string) => {
      const init = { method: 'PUT', body: makeTorrent({ name }), headers: service.authorization };
      expect((await service.request(path, init)).status).toBe(201);
    };
    await put('/my/known.torrent', 'known');
    await put('/elsewhere/away.torrent', 'away');
    await put('/my/newer.torrent?title=Kept', 'older');
    const page = await visit({}, service.url, (await signIn(service)).cookie);
    await fieldOf(page).setInputFiles(['known', 'away', 'newer'].map((name) => fileOf(name)));
    const [known, away, newer] = [rowOf(page, 'known'), rowOf(page, 'away'), rowOf(page, 'newer')];
    await stateIn(rows(page), 'Already here').nth(1).waitFor();
    await stateIn(newer, 'Ready').waitFor();
    expect(await uploadButtonOf(page).innerText()).toBe('Upload (1)');
    await page.getByLabel('Tags').fill('fresh');
    expect(await uploadButtonOf(page).innerText()).toBe('Upload (2)');
    await stateIn(known, 'Already here: its fields will change').waitFor();
    expect(await away.getByRole('link', { name: 'Edit them there' }).getAttribute('href')).toMatch(
      /\/torrents\/[0-9a-f]{40}\/edit$/,
    );
    await upload(page);
    await stateIn(known, 'Updated').waitFor();
    await stateIn(newer, 'Replaced the older version').waitFor();
    await newer.getByText('It keeps these fields of the torrent that it replaces: Title').waitFor();
    const list = await service.request('/?tag=fresh&format=json');
    const { items } = (await list.json()) as { items: { fileName: string }[] };
    expect(items.map(({ fileName }) => fileName).toSorted()).toEqual(['known.torrent', 'newer.torrent']);
  });

  test('folds notes away, and shows no table of warnings where there are none', async () => {
    const page = await visit();
    const noted = Buffer.from(fileOf('noted').buffer.toString('latin1').replace(/e$/, '2:zzi1ee'), 'latin1');
    await fieldOf(page).setInputFiles([{ ...fileOf('noted'), buffer: noted }, fileOf('plain')]);
    const [row, plain] = [rowOf(page, 'noted'), rowOf(page, 'plain')];
    await row.getByRole('button', { name: /^Edit/ }).click();
    await row.locator('summary', { hasText: 'Notes on what is unknown or unusual: 1' }).click();
    expect(await row.getByRole('link', { name: 'key.unknown' }).isVisible()).toBe(true);
    expect(await row.locator('[data-findings="severe"]').isVisible()).toBe(false);
    await stateIn(plain, 'Ready').waitFor();
    expect(await plain.locator('[data-notes]').isVisible()).toBe(false);
  });

  test('offers to add more, and no upload, where nothing is left to upload', async () => {
    const page = await visit({}, service.url, (await signIn(service)).cookie);
    const [more, checkOnly] = ['Add more files', 'Check only'].map((name) =>
      page.getByRole('button', { name, exact: true }),
    ) as [Locator, Locator];
    const uploadButton = uploadButtonOf(page);
    const heading = page.locator('#queue');
    const isOffered = async () => [await uploadButton.isVisible(), await more.isVisible()];
    await fieldOf(page).setInputFiles([fileOf('step'), BROKEN]);
    await stateIn(rowOf(page, 'step'), 'Ready').waitFor();
    expect([await heading.innerText(), ...(await isOffered())]).toEqual(['Files to upload', true, false]);
    await uploadButton.press('Enter');
    await stateIn(rowOf(page, 'step'), 'Published').waitFor();
    expect([await heading.innerText(), ...(await isOffered())]).toEqual(['Partly uploaded', false, true]);
    expect(await page.evaluate('document.activeElement.id')).toBe('queue');
    await rowOf(page, 'broken').getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => heading.innerText()).toBe('Uploaded');
    const chooser = page.waitForEvent('filechooser');
    await more.click();
    await (await chooser).setFiles(BROKEN);
    await rowOf(page, 'broken').getByText('Not valid').waitFor();
    expect(await isOffered()).toEqual([false, true]);
    await fieldOf(page).setInputFiles(fileOf('next-step'));
    await stateIn(rowOf(page, 'next-step'), 'Ready').waitFor();
    expect([await heading.innerText(), ...(await isOffered())]).toEqual(['Files to upload', true, false]);
    await page.reload();
    await fieldOf(page).setInputFiles(BROKEN);
    await rowOf(page, 'broken').getByText('Not valid').waitFor();
    expect([await heading.innerText(), ...(await isOffered())]).toEqual(['Not uploaded', false, true]);
    await rowOf(page, 'broken').getByRole('button', { name: 'Remove' }).click();
    expect([await checkOnly.isVisible(), ...(await isOffered())]).toEqual([true, true, false]);
  });

  test('takes what is dropped, sends three at once, and shows how far each is', async () => {
    const page = await visit();
    const folder = temporaryFolder();
    await drop(
      page,
      filesOf('dropped', 5).map((file) => onDisk(folder, file)),
    );
    await waitForText(page, '5 ready');
    await stateIn(rows(page), 'Ready').nth(4).waitFor();
    const held = await hold(page);
    await tokenOf(page).fill(service.token);
    await upload(page);
    await expect.poll(() => held.length).toBe(3);
    expect(await page.getByRole('progressbar').count()).toBe(3);
    expect(await rows(page).getByText('Waiting').count()).toBe(2);
    for (let next = held.shift(); next !== undefined; next = held.shift()) {
      const before = await stateIn(rows(page), 'Published').count();
      await next.continue();
      await expect.poll(() => stateIn(rows(page), 'Published').count()).toBe(before + 1);
      expect(held.length).toBeLessThanOrEqual(3);
    }
    expect(await page.locator('[data-summary]').innerText()).toBe('5 published');
  });

  test('takes the torrents in folders that are dropped, however deep, and tells of all else in one line', async () => {
    const page = await visit();
    const folder = join(temporaryFolder(), 'dropped');
    // A reader gives at most 100 at a time.
    for (const file of filesOf('many', 120)) onDisk(join(folder, 'a', 'b', 'c'), file);
    onDisk(folder, { ...fileOf('top'), name: 'TOP.TORRENT' });
    for (const name of ['readme.txt', 'film.mkv', 'torrent']) onDisk(folder, { ...BROKEN, name });
    onDisk(join(folder, 'a'), { ...BROKEN, name: 'cover.jpg' });
    const beside = onDisk(temporaryFolder(), fileOf('beside'));
    for (const selector of ['main', '[data-drop-field]']) {
      await drop(page, [folder, beside], selector);
      await waitForText(page, 'they are not .torrent files or cannot be read: 4');
      await stateIn(rows(page), 'Ready').nth(121).waitFor();
      expect(await rows(page).count()).toBe(122);
      await page.reload();
      await scriptsOf(page);
    }
    await drop(page, [join(folder, 'a', 'b')]);
    await waitForText(page, '120 ready');
    expect(await page.getByText('no .torrent files').count()).toBe(0);
  });

  test('looks at no more of a dropped folder than a bound, and says so', async () => {
    const page = await visit();
    const folder = join(temporaryFolder(), 'large');
    for (let index = 0; index < 5001; index++) onDisk(folder, { ...BROKEN, name: `${index}.txt` });
    await drop(page, [folder]);
    await waitForText(page, 'Only the first 5,000 files and folders were read.');
    await waitForText(page, 'cannot be read: 4,999');
    expect(await rows(page).count()).toBe(0);
  });

  test('looks up the torrent in a folder that is dropped where nothing is uploaded', async () => {
    const page = await visit();
    await openEnhanced(page, service.url);
    const empty = join(temporaryFolder(), 'empty');
    onDisk(empty, { ...BROKEN, name: 'a.txt' });
    await drop(page, [empty]);
    await waitForText(page, 'There is no .torrent file in this folder.');
    const folder = join(temporaryFolder(), 'folder');
    onDisk(join(folder, 'deep'), fileOf('looked-up'));
    await drop(page, [folder]);
    await page.waitForURL(/[?&]q=[0-9a-f]{40}/);
  });

  test('names a file that changed or went away on the disk, and takes it when it is chosen again', async () => {
    const page = await visit();
    const folder = temporaryFolder();
    const [edited, moved, kept] = ['edited', 'moved', 'kept'].map((name) => onDisk(folder, fileOf(name)));
    await fieldOf(page).setInputFiles([edited, moved, kept] as string[]);
    await stateIn(rows(page), 'Ready').nth(2).waitFor();
    await (await titleOf(rowOf(page, 'edited'))).fill('Typed before');
    await tokenOf(page).fill(service.token);
    writeFileSync(edited as string, makeTorrent({ name: 'edited', lengthBytes: 99_999 }));
    rmSync(moved as string);
    await upload(page);
    await rowOf(page, 'edited').getByText('changed on your disk since you chose it').waitFor();
    await rowOf(page, 'moved').getByText('no longer where it was on your disk').waitFor();
    await stateIn(rowOf(page, 'kept'), 'Published').waitFor();
    expect(await page.getByText('the server cannot be reached').count()).toBe(0);
    expect(await page.locator('[data-summary]').innerText()).toBe('1 published · 2 not uploaded');
    await fieldOf(page).setInputFiles(edited as string);
    await stateIn(rowOf(page, 'edited'), 'Ready').waitFor();
    expect(await rows(page).count()).toBe(3);
    expect(await rowOf(page, 'edited').getByLabel('Title').inputValue()).toBe('Typed before');
    await upload(page);
    await stateIn(rowOf(page, 'edited'), 'Published').waitFor();
  });

  test('names a file that went away before it was checked', async () => {
    const page = await visit();
    const path = onDisk(temporaryFolder(), fileOf('locked'));
    const held: Route[] = [];
    await page.route('**/torrent-check.js', (route) => void held.push(route));
    await fieldOf(page).setInputFiles(path);
    await expect.poll(() => held.length).toBe(1);
    rmSync(path);
    await held[0]?.continue();
    await rowOf(page, 'locked').getByText('no longer where it was on your disk').waitFor();
  });

  test('keeps all that was typed and chosen when the server fails, and tries again', async () => {
    const page = await visit();
    await page.getByText('More fields').click();
    await page.getByLabel('Category').fill('film');
    await tokenOf(page).fill(service.token);
    await fieldOf(page).setInputFiles(fileOf('again'));
    const row = rowOf(page, 'again');
    await stateIn(row, 'Ready').waitFor();
    await answerFirst(page, { status: 502, contentType: 'text/html', body: '<p>Bad gateway' });
    await upload(page);
    await row.getByText('HTTP 502').waitFor();
    await page.route('**/upload', (route) => route.abort(), { times: 1 });
    await row.getByRole('button', { name: 'Try again' }).click();
    await row.getByText('the server cannot be reached').waitFor();
    await row.getByRole('button', { name: 'Try again' }).press('Enter');
    await stateIn(row, 'Published').waitFor();
    const torrent = await service.request('/my/', { headers: { accept: 'application/json' } });
    expect(await torrent.text()).toContain('"category":"film"');
  });

  test('waits as long as the server asks, with the seconds in sight, and goes on by itself', async () => {
    const page = await visit();
    await tokenOf(page).fill(service.token);
    await fieldOf(page).setInputFiles(fileOf('patient'));
    const row = rowOf(page, 'patient');
    await stateIn(row, 'Ready').waitFor();
    await answerFirst(page, { status: 429, headers: { 'retry-after': '2' }, json: { code: 'rate_limited' } });
    await upload(page);
    await row.getByText('continues in 2 s').waitFor();
    await stateIn(row, 'Published').waitFor();
  });

  test('cancels one upload, which can then be tried again, by keyboard', async () => {
    const page = await visit();
    await tokenOf(page).fill(service.token);
    await fieldOf(page).setInputFiles(fileOf('cancelled'));
    const row = rowOf(page, 'cancelled');
    await stateIn(row, 'Ready').waitFor();
    const held = await hold(page, 1);
    await uploadButtonOf(page).press('Enter');
    await expect.poll(() => held.length).toBe(1);
    await row.getByRole('button', { name: /^Cancel/ }).press('Enter');
    await row.getByText('Cancelled', { exact: true }).waitFor();
    expect(await page.evaluate('document.activeElement.dataset.act')).toBe('retry');
    await page.keyboard.press('Enter');
    await stateIn(row, 'Published').waitFor();
    await fieldOf(page).setInputFiles(BROKEN);
    await rowOf(page, 'broken').getByText('Not valid').waitFor();
    await rowOf(page, 'broken').getByRole('button', { name: 'Remove' }).press('Enter');
    expect(await rows(page).count()).toBe(1);
  });

  test('stops at a wrong token, so that it is no guess for each file, and goes on with the right one', async () => {
    const page = await visit();
    await fieldOf(page).setInputFiles(filesOf('guess', 6));
    await stateIn(rows(page), 'Ready').nth(5).waitFor();
    expect(await tokenOf(page).getAttribute('aria-invalid')).toBe('false');
    await tokenOf(page).fill('not the token');
    const held = await hold(page, 3);
    await upload(page);
    await expect.poll(() => held.length).toBe(3);
    for (const route of held) await route.continue();
    await signInOf(page).getByText('unknown, expired or was revoked').waitFor();
    await stateIn(rows(page), 'Ready').nth(5).waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('token');
    expect(await page.evaluate(DESCRIPTION)).toContain('unknown, expired or was revoked');
    expect(await tokenOf(page).getAttribute('aria-invalid')).toBe('true');
    await tokenOf(page).fill(service.token);
    await page.keyboard.press('Enter');
    await waitForText(page, '6 published');
    expect(await tokenOf(page).getAttribute('aria-invalid')).toBe('false');
    expect(await signInOf(page).count()).toBe(0);
  });

  test('lets people sign in on the page when their session ended, and goes on with all that was there', async () => {
    const person = await signIn(service);
    const page = await visit({}, service.url, person.cookie);
    await page.getByText('More fields').click();
    await page.getByLabel('Category').fill('film');
    await fieldOf(page).setInputFiles([...filesOf('session', 5), BROKEN]);
    await stateIn(rows(page), 'Ready').nth(4).waitFor();
    await (await titleOf(rowOf(page, 'session-0'))).fill('Typed before it ended');
    await person.post('/logout');
    await upload(page);
    await signInOf(page).waitFor();
    await stateIn(rows(page), 'Ready').nth(4).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('sign-in-token');
    expect(await page.evaluate(DESCRIPTION)).toContain('Nothing is lost');
    expect(await page.locator('[role=status]', { has: signInOf(page) }).count()).toBe(1);
    await page.keyboard.press('Enter');
    await waitForText(page, 'You are not signed in yet.');
    await tokenOf(page).fill('not the token');
    await page.keyboard.press('Enter');
    await signInOf(page).getByText('unknown, expired or was revoked').waitFor();
    await tokenOf(page).fill(service.token);
    await page.keyboard.press('Enter');
    await waitForText(page, '5 published');
    expect(await signInOf(page).count()).toBe(0);
    expect(await page.evaluate('document.activeElement.id')).toBe('queue');
    await rowOf(page, 'session-0').getByRole('link', { name: 'Typed before it ended' }).waitFor();
    const list = await service.request('/my/?category=film', { headers: { accept: 'application/json' } });
    const { items } = (await list.json()) as { items: { fileName: string }[] };
    expect(items.filter(({ fileName }) => fileName.startsWith('session-'))).toHaveLength(5);
    await fieldOf(page).setInputFiles(fileOf('next-in-session'));
    await stateIn(rowOf(page, 'next-in-session'), 'Ready').waitFor();
    await upload(page);
    await stateIn(rowOf(page, 'next-in-session'), 'Published').waitFor();
  });

  test('asks to sign in without a flaw that axe finds, and fits, in every language', async () => {
    for (const locale of ['en', 'de', 'es', 'fr', 'zh', 'ja', 'ar']) {
      const person = await signIn(service);
      // What axe looks at is the same in all languages.
      const isForAxe = locale === 'en' || locale === 'de';
      const colorScheme = locale === 'de' ? 'dark' : 'light';
      const options = { locale, colorScheme, viewport: { width: 320, height: 640 } } as const;
      const page = await visit(options, service.url, person.cookie);
      await page.locator('[data-drop-field]').setInputFiles(fileOf(`narrow-${locale}`));
      await rows(page).first().locator('[data-act=edit]').click();
      await person.post('/logout');
      await page.locator('[data-send]').click();
      const place = page.locator('[data-sign-in-place]');
      await place.locator('section').waitFor();
      if (isForAxe) {
        const axe = new AxeBuilder({ page }).include('[data-sign-in-place]').setLegacyMode();
        const { violations } = await axe.analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      }
      const tooWide = `[...document.querySelectorAll('[data-sign-in-place] *')]
        .filter((it) => it.scrollWidth > it.clientWidth && it.clientWidth > 0 && it.tagName !== 'INPUT')
        .map((it) => it.outerHTML)`;
      expect(await page.evaluate(tooWide), locale).toEqual([]);
    }
  });

  test('goes on after a sign-in in another tab, whoever the page was loaded for', async () => {
    for (const isSignedIn of [true, false]) {
      const person = await signIn(service);
      const page = await visit({}, service.url, isSignedIn ? person.cookie : '');
      if (isSignedIn) await person.post('/logout');
      else await tokenOf(page).fill('not the token');
      await fieldOf(page).setInputFiles(filesOf(`tab-${isSignedIn}`, 2));
      await stateIn(rows(page), 'Ready').nth(1).waitFor();
      await upload(page);
      await signInOf(page).waitFor();
      const opened = page.waitForEvent('popup');
      await signInOf(page).getByRole('link', { name: 'Sign in in a new tab' }).click();
      const tab = await opened;
      await tokenOf(tab).fill(service.token);
      await tab.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      await tab.waitForURL('**/upload');
      await tab.close();
      if (!isSignedIn) await tokenOf(page).fill('');
      await signInOf(page).getByRole('button', { name: 'Continue' }).click();
      await waitForText(page, '2 published');
      expect(await tokenOf(page).count()).toBe(0);
    }
  });

  test('notices by itself that another session has taken the place of the one it was loaded in', async () => {
    const person = await signIn(service);
    const page = await visit({}, service.url, person.cookie);
    await fieldOf(page).setInputFiles(filesOf('other-session', 4));
    await stateIn(rows(page), 'Ready').nth(3).waitFor();
    const [name = '', value = ''] = (await signIn(service)).cookie.split('=');
    await page.context().addCookies([{ name, value, url: service.url }]);
    await upload(page);
    await waitForText(page, '4 published');
    expect(await signInOf(page).count()).toBe(0);
  });

  test('says why a role may not publish, and keeps the files', async () => {
    const { secret } = await issue(service, 'reader');
    const page = await visit({}, service.url, (await signIn(service, secret)).cookie);
    await tokenOf(page).fill(secret);
    await fieldOf(page).setInputFiles(fileOf('read-only'));
    await stateIn(rowOf(page, 'read-only'), 'Ready').waitFor();
    await upload(page);
    await signInOf(page).getByText('reader').waitFor();
    await tokenOf(page).fill(service.token);
    await signInOf(page).getByRole('button', { name: 'Continue' }).click();
    await stateIn(rowOf(page, 'read-only'), 'Published').waitFor();
  });

  test('does not publish as a stranger, where those may, what somebody chose who was signed in', async () => {
    const open = await startService({ uploads: 'open' });
    const person = await signIn(open);
    const page = await visit({}, open.url, person.cookie);
    await fieldOf(page).setInputFiles(fileOf('owned'));
    await stateIn(rowOf(page, 'owned'), 'Ready').waitFor();
    await person.post('/logout');
    await upload(page);
    await tokenOf(page).fill(open.token);
    await page.keyboard.press('Enter');
    await stateIn(rowOf(page, 'owned'), 'Published').waitFor();
    expect(await rowOf(page, 'owned').locator('[data-delete]').isVisible()).toBe(false);
  });

  test('asks whoever is signed in for no token', async () => {
    const page = await visit({}, service.url, (await signIn(service)).cookie);
    expect(await tokenOf(page).count()).toBe(0);
    await fieldOf(page).setInputFiles(fileOf('signed-in'));
    await stateIn(rowOf(page, 'signed-in'), 'Ready').waitFor();
    await upload(page);
    await stateIn(rowOf(page, 'signed-in'), 'Published').waitFor();
  });

  test('shows a stranger where to delete what they uploaded', async () => {
    const open = await startService({ uploads: 'open' });
    const page = await visit({}, open.url);
    await fieldOf(page).setInputFiles(fileOf('stranger'));
    await stateIn(rowOf(page, 'stranger'), 'Ready').waitFor();
    await upload(page);
    const address = await rowOf(page, 'stranger').locator('pre:visible').innerText();
    expect(address).toMatch(/\/torrents\/[0-9a-f]{40}\/delete\?key=[\w-]+$/);
    expect((await open.request(address, { headers: { accept: 'text/html' } })).status).toBe(200);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const name = 'Copy The address to delete it at: stranger.torrent';
    await page.getByRole('button', { name, exact: true }).click();
    await waitForText(page, 'Copied.');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(address);
  });

  test('refuses what the server would: a name twice, a torrent twice, and what is too large', async () => {
    const small = await startService({ uploadBytesMax: 2000 });
    const page = await visit({}, small.url);
    const first = fileOf('one');
    await fieldOf(page).setInputFiles([
      first,
      { ...fileOf('two'), name: 'ONE.torrent' },
      { ...first, name: 'copy.torrent' },
      fileOf('large', { lengthBytes: 3_000_000 }),
    ]);
    await rowOf(page, 'ONE').getByText('has the same name').waitFor();
    await rowOf(page, 'copy').getByText('the same torrent is in this list').waitFor();
    await rowOf(page, 'large').getByText('larger than 2 KiB').waitFor();
    await rows(page).first().getByRole('button', { name: 'Remove' }).click();
    await rowOf(page, 'copy').getByRole('button', { name: 'Try again' }).click();
    await stateIn(rowOf(page, 'copy'), 'Ready').waitFor();
  });

  test('makes no element of what strangers wrote', async () => {
    const page = await visit();
    const skeletons: unknown[] = [];
    for (const name of ['harmless', HOSTILE]) {
      const file = fileOf('x', { name: `a${name}`, files: [{ path: [name], length: 5 }] });
      await fieldOf(page).setInputFiles({ ...file, name: `${name}.torrent` });
      await stateIn(rows(page).last(), 'Ready').waitFor();
      const find = `[...document.querySelector('[data-items]').lastElementChild.querySelectorAll('*')]`;
      skeletons.push(
        await page.evaluate(`${find}.filter((it) => !it.closest('tbody')).map(({ tagName }) => tagName)`),
      );
    }
    expect(skeletons[1]).toEqual(skeletons[0]);
    expect(await page.locator('[data-items] img').count()).toBe(0);
    expect(await rows(page).last().locator('[data-name]').innerText()).not.toContain('\u202e');
  });

  test('moves nothing when its script comes', async () => {
    const boxes = [];
    for (const isThere of [false, true]) {
      const page = await visit({}, service.url, '', isThere ? undefined : '**/site.js');
      const parts = page.locator('main :is(summary, button, pre, input:not(details *))');
      boxes.push(await Promise.all((await parts.all()).map((part) => part.boundingBox())));
    }
    expect(boxes[1]).toEqual(boxes[0]);
  });

  test('has no flaw that axe finds, and fits, in light and dark, wide and narrow, in every language', async () => {
    for (const options of [
      { colorScheme: 'light', viewport: { width: 1100, height: 800 } },
      { colorScheme: 'dark', viewport: { width: 360, height: 740 }, locale: 'de' },
      { colorScheme: 'light', viewport: { width: 320, height: 640 }, locale: 'ar' },
    ] as const) {
      const page = await visit(options);
      const files = [
        fileOf(`wide ${'w'.repeat(100)}`, { lengthBytes: 2e6 }),
        BROKEN,
        fileOf('ugly', { name: HOSTILE }),
      ];
      await page.locator('[data-drop-field]').setInputFiles(files);
      await page.locator('summary').first().click();
      await rows(page).last().locator('[data-act=edit]').click();
      await page.locator('#token').fill(service.token);
      const held = await hold(page);
      await page.locator('[data-send]').click();
      await expect.poll(() => held.length).toBe(2);
      await held[0]?.continue();
      await page.locator('[data-name][href]').waitFor();
      const { violations } = await new AxeBuilder({ page }).include('main').setLegacyMode().analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect(found, JSON.stringify(options)).toEqual([]);
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect(width, JSON.stringify(options)).toBeLessThanOrEqual(options.viewport.width);
      const remove = { method: 'DELETE', headers: service.authorization };
      await service.request(`/my/${encodeURIComponent(files[0]?.name ?? '')}`, remove);
    }
  });
});

describe('the upload page without JavaScript', () => {
  test('mentions dropping and pasting only where a script accepts dropped files', async () => {
    const mentionsDropping = async (javaScriptEnabled: boolean): Promise<boolean> =>
      (await visit({ javaScriptEnabled })).getByText('drop files or folders anywhere').isVisible();
    expect(await mentionsDropping(false)).toBe(false);
    expect(await mentionsDropping(true)).toBe(true);
  });

  test('keeps what was typed and chosen when the session ended, and asks for a token', async () => {
    for (const uploads of ['token', 'open'] as const) {
      const own = uploads === 'token' ? service : await startService({ uploads });
      const person = await signIn(own);
      const page = await visit({ javaScriptEnabled: false }, own.url, person.cookie);
      await page.getByText('More fields').click();
      await page.getByLabel('Title').fill('Typed before');
      await fieldOf(page).setInputFiles(fileOf('plain-session'));
      await person.post('/logout');
      await upload(page);
      await waitForText(page, 'its session has ended');
      expect(await page.getByLabel('Title').inputValue()).toBe('Typed before');
      await tokenOf(page).fill(own.token);
      await upload(page);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Typed before');
    }
  });

  test('takes the form of an older session after one more load of the page, with all that was typed', async () => {
    const page = await visit({ javaScriptEnabled: false }, service.url, (await signIn(service)).cookie);
    await page.getByText('More fields').click();
    await page.getByLabel('Title').fill('Typed in the older');
    await fieldOf(page).setInputFiles(fileOf('older-session'));
    const [name = '', value = ''] = (await signIn(service)).cookie.split('=');
    await page.context().addCookies([{ name, value, url: service.url }]);
    await upload(page);
    await waitForText(page, 'it does not belong to your session');
    await upload(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Typed in the older');
  });

  test('checks first, then publishes what was accepted, without choosing or typing anything twice', async () => {
    const page = await visit({ javaScriptEnabled: false });
    await page.getByText('More fields').click();
    await page.getByLabel('Title').fill('A plain one');
    await page.getByLabel('Category').fill('what?');
    await fieldOf(page).setInputFiles([fileOf('plain'), BROKEN]);
    await page.getByRole('button', { name: 'Check only' }).click();
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      'Accepted: plain.torrent',
      'Refused: broken.torrent',
      'Publish the accepted files',
      'Check other files',
    ]);
    await tokenOf(page).fill(service.token);
    await upload(page);
    await page.getByRole('link', { name: 'Category' }).click();
    await page.getByLabel('Category').fill('plain');
    await tokenOf(page).fill('not the token');
    await upload(page);
    await waitForText(page, 'unknown, expired or was revoked');
    await tokenOf(page).fill(service.token);
    await upload(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('A plain one');
    expect((await service.request('/my/plain.torrent')).status).toBe(200);
  });
});
