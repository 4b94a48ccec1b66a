import { chromium, type Browser, type Page } from 'playwright-core';
import { isInstalled } from './tools.ts';

// The shell is the same browser without windows and profiles: it opens a page in a third of the time.
const PROGRAM = isInstalled('chromium-headless-shell') ? 'chromium-headless-shell' : 'chromium';

// Debian's Chromium, with everything off that would reach for the network by itself.
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // Each page runs its scripts, and axe, once: to compile them for speed took as long as to run them.
  '--js-flags=--no-opt,--no-maglev,--no-sparkplug',
];

/** The flag for pages that compute for seconds. */
export const WITH_COMPILER = '--js-flags=';

/** A headless browser, with these flags beside its own; whoever opens it closes it. */
export function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const args = [...ARGS, ...flags];
  return chromium.launch({ executablePath: `/usr/bin/${PROGRAM}`, chromiumSandbox: false, args });
}

/** Opens a page and waits for its scripts. */
export async function openEnhanced(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await scriptsOf(page);
}

/**
 * Resolves when the scripts of a page have run, also those that they load; at once where scripts are off. An idle network
 * does not tell that: a busy browser may take longer than Playwright waits until it asks for the next one.
 */
export async function scriptsOf(page: Page): Promise<void> {
  await page.evaluate(`
    matchMedia('(scripting: enabled)').matches
      ? Promise.all([...document.querySelectorAll('script[type=module]')].map(({ src }) => import(src))).then(() => {})
      : undefined
  `);
}
