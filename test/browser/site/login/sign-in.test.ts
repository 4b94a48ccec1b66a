import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { openBrowser } from '../../../support/browser.ts';
import { startOidcService } from '../../../support/oidc-service.ts';
import { startService, type TestService } from '../../../support/service.ts';
import { isInstalled, testWith } from '../../../support/tools.ts';

const test = testWith('chromium');
const OPERATOR = { tokenId: undefined, name: 'test', via: 'command line', ip: undefined } as const;
let browser: Browser;

beforeAll(async () => {
  if (isInstalled('chromium')) browser = await openBrowser();
});

afterAll(async () => {
  if (isInstalled('chromium')) await browser.close();
});

async function visit(
  address: string,
  options: BrowserContextOptions,
  look: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await page.goto(address);
    await look(page, context);
  } finally {
    await context.close();
  }
}

async function typeToken(page: Page, token: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Token' }).fill(token);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

function headingOf(page: Page): Promise<string | null> {
  return page.getByRole('heading', { level: 1 }).textContent();
}

async function loginLink(service: TestService): Promise<string> {
  const { token } = await service.app.access.issue({ name: 'linked', role: 'uploader' }, OPERATOR);
  return `${service.url}login?once=${await service.app.access.createLoginLink(token.id)}`;
}

describe('a browser without JavaScript', () => {
  const withoutScript = { javaScriptEnabled: false };

  test('signs in where a page asks for it, makes a feed key, and signs out', async () => {
    const service = await startService();
    await visit(`${service.url}account`, withoutScript, async (page) => {
      await typeToken(page, 'torrentry_wrong');
      expect(await page.getByRole('main').textContent()).toContain('unknown, expired or was revoked');
      await typeToken(page, service.token);
      expect(page.url()).toBe(`${service.url}account`);
      expect(await headingOf(page)).toBe('Your account');

      await page.getByLabel('Name', { exact: true }).fill('my reader');
      await page.getByRole('button', { name: 'Create a feed key' }).click();
      expect(await page.locator('pre').textContent()).toMatch(/^torrentry_feed_/);
      expect(page.url()).not.toContain('torrentry_feed_');
      // The page answers a form: what leads back from it leads to where the form was.
      await page.getByLabel('Language').selectOption('de');
      await page.getByRole('button', { name: 'Change' }).click();
      expect(await headingOf(page)).toBe('Ihr Konto');
      await page.getByRole('button', { name: 'Widerrufen my reader' }).click();
      expect(await page.getByRole('button', { name: 'Widerrufen' }).count()).toBe(0);

      await page.getByRole('button', { name: 'Abmelden', exact: true }).click();
      await page.goto(`${service.url}account`);
      expect(await page.getByRole('textbox', { name: 'Token' }).count()).toBe(1);
    });
  });

  test('signs in by a login link and its button', async () => {
    const service = await startService();
    await visit(`${await loginLink(service)}&next=/account`, withoutScript, async (page) => {
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      expect(page.url()).toBe(`${service.url}account`);
      expect(await page.getByRole('main').textContent()).toContain('linked');
    });
  });

  test('ends another of its sessions, which is a stranger from then on', async () => {
    const service = await startService();
    await visit(`${service.url}login?next=/account`, { userAgent: 'Other/1' }, async (other) => {
      await typeToken(other, service.token);
      await visit(`${service.url}login?next=/account`, withoutScript, async (page) => {
        await typeToken(page, service.token);
        await page.getByRole('button', { name: 'Sign out Other/1' }).click();
        expect(await page.getByText('Other/1').count()).toBe(0);
      });
      await other.reload();
      expect(await other.getByRole('textbox', { name: 'Token' }).count()).toBe(1);
    });
  });
});

describe('a browser with JavaScript', () => {
  test('is signed in by the button of a login link, and not by its load', async () => {
    const service = await startService();
    const link = await loginLink(service);
    await visit(service.url, {}, async (page, context) => {
      await page.goto(`${link}&next=/account`, { waitUntil: 'networkidle' });
      expect(await context.cookies()).toEqual([]);
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(`${service.url}account`);
      expect(await page.getByRole('main').textContent()).toContain('linked');
    });
  });

  test('keeps its session in a cookie that no script reads', async () => {
    const service = await startService();
    await visit(`${service.url}login`, {}, async (page, context) => {
      await typeToken(page, service.token);
      expect(await page.evaluate('document.cookie')).toBe('');
      expect(await context.cookies()).toEqual([
        expect.objectContaining({ name: 'torrentry', httpOnly: true, sameSite: 'Lax', path: '/' }),
      ]);
    });
  });

  test('signs in at a provider of another site, and comes back to the page that asked for it', async () => {
    // Two names of this machine are two sites to a browser.
    const { service, url } = await startOidcService('localhost', { read: 'token' });
    await visit(`${url}account`, {}, async (page) => {
      await page.getByRole('link', { name: 'Sign in without a token' }).click();
      await page.getByLabel('Account').fill('ada');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(`${url}account`);
      expect(await page.getByRole('main').textContent()).toContain('Ada Lovelace');
      await page.goto(url);
      expect(await headingOf(page)).toBe('Newest torrents');
    });
    expect(service.log.join('\n')).toContain('/login/oidc/callback?code=*');
  });
});
