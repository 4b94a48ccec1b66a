import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import { startService, type TestService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';

const PIB = 1024 ** 5;

/** The status that an upload gets before it has sent anything of its body; 100 when it is to send it. */
async function statusBeforeBody(
  service: TestService,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const sending: ClientRequest = request(`${service.url}${path}`, {
    method,
    headers: { 'content-length': 100, expect: '100-continue', ...headers },
  });
  sending.flushHeaders();
  sending.on('error', () => {});
  const status = await Promise.race([
    once(sending, 'continue').then(() => 100),
    once(sending, 'response').then(([answer]) => (answer as IncomingMessage).statusCode ?? 0),
  ]);
  sending.destroy();
  return status;
}

const UPLOADS = [
  ['PUT', 'a/y.torrent'],
  ['PUT', 'a/'],
  ['POST', 'a/'],
  ['POST', 'api/v1/torrents?collection=a'],
  ['PUT', `torrents/${'a'.repeat(40)}.torrent`],
] as const;

describe('uploads without a token', () => {
  it('end at their quota, before a body is sent, while tokens go on and deleting makes room', async () => {
    const service = await startService({ uploads: 'open', openTorrentsMax: 1 });
    const { deletion } = await publishTorrent(service, '/a/x.torrent', 'x', {});
    for (const [method, path] of UPLOADS) {
      expect(await statusBeforeBody(service, method, path), path).toBe(503);
      expect(await statusBeforeBody(service, method, path, service.authorization), path).toBe(100);
    }
    const form = new FormData();
    form.append('file', new Blob([makeTorrent({ name: 'y' })]), 'y.torrent');
    const refused = await service.request('/upload', { method: 'POST', body: form });
    expect(refused.status).toBe(503);
    expect(await refused.text()).toMatch(/^error: Cannot accept more uploads without a token: .*\nhint: /);
    const { headers } = await tokenOf(service, 'uploader');
    await publishTorrent(service, '/a/z.torrent', 'z', headers);
    await service.request(deletion ?? '', { method: 'DELETE' });
    await publishTorrent(service, '/a/y.torrent', 'y', {});
  });

  it('end at the bytes of all their files together, whatever each of them is', async () => {
    const body = makeTorrent({ name: 'x' });
    const service = await startService({ uploads: 'open', openBytesMax: body.byteLength + 1 });
    await publishTorrent(service, '/a/x.torrent', 'x', {});
    const init = { method: 'PUT', body: makeTorrent({ name: 'y' }) };
    const answer = await service.request('/a/y.torrent', init);
    expect(answer.status).toBe(503);
    expect((await service.request('/a/y.torrent')).status).toBe(404);
  });

  it('end when too little is free on the disk', async () => {
    const diskFreeMin = { bytes: PIB, percent: Infinity };
    const service = await startService({ uploads: 'open', diskFreeMin });
    for (const [method, path] of UPLOADS) {
      expect(await statusBeforeBody(service, method, path), path).toBe(507);
    }
    await publishTorrent(service, '/a/x.torrent');
  });

  it('are not bounded where the operator wants no bound', async () => {
    const settings = { openTorrentsMax: 'off', openBytesMax: 'off', diskFreeMin: 'off' } as const;
    const service = await startService({ uploads: 'open', ...settings });
    await publishTorrent(service, '/a/x.torrent', 'x', {});
    const second = await publishTorrent(service, '/a/y.torrent', 'y', {});
    expect(second.state).toBe('public');
  });
});
