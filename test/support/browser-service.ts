import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Config } from '../../src/config/settings.ts';
import { openBrowser } from './browser.ts';
import { openService, type TestService } from './service.ts';
import { isInstalled } from './tools.ts';

export interface BrowserAndService {
  readonly browser: Browser;
  readonly service: TestService;
}

/**
 * For all tests of a file: a browser and a service, which `ready` takes and fills. They are closed after the last test;
 * where there is no Chromium they are not opened.
 */
export function openForAll(
  settings: Partial<Config>,
  ready: (opened: BrowserAndService) => Promise<void> | void,
  launch: () => Promise<Browser> = openBrowser,
): void {
  let opened: BrowserAndService | undefined;

  beforeAll(async () => {
    if (!isInstalled('chromium')) return;
    const data = mkdtempSync(join(tmpdir(), 'torrentry-test-'));
    opened = { browser: await launch(), service: await openService({ ...settings, data }) };
    await ready(opened);
  });

  afterAll(async () => {
    if (opened === undefined) return;
    const { browser, service } = opened;
    await browser.close();
    await service.close();
    rmSync(service.folder, { recursive: true });
  });
}
