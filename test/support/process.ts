import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Observed } from './problems.ts';

const commandLine = fileURLToPath(new URL('../../src/cli/torrentry.js', import.meta.url));

export const ADMIN_TOKEN = 'an-admin-token-for-tests';

/** The program as a process of its own, with what it printed so far. */
export interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves when it has printed this. */
  readonly printed: (text: string) => Promise<void>;
  /** Resolves to the exit code and signal. */
  readonly ended: Promise<readonly [number | null, NodeJS.Signals | null]>;
}

export interface Serving extends Running {
  /** Ends in a slash. */
  readonly url: string;
}

export interface RunOptions {
  /** The file that Node.js runs (default: the command line in src/). */
  readonly program?: string;
  readonly env?: Record<string, string>;
  /** A program that runs the program, with its arguments, such as strace. */
  readonly under?: readonly string[];
  /** Further flags, which win over the test's own. */
  readonly args?: readonly string[];
}

const INHERITED = Object.fromEntries(
  ['PATH', 'NODE_COMPILE_CACHE'].map((name) => [name, process.env[name] ?? '']),
);

/** Runs a command line of the program. */
export function run(
  args: readonly string[],
  { env = {}, under = [], program = commandLine }: RunOptions = {},
): Running {
  const [command = process.execPath, ...rest] = [...under, process.execPath, program, ...args];
  const child = spawn(command, rest, {
    env: { ...INHERITED, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const printed = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (output.includes(text)) resolve();
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      look();
      void ended.then(() => reject(new Error(`It ended without saying "${text}": ${output}`)));
    });
  return { child, output: () => output, printed, ended };
}

/** Such a server for `expectProblem`. */
export function observedProcess({ url, output }: Serving): Observed {
  return { url, authorization: `Bearer ${ADMIN_TOKEN}`, log: output };
}

/** Starts the server on a free port and resolves as soon as it says where it is. */
export async function serveProcess(folder: string, options: RunOptions = {}): Promise<Serving> {
  const env = { TORRENTRY_ADMIN_TOKEN: ADMIN_TOKEN, TORRENTRY_LOG_LEVEL: 'warn', ...options.env };
  const running = run(['serve', '--port', '0', '--data', folder, ...(options.args ?? [])], {
    ...options,
    env,
  });
  const url = await new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const [, found] = /is at (http\S+)\n/.exec(running.output()) ?? [];
      if (found !== undefined) resolve(found);
    };
    running.child.stdout?.on('data', look);
    void running.ended.then(([code]) =>
      reject(new Error(`The server ended with ${code}: ${running.output()}`)),
    );
  });
  return { ...running, url };
}
