import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import type { Config } from '../settings.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

const TIMEOUT_MS = 3000;

/** Asks the server that these settings would start whether it is well: what a container's health check runs. */
export async function healthcheck(config: Config, { error }: Surroundings): Promise<number> {
  const { name, status } = healthzOf(config);
  try {
    const code = await status();
    if (code === 200) return EXIT.ok;
    error(`error: ${name} answers with status ${code}`);
  } catch (cause) {
    error(`error: ${name} does not answer (${cause instanceof Error ? cause.message : String(cause)})`);
  }
  return EXIT.failed;
}

function healthzOf({ host, port, socket, tlsCert }: Config): {
  readonly name: string;
  readonly status: () => Promise<number | undefined>;
} {
  const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  const reachable = everywhere[host] ?? host;
  const authority = `${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
  const options = { signal: AbortSignal.timeout(TIMEOUT_MS), agent: false } as const;
  if (socket !== undefined) {
    const name = `/healthz at ${socket}`;
    return { name, status: () => statusOf(httpGet({ ...options, socketPath: socket, path: '/healthz' })) };
  }
  if (tlsCert === undefined) {
    const name = `http://${authority}/healthz`;
    return { name, status: () => statusOf(httpGet(name, options)) };
  }
  const name = `https://${authority}/healthz`;
  // The certificate is made out to the public name; this asks the same machine by its address.
  return { name, status: () => statusOf(httpsGet(name, { ...options, rejectUnauthorized: false })) };
}

async function statusOf(request: ReturnType<typeof httpGet>): Promise<number | undefined> {
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}
