import { AxeBuilder } from '@axe-core/playwright';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { dayOf, formatDay } from '../../../src/irc-logs/day.ts';
import { openBrowser } from '../../support/browser.ts';
import { startService, type TestService } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { isInstalled, testWith } from '../../support/tools.ts';

const test = testWith('chromium');
let browser: Browser;

beforeAll(async () => {
  if (isInstalled('chromium')) browser = await openBrowser();
});

afterAll(async () => {
  if (isInstalled('chromium')) await browser.close();
});

interface Visited {
  readonly page: Page;
  /** What the page said in the console, such as what its policy stopped. */
  readonly complaints: string[];
}

async function visit(service: TestService, path: string): Promise<Visited> {
  const complaints: string[] = [];
  const page = await (await browser.newContext()).newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(new URL(path, service.url).href);
  return { page, complaints };
}

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe("today's log in a browser", () => {
  test('grows by itself, and shows what was said as text', async () => {
    const folder = temporaryFolder();
    const file = join(folder, `${formatDay(dayOf(new Date()))}.log`);
    writeFileSync(file, '12:00 <al> first\n');
    const service = await startService({ logs: [{ prefix: '/irc', folder }] });
    const { page, complaints } = await visit(service, '/irc/today');
    await page.getByText('New lines appear here').waitFor();
    appendFileSync(file, '12:01 <al> [off] hidden\n12:02 <bob> <img src=x onerror=alert(1)>\n');
    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await page.locator('#log li').allTextContents()).toEqual([
      '12:00 al first',
      '12:02 bob <img src=x onerror=alert(1)>',
    ]);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
    expect(complaints).toEqual([]);
  });
});

describe('a served folder in a browser', () => {
  test('shows a page with its own style, script and picture, and a listing without flaws', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'site'));
    writeFileSync(
      join(folder, 'site/index.html'),
      '<!doctype html><title>x</title><link rel="stylesheet" href="own.css"><link rel="icon" href="own.svg">' +
        '<script type="module" src="own.js"></script><img src="own.svg" alt=""><p>Hello</p>',
    );
    writeFileSync(join(folder, 'site/own.css'), 'p { color: rgb(1, 2, 3) }');
    writeFileSync(join(folder, 'site/own.js'), "document.title = 'changed';");
    writeFileSync(
      join(folder, 'site/own.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    );
    const service = await startService({ mount: [{ prefix: '/files', folder }] });

    const { page, complaints } = await visit(service, '/files/site/');
    expect(await page.title()).toBe('changed');
    const color = await page.evaluate("getComputedStyle(document.querySelector('p')).color");
    expect(color).toBe('rgb(1, 2, 3)');
    await page.goto(new URL('/files/', service.url).href);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'site/' }).click();
    await page.getByText('Hello').waitFor();
    await page.context().close();
    expect(complaints).toEqual([]);
  });
});
