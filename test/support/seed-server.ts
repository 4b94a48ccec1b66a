import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Answers with files by their paths, in parts, as a web seed does. */
export type SeedFiles = Readonly<Record<string, Uint8Array>>;

export interface SeedServer {
  /** Ends in a slash. */
  readonly url: string;
  readonly port: number;
  /** The paths that were asked for. */
  readonly asked: string[];
}

/** A web server on this machine until the test ends: with these files, or with another answer. */
export async function startSeedServer(
  content: SeedFiles | ((request: IncomingMessage, response: ServerResponse) => void),
): Promise<SeedServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (typeof content === 'function') return content(request, response);
    return serveFile(content, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, port, asked };
}

/** Answers a request for a range of one of the files. */
export function serveFile(files: SeedFiles, request: IncomingMessage, response: ServerResponse): void {
  const file = files[decodeURIComponent(request.url ?? '')];
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  if (file === undefined) return void response.writeHead(404).end();
  const [start, end] = [Number(from), Math.min(Number(to), file.length - 1)];
  if (start >= file.length) return void response.writeHead(416).end();
  response.writeHead(206, { 'content-range': `bytes ${start}-${end}/${file.length}` });
  response.end(file.subarray(start, end + 1));
}
