import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { serviceForAll } from '../support/service.ts';
import { temporaryFolder } from '../support/temp.ts';
import { testWith } from '../support/tools.ts';
import { makeTorrent } from '../support/torrents.ts';

const run = promisify(execFile);
const service = serviceForAll();

/** The pages as the two programs print them, with the arguments that make them print. */
const BROWSERS = [
  ['lynx', ['-dump', '-nolist', '-width=120', '-display_charset=utf-8']],
  ['w3m', ['-dump', '-cols', '120', '-O', 'UTF-8']],
] as const;

/** What no page says: values that are missing or were not formatted, and drawings as text. */
const STRAY = /undefined|\bnull\b|NaN|\[object|Invalid|<\/?(?:svg|path|span|div|p)\b|&\w+;|M1 1h6/;

async function publish(path: string, name: string, lengthBytes: number, query = ''): Promise<void> {
  const init = { method: 'PUT', body: makeTorrent({ name, lengthBytes }), headers: service.authorization };
  expect((await service.request(`${path}${query}`, init)).status).toBe(201);
}

/** Fails when the text does not have these in that order. */
function expectInOrder(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    expect(at, `"${part}" after ${from} in:\n${text}`).toBeGreaterThanOrEqual(from);
    from = at + part.length;
  }
}

describe.each(BROWSERS)('a page as %s prints it', (program, args) => {
  const test = testWith(program);
  const folder = `${program}/13`;

  async function dump(path: string): Promise<string> {
    const env = { PATH: process.env['PATH'], HOME: temporaryFolder(), LANG: 'C.UTF-8' };
    const { stdout } = await run(program, [...args, new URL(path, service.url).href], { env });
    const text = stdout.replaceAll('\u00a0', ' ');
    expect(text).not.toMatch(STRAY);
    return text;
  }

  test('has a list as names with their sizes, and what leads on', async () => {
    await publish(`/${folder}/one.torrent`, `${program}-one.iso`, 3_000_000);
    await publish(`/${folder}/two.torrent`, `${program}-two.iso`, 5_000_000);
    const listed = [`${program}-two.iso`, '4.8 MiB', `${program}-one.iso`, '2.9 MiB'];
    expectInOrder(await dump('/'), ['Upload', ...listed]);
    expectInOrder(await dump(`/${folder}/`), ['13', ...listed]);
  });

  test('has a torrent with its name first, then what it is and how to get it', async () => {
    const query = '?title=A%20title&description=Some%20words&tags=stable';
    await publish(`/${folder}/shown.torrent`, `${program}-shown.iso`, 7_000_000, query);
    const { items } = (await (await service.request(`/${folder}/?q=shown&format=json`)).json()) as {
      items: readonly { infohashV1: string }[];
    };
    const infohash = items[0]?.infohashV1 ?? '';
    const text = await dump(`/torrents/${infohash}`);
    expect(text.indexOf('A title')).toBeLessThan(text.indexOf('Download'));
    for (const part of ['Some words', '6.7 MiB', `${program}-shown.iso`, 'stable', 'Magnet', infohash])
      expect(text).toContain(part);
  });

  test('has the upload form with the files first and the button last', async () => {
    const parts = ['Upload torrents', 'Torrent files', 'Collection', 'Category', 'Tags', 'Token', 'Upload'];
    const text = await dump('/upload');
    expectInOrder(text, parts);
    expectInOrder(text, ['Token', 'Upload', 'From a terminal', 'curl -u :TOKEN -T name.torrent']);
    // These belong to the script, which fills them.
    expect(text).not.toContain('Add more files');
  });
});
