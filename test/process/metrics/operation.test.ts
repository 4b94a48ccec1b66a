import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../support/docs.ts';
import { freePort } from '../../support/free-port.ts';
import { serveProcess } from '../../support/process.ts';
import { runProgram } from '../../support/programs.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { testWith } from '../../support/tools.ts';

const RULES = 'docs/operate/alerts.yml';
const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** Where a server has its metrics, on a port of their own. */
async function metricsAt(): Promise<string> {
  const server = await serveProcess(temporaryFolder(), {
    env: {
      TORRENTRY_METRICS_PORT: '0',
      TORRENTRY_TRACKER: 'open',
      TORRENTRY_BACKUP: temporaryFolder(),
      // Whether it answers is a metric, so none has to be there.
      TORRENTRY_VALKEY: `redis://127.0.0.1:${await freePort()}`,
    },
  });
  const [, url = ''] = /Metrics are at (http\S+)/.exec(server.output()) ?? [];
  return url;
}

/** The names of the metrics in an expression or in a page. */
function namesIn(text: string): readonly string[] {
  const names = text.match(/\b(?:torrentry|process|nodejs)_[a-z0-9_]+/g) ?? [];
  return [...new Set(names.map((name) => name.replace(/_(?:bucket|sum|count)$/, '')))];
}

/** The names of the metrics that a server has. */
async function served(): Promise<readonly string[]> {
  const text = await (await fetch(await metricsAt())).text();
  return Array.from(text.matchAll(/^# TYPE (\S+)/gm), ([, name = '']) => name);
}

describe('the port of the metrics', () => {
  it('answers /metrics without a token, and nothing else', async () => {
    const url = await metricsAt();
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    expect((await fetch(new URL('/', url))).status).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(404);
  });

  testWith('promtool')('writes what Prometheus reads without a complaint', async () => {
    const text = await (await fetch(await metricsAt())).text();
    const own = text.split('\n').filter((line) => !/\bnodejs_|\bprocess_/.test(line));
    await runProgram('promtool', ['check', 'metrics'], { input: own.join('\n') });
  });
});

describe('docs/operate', () => {
  testWith('promtool')('has alert rules that Prometheus accepts', async () => {
    const path = new URL(RULES, root).pathname;
    expect(await runProgram('promtool', ['check', 'rules', path])).toMatch(/SUCCESS: \d+ rules found/);
  });

  it('names only metrics that there are, in its rules and in its dashboard', async () => {
    const known = await served();
    for (const path of [RULES, 'docs/operate/grafana-dashboard.json']) {
      const names = namesIn(read(path));
      expect(names.length, path).toBeGreaterThan(5);
      for (const name of names) expect(known, path).toContain(name);
    }
  });

  it('explains each metric of the service, and says of each alert what to do', async () => {
    const page = readPage('docs/operate/metrics.md');
    const missing = (await served()).filter((name) => name.startsWith('torrentry_') && !isNamed(page, name));
    expect(missing).toEqual([]);
    const alerts = Array.from(read(RULES).matchAll(/alert: (\w+)/g), ([, name = '']) => name);
    expect(Array.from(page.matchAll(/^### (\w+)$/gm), ([, name = '']) => name)).toEqual(alerts);
  });
});

/** Names that begin alike are written as `torrentry_store_file_bytes`, `_wal_bytes`. */
function isNamed(page: string, name: string): boolean {
  return page.includes(`\`${name}\``) || page.includes(`\`${name.replace('torrentry_store', '')}\``);
}
