import { freePort } from '../test/support/free-port.ts';
import { compare } from './compare.ts';
import { pairRows, type Row } from './report.ts';
import { get } from './requests.ts';
import type { BenchRun } from './run.ts';
import { udp } from './tracker-load.ts';

/** Pages of a list while clients announce over UDP as fast as the tracker answers, beside the same without them. */
export async function benchFlood(run: BenchRun): Promise<readonly Row[]> {
  const { rounds, sliceMs, smallest } = run;
  const port = await freePort();
  const env = {
    TORRENTRY_TRACKER: 'open',
    TORRENTRY_TRACKER_UDP_PORT: String(port),
    TORRENTRY_LIMIT_TRACKER: 'off',
  };
  const server = await run.serveIn(await run.folderOf(smallest), env);
  const list = { name: 'list', server, source: get('/', ['Accept: text/html']) };
  const one = { own: list, peers: [], connections: 1, rounds: 1, sliceMs, by: 'p99' } as const;
  const pairs: (readonly [busy: Row, alone: Row])[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [alone] = await compare({ ...one, name: 'alone' });
    const flood = new AbortController();
    const flooded = udp(port, Number.POSITIVE_INFINITY, flood.signal);
    const [busy] = await compare({ ...one, name: 'busy' });
    flood.abort();
    await flooded;
    if (alone !== undefined && busy !== undefined) pairs.push([busy, alone]);
  }
  return pairRows('page of the list, p99 during a flood over UDP', 'without it', pairs);
}
