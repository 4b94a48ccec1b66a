import { readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../support/programs.ts';
import { publishTorrent } from '../../support/published.ts';
import { serviceForAll } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { testWith } from '../../support/tools.ts';

const service = serviceForAll();
const PATHS = ['top.torrent', 'debian/13/a & b.torrent', 'debian/13/ü #1?.torrent', 'debian/12/c.torrent'];

let sums: ReadonlyMap<string, string>;

beforeAll(async () => {
  const published = new Map<string, string>();
  for (const path of PATHS) {
    const address = `/${path.split('/').map(encodeURIComponent).join('/')}`;
    published.set(path, (await publishTorrent(service, address, path)).sha256);
  }
  sums = published;
});

/** The SHA-256 of each .torrent file in a folder, by its path. */
function sumsIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const torrents = files.filter((path) => path.endsWith('.torrent'));
  return new Map(
    torrents.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
}

describe('all files of the catalogue', () => {
  testWith('wget')('are copied by wget -r', async () => {
    const folder = temporaryFolder();
    const args = ['--quiet', '--recursive', '--no-parent', '--no-host-directories', '--cut-dirs=1'];
    await runProgram('wget', [...args, '--directory-prefix', folder, `${service.url}mirror/`]);
    expect(sumsIn(folder)).toEqual(sums);
  });

  testWith('rclone')('are copied by rclone’s http', async () => {
    const folder = temporaryFolder();
    const env = { RCLONE_CONFIG: '/dev/null' };
    await runProgram('rclone', ['copy', '--http-url', `${service.url}mirror/`, ':http:', folder], { env });
    expect(sumsIn(folder)).toEqual(sums);
  });

  testWith('lftp')('are copied by lftp mirror', async () => {
    const folder = temporaryFolder();
    const env = { HOME: temporaryFolder() };
    await runProgram('lftp', ['-c', `mirror ${service.url}mirror/ ${folder}`], { env });
    expect(sumsIn(folder)).toEqual(sums);
  });

  it('are copied by nothing but their links, however many there are', async () => {
    const page = await (await service.request('/mirror/debian/13/')).text();
    const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, link = '']) => link);
    expect(links.every((link) => link === '../' || /^\.\/[^/?#]+\/?$/.test(link))).toBe(true);
  });
});
