import { spawn } from 'node:child_process';
import type { Log } from '../http/context.ts';
import type { Surroundings } from './surroundings.ts';

/** What systemd is told about a service of `Type=notify` (sd_notify(3)). */
export interface ServiceManager {
  /** It answers requests; `status` is shown by `systemctl status`. From now on the watchdog hears that the process is alive. */
  ready(status: string): void;
  /** It begins to stop. */
  stopping(): void;
  /** Ends what runs beside. */
  close(): void;
}

/** A watchdog hears from the process this many times in the time after which it would restart the service. */
const BEATS = 3;

/**
 * Tells systemd how the service is, by its own `systemd-notify`: Node.js has no datagrams over unix sockets. A message in some
 * seconds is worth no native module. A timer of the main thread sends those for the watchdog, so that they stop when it hangs.
 */
export function createServiceManager(
  socket: string,
  { env, pid }: Pick<Surroundings, 'env' | 'pid'>,
  log: Log,
): ServiceManager {
  const { WATCHDOG_USEC: micros, WATCHDOG_PID: watched = String(pid) } = env;
  let timer: NodeJS.Timeout | undefined;
  const tell = (...states: readonly string[]): void => {
    const child = spawn('systemd-notify', states, {
      env: { PATH: env['PATH'], NOTIFY_SOCKET: socket },
      stdio: 'ignore',
    });
    child.once('error', (error) => log.warn({ err: error }, 'systemd cannot be told how the service is'));
    child.unref();
  };
  return {
    ready(status) {
      tell('READY=1', `STATUS=${status}`);
      const limitMs = Number(micros) / 1000;
      if (limitMs > 0 && watched === String(pid))
        timer = setInterval(() => tell('WATCHDOG=1'), limitMs / BEATS);
    },
    stopping: () => tell('STOPPING=1', 'STATUS=Answering the last requests'),
    close: () => clearInterval(timer),
  };
}
