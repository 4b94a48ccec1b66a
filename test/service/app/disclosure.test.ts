import { describe, expect, it } from 'vitest';
import { exchange } from '../../support/raw.ts';
import { serviceForAll } from '../../support/service.ts';

const service = serviceForAll();

describe('a TRACE request', () => {
  it('is echoed to nobody', async () => {
    const answer = await exchange(service.port, [
      'TRACE / HTTP/1.1\r\nHost: localhost\r\nX-Secret: a-secret\r\n\r\n',
    ]);
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    expect(answer).not.toContain('a-secret');
  });
});

describe('what the service is made of', () => {
  it('is told to no stranger', async () => {
    for (const accept of ['text/html', 'application/json', '*/*']) {
      for (const path of [
        '/',
        '/upload',
        '/login',
        '/nowhere/',
        '/admin',
        '/api/v1/nowhere',
        '/healthz',
        '/%ff',
      ]) {
        const answer = await service.request(path, { headers: { accept } });
        const headers = Object.fromEntries(answer.headers);
        expect(headers, path).not.toHaveProperty('server');
        expect(headers, path).not.toHaveProperty('x-powered-by');
        const sent = `${JSON.stringify(headers)} ${await answer.text()}`;
        expect(sent, path).not.toMatch(/node\.?js|srvx|sqlite/i);
        expect(sent, path).not.toContain(process.versions.node);
      }
    }
  });
});
