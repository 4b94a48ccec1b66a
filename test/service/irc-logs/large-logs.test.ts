import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRenderer } from '../../../src/irc-logs/render.ts';
import { readLines } from '../../../src/irc-logs/lines.ts';
import { logsForAll } from '../../support/logs.ts';
import { startService, type TestService } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';

const HTML = { headers: { accept: 'text/html' } };

const withLogs = logsForAll();

let written = 1_000_000_000;

/** Writes the log of a day, each time as if later: by its time the program knows that a file is another one. */
function serviceWith(content: string): { service: TestService; file: string } {
  const { service, folder } = withLogs({ '2006-11-27.log': content });
  const file = join(folder, '2006-11-27.log');
  written += 1;
  utimesSync(file, written, written);
  return { service, file };
}

async function pageAt(service: TestService, path: string): Promise<string> {
  const answer = await service.request(path, HTML);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

const lineIds = (html: string): number[] =>
  [...html.matchAll(/<li id="L(\d+)"/g)].map(([, id]) => Number(id));
const linkOf = (html: string, text: string): string | undefined =>
  new RegExp(`<a href="([^"]+)"><bdi>${text}</bdi>`).exec(html)?.[1];

describe('a long log', () => {
  it('begins with its last lines, and leads to those before and behind', async () => {
    const lines = Array.from({ length: 2500 }, (_, index) => `12:00 <bob> ${String(index).padStart(4, '0')}`);
    const { service } = serviceWith(`${lines.join('\n')}\n`);
    const pages: string[] = [];
    for (
      let at: string | undefined = '/irc/2006/11/27';
      at !== undefined;
      at = linkOf(pages.at(-1) ?? '', '↑ Earlier lines')
    )
      pages.push(await pageAt(service, at));
    expect(pages.map((page) => lineIds(page).length)).toEqual([1000, 1000, 500]);
    expect(pages.flatMap(lineIds).toSorted((one, other) => one - other)).toEqual(
      lines.map((_, index) => index * 17),
    );
    const [last = '', middle = ''] = pages;
    expect(linkOf(last, '↓ Later lines')).toBeUndefined();
    const later = await pageAt(service, linkOf(middle, '↓ Later lines') ?? '');
    expect(lineIds(later)).toEqual(lineIds(last));
    // The address of a line leads to a page that has it.
    const [, own = ''] = /<li id="L8500"[^]*?<a href="([^"]+)#L8500"/.exec(middle) ?? [];
    expect(lineIds(await pageAt(service, own))).toContain(8500);
    const json = await service.request('/irc/2006/11/27', { headers: { accept: 'application/json' } });
    const { earlier } = (await json.json()) as { earlier: string };
    expect(earlier).toBe(`${service.url}irc/2006/11/27?before=25500`);
    const text = await service.request('/irc/2006/11/27');
    expect(text.headers.get('link')).toBe(`<${earlier}>; rel="prev"`);
    // Firefox would fetch in advance what the header of a page names.
    const page = await service.request('/irc/2006/11/27', { headers: { accept: 'text/html' } });
    expect(page.headers.get('link')).toBeNull();
  });

  it.each([
    ['line ends', '\n'],
    ['short lines', 'x\n'],
    ['hidden lines', '[off]\n'],
    ['addresses', 'http://a '],
    ['brackets', '<<<<<<<<'],
    ['lines of addresses', 'http://a http://b http://c http://d\n'],
    ['characters that are escaped', '&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&\n'],
  ])('of nothing but %s gives a small page', async (_, piece) => {
    const { service } = serviceWith(piece.repeat((8 * 1024 * 1024) / piece.length));
    const page = await pageAt(service, '/irc/2006/11/27');
    expect(lineIds(page).length).toBeLessThanOrEqual(1000);
    expect(page.length).toBeLessThan(1_500_000);
  });

  it.each(['?before=x', '?from=-1', '?before=1.5', '?from=99999999999999999'])(
    'refuses %s',
    async (query) => {
      const { service } = serviceWith('x\n');
      expect((await service.request(`/irc/2006/11/27${query}`)).status).toBe(400);
    },
  );

  it('is limited like searches', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '2006-11-27.log'), 'x\n');
    const limitSearches = { capacity: 2, perSeconds: 3600 };
    const service = await startService({ logs: [{ prefix: '/irc', folder }], limitSearches });
    const answers = [];
    for (let i = 0; i < 3; i++) answers.push((await service.request('/irc/2006/11/27')).status);
    expect(answers).toEqual([200, 200, 429]);
    expect((await service.request('/irc/2006/11/27/events')).status).toBe(429);
    expect((await service.request('/irc/2006/11/')).status).toBe(200);
  });

  it('is shown as it is after it was changed', async () => {
    const { service, file } = serviceWith('12:00 <bob> one\n');
    expect(await pageAt(service, '/irc/2006/11/27')).toContain('one');
    expect(await pageAt(service, '/irc/2006/11/27')).toContain('one');
    writeFileSync(file, '12:00 <bob> two\n');
    written += 1;
    utimesSync(file, written, written);
    expect(await pageAt(service, '/irc/2006/11/27')).toContain('two');
  });
});

describe('createRenderer', () => {
  const { lines } = readLines(Buffer.from('12:00 <bob> x\n'.repeat(1000)), { takesUnended: true });

  it('lets others have their turn between the pieces of a page', async () => {
    let turns = 0;
    const others = async (): Promise<void> => {
      for (; turns < 1000; turns++) await new Promise(setImmediate);
    };
    await Promise.race([createRenderer().render(lines, '', undefined), others()]);
    expect(turns).toBeGreaterThan(10);
  });

  it('makes once what a key names', async () => {
    const renderer = createRenderer();
    const first = await renderer.render(lines, '', 'key');
    expect(await renderer.render(lines, '', 'key')).toBe(first);
    expect(await renderer.render(lines, '', 'other')).not.toBe(first);
    expect(await renderer.render(lines, '', undefined)).not.toBe(first);
  });
});
