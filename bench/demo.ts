import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer, type BenchServer } from './server.ts';

const PROGRAM = fileURLToPath(new URL('../src/cli/torrentry.js', import.meta.url));
export const TOKEN = 'a-token-for-the-benchmark';

/** A data folder with made torrents, and servers on copies of it. */
export interface Demo {
  readonly folder: string;
  /** Starts the program on a copy of the folder of its own. */
  start(): Promise<BenchServer>;
  remove(): void;
}

/** Fills a folder with so many made torrents, the same each time. */
export async function makeDemo(count: number): Promise<Demo> {
  const work = mkdtempSync(join(tmpdir(), 'torrentry-bench-'));
  const folder = join(work, 'data');
  const args = [PROGRAM, 'demo', '--data', folder, '--count', String(count)];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The demo was not made: ${code}`);
  let copies = 0;
  return {
    folder,
    start() {
      const copy = join(work, `copy-${copies++}`);
      cpSync(folder, copy, { recursive: true });
      const env = {
        TORRENTRY_ADMIN_TOKEN: TOKEN,
        TORRENTRY_DATA: copy,
        TORRENTRY_PORT: '0',
        TORRENTRY_LOG_LEVEL: 'error',
        TORRENTRY_LIMIT_SEARCHES: 'off',
      };
      return startServer([PROGRAM, 'serve'], { env });
    },
    remove: () => rmSync(work, { recursive: true }),
  };
}
