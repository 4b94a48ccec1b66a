import type { Browser, Page } from 'playwright-core';
import { describe, expect, onTestFinished } from 'vitest';
import { openForAll } from '../../support/browser-service.ts';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import type { TestService } from '../../support/service.ts';
import { testWith } from '../../support/tools.ts';
import { makeTorrent } from '../../support/torrents.ts';

const test = testWith('chromium');
/** More than one page of a list. */
const LISTED = 60;
let browser: Browser;
let service: TestService;

openForAll({}, async (opened) => {
  ({ browser, service } = opened);
  for (let index = 0; index < LISTED; index++) {
    const init = {
      method: 'PUT',
      body: makeTorrent({ name: `listed ${index}`, lengthBytes: 1 + index * 1000 }),
      headers: service.authorization,
    };
    expect((await service.request(`/${index % 2 === 0 ? 'even' : 'odd'}/`, init)).status).toBe(201);
  }
});

function fileOf(name: string) {
  const buffer = Buffer.from(makeTorrent({ name }));
  return { name: `${name}.torrent`, mimeType: 'application/x-bittorrent', buffer };
}

function press(page: Page, name: string): Promise<void> {
  return page.getByRole('main').getByRole('button', { name, exact: true }).click();
}

function follow(page: Page, name: string): Promise<void> {
  return page.getByRole('link', { name, exact: true }).first().click();
}

async function expectText(page: Page, text: string): Promise<void> {
  await page.getByRole('main').getByText(text).first().waitFor();
}

async function expectHeading(page: Page, text: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: text }).waitFor();
}

describe.each([
  ['with', true],
  ['without', false],
])('somebody %s JavaScript', (prefix, javaScriptEnabled) => {
  /** A browser of its own, which is signed in when it has a token. */
  async function open(path: string, token?: string): Promise<Page> {
    const context = await browser.newContext({ javaScriptEnabled, locale: 'en' });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(new URL(token === undefined ? path : `/login?next=${path}`, service.url).href);
    if (token === undefined) return page;
    await page.getByRole('main').getByLabel('Token').fill(token);
    await press(page, 'Sign in');
    await page.waitForURL(new URL(path, service.url).href);
    return page;
  }

  test('gets a token, signs in with it, and is signed out when it is revoked', async () => {
    const admin = await open('/admin/tokens', service.token);
    await admin.getByLabel('Name', { exact: true }).fill(`${prefix} a token`);
    await admin.getByLabel('Role').selectOption({ value: 'uploader' });
    await press(admin, 'Create a token');
    await expectHeading(admin, 'The new token');
    const token = (await admin.locator('main pre').first().textContent()) ?? '';
    const page = await open('/account', token.trim());
    await expectText(page, `${prefix} a token`);

    await follow(admin, 'All tokens');
    await follow(admin, `${prefix} a token`);
    await admin.getByRole('checkbox').check();
    await press(admin, 'Revoke');
    await admin.waitForURL(`${service.url}admin/tokens`);
    await page.reload();
    expect(await page.getByRole('main').getByLabel('Token').count()).toBe(1);
  });

  test('uploads several files, edits one, deletes it, and undoes that', async () => {
    const { secret } = await tokenOf(service, 'uploader');
    const page = await open('/upload', secret);
    await page.getByLabel('Collection').fill(`${prefix}/many`);
    await page.getByLabel('Torrent files').setInputFiles([fileOf(`${prefix}-one`), fileOf(`${prefix}-two`)]);
    await page
      .getByRole('main')
      .getByRole('button', { name: /^Upload(?: \(2\))?$/ })
      .click();
    await page.getByRole('link', { name: `${prefix}-two.torrent`, exact: true }).waitFor();
    await follow(page, `${prefix}-one.torrent`);
    await expectHeading(page, `${prefix}-one`);

    await follow(page, 'Edit');
    await page.getByLabel('Title', { exact: true }).fill(`${prefix} a title`);
    await page.getByLabel('Description', { exact: true }).fill('Some **bold** text');
    await page.getByLabel('Tags').fill('red, green');
    await press(page, 'Save');
    await expectHeading(page, `${prefix} a title`);
    expect(await page.locator('main strong').textContent()).toBe('bold');
    await follow(page, 'red');
    await follow(page, `${prefix} a title`);

    await follow(page, 'Delete');
    await press(page, 'Delete');
    await page.getByRole('button', { name: 'Restore it' }).waitFor();
    await page.goto(`${service.url}account/torrents`);
    await page.getByRole('button', { name: `Restore ${prefix} a title` }).click();
    await expectHeading(page, `${prefix} a title`);
  });

  test('finds torrents by words, filters, an order and page after page', async () => {
    const page = await open('/');
    await page.getByRole('searchbox').fill('listed');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await expectHeading(page, 'Search for listed');
    await follow(page, 'Size');
    const names = () => page.locator('tbody th > a').allTextContents();
    await page.locator('[aria-sort=descending]', { hasText: 'Size' }).waitFor();
    expect((await names())[0]).toBe(`listed ${LISTED - 1}`);
    const shown = (await names()).length;
    expect(shown).toBeLessThan(LISTED);
    await follow(page, 'Next page');
    await page.getByRole('link', { name: 'Previous page' }).waitFor();
    expect(await names()).toHaveLength(LISTED - shown);
    expect((await names()).at(-1)).toBe('listed 0');

    // Beside the list, where there is room, and behind a pill elsewhere.
    const [even, filter] = [
      page.getByRole('link', { name: /^even / }),
      page.getByText('Filter', { exact: true }),
    ];
    if (!(await even.isVisible())) await filter.click();
    await even.click();
    await page.waitForURL('**/even/?q=listed&sort=size');
    expect((await names())[0]).toBe(`listed ${LISTED - 2}`);
    expect(await names()).toHaveLength(LISTED / 2);
  });

  test('reports a torrent, which a moderator hides with a reason that its publisher reads', async () => {
    const { secret, headers } = await tokenOf(service, 'uploader');
    const name = `${prefix} reported`;
    const { page: path } = await publishTorrent(service, `/${prefix}/reported.torrent`, name, headers);
    const stranger = await open(path);
    await follow(stranger, 'Report');
    await stranger.getByLabel('What is wrong with it').selectOption('It is advertising');
    await press(stranger, 'Report');
    await expectText(stranger, 'Thank you.');

    const moderator = await open('/admin/queue', (await tokenOf(service, 'moderator')).secret);
    const report = moderator.getByRole('article', { name });
    await report.getByText('Hide or remove').click();
    await report.getByLabel('Reason', { exact: true }).fill('It is advertising indeed');
    await report.getByRole('button', { name: 'Hide', exact: true }).click();
    await expectText(moderator, 'The torrent was hidden.');
    await stranger.goto(new URL(path, service.url).href);
    await expectHeading(stranger, 'Not found');

    const publisher = await open('/account/torrents', secret);
    await expectText(publisher, 'It is advertising indeed');
  });

  test('reads in another language from then on, and in the first again', async () => {
    const page = await open('/upload?collection=here');
    const choose = async (label: string, language: string, button: string) => {
      await page.getByLabel(label).selectOption(language);
      await page.getByRole('button', { name: button, exact: true }).click();
    };
    await choose('Language', 'Español', 'Change');
    await page.locator('html[lang=es]').waitFor();
    expect(page.url()).toBe(`${service.url}upload?collection=here`);
    await page.goto(`${service.url}docs/rules`);
    await page.locator('html[lang=es]').waitFor();
    await choose('Idioma', 'English', 'Cambiar');
    await page.locator('html[lang=en]').waitFor();
  });
});
