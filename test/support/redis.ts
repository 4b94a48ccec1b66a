import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { freePort } from './free-port.ts';
import { temporaryFolder } from './temp.ts';
import { until } from './until.ts';

/** A Redis server of a test. */
export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Sends a command to it, and resolves to the first line of the answer. */
  say(command: string): Promise<string>;
  /** Stops its process, which keeps its connections open and answers nothing, and lets it go on. */
  hang(): void;
  goOn(): void;
  /** Ends it at once. */
  kill(): Promise<void>;
}

/** Starts a Redis server that keeps nothing and ends with the test. A port may be given where one ran before. */
export async function startRedis(wanted?: number): Promise<TestRedis> {
  const port = wanted ?? (await freePort());
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', temporaryFolder()];
  const server = spawn('redis-server', settings, { stdio: 'ignore' });
  const ended = once(server, 'close');
  const kill = async (): Promise<void> => {
    server.kill('SIGCONT');
    server.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  const say = async (command: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      socket.write(`${command}\r\n`);
      const [answer] = (await once(socket, 'data')) as [Buffer];
      return answer.toString().split('\r\n')[0] ?? '';
    } finally {
      socket.destroy();
    }
  };
  await until(async () => {
    if ((await say('PING')) !== '+PONG') throw new Error('Redis does not answer yet');
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    say,
    hang: () => void server.kill('SIGSTOP'),
    goOn: () => void server.kill('SIGCONT'),
    kill,
  };
}
