import type { Browser, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openForAll } from '../../support/browser-service.ts';
import type { TestService } from '../../support/service.ts';
import { testWith } from '../../support/tools.ts';
import { makeTorrent } from '../../support/torrents.ts';

/** What style sheets may hold that Safari before 17.5, Chrome before 123 or Firefox before 121 does not know. */
const UNKNOWN =
  /(?<=[\s(:])(?:light-dark|oklch|color-mix)(?=\()|@container|(?<=:)(?:has|where|dir)(?=\()|(?<=\d)(?:cqi|dvb|dvi|vi)\b|^\s*&/gm;

const test = testWith('chromium');
let browser: Browser;
let service: TestService;

openForAll({ siteAccent: '#aa3366' }, async (opened) => {
  ({ browser, service } = opened);
  for (const name of ['debian-13.1.0-amd64-netinst.iso', `${'a-very-long-name-'.repeat(9)}.iso`]) {
    const init = { method: 'PUT', body: makeTorrent({ name }), headers: service.authorization };
    expect((await service.request('/linux/isos/', init)).status).toBe(201);
  }
});

/** A page whose browser does not know the newer functions, units, selectors and queries of CSS. */
async function openOlder(options: { colorScheme: 'light' | 'dark'; width: number }): Promise<Page> {
  const { colorScheme, width } = options;
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
  const page = await context.newPage();
  await page.route('**/*.css*', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll(UNKNOWN, (found) => `${found.replace('&', '')}-unknown`);
    await route.fulfill({ response: answer, body });
  });
  return page;
}

describe('a browser of 2022', () => {
  test.each(['light', 'dark'] as const)('shows fields and buttons in %s', async (colorScheme) => {
    const page = await openOlder({ colorScheme, width: 1280 });
    await page.goto(new URL('/upload', service.url).href);
    const colours = await page.evaluate(`(() => {
      const style = (selector) => getComputedStyle(document.querySelector(selector));
      return {
        page: style('body').backgroundColor,
        ink: style('body').color,
        border: style('#collection').borderTopColor + ' ' + style('#collection').borderTopStyle,
        button: style('main .button:not(.quiet)').backgroundColor,
        bar: getComputedStyle(document.querySelector('.top'), '::after').backgroundImage,
      };
    })()`);
    const bar = (accent: string): string =>
      `repeating-linear-gradient(90deg, ${accent} 0px, ${accent} 14px, rgba(0, 0, 0, 0) 14px, rgba(0, 0, 0, 0) 16px)`;
    expect(colours).toEqual(
      colorScheme === 'light'
        ? {
            page: 'rgb(247, 251, 252)',
            ink: 'rgb(18, 31, 40)',
            border: 'rgb(102, 116, 123) solid',
            button: 'rgb(104, 47, 69)',
            bar: bar('rgb(104, 47, 69)'),
          }
        : {
            page: 'rgb(14, 21, 25)',
            ink: 'rgb(230, 236, 239)',
            border: 'rgb(122, 137, 144) solid',
            button: 'rgb(255, 186, 208)',
            bar: bar('rgb(255, 186, 208)'),
          },
    );
    await page.context().close();
  });

  test('needs no scrolling sideways in a narrow window', async () => {
    const page = await openOlder({ colorScheme: 'light', width: 360 });
    for (const path of ['/', '/linux/isos/', '/docs/rules', '/upload']) {
      await page.goto(new URL(path, service.url).href);
      const widths = `[document.documentElement.scrollWidth, document.documentElement.clientWidth]`;
      expect(await page.evaluate(widths), path).toEqual([360, 360]);
    }
    await page.context().close();
  });
});
