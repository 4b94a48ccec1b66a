import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { connectBidi, type Bidi } from './bidi.ts';
import { isInstalled } from './tools.ts';
import { until } from './until.ts';

const PROGRAM = 'firefox-esr';

/** Firefox as it comes from Debian, for all tests of a file or of the group that it is called in. */
export interface Firefox {
  /** Opens a page with cookies of its own, which ends with the test; that fails if a script of the page failed. */
  open(url: string): Promise<FirefoxPage>;
}

/** A page, used as people do: by the mouse and the keys. Elements are named by CSS selectors. */
export interface FirefoxPage {
  goto(url: string): Promise<void>;
  /** Waits for the one element, and clicks it. */
  click(selector: string): Promise<void>;
  /** Types into a field in place of its content. */
  fill(selector: string, text: string): Promise<void>;
  /** Presses a key where the focus is, such as Enter by `\uE007`. */
  press(key: string): Promise<void>;
  choose(selector: string, files: readonly string[]): Promise<void>;
  attribute(selector: string, name: string): Promise<string | undefined>;
  /** Waits until the text of the element matches. */
  expectText(selector: string, expected: RegExp): Promise<void>;
}

/** Starts Firefox before the tests and ends it after the last; where there is none it is not started. */
export function openFirefoxForAll({ hasScripts = true }: { readonly hasScripts?: boolean } = {}): Firefox {
  let started: Started | undefined;

  beforeAll(async () => {
    if (isInstalled(PROGRAM)) started = await start(hasScripts);
  });

  afterAll(async () => {
    await started?.close();
  });

  return {
    open(url) {
      if (started === undefined) throw new Error('Cannot open a page: there is no Firefox');
      return openPage(started.bidi, url, hasScripts);
    },
  };
}

interface Started {
  readonly bidi: Bidi;
  close(): Promise<void>;
}

/** As root it starts only with a home that belongs to root. It prints the address at which it is driven. */
async function start(hasScripts: boolean): Promise<Started> {
  const home = mkdtempSync(join(tmpdir(), 'torrentry-firefox-'));
  const profile = join(home, 'profile');
  mkdirSync(profile);
  const preferences = { 'intl.accept_languages': 'en', 'javascript.enabled': hasScripts };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const args = ['--headless', '--no-remote', '--remote-debugging-port', '0', '--profile', profile];
  const env = { PATH: process.env['PATH'], HOME: home, LANG: 'C.UTF-8' };
  const child = spawn(PROGRAM, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'close');
  let printed = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const [, found] = /listening on (ws:\S+)/.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.on('error', reject);
    void ended.then(() => reject(new Error(`Firefox ended: ${printed}`)));
  });
  const bidi = await connectBidi(`${address}/session`);
  await bidi.call('session.new', { capabilities: {} });
  await bidi.call('session.subscribe', { events: ['log.entryAdded'] });
  return {
    bidi,
    async close() {
      await bidi.call('browser.close', {});
      await ended;
      rmSync(home, { recursive: true });
    },
  };
}

const SCROLL = `(it) => it.scrollIntoView({ block: 'center', behavior: 'instant' })`;

/** The same, and notes whether the element is clicked. */
const SCROLL_AND_NOTE = `(it) => {
  globalThis.isMissed = true;
  it.addEventListener('click', () => { globalThis.isMissed = false; }, { once: true, capture: true });
  (${SCROLL})(it);
}`;

async function openPage(bidi: Bidi, url: string, hasScripts: boolean): Promise<FirefoxPage> {
  const { userContext } = await bidi.call<{ userContext: string }>('browser.createUserContext', {});
  const created = { type: 'tab', userContext };
  const { context } = await bidi.call<{ context: string }>('browsingContext.create', created);
  const failures = bidi.failuresIn(context);
  onTestFinished(async () => {
    await bidi.call('browser.removeUserContext', { userContext });
    expect(failures()).toEqual([]);
  });

  const find = async (selector: string): Promise<FoundElement> => {
    const locator = { type: 'css', value: selector };
    const { nodes } = await bidi.call<{ nodes: FoundElement[] }>('browsingContext.locateNodes', {
      context,
      locator,
    });
    const [first, ...others] = nodes;
    if (first === undefined || others.length > 0) {
      throw new Error(`Expected one element ${selector}, found ${nodes.length}`);
    }
    return first;
  };
  const run = async (selector: string, code: string): Promise<unknown> => {
    const { sharedId } = await find(selector);
    const { result, exceptionDetails } = await bidi.call<{
      result?: { value?: unknown };
      exceptionDetails?: { text: string };
    }>('script.callFunction', {
      functionDeclaration: code,
      arguments: [{ sharedId }],
      awaitPromise: false,
      // What the page itself did to the prototypes makes no difference there.
      target: { context, sandbox: 'test' },
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
    return result?.value;
  };
  const act = (id: string, type: string, actions: readonly object[]): Promise<unknown> =>
    bidi.call('input.performActions', { context, actions: [{ id, type, actions }] });
  /** Waits for the scripts of the page: one that is still loading when the page is left fails. */
  const loadScripts = async (): Promise<void> => {
    if (!hasScripts) return;
    await bidi.call('script.evaluate', {
      expression: `Promise.all([...document.querySelectorAll('script[type=module]')].map(({ src }) => import(src)))`,
      awaitPromise: true,
      target: { context },
    });
  };
  /**
   * What was typed before may scroll the page back to its field between the pressing and the release of the button, which
   * is then no click. A page that was left by the click knows of none.
   */
  const checkClicked = async (): Promise<void> => {
    const asked = bidi.call<{ result?: { value?: unknown } }>('script.evaluate', {
      expression: 'globalThis.isMissed',
      awaitPromise: false,
      target: { context, sandbox: 'test' },
    });
    const answer = await asked.catch(() => undefined);
    if (answer?.result?.value === true) throw new Error('The click went elsewhere');
  };
  const click = async (selector: string): Promise<void> => {
    // What comes late, such as a style sheet, may move the element away.
    await until(async () => {
      // Only once its page is there: nothing answers for a page that is left meanwhile.
      await find(selector);
      await loadScripts();
      await run(selector, hasScripts ? SCROLL_AND_NOTE : SCROLL);
      const { sharedId } = await find(selector);
      const origin = { type: 'element', element: { sharedId } };
      // At once, so that nothing moves between them.
      await act('mouse', 'pointer', [
        { type: 'pointerMove', x: 0, y: 0, origin },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]);
      if (hasScripts) await checkClicked();
    });
  };
  const press = (keys: readonly string[]): Promise<unknown> =>
    act(
      'keys',
      'key',
      keys.flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    );

  const page: FirefoxPage = {
    async goto(address) {
      await bidi.call('browsingContext.navigate', { context, url: address, wait: 'complete' });
    },
    click,
    async fill(selector, text) {
      await until(() => run(selector, '(it) => { it.focus(); it.select(); }'));
      await press([...text]);
    },
    async press(key) {
      await until(loadScripts);
      await press([key]);
    },
    async choose(selector, files) {
      const { sharedId } = await until(() => find(selector));
      await bidi.call('input.setFiles', { context, element: { sharedId }, files });
    },
    async attribute(selector, name) {
      return (await until(() => find(selector))).value.attributes[name];
    },
    async expectText(selector, expected) {
      await until(async () => expect(await run(selector, '(it) => it.innerText')).toMatch(expected));
    },
  };
  await page.goto(url);
  return page;
}

interface FoundElement {
  readonly sharedId: string;
  readonly value: { readonly attributes: Readonly<Record<string, string>> };
}
