import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ADMIN_TOKEN } from '../support/process.ts';
import { temporaryFolder } from '../support/temp.ts';
import { makeTorrent } from '../support/torrents.ts';
import { isInstalled } from '../support/tools.ts';

const holder = fileURLToPath(new URL('../support/socket_holder.py', import.meta.url));
const program = fileURLToPath(new URL('../../src/cli/torrentry.js', import.meta.url));

/** A socket that stays open while servers come and go, as systemd holds it. */
async function holdSocket(folder: string) {
  const args = [holder, process.execPath, program, 'serve', '--data', folder];
  const env = { PATH: process.env['PATH'], TORRENTRY_ADMIN_TOKEN: ADMIN_TOKEN, TORRENTRY_LOG_LEVEL: 'warn' };
  const child = spawn('python3', args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const waiting: { readonly start: string; readonly from: number; resolve(line: string): void }[] = [];
  const look = (): void => {
    for (const each of waiting.slice()) {
      const found = lines.slice(each.from).find((line) => line.startsWith(each.start));
      if (found === undefined) continue;
      waiting.splice(waiting.indexOf(each), 1);
      each.resolve(found);
    }
  };
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      look();
    });
  }
  const pids: number[] = [];
  onTestFinished(() => {
    child.kill('SIGKILL');
    for (const pid of pids) kill(pid, 'SIGKILL');
  });
  /** Resolves to the next line that begins so, of those that come after `from` lines. */
  const printed = (start: string, from: number): Promise<string> =>
    new Promise((resolve) => {
      waiting.push({ start, from, resolve });
      look();
    });
  return {
    port: await new Promise<number>((resolve) =>
      child.stdout.once('data', (chunk) => resolve(Number(String(chunk)))),
    ),
    /** Starts one more server, and resolves to its process id when it prints this. */
    async start(until: string): Promise<number> {
      const from = lines.length;
      child.stdin.write('\n');
      const pid = Number((await printed('started ', from)).split(' ')[1]);
      pids.push(pid);
      await printed(until, from);
      return pid;
    },
    printed: (start: string) => printed(start, lines.length),
  };
}

function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

interface Answer {
  readonly status: number | undefined;
  readonly problem: string | undefined;
}

function ask(
  port: number,
  agent: Agent | false,
  method: string,
  path: string,
  body?: Uint8Array,
): Promise<Answer> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, accept: 'application/json' };
    const sent = request({ port, agent, method, path, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve({ status: answer.statusCode, problem: undefined }));
      answer.once('error', (error) => resolve({ status: undefined, problem: String(error) }));
    });
    sent.once('error', (error) => resolve({ status: undefined, problem: `${method} ${path}: ${error}` }));
    sent.end(body);
  });
}

/** Asks and publishes all the time, with new connections and with such as are kept, until it is stopped. */
function load(port: number) {
  const counts = { answered: 0, published: 0 };
  const failures: Answer[] = [];
  const stopped = new AbortController();
  const note = (answer: Answer, expected: number): void => {
    if (answer.status === expected) counts.answered++;
    else failures.push(answer);
  };
  const work = async (index: number): Promise<void> => {
    const agent = index % 2 === 0 ? new Agent({ keepAlive: true, maxSockets: 1 }) : false;
    for (let round = 0; !stopped.signal.aborted; round++) {
      if (index < 2) {
        const body = makeTorrent({ name: `${index} ${round}` });
        note(await ask(port, agent, 'PUT', `/load/${index}-${round}.torrent`, body), 201);
        counts.published++;
      } else note(await ask(port, agent, 'GET', index < 5 ? '/api/v1/torrents' : '/healthz'), 200);
    }
    if (agent !== false) agent.destroy();
  };
  const all = Promise.all(Array.from({ length: 8 }, (_, index) => work(index)));
  return {
    counts,
    failures,
    async stop(): Promise<void> {
      stopped.abort();
      await all;
    },
  };
}

describe.skipIf(!isInstalled('python3'))('a restart on a socket that stays open', () => {
  it('fails no request, whether the next server starts before or after the old one stops', async () => {
    const folder = temporaryFolder();
    const holding = await holdSocket(folder);
    let pid = await holding.start('Publish a torrent:');
    const working = load(holding.port);

    for (const order of ['before', 'after', 'before', 'after']) {
      const enough = working.counts.answered + 100;
      await expect.poll(() => working.counts.answered).toBeGreaterThan(enough);
      const old = pid;
      if (order === 'before') {
        pid = await holding.start(`Waiting until the server of process ${old}`);
        const ready = holding.printed('Publish a torrent:');
        kill(old, 'SIGTERM');
        await ready;
      } else {
        kill(old, 'SIGTERM');
        await expect.poll(() => kill(old, 0)).toBe(false);
        pid = await holding.start('Publish a torrent:');
      }
    }
    await working.stop();
    expect(working.failures).toEqual([]);
    expect(working.counts.published).toBeGreaterThan(10);
    const list = await fetch(`http://127.0.0.1:${holding.port}/load/?format=text`);
    expect(list.status).toBe(200);
    const { items } = (await (await fetch(`http://127.0.0.1:${holding.port}/api/v1/collections`)).json()) as {
      items: { path: string; torrentCount: number }[];
    };
    expect(items.find(({ path }) => path === 'load')?.torrentCount).toBe(working.counts.published);
  }, 180_000);
});
