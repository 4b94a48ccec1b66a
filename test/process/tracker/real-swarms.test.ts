import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { serviceForAll } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { canRun, testWith } from '../../support/tools.ts';
import {
  createTorrent,
  startAria2,
  startLibtorrent,
  startQbittorrent,
  startRtorrent,
  startSeeder,
  startTransmission,
  type StartClient,
} from '../../support/torrent-clients.ts';
import { until } from '../../support/until.ts';

const service = serviceForAll({ tracker: 'catalogue', trackerUdpPort: 0 });
const hasLibtorrent = canRun('/usr/bin/python3', ['-c', 'import libtorrent']);

interface Shared {
  readonly torrent: string;
  readonly folder: string;
  readonly content: Buffer;
  /** The names of its swarms. */
  readonly infohashes: readonly string[];
  /** Its address. */
  readonly page: string;
}

function trackerFor(transport: 'HTTP' | 'UDP'): string {
  return transport === 'HTTP'
    ? `${service.url}announce`
    : `udp://127.0.0.1:${service.app.trackerUdpPort}/announce`;
}

/** Makes a torrent with that tracker, and publishes it. */
async function publish(version: 'v1' | 'v2' | 'hybrid', transport: 'HTTP' | 'UDP'): Promise<Shared> {
  const folder = temporaryFolder();
  const name = `${version} by ${transport} ${randomBytes(4).toString('hex')}.bin`;
  const content = randomBytes(300_000);
  writeFileSync(join(folder, name), content);
  const torrent = join(temporaryFolder(), 'shared.torrent');
  await createTorrent(version, { file: join(folder, name), torrent, tracker: trackerFor(transport) });
  const answer = await service.request(`swarms/${name}.torrent`, {
    method: 'PUT',
    headers: { ...service.authorization, accept: 'application/json' },
    body: readFileSync(torrent),
  });
  expect(answer.status).toBe(201);
  const { infohashV1, infohashV2 } = (await answer.json()) as Record<string, string | null>;
  const page = `torrents/${infohashV1 ?? infohashV2}`;
  const infohashes = [infohashV1, infohashV2].flatMap((hash) =>
    typeof hash === 'string' ? [hash.slice(0, 40)] : [],
  );
  return { torrent, folder, content, infohashes, page };
}

/** Whether a client has finished the download: its file is as that of the seeder. */
async function untilDownloaded({ folder: source, content, torrent }: Shared, folder: string): Promise<void> {
  const [name = ''] =
    /(?:v1|v2|hybrid) by (?:HTTP|UDP) [0-9a-f]{8}\.bin/.exec(readFileSync(torrent, 'latin1')) ?? [];
  expect(readFileSync(join(source, name)).equals(content)).toBe(true);
  await until(() => expect(readFileSync(join(folder, name)).equals(content)).toBe(true));
}

/** How many peers of a kind each swarm of a torrent has, as a scrape has them. */
async function countOf(kind: 'complete' | 'incomplete', { infohashes }: Shared): Promise<number[]> {
  const query = infohashes.map((hash) => `info_hash=${hash.replaceAll(/../g, '%$&')}`).join('&');
  const text = await (await service.request(`scrape?${query}`)).text();
  return [...text.matchAll(/\d:(complete|incomplete)i(\d+)e/g)]
    .filter(([, found]) => found === kind)
    .map(([, , count]) => Number(count));
}

/** How many seeders the page of the torrent shows. */
async function shownSeeders({ page }: Shared): Promise<string | undefined> {
  const answer = await service.request(page, { headers: { accept: 'text/html' } });
  return /Seeders<\/dt>\s*<dd>(\d+)/.exec(await answer.text())?.[1];
}

interface Client {
  readonly name: string;
  readonly program: string;
  readonly start: StartClient;
  readonly versions: readonly ('v1' | 'v2' | 'hybrid')[];
  /** Whether it announces that a download is complete at once, and not at its next regular announce. */
  readonly announcesEnd?: false;
}

/** rtorrent, aria2 and Transmission of today's stable systems do not know v2. */
const CLIENTS: readonly Client[] = [
  { name: 'libtorrent', program: 'python3', start: startLibtorrent, versions: ['v1', 'v2', 'hybrid'] },
  {
    name: 'qBittorrent',
    program: 'qbittorrent-nox',
    start: startQbittorrent,
    versions: ['v1', 'v2', 'hybrid'],
  },
  { name: 'aria2', program: 'aria2c', start: startAria2, versions: ['v1'] },
  { name: 'Transmission', program: 'transmission-daemon', start: startTransmission, versions: ['v1'] },
  { name: 'rtorrent', program: 'rtorrent', start: startRtorrent, versions: ['v1'], announcesEnd: false },
];

describe.skipIf(!hasLibtorrent)('the tracker (skipped without python3-libtorrent and the programs)', () => {
  for (const { name, program, start, versions, announcesEnd = true } of CLIENTS) {
    const cases = versions.flatMap((version) => [
      { version, transport: 'HTTP' as const },
      { version, transport: 'UDP' as const },
    ]);
    testWith(program).for(cases)(
      `leads ${name} to a seeder of a $version torrent over $transport`,
      async ({ version, transport }) => {
        const shared = await publish(version, transport);
        const folder = temporaryFolder();
        await start(shared.torrent, folder);
        // The seeder comes last and learns of the client, so that one of the two dials.
        await until(async () => expect(await countOf('incomplete', shared)).not.toContain(0));
        await startSeeder(shared.torrent, shared.folder);
        await untilDownloaded(shared, folder);
        const seeders = announcesEnd ? 2 : 1;
        await until(async () =>
          expect(await countOf('complete', shared)).toEqual(shared.infohashes.map(() => seeders)),
        );
        // Also a hybrid, whose clients announce in both of its swarms.
        expect(await shownSeeders(shared)).toBe(String(seeders));
      },
    );
  }
});
