import { describe, expect, it } from 'vitest';
import { createExposition } from '../../../src/metrics/exposition.ts';
import { gauge } from '../../../src/metrics/instruments.ts';
import { ServiceMetrics } from '../../../src/metrics/service-metrics.ts';
import { trackerSource } from '../../../src/metrics/tracker-readings.ts';

/** The lines of one metric in what the collector gets. */
async function linesOf(metrics: ServiceMetrics, name: string): Promise<readonly string[]> {
  const { text } = await createExposition(metrics)();
  return text.split('\n').filter((line) => line.startsWith(name));
}

describe('createExposition', () => {
  it('writes each combination of labels of a counter once', async () => {
    const metrics = new ServiceMetrics();
    metrics.requests.of({ method: 'GET', route: '/', status: 200 }).add();
    metrics.requests.of({ method: 'GET', route: '/', status: 200 }).add();
    metrics.requests.of({ method: 'GET', route: '/', status: 404 }).add();
    expect(await linesOf(metrics, 'torrentry_http_requests_total')).toEqual([
      'torrentry_http_requests_total{method="GET",route="/",status="200"} 2',
      'torrentry_http_requests_total{method="GET",route="/",status="404"} 1',
    ]);
  });

  it('writes buckets that have all smaller values, and what is larger than all bounds only in the last', async () => {
    const metrics = new ServiceMetrics();
    for (const size of [1, 1, 2, 3, 1000]) metrics.commitSizes.of({}).observe(size);
    const lines = await linesOf(metrics, 'torrentry_store_commit_changes');
    expect(lines.slice(0, 3)).toEqual([
      'torrentry_store_commit_changes_bucket{le="1"} 2',
      'torrentry_store_commit_changes_bucket{le="2"} 3',
      'torrentry_store_commit_changes_bucket{le="4"} 4',
    ]);
    expect(lines.slice(-4)).toEqual([
      'torrentry_store_commit_changes_bucket{le="256"} 4',
      'torrentry_store_commit_changes_bucket{le="+Inf"} 5',
      'torrentry_store_commit_changes_sum 1007',
      'torrentry_store_commit_changes_count 5',
    ]);
  });

  it('begins what is known before at 0, so that its first rise is seen', async () => {
    const metrics = new ServiceMetrics();
    expect(await linesOf(metrics, 'torrentry_irc_lines_total')).toEqual(['torrentry_irc_lines_total 0']);
    expect(await linesOf(metrics, 'torrentry_webhook_attempts_total')).toEqual([
      'torrentry_webhook_attempts_total{outcome="delivered"} 0',
      'torrentry_webhook_attempts_total{outcome="failed"} 0',
    ]);
  });

  it('says that the tracker does not answer, beside all other metrics', async () => {
    const metrics = new ServiceMetrics();
    const count = { transport: 'udp', kind: 'announce', label: 'started', count: 2 };
    const size = () => Promise.reject(new Error('The thread has ended'));
    metrics.addSource(trackerSource({ swarms: { size }, listCounts: () => [count] }));
    expect(await linesOf(metrics, 'torrentry_tracker_')).toEqual([
      'torrentry_tracker_requests_total{transport="udp",kind="announce",label="started"} 2',
      'torrentry_tracker_up 0',
    ]);
    expect(await linesOf(metrics, 'torrentry_irc_lines_total')).toHaveLength(1);
  });

  it('reads its sources each time, and writes those of the process beside them', async () => {
    const metrics = new ServiceMetrics();
    let size = 1;
    metrics.addSource(async () => [
      {
        kind: 'gauge',
        name: 'torrentry_size',
        help: 'A size.',
        samples: [{ labels: { of: '"\n\\' }, value: size }],
      },
    ]);
    const write = createExposition(metrics);
    expect((await write()).text).toContain('torrentry_size{of="\\"\\n\\\\"} 1\n');
    size = 2;
    const { text } = await write();
    expect(text).toContain('torrentry_size{of="\\"\\n\\\\"} 2\n');
    expect(text).toMatch(/^process_resident_memory_bytes [1-9]/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  });

  it('leaves out a part that does not answer, and writes the others', async () => {
    const metrics = new ServiceMetrics();
    metrics.addSource(() => Promise.reject(new Error('closed')));
    metrics.addSource(async () => [gauge('torrentry_size', 'A size.', 3)]);
    expect(await linesOf(metrics, 'torrentry_size')).toEqual(['torrentry_size 3']);
    expect(await linesOf(metrics, 'torrentry_irc_lines_total')).toHaveLength(1);
  });
});
