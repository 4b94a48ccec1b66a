import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../temp.ts';
import { ADMIN_TOKEN, run, serveProcess } from '../process.ts';
import type { LogLine } from './statement-log.ts';

type RunLine = Extract<LogLine, { kind: 'run' }>;

/** What a request made the server do. */
export interface RequestCost {
  readonly status: number;
  readonly statements: readonly string[];
  /** How much of the database the statements read, each from an empty cache. */
  readonly readKib: number;
}

/** The program as its users run it, with a log of all statements of all its threads. */
export interface MeasuredServer {
  /** Ends in a slash. */
  readonly url: string;
  request(path: string, init?: RequestInit): Promise<Response>;
  /** The least of some requests, because the server does other work now and then. The path may differ for each. */
  costOf(
    path: (index: number) => string,
    init: (index: number) => RequestInit | undefined,
  ): Promise<RequestCost>;
  /** The query plans of all statements that were prepared until now, by their text. */
  plans(): ReadonlyMap<string, readonly string[]>;
}

export const AUTHORIZATION = { authorization: `Bearer ${ADMIN_TOKEN}` };

/** Linux counts what a thread reads and writes. */
export const CAN_MEASURE = existsSync('/proc/thread-self/io');

const REPEATS = 3;
const HOOK = new URL('./statement-log.ts', import.meta.url);

/** Fills a folder of the test's own with so many generated torrents. */
export async function generatedFolder(count: number): Promise<string> {
  const folder = join(temporaryFolder(), 'data');
  const { ended, output } = run(['demo', '--count', String(count), '--data', folder]);
  const [code] = await ended;
  if (code !== 0) throw new Error(`Cannot generate torrents: ${output()}`);
  return folder;
}

/** Starts the server on a folder. It ends with the test. */
export async function startMeasured(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<MeasuredServer> {
  const file = join(temporaryFolder(), 'statements');
  const { url } = await serveProcess(folder, {
    env: { ...env, NODE_OPTIONS: `--import=${fileURLToPath(HOOK)}`, STATEMENT_LOG: file },
  });
  const request = (path: string, init?: RequestInit) =>
    fetch(new URL(path, url), { redirect: 'manual', ...init });
  const linesFrom = (position: number) =>
    readFileSync(file)
      .subarray(position)
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as LogLine);

  async function measure(path: string, init?: RequestInit): Promise<RequestCost> {
    const position = statSync(file).size;
    const answer = await request(path, init);
    await answer.arrayBuffer();
    const ran = linesFrom(position).filter((line): line is RunLine => line.kind === 'run');
    const readBytes = ran.reduce((sum, line) => sum + line.readBytes, 0);
    return {
      status: answer.status,
      statements: ran.map(({ sql }) => sql),
      readKib: Math.ceil(readBytes / 1024),
    };
  }

  return {
    url,
    request,
    async costOf(path, init) {
      const costs: RequestCost[] = [];
      for (let index = 0; index <= REPEATS; index++) costs.push(await measure(path(index), init(index)));
      // The first one fills the caches of the program.
      const [least, ...others] = costs
        .slice(1)
        .toSorted((one, other) => one.statements.length - other.statements.length);
      if (least === undefined) throw new Error('Nothing was measured');
      return { ...least, readKib: Math.min(least.readKib, ...others.map(({ readKib }) => readKib)) };
    },
    plans: () =>
      new Map(linesFrom(0).flatMap((line) => (line.kind === 'plan' ? [[line.sql, line.details]] : []))),
  };
}
