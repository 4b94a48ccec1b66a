import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createClient, type Client } from '../../src/client/client.ts';
import type { Torrent } from '../../src/client/uploads.ts';
import { ADMIN_TOKEN, run, serveProcess, type RunOptions, type Running } from './process.ts';
import { temporaryFolder } from './temp.ts';

/** What a catalogue shows of its torrents, in the order of publication. Addresses, notes and counts are its own. */
export async function contentOf(client: Client) {
  const found: Omit<Torrent, 'links' | 'updatedAt' | 'downloads' | 'warnings'>[] = [];
  for await (const torrent of client.each('listTorrents', { order: 'asc' })) {
    const {
      links: _links,
      updatedAt: _updatedAt,
      downloads: _downloads,
      warnings: _warnings,
      ...content
    } = torrent;
    found.push(content);
  }
  return found;
}

/** Another instance, and a client with its admin token. */
export async function startSource(options: RunOptions = {}) {
  const server = await serveProcess(temporaryFolder(), options);
  return { ...server, client: createClient({ url: server.url, token: ADMIN_TOKEN }) };
}

/** Runs a mirror of a source into a data folder. */
export function mirror(
  url: string,
  data: string,
  args: readonly string[] = ['--once', '--json'],
  env = {},
): Running {
  return run(['mirror', url, '--data', data, ...args], { env });
}

/** The exit code of a mirror, and what it says that it did. */
export async function done(running: Running) {
  const [code] = await running.ended;
  const [, json = '{}'] = /^(\{.*\})$/m.exec(running.output()) ?? [];
  return { code, output: running.output(), ...(JSON.parse(json) as Record<string, unknown>) };
}

/** What a data folder has, as a server shows it. */
export async function contentIn(data: string) {
  const server = await serveProcess(data);
  const content = await contentOf(createClient({ url: server.url, token: ADMIN_TOKEN }));
  server.child.kill('SIGTERM');
  await server.ended;
  return content;
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A source that is not what it should be. */
export async function fakeSource(answer: Answer): Promise<string> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** One address behind which a source is, and what is called for each request before it is passed on. */
export interface Between {
  readonly url: string;
  to: string;
  onRequest: (path: string) => void;
}

/** Puts an address before a source. */
export async function putBetween(to: string): Promise<Between> {
  const between = { to, onRequest: (_path: string) => {} };
  const url = await fakeSource((request, response) => {
    between.onRequest(request.url ?? '');
    const address = new URL(request.url ?? '/', between.to);
    void fetch(address, { headers: { accept: request.headers.accept ?? '*/*' } }).then(async (answer) => {
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
      });
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  return Object.assign(between, { url });
}
