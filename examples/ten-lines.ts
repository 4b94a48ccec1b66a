import { pino } from 'pino';
import { createHttpApp } from '../src/http/core.ts';
import { respondText } from '../src/http/respond.ts';
import { routeBuilder } from '../src/http/router.ts';
import { serve } from '../src/http/serve.ts';

const [log, route] = [pino({ level: 'error' }), routeBuilder({})];
const routes = [
  route('GET', '/hello/{name}', (_request, { params }) => respondText(200, `Hello ${params.name}`)),
];
const options = { rootRoutes: [], origin: undefined, prefix: '', trustedProxies: [], log };
const fetch = createHttpApp({ ...options, routes, problemPage: ({ title }) => `<h1>${title}</h1>` });
const { port } = await serve(fetch, { host: '127.0.0.1', port: 0, log });
process.stdout.write(`is at http://127.0.0.1:${port}/\n`);
