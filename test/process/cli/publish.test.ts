import { appendFileSync, mkdirSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../support/metainfo/make.ts';
import { ADMIN_TOKEN, run, serveProcess } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';

/** A folder of some files, and what runs the command for it. */
async function prepare() {
  const folder = join(temporaryFolder(), 'isos');
  mkdirSync(join(folder, 'set'), { recursive: true });
  writeFileSync(join(folder, 'disc.iso'), new Uint8Array(100_000));
  writeFileSync(join(folder, 'set', 'a'), 'a');
  const data = temporaryFolder();
  const server = await serveProcess(data);
  const env = { TORRENTRY_TOKEN: ADMIN_TOKEN, XDG_STATE_HOME: temporaryFolder() };
  const publish = async (...args: string[]) => {
    const running = run(['publish', folder, ...args], { env });
    const [code] = await running.ended;
    return { code, output: running.output() };
  };
  const list = async (collection: string) => {
    const answer = await fetch(`${server.url}${collection}/`, { headers: { accept: 'text/plain' } });
    return answer.ok ? (await answer.text()).trim().split('\n').sort() : [];
  };
  return { folder, data, server, publish, list };
}

const [remote, local] = ['on a server', 'into a data folder'];

describe('torrentry publish', () => {
  it.each([remote, local])(
    'publishes a folder %s once, and then what is new, changed or gone',
    async (where) => {
      const { folder, data, server, publish, list } = await prepare();
      const args = where === remote ? ['--server', server.url] : ['--data', data];
      const seed = [
        '--web-seed',
        'https://files.example/isos/',
        '--tracker',
        'http://tracker.example/announce',
      ];
      const first = await publish(...args, ...seed);
      expect([first.code, first.output]).toEqual([
        0,
        expect.stringContaining('2 published, 0 removed, 2 in all'),
      ]);
      expect(await list('isos')).toEqual(
        ['disc.iso', 'set'].map((name) => `${server.url}isos/${name}.torrent`),
      );
      const answer = await fetch(`${server.url}isos/set.torrent`);
      const { metainfo, findings } = check(new Uint8Array(await answer.arrayBuffer()));
      expect(findings).toEqual([]);
      expect(metainfo).toMatchObject({
        version: 'hybrid',
        webSeeds: ['https://files.example/isos/'],
        trackers: [['http://tracker.example/announce']],
      });
      expect((await publish(...args, ...seed)).output).toContain('0 published, 0 removed');
      renameSync(join(folder, 'disc.iso'), join(folder, 'disc 1.iso'));
      appendFileSync(join(folder, 'set', 'a'), 'b');
      writeFileSync(join(folder, 'new'), 'new');
      expect((await publish(...args, ...seed)).output).toContain('3 published, 0 removed, 3 in all');
      unlinkSync(join(folder, 'new'));
      expect((await publish(...args, ...seed, '--json')).output).toContain(
        '{"published":0,"removed":1,"problems":0,"total":2}',
      );
      expect(await list('isos')).toEqual(
        ['disc%201.iso', 'set'].map((name) => `${server.url}isos/${name}.torrent`),
      );
    },
  );

  it('names what cannot be published, and what it cannot use', async () => {
    const { folder, publish, server } = await prepare();
    writeFileSync(join(folder, 'back\\slash'), 'x');
    const partly = await publish('--server', server.url, '--collection', 'other');
    expect([partly.code, partly.output]).toEqual([
      1,
      expect.stringMatching(/error: back\\slash: .*backslash/),
    ]);
    expect(partly.output).toContain('2 published');
    const wrong = await publish('--server', server.url, '--web-seed', 'nonsense');
    expect([wrong.code, wrong.output]).toEqual([2, expect.stringContaining('is no address')]);
    const missing = run(['publish', join(folder, 'missing'), '--server', server.url]);
    expect((await missing.ended)[0]).toBe(1);
    expect(missing.output()).toContain('it does not exist');
  });
});
