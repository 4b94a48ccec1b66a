import { expect, it } from 'vitest';
import { ADMIN_TOKEN, serveProcess, type Serving } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { until } from '../../support/until.ts';

const env = { TORRENTRY_TRACKER: 'catalogue', TORRENTRY_LIMIT_TRACKER: 'off' };

async function publish({ url }: Serving): Promise<string> {
  const answer = await fetch(`${url}a/one.torrent`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, accept: 'application/json' },
    body: makeTorrent({ name: 'one' }),
  });
  return ((await answer.json()) as { readonly infohashV1: string }).infohashV1;
}

async function ask({ url }: Serving, what: string, infohash: string, more = ''): Promise<string> {
  const hash = infohash.replaceAll(/../g, '%$&');
  const answer = await fetch(`${url}${what}?info_hash=${hash}${more}`);
  return Buffer.from(await answer.arrayBuffer()).toString('latin1');
}

async function complete(server: Serving, infohash: string, peer: number, times = 1): Promise<void> {
  const client = `&peer_id=-XX0001-${String(peer).padStart(12, '0')}&port=${7000 + peer}`;
  await ask(server, 'announce', infohash, `${client}&left=5&event=started`);
  for (let time = 0; time < times; time += 1)
    await ask(server, 'announce', infohash, `${client}&left=0&event=completed`);
}

/** The counts of a scrape: seeders and completed downloads. */
async function countsOf(server: Serving, infohash: string): Promise<readonly number[]> {
  const text = await ask(server, 'scrape', infohash);
  const [, seeders, completed] = /8:completei(\d+)e10:downloadedi(\d+)e/.exec(text) ?? [];
  return [Number(seeders), Number(completed)];
}

/** The same as the API has them, which reads what is stored. */
async function storedCounts({ url }: Serving, infohash: string): Promise<unknown> {
  const answer = await fetch(`${url}api/v1/torrents/${infohash}`);
  return ((await answer.json()) as { readonly swarm: object | null }).swarm;
}

it('counts each completed download once, however often it is announced and the server is killed', async () => {
  const folder = temporaryFolder();
  let server = await serveProcess(folder, { env });
  const infohash = await publish(server);
  for (const peer of [1, 2]) await complete(server, infohash, peer, 100);
  expect(await countsOf(server, infohash)).toEqual([2, 2]);
  server.child.kill('SIGTERM');
  await server.ended;

  for (let crash = 0; crash < 2; crash += 1) {
    server = await serveProcess(folder, { env });
    // What a start writes is written before it is killed.
    await until(async () =>
      expect(await storedCounts(server, infohash)).toMatchObject({ seeders: 2, completed: 2 }),
    );
    expect(await countsOf(server, infohash)).toEqual([2, 2]);
    for (const peer of [1, 2]) await complete(server, infohash, peer);
    server.child.kill('SIGKILL');
    await server.ended;
  }
  server = await serveProcess(folder, { env });
  expect(await countsOf(server, infohash)).toEqual([2, 2]);
});
