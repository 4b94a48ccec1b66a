import { describe, expect, it } from 'vitest';
import { startService, type TestService } from '../support/service.ts';
import { makeTorrent } from '../support/torrents.ts';

interface Filled {
  readonly collection?: string;
  readonly token?: string;
  readonly files: readonly (readonly [string, Uint8Array<ArrayBuffer> | string])[];
}

function submit(service: TestService, { collection = '', token, files }: Filled): Promise<Response> {
  const form = new FormData();
  form.append('collection', collection);
  if (token !== undefined) form.append('token', token);
  for (const [name, content] of files) form.append('file', new Blob([content]), name);
  const headers = { accept: 'text/html', origin: service.url.slice(0, -1), 'sec-fetch-site': 'same-origin' };
  return service.request('/upload', { method: 'POST', body: form, headers });
}

describe('the upload form', () => {
  it('publishes one file and leads to its page', async () => {
    const service = await startService();
    const answer = await submit(service, {
      collection: '/my/files/',
      token: service.token,
      files: [['x.torrent', makeTorrent()]],
    });
    expect(answer.status).toBe(303);
    const page = await service.request(answer.headers.get('location') ?? '', {
      headers: { accept: 'text/html' },
    });
    expect(page.status).toBe(200);
    expect((await service.request('/my/files/x.torrent')).status).toBe(200);
  });

  it('publishes several files and tells of each', async () => {
    const service = await startService();
    const files = [
      ['good.torrent', makeTorrent()],
      ['bad.torrent', 'no torrent'],
    ] as const;
    const answer = await submit(service, { collection: 'my', token: service.token, files });
    expect(answer.status).toBe(207);
    const html = await answer.text();
    expect(html).toContain('good.torrent');
    expect(html).toContain('bad.torrent');
  });

  it('comes back with the reason and what was typed, but never the token', async () => {
    const service = await startService();
    const wrong = [
      [{ collection: 'my files', token: 'wrong-token', files: [['x.torrent', makeTorrent()]] }, 401],
      [{ collection: 'my files', files: [['x.torrent', makeTorrent()]] }, 401],
      [{ collection: 'my files', token: service.token, files: [] }, 400],
      [{ collection: 'my files', token: service.token, files: [['x.torrent', '<html>']] }, 422],
      [{ collection: 'my files/..', token: service.token, files: [['x.torrent', makeTorrent()]] }, 400],
    ] as const;
    for (const [filled, status] of wrong) {
      const answer = await submit(service, filled);
      expect(answer.status).toBe(status);
      const html = await answer.text();
      expect(html).toContain('value="my files');
      expect(html).not.toContain(service.token);
      expect(html).not.toContain('wrong-token');
    }
    expect((await service.request('/my%20files/')).status).toBe(404);
  });

  it('asks for no token where none is needed', async () => {
    const service = await startService({ uploads: 'open' });
    const html = await (await service.request('/upload', { headers: { accept: 'text/html' } })).text();
    expect(html).not.toContain('name="token"');
    expect((await submit(service, { files: [['x.torrent', makeTorrent()]] })).status).toBe(303);
  });
});

describe('the help pages of problems', () => {
  it('stand where the type of each problem leads', async () => {
    const service = await startService();
    const problem = (await (
      await service.request('/nothing', { headers: { accept: 'application/json' } })
    ).json()) as { type: string };
    const help = await fetch(problem.type);
    expect([help.status, help.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });
});
