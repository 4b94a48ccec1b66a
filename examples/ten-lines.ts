import { pino } from 'pino';
import { createHttpApp, respondText, routeBuilder, serve } from 'torrentry/http';

const [log, route] = [pino({ level: 'error' }), routeBuilder({})];
const routes = [
  route('GET', '/hello/{name}', (_request, { params }) => respondText(200, `Hello ${params.name}`)),
];
const options = { rootRoutes: [], origin: undefined, prefix: '', trustedProxies: [], log };
const fetch = createHttpApp({ ...options, routes, problemPage: ({ title }) => `<h1>${title}</h1>` });
const { port } = await serve(fetch, { host: '127.0.0.1', port: 0, log });
process.stdout.write(`is at http://127.0.0.1:${port}/\n`);
