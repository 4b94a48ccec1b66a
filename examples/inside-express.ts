import type { AddressInfo } from 'node:net';
import express from 'express';
import { toNodeListener } from 'torrentry/http';
import { openService } from './service.ts';

// The service below /torrents of an Express application. Express takes the path off and keeps it as req.baseUrl, from
// where the service's links get it. No body parser may stand before it: it reads bodies itself.
const service = await openService();
const app = express();
app.get('/', (_request, response) => response.send('Express is here\n'));
app.use('/torrents', toNodeListener(service.fetch, { log: service.log }));

const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`is at http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`);
});
