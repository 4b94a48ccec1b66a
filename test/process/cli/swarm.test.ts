import { describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, run, serveProcess } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

async function torrentry(args: readonly string[]) {
  const running = run(['swarm', ...args]);
  const [code] = await running.ended;
  return { code, output: running.output() };
}

describe('torrentry swarm', () => {
  it('shows the swarm of a torrent in a data folder beside the server, and on a server', async () => {
    const folder = temporaryFolder();
    const { url } = await serveProcess(folder);
    const published = await fetch(`${url}debian/13/a.torrent`, {
      method: 'PUT',
      body: makeTorrent({ name: 'a' }),
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, accept: 'application/json' },
    });
    const { infohashV1 } = (await published.json()) as { infohashV1: string };
    for (const where of [
      ['--data', folder],
      ['--server', url],
    ]) {
      const shown = await torrentry([infohashV1, ...where]);
      expect(shown).toEqual({ code: 0, output: 'a\nNo client has announced it here.\n' });
      const missing = await torrentry(['ab'.repeat(20), ...where]);
      expect([missing.code, missing.output]).toEqual([1, expect.stringContaining('is not published')]);
    }
    expect((await torrentry(['debian', '--data', folder])).code).toBe(2);
  });
});
