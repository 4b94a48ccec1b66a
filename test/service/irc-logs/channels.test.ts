import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayOf, formatDay } from '../../../src/irc-logs/day.ts';
import { logsForAll } from '../../support/logs.ts';
import type { TestService } from '../../support/service.ts';

async function textAt(service: TestService, path: string): Promise<string> {
  const answer = await service.request(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.text()).replaceAll(service.url, '/');
}

const LINE = '12:34 <bob> hello\n';

const withLogs = logsForAll();

describe('logs of several channels', () => {
  it.each([
    ['ZNC', 'libera/#chan/2006-11-27.log', '/irc/libera/%23chan'],
    ['ZNC of one network', '#chan/2006-11-27.log', '/irc/%23chan'],
    ['ZNC before 1.6', '#chan_20061127.log', '/irc/%23chan'],
    ['supybot', 'libera/#chan/#chan.2006-11-27.log', '/irc/libera/%23chan'],
    ['supybot in one folder', '#chan.2006-11-27.log', '/irc/%23chan'],
    ['eggdrop', 'chan.log.27Nov2006', '/irc/chan'],
    ['eggdrop by settings', '#chan.log.20061127', '/irc/%23chan'],
    ['WeeChat by day', 'irc.libera.#chan.2006-11-27.weechatlog', '/irc/irc.libera.%23chan'],
    ['a folder of a year', '#chan/2006/2006-11-27.log', '/irc/%23chan'],
    ['a folder of a month', 'libera/#chan/2006/11/27.log', '/irc/libera/%23chan'],
    ['a channel in a channel’s folder', 'libera/logs/#chan.2006-11-27.log', '/irc/libera/logs/%23chan'],
    ['a strange channel', '#ä&%;?+.2006-11-27.log', '/irc/%23%C3%A4%26%25%3B%3F%2B'],
  ])('are found as %s keeps them', async (_, file, place) => {
    const { service } = withLogs({ [file]: LINE });
    expect(await textAt(service, `${place}/`)).toBe(`${place}/2006/\n`);
    expect(await textAt(service, `${place}/2006/`)).toBe(`${place}/2006/11/\n`);
    expect(await textAt(service, `${place}/2006/11/`)).toBe(`${place}/2006/11/27\n`);
    expect(await textAt(service, `${place}/2006/11/27`)).toBe(LINE);
    expect((await service.request(`${place}/2006/11/28`)).status).toBe(404);
    const without = await service.request(place);
    expect([without.status, without.headers.get('location')]).toEqual([
      301,
      `${service.url}${place.slice(1)}/`,
    ]);
    // From the start each is a link away.
    let at = '/irc/';
    while (at !== `${place}/`) {
      const below: string[] = (await textAt(service, at)).split('\n');
      const next = below.find((address) => `${place}/`.startsWith(address) && address !== '');
      expect(next, at).toBeDefined();
      at = next ?? `${place}/`;
    }
  });

  it.each([
    ['irssi', 'libera/#chan.log', '/irc/libera/%23chan'],
    ['HexChat', 'Libera.Chat/#chan.log', '/irc/Libera.Chat/%23chan'],
    ['WeeChat', 'irc.libera.#chan.weechatlog', '/irc/irc.libera.%23chan'],
    ['supybot without rotation', '#chan/#chan.log', '/irc/%23chan'],
    ['eggdrop', 'chan.log.yesterday', '/irc/chan.yesterday'],
  ])('without a day are shown whole, as %s keeps them', async (_, file, place) => {
    const { service } = withLogs({ [file]: `${LINE}unended` });
    expect(await textAt(service, `${place}/`)).toBe(`${place}/log\n`);
    expect(await textAt(service, `${place}/log`)).toBe(LINE);
    const html = await (await service.request(`${place}/log`, { headers: { accept: 'text/html' } })).text();
    expect(html).toContain(`data-events="${place}/log/events?from=18"`);
  });

  it('lie side by side: each has its own days', async () => {
    const today = formatDay(dayOf(new Date()));
    const { service } = withLogs({
      '2006-11-27.log': 'root\n',
      '#a.2006-11-27.log': 'a\n',
      '#b.2006-11-28.log': 'b\n',
      [`#b.${today}.log`]: 'b now\n',
      '#b/2006-11-29.log': 'b in its folder\n',
      'notes.txt': 'no log\n',
    });
    expect(await textAt(service, '/irc/')).toBe('/irc/%23a/\n/irc/%23b/\n/irc/2006/\n');
    expect(await textAt(service, '/irc/2006/11/27')).toBe('root\n');
    expect(await textAt(service, '/irc/%23a/2006/11/')).toBe('/irc/%23a/2006/11/27\n');
    expect(await textAt(service, '/irc/%23b/2006/11/')).toBe('/irc/%23b/2006/11/28\n/irc/%23b/2006/11/29\n');
    expect(await textAt(service, '/irc/%23b/today')).toBe('b now\n');
    expect(await textAt(service, '/irc/%23a/today')).toBe('');
    const json = await service.request('/irc/', { headers: { accept: 'application/json' } });
    expect(await json.json()).toEqual({
      years: [{ name: '2006', url: `${service.url}irc/2006/` }],
      channels: [
        { name: '#a', url: `${service.url}irc/%23a/` },
        { name: '#b', url: `${service.url}irc/%23b/` },
      ],
    });
    for (const path of [
      '/irc/%23c/',
      '/irc/%23c',
      '/irc/%23c/today',
      '/irc/%23a/log',
      '/irc/notes/',
      '/irc/%23a/x/y/z/',
    ])
      expect([path, (await service.request(path)).status]).toEqual([path, 404]);
  });

  it('show a new day as soon as it has a file', async () => {
    const { service, folder } = withLogs({ '2006-11-27.log': LINE });
    expect(await textAt(service, '/irc/2006/11/')).toBe('/irc/2006/11/27\n');
    writeFileSync(join(folder, '2006-11-28.log'), LINE);
    expect(await textAt(service, '/irc/2006/11/')).toBe('/irc/2006/11/27\n/irc/2006/11/28\n');
  });
});
