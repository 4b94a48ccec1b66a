import { parseArgs } from 'node:util';
import { benchCollections } from './collections.ts';
import { benchCreate } from './create.ts';
import { benchDownloads } from './downloads.ts';
import { benchFeeds } from './feeds.ts';
import { benchHttpCore } from './http-core.ts';
import { benchLists } from './lists.ts';
import { benchImport } from './import.ts';
import { endLoad } from './load.ts';
import { describeMachine } from './machine.ts';
import { benchMemory } from './memory.ts';
import { benchMetainfo } from './metainfo.ts';
import { HAS_NGINX } from './nginx.ts';
import { benchPublishing } from './publishing.ts';
import { formatMarkdown, formatRows, type Row } from './report.ts';
import { BenchRun } from './run.ts';
import { benchSearches } from './searches.ts';
import { benchStart } from './start.ts';
import { benchTracker } from './tracker.ts';

// In the order in which they run: what adds torrents to the shared catalogues comes last.
const PARTS: Readonly<Record<string, (run: BenchRun) => Promise<readonly Row[]>>> = {
  http: benchHttpCore,
  metainfo: benchMetainfo,
  create: benchCreate,
  start: benchStart,
  lists: benchLists,
  searches: benchSearches,
  feeds: benchFeeds,
  collections: benchCollections,
  downloads: benchDownloads,
  publishing: benchPublishing,
  memory: benchMemory,
  tracker: benchTracker,
  import: benchImport,
};

const SIZES = [1_000, 100_000, 1_000_000];
const QUICK_SIZES = [1_000, 10_000];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string' },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    json: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    'log-level': { type: 'string', default: 'info' },
  },
});
const unknown = positionals.find((name) => PARTS[name] === undefined);
if (unknown !== undefined)
  throw new Error(`There is no part "${unknown}". Choose of: ${Object.keys(PARTS).join(', ')}`);

const sizes = values.sizes?.split(',').map(Number) ?? (values.quick ? QUICK_SIZES : SIZES);
if (!sizes.every((size) => Number.isInteger(size) && size > 0))
  throw new Error(`Cannot read --sizes ${values.sizes}: write whole numbers with commas between them`);

const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0))
  throw new Error(`Cannot read --rounds ${values.rounds}: write a whole number above 0`);

const run = new BenchRun({
  sizes: sizes.toSorted((one, other) => one - other),
  isQuick: values.quick,
  rounds,
  logLevel: values['log-level'],
});
process.on('exit', () => run.end());
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void run.endPart().then(() => process.exit(1)));
const machine = describeMachine(import.meta.dirname);
const measured: Record<string, readonly Row[]> = {};
if (!values.json) process.stdout.write(`${machine}\n`);
if (!HAS_NGINX) process.stderr.write('nginx is not installed: what is compared with it is left out\n');
for (const [name, bench] of Object.entries(PARTS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  try {
    const rows = await bench(run);
    measured[name] = rows;
    if (!values.json) print(name, rows);
  } catch (error) {
    process.stderr.write(`${name} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  } finally {
    await endLoad();
    await run.endPart();
  }
}
if (values.json) process.stdout.write(`${JSON.stringify({ machine, sizes, measured }, undefined, 2)}\n`);

function print(name: string, rows: readonly Row[]): void {
  const text = values.markdown ? `## ${name}\n\n${formatMarkdown(rows)}` : `${name}\n${formatRows(rows)}`;
  process.stdout.write(`\n${text}\n`);
}
