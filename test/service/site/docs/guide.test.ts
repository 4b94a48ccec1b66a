import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'parse5';
import { describe, expect } from 'vitest';
import { startService } from '../../../support/service.ts';
import { temporaryFolder } from '../../../support/temp.ts';
import { testWith } from '../../../support/tools.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const run = promisify(execFile);

/** The text of all `pre` of a page, in their order. */
function commandsIn(page: string): readonly string[] {
  const commands: string[] = [];
  const textOf = (node: { childNodes?: readonly object[]; value?: string }): string =>
    node.value ?? (node.childNodes ?? []).map(textOf).join('');
  const walk = (node: { nodeName?: string; childNodes?: readonly object[] }): void => {
    if (node.nodeName === 'pre') commands.push(textOf(node));
    else node.childNodes?.forEach(walk);
  };
  walk(parse(page));
  return commands;
}

describe('the guide', () => {
  testWith('curl')('has commands that work as they are, but for the token and the infohash', async () => {
    const service = await startService();
    const folder = temporaryFolder();
    for (const name of ['name', 'new', 'one', 'two'])
      writeFileSync(join(folder, `${name}.torrent`), makeTorrent({ name }));
    const page = await (await service.request('/docs', { headers: { accept: 'text/html' } })).text();
    const commands = commandsIn(page);
    expect(commands).toHaveLength(11);
    for (const line of commands) expect(line).toContain(service.url);

    const curl = async (line: string): Promise<string> => {
      const { stdout } = await run('sh', ['-c', `${line} --silent --show-error --fail-with-body`], {
        cwd: folder,
      });
      return stdout;
    };
    const find = (part: string) => commands.find((command) => command.includes(part)) ?? part;
    const withToken = (line: string) => line.replace(':TOKEN', `:${service.token}`);
    const published = await curl(withToken(find('-T name.torrent http')));
    const [, permalink = ''] = published.split('\n');
    const infohash = permalink.split('/').at(-1) ?? '';
    for (const line of commands.slice(0, 5)) {
      const answer = await curl(line.replace(/-f[LOJ]* /, '').replace('INFOHASH', infohash));
      if (line.includes('feed.atom')) expect(answer).toContain('<title>name</title>');
      else if (!line.includes('words')) expect(answer).toContain('name');
    }
    for (const line of commands.slice(6)) await curl(withToken(line));
    const list = await curl(find('?format=json').replace('-fL ', '-L '));
    const { items } = JSON.parse(list) as { items: { fileName: string; title: string | null }[] };
    expect(items.map(({ fileName }) => fileName).toSorted()).toEqual(['one.torrent', 'two.torrent']);
  });

  testWith('curl')(
    'asks for a token only where uploads need one, and says what is accepted here',
    async () => {
      const open = await startService({ uploads: 'open', uploadBytesMax: 2 * 1024 ** 2, undoDays: 0 });
      const page = await (await open.request('/docs', { headers: { accept: 'text/html' } })).text();
      expect(commandsIn(page)).toContain(`curl -T name.torrent ${open.url}my-collection/`);
      expect(page).toContain('You can publish without a token');
      expect(page).toMatch(/2\sMiB.*1,000\sfiles in 60\sseconds/su);
      expect(page).not.toContain('You can restore it');
    },
  );
});
