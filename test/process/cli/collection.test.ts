import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, run, serveProcess, type RunOptions } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

async function torrentry(args: readonly string[], options?: RunOptions) {
  const running = run(['collection', ...args], options);
  const [code] = await running.ended;
  return { code, output: running.output() };
}

describe('torrentry collection', () => {
  it('shows, sets and moves collections in a data folder beside the server, and on a server', async () => {
    const folder = temporaryFolder();
    const { url } = await serveProcess(folder);
    const authorization = `Bearer ${ADMIN_TOKEN}`;
    await fetch(`${url}debian/13/a.torrent`, {
      method: 'PUT',
      body: makeTorrent(),
      headers: { authorization },
    });
    const here = ['--data', folder];

    const shown = await torrentry(['show', 'debian/13', ...here]);
    expect(shown).toEqual({
      code: 0,
      output:
        'debian/13: 1 torrent\nread: open\norder: published\nretention: none\nuploads: none\nsources: none\n',
    });
    const set = await torrentry(['set', '/debian/13/', '--order', 'version', '--json', ...here]);
    expect(set.code).toBe(0);
    expect(JSON.parse(set.output)).toMatchObject({ path: 'debian/13', settings: { order: 'version' } });
    const ruled = await torrentry(['set', 'debian/13', '--retention', 'keep 7 *-nightly-*; 90d', ...here]);
    expect(ruled).toMatchObject({
      code: 0,
      output: expect.stringContaining('retention: keep 7 *-nightly-*; 90d\n'),
    });
    expect((await torrentry(['set', 'debian/13', '--retention', 'none', ...here])).output).toContain(
      'retention: none',
    );
    const bound = ['--name', 'debian ci', '--role', 'uploader', '--collection', 'debian/13'];
    await run(['token', 'create', ...bound, ...here]).ended;
    const away = await torrentry(['move', 'debian/13', 'archive/trixie', ...here]);
    expect(away.code).toBe(0);
    expect(away.output).toMatch(/warning: These tokens stay bound to the old path: \d+ "debian ci"/);
    const led = await fetch(`${url}debian/13/a.torrent`, { redirect: 'manual' });
    expect([led.status, led.headers.get('location')]).toEqual([308, `${url}archive/trixie/a.torrent`]);

    const tokenFile = join(folder, 'token');
    writeFileSync(tokenFile, `${ADMIN_TOKEN}\n`);
    const there = ['--server', url, '--json'];
    const env = { TORRENTRY_TOKEN_FILE: tokenFile };
    const moved = await torrentry(['move', 'archive/trixie', 'debian/13', ...there], { env });
    expect(JSON.parse(moved.output)).toMatchObject({ path: 'debian/13', torrentCount: 1, boundTokens: [] });
    expect((await torrentry(['set', 'debian/13', '--order', 'published', ...there], { env })).code).toBe(0);
    expect((await torrentry(['show', 'debian/13', ...there])).code).toBe(0);
    await fetch(`${url}debian/13/b.torrent`, {
      method: 'PUT',
      body: makeTorrent({ name: 'newer' }),
      headers: { authorization },
    });
    const rules = ['--retention', 'keep 1'];
    for (const [where, options] of [
      [here, {}],
      [['--server', url], { env }],
    ] as const)
      expect(await torrentry(['check-retention', 'debian/13', ...rules, ...where], options)).toEqual({
        code: 0,
        output: 'debian/13: 1 torrent would be removed\ndebian/13/a.torrent\n',
      });
    const stranger = await torrentry(['move', 'debian/13', 'x', ...there]);
    expect([stranger.code, stranger.output]).toEqual([1, expect.stringContaining('without a token')]);

    const audit = await fetch(`${url}api/v1/audit?action=collection.`, { headers: { authorization } });
    const { items } = (await audit.json()) as { items: readonly { action: string; by: { via: string } }[] };
    expect(items.map(({ action, by }) => [action, by.via])).toEqual([
      ['collection.edit', 'token'],
      ['collection.move', 'token'],
      ['collection.move', 'command line'],
      ['collection.edit', 'command line'],
      ['collection.edit', 'command line'],
      ['collection.edit', 'command line'],
    ]);
  });

  it('sets upload rules and sources in a data folder and on a server, which refuses what breaks the rules', async () => {
    const folder = temporaryFolder();
    const { url } = await serveProcess(folder);
    const here = ['--data', folder];
    const there = ['--server', url, '--json'];
    const env = { TORRENTRY_TOKEN: ADMIN_TOKEN };
    const asked = 'tracker tracker.example; version v2 hybrid; size 4GiB; files 1000';
    const uploads = await torrentry(['set', 'debian/13', '--uploads', asked, ...here]);
    expect(uploads.output).toContain(`uploads: ${asked.replace('4GiB', '4 GiB')}\n`);
    const file = join(folder, 'v1.torrent');
    writeFileSync(file, makeTorrent({ name: 'of version 1' }));
    const pushed = run(['push', '--collection', 'debian/13', file, '--server', url], {
      env: { TORRENTRY_TOKEN: ADMIN_TOKEN },
    });
    expect(await pushed.ended).toEqual([1, null]);
    expect(pushed.output()).toContain('Cannot publish this torrent in "/debian/13"');
    expect((await torrentry(['set', 'debian/13', '--uploads', 'none', ...here])).output).toContain(
      'uploads: none',
    );
    const sources = 'tracker udp://tracker.example:6969; web-seed https://mirror.example/';
    const offered = { trackers: [['udp://tracker.example:6969']], webSeeds: ['https://mirror.example/'] };
    const own = await torrentry(['set', 'debian/13', '--sources', sources, ...there], { env });
    expect(JSON.parse(own.output)).toMatchObject({ settings: { sources: offered } });
    expect((await torrentry(['set', 'debian/13', '--sources', 'none', ...here])).output).toContain(
      'sources: none',
    );
    for (const [rules, json] of [
      ['version hybrid', { versions: ['hybrid'] }],
      ['none', null],
    ] as const) {
      const set = await torrentry(['set', 'debian/13', '--uploads', rules, ...there], { env });
      expect(JSON.parse(set.output)).toMatchObject({ settings: { uploads: json } });
    }
  });

  it('ends with 1 for what is refused, and with 2 for wrong usage', async () => {
    const folder = temporaryFolder();
    await serveProcess(folder);
    const here = ['--data', folder];
    const expectEnd = async (args: readonly string[], code: number, output: string) => {
      const ended = await torrentry(args);
      expect([ended.code, ended.output], args.join(' ')).toEqual([code, expect.stringContaining(output)]);
    };
    await expectEnd(['show', 'nothing', ...here], 1, 'nothing is published in it');
    await expectEnd(['move', 'nothing', 'x', ...here], 1, 'nothing is published in it');
    await expectEnd(['move', 'x', 'torrents', ...here], 1, 'belongs to the service');
    await expectEnd(['show', 'x', '--data', join(folder, 'missing')], 1, 'Cannot find the data folder');
    await expectEnd(['set', 'x', '--order', 'size', ...here], 2, 'order');
    await expectEnd(['set', 'x', '--retention', 'keep 0', ...here], 2, 'keep 0 would empty');
    await expectEnd(
      ['set', 'x', '--uploads', 'version v2; vesion v1', ...here],
      2,
      'rule 2: "vesion" is none',
    );
    await expectEnd(['set', 'x', '--retention', 'keep 7; kep 3', ...here], 2, 'rule 2: "kep" is neither');
    await expectEnd(['move', 'x', ...here], 2, 'missing required argument');
    await expectEnd(['show', 'x', '--server', 'torrents'], 2, 'it is not the address');
  });
});
