import { describe, expect, it } from 'vitest';
import { showSwarm, type TorrentSwarm } from '../../../src/cli/swarm.ts';

const INFOHASH = '0123456789abcdef0123456789abcdef01234567';
const AT = '2026-01-02T03:04:05.000Z';

async function show(shown: TorrentSwarm, flags: { readonly json?: boolean } = {}): Promise<string[]> {
  const lines: string[] = [];
  await showSwarm(async () => shown, INFOHASH.toUpperCase(), flags, { out: (line) => lines.push(line) });
  return lines;
}

describe('showSwarm', () => {
  it('prints how many share a torrent, and when they were counted', async () => {
    const swarm = { seeders: 3, leechers: 1, completed: 40, at: AT };
    expect(await show({ name: 'an\u001b[31m ISO', swarm })).toEqual([
      'an\ufffd[31m ISO',
      'seeders: 3',
      'leechers: 1',
      'completed: 40',
      `counted at: ${AT}`,
    ]);
    const [line = ''] = await show({ name: 'ISO', swarm }, { json: true });
    expect(JSON.parse(line)).toEqual({ infohash: INFOHASH, name: 'ISO', swarm });
  });

  it('says when nobody announced it', async () => {
    expect(await show({ name: 'ISO', swarm: null })).toEqual(['ISO', 'No client has announced it here.']);
  });

  it('refuses what is no infohash', async () => {
    const refused = showSwarm(async () => ({ name: '', swarm: null }), 'debian', {}, { out: () => {} });
    await expect(refused).rejects.toThrow('Cannot show the swarm of "debian": it is not an infohash');
  });
});
