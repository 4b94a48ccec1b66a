import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import { failing } from '../../support/failing-calls.ts';
import { expectNoProblem, expectProblem } from '../../support/problems.ts';
import { ADMIN_TOKEN, observedProcess, serveProcess, type Serving } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { testWith } from '../../support/tools.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { until } from '../../support/until.ts';

const authorization = `Bearer ${ADMIN_TOKEN}`;

/** What fails, and how many of the first calls of that kind after an upload was sent: each once, one after the other. */
const SWEEP = [
  { call: 'pwrite64', error: 'EIO', calls: 6 },
  { call: 'pwrite64', error: 'ENOSPC', calls: 6 },
  { call: 'fdatasync', error: 'EIO', calls: 2 },
  { call: 'pread64', error: 'EIO', calls: 4 },
];

function publish({ url }: Serving, name: string): Promise<Response> {
  const body = makeTorrent({ name });
  return fetch(`${url}disk/${name}.torrent`, { method: 'PUT', body, headers: { authorization } });
}

async function list({ url }: Serving): Promise<readonly string[]> {
  const answer = await fetch(`${url}disk/?limit=100`, { headers: { accept: 'text/plain' } });
  const lines = (await answer.text()).trim().split('\n');
  return lines.map((line) => line.replace(/^.*\/(.*)\.torrent$/, '$1')).toSorted();
}

describe('a server whose disk reports errors', () => {
  testWith('strace')('acknowledges nothing that is not synced, says so, and goes on by itself', async () => {
    const folder = temporaryFolder();
    const server = await serveProcess(folder);
    expect((await publish(server, 'before')).status).toBe(201);
    const end = await failing(server.child.pid, ['fsync,fdatasync:error=EIO']);
    for (const name of ['lost-1', 'lost-2']) {
      const refused = await publish(server, name);
      expect([refused.status, await refused.text()]).toEqual([
        503,
        'error: Cannot use the store: the disk reported an error\n' +
          'hint: Try again. If the error stays, tell the operator of this server.\n',
      ]);
    }
    const ready = await fetch(`${server.url}readyz`);
    expect([ready.status, await ready.text()]).toEqual([
      503,
      expect.stringContaining('the disk reported an error'),
    ]);
    expect(await expectProblem(observedProcess(server), 'disk_error')).toBe(503);
    expect(await list(server)).toEqual(['before']);
    await end();
    await until(async () => expect((await publish(server, 'after')).status).toBe(201));
    await expectNoProblem(observedProcess(server), 'disk_error');
    expect((await fetch(`${server.url}readyz`)).status).toBe(200);
    expect(await list(server)).toEqual(['after', 'before']);
    server.child.kill('SIGKILL');
    await server.ended;
    expect(await list(await serveProcess(folder))).toEqual(['after', 'before']);
  });

  testWith('strace')('refuses an upload that cannot be written, and keeps all others', async () => {
    const server = await serveProcess(temporaryFolder());
    expect((await publish(server, 'before')).status).toBe(201);
    const end = await failing(server.child.pid, ['pwrite64:error=ENOSPC']);
    expect((await publish(server, 'lost')).status).toBe(507);
    expect(await expectProblem(observedProcess(server), 'disk_full')).toBe(503);
    expect((await fetch(`${server.url}disk/before.torrent`)).status).toBe(200);
    await end();
    await until(async () => expect((await publish(server, 'after')).status).toBe(201));
    await expectNoProblem(observedProcess(server), 'disk_full');
    expect(await list(server)).toEqual(['after', 'before']);
  });

  testWith('strace')(
    'loses nothing that it acknowledged, whichever of the system calls of a change fails',
    async () => {
      const folder = temporaryFolder();
      const server = await serveProcess(folder);
      const accepted = ['first'];
      expect((await publish(server, 'first')).status).toBe(201);
      let failures = 0;
      for (const { call, error, calls } of SWEEP) {
        for (let number = 1; number <= calls; number++) {
          const name = `${call}-${error}-${number}`;
          const end = await failing(server.child.pid, [`${call}:error=${error}:when=${number}`]);
          const answer = await publish(server, name);
          if (answer.status === 201) accepted.push(name);
          else failures++;
          expect([201, 503, 507], name).toContain(answer.status);
          await end();
          // Also what was refused can be sent again, and is never there twice or in part.
          await until(async () => expect([200, 201], name).toContain((await publish(server, name)).status));
          if (answer.status !== 201) accepted.push(name);
        }
      }
      expect(failures).toBeGreaterThan(SWEEP.length);
      expect(await list(server)).toEqual(accepted.toSorted());
      server.child.kill('SIGKILL');
      await server.ended;
      expect(await list(await serveProcess(folder))).toEqual(accepted.toSorted());
      const database = new Database(join(folder, 'torrentry.sqlite'), { readonly: true });
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      database.close();
    },
  );
});
