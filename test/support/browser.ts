import { chromium, type Browser } from 'playwright-core';

// Debian's Chromium, with everything off that would reach for the network by itself.
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** A headless browser, with these flags beside its own; whoever opens it closes it. */
export function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const args = [...ARGS, ...flags];
  return chromium.launch({ executablePath: '/usr/bin/chromium', chromiumSandbox: false, args });
}
