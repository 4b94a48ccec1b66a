import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { openService } from './service.ts';

// The service below /torrents of a Hono application. `mount` takes the path off; the second argument tells it.
const service = await openService();
const app = new Hono();
app.get('/', (context) => context.text('Hono is here\n'));
app.mount('/torrents', (request: Request) => service.fetch(request, { prefix: '/torrents' }));

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.stdout.write(`is at http://127.0.0.1:${port}/\n`);
});
