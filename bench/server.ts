import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
export const PROGRAM = fileURLToPath(new URL('../src/cli/torrentry.js', import.meta.url));
export const TOKEN = 'a-token-for-the-benchmark';
export const AUTHORIZATION = { authorization: `Bearer ${TOKEN}` };

/** A server in a process of its own. */
export interface BenchServer {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A file for what the server logs; our own standard error unless given. */
  readonly logFile?: string;
}

/** Starts a script that prints `is at http://…:PORT/`. */
export function startServer(args: readonly string[], options: StartOptions = {}): Promise<BenchServer> {
  return start(process.execPath, args, options);
}

/** Starts the program on a data folder by the command of `npm start`. */
export function startTorrentry(
  folder: string,
  {
    logLevel,
    logFile,
    env = {},
  }: { readonly logLevel: string; readonly logFile: string; readonly env?: StartOptions['env'] },
): Promise<BenchServer> {
  const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as {
    scripts: { start: string };
  };
  return start('sh', ['-c', scripts.start], {
    logFile,
    env: {
      // npm puts these programs first as well.
      PATH: `${ROOT}node_modules/.bin:${process.env['PATH']}`,
      TORRENTRY_ADMIN_TOKEN: TOKEN,
      TORRENTRY_DATA: folder,
      TORRENTRY_PORT: '0',
      TORRENTRY_LOG_LEVEL: logLevel,
      TORRENTRY_LIMIT_SEARCHES: 'off',
      TORRENTRY_LIMIT_UPLOADS: 'off',
      ...env,
    },
  });
}

async function start(
  command: string,
  args: readonly string[],
  { env = {}, logFile }: StartOptions,
): Promise<BenchServer> {
  const log = logFile === undefined ? undefined : openSync(logFile, 'a');
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', log ?? 'inherit'],
  });
  if (log !== undefined) closeSync(log);
  const ended = once(child, 'close');
  let output = '';
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [, found] = /is at http:\/\/[^/]+:(\d+)\//.exec(output) ?? [];
      if (found !== undefined) resolve(Number(found));
    });
    void ended.then(() => reject(new Error(`The server ended: ${output}`)));
  });
  return { port, ...stopping(child, ended) };
}

/** How a server that is a child of ours ends. */
export function stopping(child: ChildProcess, ended: Promise<unknown>): Pick<BenchServer, 'pid' | 'stop'> {
  return {
    pid: child.pid as number,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
