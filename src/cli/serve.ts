import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FirstToken } from '../access/access.ts';
import { createApp } from '../app.ts';
import { SERVER } from '../audit.ts';
import type { Config } from '../settings.ts';
import type { HttpServer } from '../http/serve.ts';
import { addressOf, loginLinkAt } from './address.ts';
import { startServer } from './listen.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

/** Serves until SIGTERM or SIGINT, then lets what was begun come to its end. Resolves to the exit code. */
export async function serveCommand(config: Config, surroundings: Surroundings): Promise<number> {
  const app = await createApp(config);
  surroundings.onExit(() => app.log.flush?.());
  surroundings.onOutputError((error) => app.log.warn({ err: error }, 'standard output cannot be written'));
  try {
    const issued = await app.access.ensureAdmin(config.adminToken);
    const server = await startServer(config, app, surroundings).catch(async (error: unknown) => {
      // Nobody learns a token that is not printed, and while it is there no other would be made.
      if (issued !== undefined) await app.access.revoke(issued.token.id, SERVER);
      throw error;
    });
    const stopped = surroundings.untilStopped();
    surroundings.out(banner(config, server, issued));
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

function banner(config: Config, server: HttpServer, issued: FirstToken | undefined): string {
  const url = addressOf(config, server);
  const curl = server.path === undefined ? 'curl' : `curl --unix-socket ${server.path}`;
  const lines = [`Torrentry is at ${url}`, `Everything is kept in ${resolve(config.data)}`, ''];
  if (server.path !== undefined) lines.splice(1, 0, `It listens on the socket ${server.path}`);
  if (issued !== undefined) {
    lines.push(`Admin token, shown this once: ${issued.secret}`, '');
    lines.push(
      'Sign a browser in (opens once, within the hour):',
      `  ${loginLinkAt(url, issued.loginLink)}`,
      '',
    );
  }
  const credentials = config.uploads === 'open' ? '' : `-u :${issued?.secret ?? 'TOKEN'} `;
  lines.push('Publish a torrent:', `  ${curl} ${credentials}-T name.torrent ${url}my-collection/`, '');
  return lines.join('\n');
}
