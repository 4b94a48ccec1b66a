import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { toNodeListener } from 'torrentry/http';
import { openService } from './service.ts';

const PREFIX = '/torrents';

// The service below /torrents of a Fastify application, in a scope of its own where Fastify parses no bodies.
const service = await openService();
const listener = toNodeListener((request) => service.fetch(request, { prefix: PREFIX }), {
  log: service.log,
});
const app = fastify();
app.get('/', () => 'Fastify is here\n');
await app.register(async (scope) => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.all(`${PREFIX}/*`, (request, reply) => {
    reply.hijack();
    request.raw.url = (request.raw.url ?? '').slice(PREFIX.length);
    listener(request.raw, reply.raw);
  });
});

await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`is at http://127.0.0.1:${(app.server.address() as AddressInfo).port}/\n`);
