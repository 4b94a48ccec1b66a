import { Hono } from 'hono';
import { createHttpApp, mount, respondText, routeBuilder, serve } from 'torrentry/http';
import { openService } from './service.ts';

// A Hono application and the service, side by side on the HTTP core. Hono has the prefix in its bindings.
const service = await openService();
const hono = new Hono<{ Bindings: { prefix: string } }>();
hono.get('/hello/:name', (context) =>
  context.text(`Hello ${context.req.param('name')} from ${context.env.prefix}\n`),
);
hono.post('/count', async (context) => context.text(`${(await context.req.arrayBuffer()).byteLength}\n`));

const route = routeBuilder({});
const fetch = createHttpApp({
  routes: [
    route('GET', '/', () => respondText(200, 'The core is here')),
    mount('/hono', hono.fetch),
    mount('/torrents', service.fetch),
  ],
  rootRoutes: [],
  origin: undefined,
  prefix: '',
  trustedProxies: [],
  problemPage: ({ title }) => `<!doctype html><title>${title}</title><h1>${title}</h1>`,
  log: service.log,
});
const { host, port } = await serve(fetch, { host: '127.0.0.1', port: 0, log: service.log });
process.stdout.write(`is at http://${host}:${port}/\n`);
