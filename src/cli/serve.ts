import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FirstToken } from '../access/access.ts';
import { createApp } from '../app/app.ts';
import { SERVER } from '../events/audit.ts';
import { variableName } from '../config/config.ts';
import type { Fetch } from '../http/core.ts';
import type { Log } from '../http/context.ts';
import type { Bound } from '../http/listen.ts';
import type { Config } from '../config/settings.ts';
import { registerServer, type Registration } from '../stores/sqlite/database/running-servers.ts';
import { addressOf, loginLinkAt } from './address.ts';
import { reachableHost } from '../http/listen.ts';
import { hasPassedSockets, startMetricsServer, startServer, type Serving } from './listen.ts';
import type { ServiceManager } from './service-manager.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

/**
 * V8 makes the young generation larger whenever much of it stays in use: under load, which is then a fifth faster, but also
 * while modules, messages and caches are read, which costs 50 MB for nothing.
 */
const WARM_UP_REQUESTS = 256;

/** Serves until SIGTERM or SIGINT, then finishes the running requests. Resolves to the exit code. */
export async function serveCommand(config: Config, surroundings: Surroundings): Promise<number> {
  // What comes to the sockets of systemd waits there meanwhile.
  if (hasPassedSockets(surroundings)) {
    const { untilAlone } = await import('./until-alone.ts');
    await untilAlone(config.data, surroundings.error);
  }
  const app = await createApp(config, { memoryBytes: surroundings.memoryBytes });
  surroundings.onExit(() => app.log.flush?.());
  surroundings.onOutputError((error) => app.log.warn({ err: error }, 'standard output cannot be written'));
  let registration: Registration | undefined;
  const manager = await openServiceManager(surroundings, app.log);
  try {
    registration = registerServer(config.data);
    const isAlone = !warnOfOthers(registration, surroundings);
    const issued = await app.access.ensureAdmin(config.adminToken, { isAlone });
    const fetch = afterRequests(WARM_UP_REQUESTS, surroundings.letMemoryGrow, app.fetch);
    const serving = await startServer(config, { ...app, fetch }, surroundings).catch(
      async (error: unknown) => {
        // The secret of this token was never printed. While the token exists, no other admin token would be made.
        if (issued !== undefined) await app.access.revoke(issued.token.id, SERVER);
        throw error;
      },
    );
    await app.services.add({ name: 'http', stop: () => serving.close(config.drainMs) });
    const metricsServer = await startMetricsServer(config, app);
    if (metricsServer !== undefined)
      await app.services.add({ name: 'metrics', stop: () => metricsServer.close(0) });
    const stopped = surroundings.untilStopped();
    announce(registration, serving, config, surroundings, app.log);
    surroundings.out(banner(config, serving, metricsServer, issued));
    manager?.ready(`Serving ${addressOf(config, serving.main)}`);
    await stopped;
    // A second signal ends the process at once.
    void surroundings.untilStopped().then(() => surroundings.exit(EXIT.failed));
    app.log.info({}, 'stopping');
    manager?.stopping();
    app.drain();
    await pause(config.drainDelayMs);
  } finally {
    await app.close();
    // The next server begins once this is gone, so only now.
    registration?.close();
    manager?.close();
  }
  return EXIT.ok;
}

/** Undefined where no manager asked to be told, as systemd does with `Type=notify`. */
async function openServiceManager(surroundings: Surroundings, log: Log): Promise<ServiceManager | undefined> {
  const { NOTIFY_SOCKET: socket } = surroundings.env;
  if (socket === undefined) return undefined;
  return (await import('./service-manager.ts')).createServiceManager(socket, surroundings, log);
}

/** Calls `act` once, when so many requests have come. */
function afterRequests(count: number, act: () => void, fetch: Fetch): Fetch {
  let left = count;
  return (request, ...rest) => {
    if (left > 0 && --left === 0) act();
    return fetch(request, ...rest);
  };
}

/** Warns of other servers on the same data folder. Returns whether there are any. */
function warnOfOthers(registration: Registration, { error }: Surroundings): boolean {
  const others = registration.findOthers();
  for (const other of others) {
    const where =
      other === undefined ? '' : ` at ${other.address} (process ${other.pid} on ${other.machine})`;
    error(`warning: another server uses this data folder${where}: both change the same catalogue`);
  }
  return others.length > 0;
}

/** Lets other commands on this machine find the server. */
function announce(
  registration: Registration,
  { main, listeners }: Serving,
  config: Config,
  { pid }: Surroundings,
  log: Log,
): void {
  const places = listeners.map(({ host, port, path }) => ({ host, port, path }));
  const isSecure = config.tlsCert !== undefined;
  try {
    registration.announce({ pid, address: addressOf(config, main), listeners: places, isSecure });
  } catch (error) {
    // Not fatal: on a full disk the server can still serve.
    log.warn({ err: error }, 'other commands cannot find this server: its address could not be written');
  }
}

function banner(
  config: Config,
  { main, listeners }: Serving,
  metricsAt: Bound | undefined,
  issued: FirstToken | undefined,
): string {
  const url = addressOf(config, main);
  const curl = main.path === undefined ? 'curl' : `curl --unix-socket ${main.path}`;
  const lines = [`Torrentry is at ${url}`];
  for (const { path, host, port } of listeners) {
    if (path !== undefined) lines.push(`It listens on the socket ${path}`);
    else if (listeners.length > 1) lines.push(`It listens on ${host} port ${port}`);
  }
  if (metricsAt !== undefined)
    lines.push(`Metrics are at http://${reachableHost(metricsAt.host)}:${metricsAt.port}/metrics`);
  lines.push(`Links begin with ${linksOf(config)}`);
  lines.push(`All data is in ${resolve(config.data)}`, '');
  if (issued !== undefined) {
    lines.push(`Admin token, shown only once: ${issued.secret}`, '');
    lines.push(
      'Sign a browser in (this link works once, within one hour):',
      `  ${loginLinkAt(url, issued.loginLink)}`,
      '',
    );
  }
  const credentials = config.uploads === 'open' ? '' : `-u :${issued?.secret ?? 'TOKEN'} `;
  lines.push('Publish a torrent:', `  ${curl} ${credentials}-T name.torrent ${url}my-collection/`, '');
  return lines.join('\n');
}

/** The base URL in use, so that an operator with a proxy notices a wrong one before visitors do. */
function linksOf({ origin, prefix }: Pick<Config, 'origin' | 'prefix'>): string {
  if (origin !== undefined) return `${origin}${prefix}/, the base URL that is set`;
  return `the Host of each request: no base URL is set (behind a proxy set ${variableName('baseUrl')})`;
}
