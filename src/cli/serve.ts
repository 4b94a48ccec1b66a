import { resolve } from 'node:path';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import { serve, type HttpServer } from '../http/serve.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

// Docker kills ten seconds after its SIGTERM unless told otherwise.
const DRAIN_MS = 8000;

/** Serves until SIGTERM or SIGINT, then lets what was begun come to its end. Resolves to the exit code. */
export async function serveCommand(config: Config, surroundings: Surroundings): Promise<number> {
  const app = await createApp(config);
  try {
    const issued = await app.access.ensureAdmin(config.adminToken);
    const server = await listen(config, app);
    const stopped = surroundings.untilStopped();
    surroundings.out(banner(config, server, issued?.secret));
    await stopped;
    // Whoever asks twice doesn't want to wait.
    void surroundings.untilStopped().then(() => surroundings.exit(EXIT.failed));
    app.log.info({}, 'stopping');
    app.drain();
    await server.close(DRAIN_MS);
  } finally {
    await app.close();
  }
  return EXIT.ok;
}

async function listen(
  { host, port }: Config,
  app: Awaited<ReturnType<typeof createApp>>,
): Promise<HttpServer> {
  try {
    return await serve(app.fetch, { host, port, log: app.log });
  } catch (cause) {
    throw cannotListen(host, port, cause);
  }
}

function cannotListen(host: string, port: number, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const at = `Cannot listen on ${host} port ${port}`;
  switch (code) {
    case 'EADDRINUSE':
      return new AppError('unavailable', `${at}: another program does`, {
        mend: 'Stop that program, or choose another port: --port 8081 (0 takes any free one).',
        cause,
      });
    case 'EACCES':
      return new AppError('unavailable', `${at}: this user may not`, {
        mend: 'Choose a port above 1023: --port 8080.',
        cause,
      });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new AppError('unavailable', `${at}: this machine has no such address`, {
        mend: 'Use --host 127.0.0.1 for this machine only, or --host 0.0.0.0 for all its addresses.',
        cause,
      });
    default:
      return cause;
  }
}

function banner(config: Config, server: HttpServer, secret: string | undefined): string {
  const url = addressOf(config, server);
  const lines = [`Torrentry is at ${url}`, `Everything is kept in ${resolve(config.data)}`, ''];
  if (secret !== undefined) lines.push(`Admin token, shown this once: ${secret}`, '');
  const token = secret === undefined ? ':TOKEN' : `:${secret}`;
  const credentials = config.uploads === 'open' ? '' : `-u ${token} `;
  lines.push('Publish a torrent:', `  curl ${credentials}-T name.torrent ${url}my-collection/`, '');
  return lines.join('\n');
}

/** The public address where the operator names one, else what a browser on this machine can open. */
function addressOf({ origin, prefix }: Config, { host, port }: HttpServer): string {
  if (origin !== undefined) return `${origin}${prefix}/`;
  const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
  const reachable = everywhere[host] ?? (host.includes(':') ? `[${host}]` : host);
  return `http://${reachable}:${port}/`;
}
