import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { codeBlocks, readPage } from '../../support/docs.ts';
import { freePort } from '../../support/free-port.ts';
import { runProgram } from '../../support/programs.ts';
import { publishTorrent } from '../../support/published.ts';
import { serviceForAll } from '../../support/service.ts';
import { seed } from '../../support/swarm.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { canRun, testWith } from '../../support/tools.ts';
import { openQbittorrent, openTransmission } from '../../support/torrent-clients.ts';
import { until } from '../../support/until.ts';

const service = serviceForAll();
const hasSeeder = canRun('/usr/bin/python3', ['-c', 'import libtorrent']);

async function upload(path: string, bytes: Uint8Array): Promise<void> {
  const file = join(temporaryFolder(), 'x.torrent');
  writeFileSync(file, bytes);
  await runProgram('curl', ['-fsS', '-u', `:${service.token}`, '-T', file, new URL(path, service.url).href]);
}

describe.skipIf(!hasSeeder)('qBittorrent (skipped without qbittorrent-nox or python3-libtorrent)', () => {
  const test = testWith('qbittorrent-nox');

  test.for(['rss', 'atom'])(
    'follows %s: its rule gets what is uploaded a moment later, and the content from a seeder',
    async (format) => {
      const name = `qbittorrent-${format}-amd64.iso`;
      const { bytes, content } = await seed(name);
      await publishTorrent(service, `/qbittorrent/${format}/old.torrent`, `old ${format}`);
      const downloads = temporaryFolder();
      const ask = await openQbittorrent(downloads);
      const url = `${service.url}qbittorrent/${format}/feed.${format}`;
      const rule = { enabled: true, mustContain: 'amd64', affectedFeeds: [url], savePath: downloads };
      await ask('rss/setRule', { ruleName: 'all', ruleDef: JSON.stringify(rule) });
      await ask('rss/addFeed', { url, path: 'feed' });
      await until(async () =>
        expect(await ask('rss/items', { withData: 'true' })).toContain(`old ${format}`),
      );
      await upload(`/qbittorrent/${format}/new.torrent`, bytes);
      await ask('rss/refreshItem', { itemPath: 'feed' });
      await until(() => expect(readFileSync(join(downloads, name)).equals(content)).toBe(true));
      expect(JSON.parse(await ask('torrents/info'))).toHaveLength(1);
    },
  );
});

describe.skipIf(!hasSeeder)('aria2 (skipped without aria2c or python3-libtorrent)', () => {
  const test = testWith('aria2c');

  /** What keeps it on this machine, in the file of a home where it looks for settings. */
  async function home(downloads: string): Promise<string> {
    const folder = temporaryFolder();
    mkdirSync(join(folder, '.aria2'));
    writeFileSync(
      join(folder, '.aria2', 'aria2.conf'),
      `dir=${downloads}
interface=127.0.0.1
listen-port=${await freePort()}
enable-dht=false
enable-dht6=false
bt-enable-lpd=false
enable-peer-exchange=false
bt-stop-timeout=60
`,
    );
    return folder;
  }

  test('gets the content of what a feed links to, by the command of docs/feeds.md', async () => {
    const { bytes, content } = await seed('aria2.iso');
    await upload('/debian/aria2.torrent', bytes);
    const downloads = temporaryFolder();
    const { text = '' } =
      codeBlocks(readPage('docs/feeds.md')).find((block) => block.text.includes('aria2c')) ?? {};
    const command = text.replace('https://host.example/', service.url);
    await runProgram('bash', ['-eo', 'pipefail', '-c', command], { env: { HOME: await home(downloads) } });
    expect(readFileSync(join(downloads, 'aria2.iso')).equals(content)).toBe(true);
  });

  test('gets the content by the magnet link of the latest torrent', async () => {
    const { bytes, content } = await seed('magnet.iso');
    await upload('/aria2/magnet.torrent', bytes);
    const magnet = await runProgram('curl', ['-fsSL', `${service.url}aria2/latest/magnet`]);
    const downloads = temporaryFolder();
    const args = ['--seed-time=0', magnet.trim()];
    await runProgram('aria2c', args, { env: { HOME: await home(downloads) } });
    expect(readFileSync(join(downloads, 'magnet.iso')).equals(content)).toBe(true);
  });
});

describe('Transmission (skipped without transmission-daemon)', () => {
  const test = testWith('transmission-daemon');

  test('adds a torrent by the address and by the magnet link in a feed item', async () => {
    const remote = await openTransmission(temporaryFolder());
    const { infohashV1: first } = await publishTorrent(service, '/transmission/a.torrent', 'transmission a');
    const { infohashV1: second } = await publishTorrent(service, '/transmission/b.torrent', 'transmission b');
    const { items } = (await (await fetch(`${service.url}transmission/feed.json`)).json()) as {
      items: readonly { id: string; attachments: readonly { url: string }[]; _torrent: { magnet: string } }[];
    };
    const byAddress = items.find(({ id }) => id === first)?.attachments[0]?.url ?? '';
    const byMagnet = items.find(({ id }) => id === second)?._torrent.magnet ?? '';
    await remote('--add', byAddress);
    await remote('--add', byMagnet);
    const info = await until(async () => {
      const text = await remote('--torrent', 'all', '--info');
      expect(text).toContain('transmission a');
      return text;
    });
    for (const part of [first, second, 'transmission b']) expect(info).toContain(part);
  });
});
