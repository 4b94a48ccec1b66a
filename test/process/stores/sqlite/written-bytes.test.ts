import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { AUTHORIZATION, CAN_MEASURE, generatedFolder } from '../../../support/cost/measured-server.ts';
import { serveProcess } from '../../../support/process.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const TORRENTS = 5_000;
const IN_FLIGHT = 16;
const WARM_UP = 64;
const PUBLISHED = 1_600;

/** In KiB. 30 to 37 were measured: how many publications share a transaction differs. */
const WRITTEN_KIB_MAX = 48;

/** What all threads but the main one have written by system calls, in bytes: the main one writes to connections. */
function writtenBytes(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`).filter((id) => id !== String(pid));
  return threads
    .map((id) => Number(/wchar: (\d+)/.exec(readFileSync(`/proc/${pid}/task/${id}/io`, 'utf8'))?.[1]))
    .reduce((sum, bytes) => sum + bytes, 0);
}

it.skipIf(!CAN_MEASURE)('writes little for a publication', { timeout: 600_000 }, async () => {
  const folder = await generatedFolder(TORRENTS);
  const { url, child } = await serveProcess(folder, { env: { TORRENTRY_LIMIT_UPLOADS: 'off' } });
  let count = 0;
  const publish = async (until: number): Promise<void> => {
    while (count < until) {
      const name = `published ${count++}`;
      const init = { method: 'PUT', headers: AUTHORIZATION, body: makeTorrent({ name }) };
      const answer = await fetch(new URL(`/published/${encodeURIComponent(name)}.torrent`, url), init);
      expect([answer.status, await answer.text()]).toEqual([201, expect.any(String)]);
    }
  };
  const publishAll = (until: number) => Promise.all(Array.from({ length: IN_FLIGHT }, () => publish(until)));
  await publishAll(WARM_UP);
  const before = writtenBytes(child.pid as number);
  await publishAll(WARM_UP + PUBLISHED);
  const kib = (writtenBytes(child.pid as number) - before) / PUBLISHED / 1024;
  expect(Math.round(kib)).toBeLessThanOrEqual(WRITTEN_KIB_MAX);
});
