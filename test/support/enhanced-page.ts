import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { mediaTypeOf } from '../../src/http/media-types.ts';
import { SECURITY_HEADERS } from '../../src/http/security-headers.ts';
import { browserModules } from '../../src/service/browser-modules.ts';
import { openBrowser, openEnhanced } from './browser.ts';
import { isInstalled } from './tools.ts';

const publicFolder = new URL('../../public/', import.meta.url);

/** A server of one page, which a test writes, with the scripts, styles and headers of the real service. */
export interface EnhancedPages {
  /** Opens a page with this content, which ends with the test; that fails if the page complained of anything. */
  visit(content: string, options?: VisitOptions): Promise<Page>;
}

export interface VisitOptions extends BrowserContextOptions {
  /** By a name of its own the page has no "potentially trustworthy origin", as in most home networks. */
  readonly isSecure?: boolean;
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
  /** What is done to the page before its scripts run. */
  readonly before?: (page: Page) => Promise<unknown>;
}

/**
 * For all tests of a file, or of the group that it is called in: the server and a browser, which are closed after the
 * last. Where there is no Chromium they are not opened.
 */
export function openPagesForAll(): EnhancedPages {
  let opened: OpenedPages | undefined;

  beforeAll(async () => {
    if (isInstalled('chromium')) opened = await openPages();
  });

  afterAll(async () => {
    await opened?.close();
  });

  return {
    visit(content, options) {
      if (opened === undefined) throw new Error('Cannot open a page: there is no Chromium');
      return opened.visit(content, options);
    },
  };
}

interface OpenedPages extends EnhancedPages {
  close(): Promise<void>;
}

async function openPages(): Promise<OpenedPages> {
  let document = '';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, asset] = /^\/assets\/([\w.-]+)$/.exec(pathname) ?? [];
    const type = asset === undefined ? 'text/html; charset=utf-8' : mediaTypeOf(asset);
    response.setHeaders(new Map(Object.entries({ ...SECURITY_HEADERS, 'content-type': type })));
    const content = asset === undefined ? document : readAsset(asset);
    void Promise.resolve(content).then(
      (it) => response.end(it),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await openBrowser(['--host-resolver-rules=MAP torrentry.test 127.0.0.1']);
  return {
    async visit(content, { isSecure = true, language = 'en', direction = 'ltr', before, ...options } = {}) {
      document = pageOf(content, language, direction);
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      onTestFinished(async () => {
        await context.close();
        // Over plain http a browser says that it ignores this header.
        expect(complaints.filter((text) => !text.includes('Cross-Origin-Opener-Policy'))).toEqual([]);
      });
      await before?.(page);
      await openEnhanced(page, `http://${isSecure ? '127.0.0.1' : 'torrentry.test'}:${port}/`);
      return page;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function readAsset(name: string): Promise<string> {
  const made = browserModules().find((module) => module.name === name);
  return made === undefined ? readFile(new URL(name, publicFolder), 'utf8') : String(await made.make());
}

function pageOf(content: string, language: string, direction: string): string {
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
  <head>
    <meta charset="utf-8" />
    <title>A page</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="stylesheet" href="/assets/style.css" />
    <link rel="icon" href="/assets/favicon.svg" />
    <script type="module" src="/assets/site.js"></script>
  </head>
  <body>
    <header>
      <form action="/" method="get">
        <input type="search" name="q" aria-label="Search" data-search data-drop-search />
      </form>
      <a href="/upload" data-upload>Upload</a>
      <button type="button" class="button quiet" data-keys-open hidden>Keyboard shortcuts</button>
    </header>
    <main>${content}</main>
    <p
      class="announcer"
      role="status"
      data-announcer
      data-copied="Copied."
      data-not-copied="Not copied: press Ctrl+C."
      data-checking="Reading the file …"
      data-refused="This is not a valid torrent."
      data-not-checked="The file cannot be read."
    ></p>
    <p class="drop-hint" data-drop-hint hidden>Drop it anywhere</p>
    <dialog class="keys" aria-labelledby="keys-title" closedby="any" data-keys>
      <h2 id="keys-title">Keyboard shortcuts</h2>
      <dl>
        <dt><kbd>/</kbd></dt>
        <dd>search</dd>
        <dt><kbd>j</kbd> <kbd>k</kbd></dt>
        <dd>next and previous torrent</dd>
      </dl>
      <form method="dialog">
        <label><input type="checkbox" data-keys-on /> Single keys act</label>
        <button class="button">Close</button>
      </form>
    </dialog>
  </body>
</html>`;
}
