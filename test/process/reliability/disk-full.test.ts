import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished } from 'vitest';
import { expectNoProblem, expectProblem } from '../../support/problems.ts';
import { ADMIN_TOKEN, observedProcess, serveProcess, type Serving } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { testWith } from '../../support/tools.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { until } from '../../support/until.ts';

const authorization = `Bearer ${ADMIN_TOKEN}`;
/** Its metainfo has about 120 kB. */
const LENGTH = 6_000 * 16_384;

/** A small disk of its own; undefined for a user who may not mount one. */
function mountDisk(size: string): string | undefined {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', [folder]));
  return folder;
}

/** Fills the disk, but for some bytes. */
function fill(disk: string, leftBytes: number): string {
  const { bavail, bsize } = statfsSync(disk);
  const file = join(disk, 'filler');
  writeFileSync(file, new Uint8Array(Math.max(0, bavail * bsize - leftBytes)));
  return file;
}

function publish({ url }: Serving, name: string): Promise<Response> {
  const body = makeTorrent({ name, lengthBytes: LENGTH });
  return fetch(`${url}full/${name}.torrent`, { method: 'PUT', body, headers: { authorization } });
}

describe('a server whose disk is full', () => {
  testWith('mount')('refuses uploads with 507, goes on reading, and recovers by itself', async (test) => {
    const disk = mountDisk('48m') ?? test.skip('only root may mount');
    const server = await serveProcess(join(disk, 'data'));
    expect((await publish(server, 'before')).status).toBe(201);
    const filler = fill(disk, 600_000);
    const accepted: string[] = ['before'];
    let refused: Response | undefined;
    for (let number = 0; refused === undefined; number++) {
      const answer = await publish(server, `t${number}`);
      if (answer.status === 201) accepted.push(`t${number}`);
      else refused = answer;
    }
    expect(refused.status).toBe(507);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await refused.text()).toBe(
      'error: Cannot use the store: the disk is full\n' +
        'hint: Try again when the operator of this server has freed some space.\n',
    );
    const list = async (): Promise<readonly string[]> => {
      const answer = await fetch(`${server.url}full/`, { headers: { accept: 'text/plain' } });
      return (await answer.text())
        .trim()
        .split('\n')
        .map((line) => line.replace(/^.*\/(.*)\.torrent$/, '$1'));
    };
    expect((await list()).toSorted()).toEqual(accepted.toSorted());
    const file = await fetch(`${server.url}full/before.torrent`);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(
      makeTorrent({ name: 'before', lengthBytes: LENGTH }),
    );
    const ready = await fetch(`${server.url}readyz`);
    expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('the disk is full')]);
    await expectProblem(observedProcess(server), 'disk_full');
    await expectProblem(observedProcess(server), 'disk_low');
    rmSync(filler);
    await until(async () => expect((await publish(server, 'after')).status).toBe(201));
    await expectNoProblem(observedProcess(server), 'disk_full');
    expect((await fetch(`${server.url}readyz`)).status).toBe(200);
    expect((await list()).toSorted()).toEqual([...accepted, 'after'].toSorted());
  });
});
