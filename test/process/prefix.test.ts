import { describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, serveProcess } from '../support/process.ts';
import { freePort } from '../support/free-port.ts';
import { temporaryFolder } from '../support/temp.ts';
import { makeTorrent } from '../support/torrents.ts';

const BASE_URL = 'https://torrents.example/sub/';
const authorization = `Bearer ${ADMIN_TOKEN}`;
const html = { accept: 'text/html' };

/** A service below /sub; `local` is the root of its port on this machine. */
async function startBelow(): Promise<{ local: string }> {
  const port = await freePort();
  await serveProcess(temporaryFolder(), {
    env: { TORRENTRY_BASE_URL: BASE_URL },
    args: ['--port', String(port)],
  });
  return { local: `http://127.0.0.1:${port}/` };
}

describe('a service below a path', () => {
  it('publishes, lists, finds and serves there, and every link stays below it', async () => {
    const { local } = await startBelow();
    const body = makeTorrent({ name: 'below' });
    const put = await fetch(`${local}sub/a/below.torrent`, {
      method: 'PUT',
      body,
      headers: { authorization },
    });
    expect([put.status, put.headers.get('location')]).toEqual([201, `${BASE_URL}a/below.torrent`]);
    expect(Buffer.from(await (await fetch(`${local}sub/a/below.torrent`)).arrayBuffer()).equals(body)).toBe(
      true,
    );
    expect(await (await fetch(`${local}sub/a/`)).text()).toBe(`${BASE_URL}a/below.torrent\n`);
    for (const path of ['', 'a/', '?q=below', 'upload', 'docs/problems/not_found', 'nothing/']) {
      const page = await (await fetch(`${local}sub/${path}`, { headers: html })).text();
      expect(page, path).toContain('<html');
      expect(page, path).not.toMatch(/(?:href|src|action)="\/(?!sub\/)/);
    }
  });

  it('leads to its own addresses, and answers nothing elsewhere', async () => {
    const { local } = await startBelow();
    const body = makeTorrent({ name: 'below' });
    await fetch(`${local}sub/a/below.torrent`, { method: 'PUT', body, headers: { authorization } });
    const moved = await fetch(`${local}sub/a`, { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `${BASE_URL}a/`]);
    for (const path of ['a/below.torrent', 'subway/', 'upload']) {
      expect((await fetch(local + path)).status, path).toBe(404);
    }
  });

  it('answers health checks at the root as well', async () => {
    const { local } = await startBelow();
    for (const path of ['healthz', 'readyz', 'sub/healthz', 'sub/readyz']) {
      expect((await fetch(local + path)).status, path).toBe(200);
    }
  });
});
