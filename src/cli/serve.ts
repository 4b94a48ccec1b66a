import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createApp } from '../app.ts';
import type { Config } from '../settings.ts';
import type { HttpServer } from '../http/serve.ts';
import { startServer } from './listen.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

/** Serves until SIGTERM or SIGINT, then lets what was begun come to its end. Resolves to the exit code. */
export async function serveCommand(config: Config, surroundings: Surroundings): Promise<number> {
  const app = await createApp(config);
  try {
    const issued = await app.access.ensureAdmin(config.adminToken);
    const server = await startServer(config, app, surroundings);
    const stopped = surroundings.untilStopped();
    surroundings.out(banner(config, server, issued?.secret));
    await stopped;
    // Whoever asks twice doesn't want to wait.
    void surroundings.untilStopped().then(() => surroundings.exit(EXIT.failed));
    app.log.info({}, 'stopping');
    app.drain();
    await pause(config.drainDelayMs);
    await server.close(config.drainMs);
  } finally {
    await app.close();
  }
  return EXIT.ok;
}

function banner(config: Config, server: HttpServer, secret: string | undefined): string {
  const url = addressOf(config, server);
  const curl = server.path === undefined ? 'curl' : `curl --unix-socket ${server.path}`;
  const lines = [`Torrentry is at ${url}`, `Everything is kept in ${resolve(config.data)}`, ''];
  if (server.path !== undefined) lines.splice(1, 0, `It listens on the socket ${server.path}`);
  if (secret !== undefined) lines.push(`Admin token, shown this once: ${secret}`, '');
  const token = secret === undefined ? ':TOKEN' : `:${secret}`;
  const credentials = config.uploads === 'open' ? '' : `-u ${token} `;
  lines.push('Publish a torrent:', `  ${curl} ${credentials}-T name.torrent ${url}my-collection/`, '');
  return lines.join('\n');
}

/** The public address where the operator names one, else what a browser on this machine can open. */
function addressOf({ origin, prefix, tlsCert }: Config, { host, port, path }: HttpServer): string {
  if (origin !== undefined) return `${origin}${prefix}/`;
  if (path !== undefined) return 'http://localhost/';
  const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
  const reachable = everywhere[host] ?? (host.includes(':') ? `[${host}]` : host);
  return `${tlsCert === undefined ? 'http' : 'https'}://${reachable}:${port}/`;
}
