import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished } from 'vitest';
import { until } from './until.ts';

/**
 * Lets system calls of a running process fail, in the words of strace's `inject=`, such as `fsync:error=EIO`. Resolves,
 * once they do, to what ends that.
 */
export async function failing(
  pid: number | undefined,
  injections: readonly string[],
): Promise<() => Promise<void>> {
  const flags = injections.flatMap((injection) => ['-e', `inject=${injection}`]);
  const calls = injections.map((injection) => injection.split(':')[0]).join(',');
  const strace = spawn('strace', ['-f', '-p', String(pid), '-e', `trace=${calls}`, ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(strace, 'close');
  onTestFinished(() => void strace.kill('SIGKILL'));
  let output = '';
  strace.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await until(() => expect(output).toMatch(/attached/));
  return async () => {
    strace.kill('SIGTERM');
    await ended;
  };
}
