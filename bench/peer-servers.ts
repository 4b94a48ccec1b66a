import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpApp } from '../src/http/core.ts';
import { respond } from '../src/http/respond.ts';
import { routeBuilder } from '../src/http/router.ts';
import { serve } from '../src/http/serve.ts';
import { createLog } from '../src/app/log.ts';

// The same three answers by four servers: `node bench/peer-servers.ts KIND` with /1000, /30000 and /300000.
const bodies = new Map([1000, 30_000, 300_000].map((bytes) => [String(bytes), randomBytes(bytes)]));
const TYPE = 'application/x-bittorrent';

function bodyOf(name: string): Buffer {
  return bodies.get(name) ?? Buffer.alloc(0);
}

/** The core as the service uses it: routes, security headers, limits, and the service's log of each request. */
async function core(): Promise<number> {
  const route = routeBuilder({});
  const log = createLog('info');
  const fetch = createHttpApp({
    routes: [
      route('GET', '/{name}', (_request, { params }) =>
        respond(200, { 'content-type': TYPE }, bodyOf(params.name)),
      ),
      route('GET', '/healthz', () => respond(200, {}, 'ok')),
      route('PUT', '/{collection:segments}/{name}', () => respond(204, {})),
    ],
    rootRoutes: [],
    origin: undefined,
    prefix: '',
    trustedProxies: [],
    problemPage: ({ title }) => title,
    log,
  });
  return (await serve(fetch, { host: '127.0.0.1', port: 0, log })).port;
}

async function bare(): Promise<number> {
  const server = createServer((request, response) => {
    const body = bodyOf((request.url ?? '').slice(1));
    response.writeHead(200, { 'content-type': TYPE, 'content-length': body.length });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function hono(): Promise<number> {
  const { Hono } = await import('hono');
  const { serve: serveHono } = await import('@hono/node-server');
  const app = new Hono();
  app.get('/:name', (context) => {
    const body = new Uint8Array(bodyOf(context.req.param('name')));
    return context.body(body, 200, { 'content-type': TYPE, 'content-length': String(body.length) });
  });
  return new Promise((resolve) => {
    serveHono({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port));
  });
}

async function fastify(): Promise<number> {
  const { default: createFastify } = await import('fastify');
  const app = createFastify();
  app.get<{ Params: { name: string } }>('/:name', (request, reply) =>
    reply.type(TYPE).send(bodyOf(request.params.name)),
  );
  await app.listen({ port: 0, host: '127.0.0.1' });
  return (app.server.address() as AddressInfo).port;
}

const servers: Readonly<Record<string, () => Promise<number>>> = { core, bare, hono, fastify };
const start = servers[process.argv[2] ?? ''];
if (start === undefined) throw new Error(`There is no server "${process.argv[2]}"`);
process.stdout.write(`is at http://127.0.0.1:${await start()}/\n`);
