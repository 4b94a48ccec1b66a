import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { ADMIN_TOKEN } from './process.ts';

// test/package/run.sh has a folder of its own, where the package is installed.
const installed = process.env['TORRENTRY_TEST_EXAMPLES'];

/** Starts a script of examples/ on a data folder; resolves to its URL, which ends in a slash. */
export async function startExample(name: string, folder: string): Promise<string> {
  const examples = installed ?? fileURLToPath(new URL('../../examples', import.meta.url));
  const conditions = installed === undefined ? ['--conditions=torrentry-source'] : [];
  const env = {
    PATH: process.env['PATH'] ?? '',
    TORRENTRY_DATA: folder,
    TORRENTRY_ADMIN_TOKEN: ADMIN_TOKEN,
    TORRENTRY_LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, [...conditions, join(examples, `${name}.ts`)], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let output = '';
  return new Promise((resolve, reject) => {
    const look = (chunk: Buffer): void => {
      output += chunk.toString();
      const [, found] = /is at (http\S+)\n/.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    void ended.then(() => reject(new Error(`The example ended: ${output}`)));
  });
}
