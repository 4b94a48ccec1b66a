import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { expectNoProblem, expectProblem, type Observed } from '../../support/problems.ts';
import { publishTorrent } from '../../support/published.ts';
import { openService, startService, type TestService } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { until } from '../../support/until.ts';

function observed({ url, authorization, log }: TestService): Observed {
  return { url, ...authorization, log: () => log.join('\n') };
}

/** The threads that this process has started since the test began. */
const threads = new Map<Worker, string>();
beforeEach(() => {
  threads.clear();
  const note = (worker: Worker): void => void threads.set(worker, worker.threadName ?? '');
  process.on('worker', note);
  return () => void process.off('worker', note);
});

/** Ends a thread as if it had crashed. */
async function kill(name: string): Promise<void> {
  const [worker] = [...threads].find(([, threadName]) => threadName === name) ?? [];
  if (worker === undefined) throw new Error(`There is no thread ${name}: ${[...threads.values()].join()}`);
  threads.delete(worker);
  await worker.terminate();
}

describe('a service', () => {
  it('has no problems as a rule, and says that it is ready', async () => {
    const service = await startService();
    const ready = await service.request('/readyz', { headers: { accept: 'application/json' } });
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, stopping: false, problems: [] }]);
    expect(await (await service.request('/readyz')).text()).toBe('ready\n');
    const page = await service.request('/admin', {
      headers: { ...service.authorization, accept: 'text/html' },
    });
    expect(await page.text()).not.toContain('id="problems"');
  });

  it('names a search thread that ends, searches on in another one, and then has no problem any more', async () => {
    const service = await startService();
    await publishTorrent(service, '/a/one.torrent', 'one');
    expect((await service.request('/?q=one')).status).toBe(200);
    await kill('search');
    await expectProblem(observed(service), 'thread_failed');
    expect((await service.request('/?q=one')).status).toBe(200);
    await expectNoProblem(observed(service), 'thread_failed');
  });

  it('names a writer that ends, starts another one by itself, and loses nothing', async () => {
    const service = await startService();
    await publishTorrent(service, '/a/one.torrent', 'one');
    service.expectedErrors.push(/writer thread ended/, /A problem began/);
    await kill('writer');
    const { problems } = (await (await service.request('/readyz?format=json')).json()) as {
      problems: readonly { code: string; severity: string }[];
    };
    expect(problems).toMatchObject([{ code: 'writer_failed', severity: 'stops_writes' }]);
    await expectNoProblem(observed(service), 'writer_failed');
    await publishTorrent(service, '/a/two.torrent', 'two');
    expect((await service.request('/a/one.torrent')).status).toBe(200);
  });

  it('names a tracker that ends, and answers everything else', async () => {
    const service = await startService({ tracker: 'open' });
    service.expectedErrors.push(/the tracker ended unexpectedly/);
    await kill('tracker');
    expect(await expectProblem(observed(service), 'tracker_failed')).toBe(200);
    await publishTorrent(service, '/a/one.torrent', 'one');
  });

  it('names a clock that is set, back or forth', async () => {
    let offset = 0;
    const service = await openService({ data: temporaryFolder() }, () => new Date(Date.now() + offset));
    onTestFinished(() => service.close());
    await service.request('/readyz');
    offset = -3_600_000;
    expect(await expectProblem(observed(service), 'clock_jumped')).toBe(200);
    const stats = await service.request('/api/v1/stats', { headers: service.authorization });
    const { operation } = (await stats.json()) as {
      operation: { service: { problems: readonly { code: string; detail: string }[] } };
    };
    expect(operation.service.problems).toMatchObject([
      { code: 'clock_jumped', detail: 'it went back by 3600 seconds' },
    ]);
  });

  it('names a stored file that is damaged once somebody downloads it', async () => {
    const service = await startService();
    await publishTorrent(service, '/a/broken.torrent', 'broken');
    const database = new Database(join(service.folder, 'torrentry.sqlite'));
    database.exec('UPDATE torrent_bytes SET bytes = zeroblob(length(bytes))');
    database.close();
    service.expectedErrors.push(/a stored file is damaged/);
    expect((await service.request('/a/broken.torrent')).status).toBe(503);
    await expectProblem(observed(service), 'files_damaged');
  });

  it('shows no details to strangers, and no problems on the page of moderators', async () => {
    const service = await startService();
    await publishTorrent(service, '/a/one.torrent', 'one');
    expect((await service.request('/?q=one')).status).toBe(200);
    await kill('search');
    await until(async () => {
      const text = await (await service.request('/readyz?format=json')).text();
      expect(text).toContain('thread_failed');
      expect(text).not.toContain('detail');
    });
    const answer = await service.request('/api/v1/tokens', {
      method: 'POST',
      body: JSON.stringify({ name: 'm', role: 'moderator' }),
      headers: { ...service.authorization, 'content-type': 'application/json' },
    });
    const { token } = (await answer.json()) as { token: string };
    const headers = { authorization: `Bearer ${token}`, accept: 'text/html' };
    const page = await service.request('/admin', { headers });
    expect([page.status, await page.text()]).toEqual([200, expect.not.stringContaining('thread_failed')]);
  });
});
