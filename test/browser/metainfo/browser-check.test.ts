import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { loadAssets } from '../../../src/http/files.ts';
import { browserModules } from '../../../src/service/browser-modules.ts';
import { Chance, mutate } from '../../fuzz/mutate.ts';
import { v1 } from '../../support/metainfo/make.ts';
import { ruleSamples } from '../../support/metainfo/rule-samples.ts';
import { openBrowser, openEnhanced, WITH_COMPILER } from '../../support/browser.ts';
import { openForAll } from '../../support/browser-service.ts';
import { samples } from '../../support/corpus.ts';
import type { TestService } from '../../support/service.ts';
import { isInstalled, testWith } from '../../support/tools.ts';
import { makeTorrent } from '../../support/torrents.ts';

const test = testWith('chromium');
const publicFolder = fileURLToPath(new URL('../../../public/', import.meta.url));
const script = `/assets/${loadAssets(publicFolder, browserModules()).address('checked-file.js')}`;
const damagedCount = 600;

let browser: Browser;
let service: TestService;
let page: Page;
let complaints: string[];

openForAll(
  {},
  (opened) => {
    ({ browser, service } = opened);
  },
  // By a name of its own the service is no "potentially trustworthy origin", as it is not in most home networks.
  () => openBrowser(['--host-resolver-rules=MAP torrentry.test 127.0.0.1', WITH_COMPILER]),
);

beforeEach(async () => {
  if (!isInstalled('chromium')) return;
  page = await browser.newPage();
  complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`http://torrentry.test:${service.port}/upload`);
});

afterEach(async () => {
  if (!isInstalled('chromium')) return;
  await page.close();
});

/** What the page's `checkFile` says of each; a string for what it rejects with. */
async function checkInBrowser(torrents: readonly Uint8Array[]): Promise<unknown[]> {
  await page.route('**/torrents-of-the-test/*', (route, request) => {
    const body = Buffer.from(torrents[Number(request.url().split('/').at(-1))] ?? []);
    return route.fulfill({ body, contentType: 'application/octet-stream' });
  });
  const reports = await page.evaluate(`(async () => {
    const { checkFile } = await import(${JSON.stringify(script)});
    const files = await Promise.all(Array.from({ length: ${torrents.length} }, async (_, index) => {
      const answer = await fetch('/torrents-of-the-test/' + index);
      return new File([await answer.blob()], index + '.torrent');
    }));
    const reports = await Promise.all(files.map((file) => checkFile(file).catch(String)));
    return JSON.stringify(reports);
  })()`);
  await page.unroute('**/torrents-of-the-test/*');
  return JSON.parse(String(reports)) as unknown[];
}

async function checkOnServer(bytes: Uint8Array): Promise<unknown> {
  const init = {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { ...service.authorization, 'content-type': 'application/x-bittorrent' },
  };
  return (await service.request('/api/v1/torrents/check', init)).json();
}

async function expectSame(torrents: readonly Uint8Array[]): Promise<unknown[]> {
  const reports = await checkInBrowser(torrents);
  for (const [index, bytes] of torrents.entries()) {
    const message = `torrent ${index}: ${Buffer.from(bytes.subarray(0, 300)).toString('latin1')}`;
    expect(reports[index], message).toEqual(await checkOnServer(bytes));
  }
  return reports;
}

describe('checkFile', () => {
  test('says of every torrent of the corpus what the server says', async () => {
    const corpus = [...samples('real'), ...samples('libtorrent')];
    const reports = await expectSame(corpus.map(({ bytes }) => bytes));
    expect(reports).toMatchObject(
      corpus.map(({ verdict, infohashV1, infohashV2 }) => ({
        verdict,
        ...(verdict === 'accept' && { torrent: { infohashV1, infohashV2 } }),
      })),
    );
    expect(await page.evaluate('isSecureContext')).toBe(false);
    // Over plain http a browser says that it ignores this header; nothing else may be said, such as by the policy.
    expect(complaints.filter((text) => !text.includes('Cross-Origin-Opener-Policy'))).toEqual([]);
  });

  test('says of a torrent for each rule, and of each kind of address, what the server says', async () => {
    const addresses = [
      'udp://tra\u200bcker.example',
      'http://a.example,http://b.example',
      'http://192.0.2.1.5/',
      'udp://[2001:db8::1]:6969',
      'http://träcker.example/ü',
      'udp://a.example:65536',
    ];
    await expectSame([
      ...Object.values(ruleSamples).map(([bytes]) => bytes),
      ...addresses.map((announce) => v1({}, { announce, 'url-list': announce })),
    ]);
  });

  test(`says of ${damagedCount} damaged torrents what the server says`, async () => {
    const corpus = [...samples('real'), ...samples('libtorrent')];
    const sound = corpus.filter(({ verdict }) => verdict === 'accept');
    const chance = new Chance(20_261);
    const damaged = Array.from({ length: damagedCount }, () =>
      mutate(chance.pick(sound).bytes, chance.pick(corpus).bytes, chance),
    );
    const reports = await expectSame(damaged);
    const verdicts = reports.map((report) => (report as { verdict: string }).verdict);
    expect(verdicts.filter((verdict) => verdict === 'accept').length).toBeGreaterThan(50);
    expect(verdicts.filter((verdict) => verdict === 'refuse').length).toBeGreaterThan(50);
  });

  test('checks 100,000 files in a thread of its own, the only one however many ask', async () => {
    const files = Array.from({ length: 100_000 }, (_, index) => ({
      path: ['a folder', `a file with a rather long name ${index}`],
      length: 20_000,
    }));
    const large = makeTorrent({ name: 'large', files });
    const [first, second] = await expectSame([large, makeTorrent({ name: 'small' })]);
    expect(first).toMatchObject({ verdict: 'accept', torrent: { fileCount: 100_000 } });
    expect(second).toMatchObject({ verdict: 'accept', torrent: { name: 'small' } });
    expect(page.workers().length).toBe(1);
  });

  test('loads three scripts, each once however many ask', async () => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    // The form loads one of them by itself.
    await openEnhanced(page, `http://torrentry.test:${service.port}/docs/rules`);
    loaded.length = 0;
    await checkInBrowser(['one', 'other'].map((name) => makeTorrent({ name })));
    const below = script.slice(0, script.lastIndexOf('/'));
    expect(loaded.filter((path) => path.endsWith('.js'))).toEqual(
      ['checked-file.js', 'check-worker.js', 'torrent-check.js'].map((name) => `${below}/${name}`),
    );
  });

  test('refuses to read what is too large for a torrent', async () => {
    const error = await page.evaluate(`(async () => {
      const { checkFile } = await import(${JSON.stringify(script)});
      const film = new File([new Uint8Array(100 * 1024 * 1024 + 1)], 'film.mkv');
      return checkFile(film).then(() => 'checked', String);
    })()`);
    expect(error).toBe(
      'RangeError: Cannot check "film.mkv": it is 104857601 bytes long, expected at most 104857600',
    );
  });

  test('rejects when the check cannot be loaded, and tries again when it is called again', async () => {
    await page.context().route('**/check-worker.js', (route) => route.abort());
    expect(await checkInBrowser([makeTorrent(), makeTorrent()])).toEqual([
      'Error: Cannot load the code that checks torrents',
      'Error: Cannot load the code that checks torrents',
    ]);
    await page.context().unroute('**/check-worker.js');
    expect(await checkInBrowser([makeTorrent()])).toMatchObject([{ verdict: 'accept' }]);
  });
});
