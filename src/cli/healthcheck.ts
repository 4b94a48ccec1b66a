import type { Config } from '../config.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

const TIMEOUT_MS = 3000;

/** Asks the server that these settings would start whether it is well: what a container's health check runs. */
export async function healthcheck({ host, port }: Config, { error }: Surroundings): Promise<number> {
  const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  const reachable = everywhere[host] ?? host;
  const url = `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}/healthz`;
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (status === 200) return EXIT.ok;
    error(`error: ${url} answers with status ${status}`);
  } catch (cause) {
    error(`error: ${url} does not answer (${cause instanceof Error ? cause.message : String(cause)})`);
  }
  return EXIT.failed;
}
