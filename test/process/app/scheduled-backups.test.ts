import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { observedProcess, ADMIN_TOKEN, run, serveProcess } from '../../support/process.ts';
import { expectProblem } from '../../support/problems.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { until } from '../../support/until.ts';

const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };

async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}metrics`, { headers })).text();
  return Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]);
}

describe('a server with TORRENTRY_BACKUP', () => {
  it('makes a backup at its start that can be restored, and tells of it', async () => {
    const data = temporaryFolder();
    const first = await serveProcess(data);
    const body = makeTorrent({ name: 'kept' });
    expect((await fetch(`${first.url}a/kept.torrent`, { method: 'PUT', headers, body })).status).toBe(201);
    first.child.kill('SIGTERM');
    await first.ended;

    const folder = temporaryFolder();
    const server = await serveProcess(data, { env: { TORRENTRY_BACKUP: folder } });
    const since = Date.now() / 1000 - 600;
    await until(async () => {
      const at = await metric(server.url, 'torrentry_backup_last_success_timestamp_seconds');
      expect(at).toBeGreaterThan(since);
    });
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^torrentry-.*\.sqlite$/)]);
    const page = await (
      await fetch(`${server.url}admin/health`, { headers: { ...headers, accept: 'text/html' } })
    ).text();
    expect(page).toContain(folder);
    const restored = run(['restore-backup', folder, '--data', join(temporaryFolder(), 'data'), '--json']);
    expect((await restored.ended)[0]).toBe(0);
    expect(restored.output()).toContain('"torrentCount":1');
  });

  it('serves while its target cannot be used, and tells why', async () => {
    const folder = join(temporaryFolder(), 'not-mounted');
    const server = await serveProcess(temporaryFolder(), { env: { TORRENTRY_BACKUP: folder } });
    await until(async () => {
      const at = await metric(server.url, 'torrentry_backup_last_failure_timestamp_seconds');
      expect(at).toBeGreaterThan(0);
    });
    expect(await expectProblem(observedProcess(server), 'backup_failed')).toBe(200);
    expect(server.output()).toContain('it is not a folder');
    const page = await (
      await fetch(`${server.url}admin/health`, { headers: { ...headers, accept: 'text/html' } })
    ).text();
    expect(page).toContain('it is not a folder');
  });

  it('leaves nothing half-made when it is stopped during a backup', async () => {
    const data = temporaryFolder();
    const filled = run(['demo', '--count', '4000', '--data', data]);
    expect((await filled.ended)[0]).toBe(0);
    const folder = temporaryFolder();
    const server = await serveProcess(data, { env: { TORRENTRY_BACKUP: folder } });
    await until(() => expect(readdirSync(folder).length).toBeGreaterThan(0));
    server.child.kill('SIGTERM');
    expect((await server.ended)[0]).toBe(0);
    expect(readdirSync(folder).filter((name) => !/^torrentry-\w+\.sqlite$/.test(name))).toEqual([]);
  });
});
