import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export interface ProgramOptions {
  /** Beside `PATH`, which every program has: a setting of the developer who runs the tests must not change what it does. */
  readonly env?: Readonly<Record<string, string>>;
  /** What it reads from its standard input. */
  readonly input?: string;
}

/** Runs a program of the system to its end. Resolves to what it prints; rejects with that when it fails. */
export async function runProgram(
  command: string,
  args: readonly string[],
  { env = {}, input = '' }: ProgramOptions = {},
): Promise<string> {
  const child = spawn(command, args, { env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...env } });
  let [printed, complaints] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  // A program may end before it has read everything.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return printed;
  throw new Error(`${command} ended with ${code}: ${printed}${complaints}`);
}

/** A program that runs until the test ends. */
export interface RunningProgram {
  /** Resolves to the first line that it prints; rejects when it ends before. */
  readonly firstLine: () => Promise<string>;
}

/** Starts a program of the system. */
export function startProgram(
  command: string,
  args: readonly string[],
  { env = {} }: Omit<ProgramOptions, 'input'> = {},
): RunningProgram {
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const line = once(createInterface({ input: child.stdout }), 'line');
  return {
    firstLine: async () => {
      const [first] = (await Promise.race([line, ended])) as [unknown];
      if (typeof first === 'string') return first;
      throw new Error(`${command} ended: ${complaints}`);
    },
  };
}
