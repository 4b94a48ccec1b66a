import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import type { Config } from '../config/settings.ts';
import type { RunningServer } from '../stores/sqlite/database/running-servers.ts';
import { reachableHost } from '../http/listen.ts';
import { findServersHere } from './find-server.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

const TIMEOUT_MS = 3000;

type Place = RunningServer['listeners'][number];

/**
 * Asks the running server of this data folder whether it is healthy. When none is found, asks at the address where
 * these settings would start one. A container's health check runs this.
 */
export async function healthcheck(
  config: Config,
  { json = false }: { readonly json?: boolean | undefined },
  { out, error }: Surroundings,
): Promise<number> {
  const failures = await Promise.all(placesOf(config).map(([place, isSecure]) => failureAt(place, isSecure)));
  const problems = failures.filter((failure) => failure !== undefined);
  for (const problem of problems) error(`error: ${problem}`);
  if (json) out(JSON.stringify({ healthy: problems.length === 0, asked: failures.length, problems }));
  return problems.length === 0 ? EXIT.ok : EXIT.failed;
}

/** The addresses to ask: of several servers on one folder, those that listen where these settings say, else all. */
function placesOf(config: Config): readonly (readonly [place: Place, isSecure: boolean])[] {
  const { host, port, socket, tlsCert } = config;
  const isOwn = (place: Place): boolean =>
    socket === undefined ? place.port === port : place.path === socket;
  const servers = findServersHere(config);
  const own = servers.filter(({ listeners }) => listeners.some(isOwn));
  const chosen = own.length > 0 ? own : servers;
  if (chosen.length === 0) return [[{ host, port, path: socket }, tlsCert !== undefined]];
  return chosen.flatMap(({ listeners, isSecure }) => listeners.map((place) => [place, isSecure] as const));
}

/** What is wrong with the server at that address; undefined when it is healthy. */
async function failureAt({ host, port, path }: Place, isSecure: boolean): Promise<string | undefined> {
  const options = { signal: AbortSignal.timeout(TIMEOUT_MS), agent: false } as const;
  const scheme = isSecure ? 'https' : 'http';
  const name =
    path === undefined ? `${scheme}://${reachableHost(host)}:${port}/healthz` : `/healthz at ${path}`;
  const ask = () => {
    if (path !== undefined) return httpGet({ ...options, socketPath: path, path: '/healthz' });
    // The certificate names the public host, but this request goes to the same machine by its address.
    return isSecure ? httpsGet(name, { ...options, rejectUnauthorized: false }) : httpGet(name, options);
  };
  try {
    const code = await statusOf(ask());
    return code === 200 ? undefined : `${name} answers with status ${code}`;
  } catch (cause) {
    return `${name} does not answer (${cause instanceof Error ? cause.message : String(cause)})`;
  }
}

async function statusOf(request: ReturnType<typeof httpGet>): Promise<number | undefined> {
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}
