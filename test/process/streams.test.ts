import { describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, serveProcess, type Serving } from '../support/process.ts';
import { temporaryFolder } from '../support/temp.ts';
import { makeTorrent } from '../support/torrents.ts';

const ROUNDS = 3;
const PUBLISHERS = 64;
const STREAM = 'streams/live/';

/** The number that each torrent got, by its name. */
type Numbers = Map<string, number>;

function torrentNamed(name: string): Uint8Array<ArrayBuffer> {
  return makeTorrent({ name, lengthBytes: 16_384 });
}

/** Posts as the programs of 2006 do, who take 200 alone as success. */
async function post({ url }: Serving, name: string): Promise<number> {
  const headers = { authorization: `Basic ${Buffer.from(`:${ADMIN_TOKEN}`).toString('base64')}` };
  const answer = await fetch(url + STREAM, { method: 'POST', body: torrentNamed(name), headers });
  const text = await answer.text();
  const [, number] = /^New torrent - (\d+)\.torrent\n$/.exec(text) ?? [];
  if (answer.status !== 200 || number === undefined) throw new Error(`Expected a number, got ${text}`);
  return Number(number);
}

/** Publishes from many connections until the server is killed, which happens at the `killAfter`th answer. */
async function publishUntilKilled(server: Serving, round: number, killAfter: number): Promise<Numbers> {
  const acknowledged: Numbers = new Map();
  const publish = async (publisher: number): Promise<void> => {
    for (let i = 0; ; i++) {
      const name = `${round}-${publisher}-${i}`;
      acknowledged.set(name, await post(server, name));
      if (acknowledged.size === killAfter) server.child.kill('SIGKILL');
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: PUBLISHERS }, (_, index) => publish(index)));
  for (const end of ends) if (end.status === 'rejected') expect(String(end.reason)).toContain('fetch failed');
  return acknowledged;
}

/** Follows the stream as the subscribers of 2006 do, in order, until the server is gone. Resolves to how far it came. */
async function follow({ url }: Serving, seen: number): Promise<number> {
  let next = seen + 1;
  try {
    for (;;) {
      const counter = await fetch(`${url}${STREAM}meta.txt`);
      const last = counter.status === 404 ? 0 : Number(await counter.text());
      for (; next <= last; next++) {
        const answer = await fetch(`${url}${STREAM}${next}.torrent`);
        expect(answer.status, `${next} of ${last}`).toBe(200);
        await answer.arrayBuffer();
      }
    }
  } catch (error) {
    expect(String(error)).toMatch(/fetch failed|terminated/);
    return next - 1;
  }
}

describe('a stream under 64 publishers and kill -9', () => {
  it('shows a subscriber every number up to the last one, and loses none that was given', async () => {
    const folder = temporaryFolder();
    const numbers: Numbers = new Map();
    let seen = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const server = await serveProcess(folder);
      const [acknowledged, reached] = await Promise.all([
        publishUntilKilled(server, round, 40 + round * 70),
        follow(server, seen),
      ]);
      for (const [name, number] of acknowledged) numbers.set(name, number);
      seen = reached;
      await server.ended;
    }
    expect(seen).toBeGreaterThan(0);
    expect(new Set(numbers.values()).size).toBe(numbers.size);

    const { url } = await serveProcess(folder);
    const last = Number(await (await fetch(`${url}${STREAM}meta.txt`)).text());
    expect(last).toBeGreaterThanOrEqual(Math.max(seen, ...numbers.values()));
    expect(last).toBeLessThanOrEqual(numbers.size + ROUNDS * PUBLISHERS);
    const served = new Map<number, Buffer>();
    for (let number = 1; number <= last; number++) {
      const answer = await fetch(`${url}${STREAM}${number}.torrent`);
      expect(answer.status, String(number)).toBe(200);
      served.set(number, Buffer.from(await answer.arrayBuffer()));
    }
    expect((await fetch(`${url}${STREAM}${last + 1}.torrent`)).status).toBe(404);
    for (const [name, number] of numbers)
      expect(served.get(number)?.equals(torrentNamed(name)), `${name} as ${number}`).toBe(true);
  });
});
