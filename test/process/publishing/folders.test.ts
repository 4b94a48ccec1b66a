import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { ADMIN_TOKEN, serveProcess, type Serving } from '../../support/process.ts';
import { createRandom } from '../../support/random.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { canRun, isInstalled } from '../../support/tools.ts';
import {
  startAria2,
  startLibtorrent,
  startQbittorrent,
  type StartClient,
} from '../../support/torrent-clients.ts';
import { until } from '../../support/until.ts';

interface Folder {
  readonly files: string;
  readonly data: string;
  readonly start: () => Promise<Serving>;
}

/** A folder with a file and a folder in it, and a server that publishes it. */
async function prepare(): Promise<Folder> {
  const files = temporaryFolder();
  const data = temporaryFolder();
  const random = createRandom(5);
  const bytes = (length: number) => Uint8Array.from({ length }, () => random() * 256);
  put(files, 'disc 1.iso', bytes(700_000));
  put(files, 'set/ü.bin', bytes(100_001));
  put(files, 'set/deep/b', bytes(40_000));
  put(files, 'set/empty', new Uint8Array());
  const port = await freePort();
  const args = ['--port', String(port), '--publish', `/files=${files}@releases`];
  return { files, data, start: () => serveProcess(data, { args }) };
}

function put(folder: string, path: string, content: Uint8Array | string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  // Complete at once: nothing has changed for a while.
  for (let at = file; at !== folder; at = dirname(at)) utimesSync(at, 1_700_000_000, 1_700_000_000);
}

/** The addresses of all torrents in the collection. */
async function list({ url }: Serving): Promise<readonly string[]> {
  const answer = await fetch(`${url}releases/`, { headers: { accept: 'text/plain' } });
  return answer.ok ? (await answer.text()).trim().split('\n').sort() : [];
}

async function untilListed(server: Serving, names: readonly string[]): Promise<void> {
  const expected = names.map((name) => `${server.url}releases/${encodeURIComponent(name)}.torrent`).sort();
  await until(async () => expect(await list(server)).toEqual(expected));
}

/** All files in a folder with their content, except padding and what clients keep beside them. */
function contentOf(folder: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    if (entry.isFile() && !name.includes('.pad/') && !name.endsWith('.aria2'))
      found[name] = readFileSync(path).toString('base64');
  }
  return found;
}

const clients: readonly { readonly name: string; readonly isThere: boolean; readonly start: StartClient }[] =
  [
    { name: 'aria2', isThere: isInstalled('aria2c'), start: startAria2 },
    {
      name: 'libtorrent',
      isThere: canRun('/usr/bin/python3', ['-c', 'import libtorrent']),
      start: startLibtorrent,
    },
    { name: 'qBittorrent', isThere: isInstalled('qbittorrent-nox'), start: startQbittorrent },
  ];

describe('a folder that publishes itself', () => {
  for (const { name, isThere, start } of clients) {
    it.skipIf(!isThere)(`is downloaded by ${name} from the server alone`, async () => {
      const folder = await prepare();
      const server = await folder.start();
      await untilListed(server, ['disc 1.iso', 'set']);
      const loaded = temporaryFolder();
      for (const torrent of ['disc 1.iso', 'set']) {
        const file = join(temporaryFolder(), `${torrent}.torrent`);
        const answer = await fetch(`${server.url}releases/${encodeURIComponent(torrent)}.torrent`);
        writeFileSync(file, new Uint8Array(await answer.arrayBuffer()));
        await start(file, loaded);
      }
      await until(() => expect(contentOf(loaded)).toEqual(contentOf(folder.files)));
    });
  }

  it('has the same torrents after each kill, and every file once', async () => {
    const folder = await prepare();
    for (let round = 0; round < 5; round++) {
      put(folder.files, `file ${round}`, `content ${round}`);
      const server = await folder.start();
      // At any moment: before, while or after it publishes.
      if (round % 2 === 0) await until(async () => expect(await list(server)).not.toEqual([]));
      server.child.kill('SIGKILL');
      await server.ended;
    }
    const server = await folder.start();
    await untilListed(server, ['disc 1.iso', 'set', ...[0, 1, 2, 3, 4].map((round) => `file ${round}`)]);
    const audit = await fetch(`${server.url}api/v1/audit?action=torrent.publish`, {
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    });
    const { items } = (await audit.json()) as { readonly items: readonly { readonly object: string }[] };
    expect(new Set(items.map(({ object }) => object)).size).toBe(items.length);
    expect(items).toHaveLength(7);
  });

  it('follows renames and removals, and tells admins and metrics how far it is', async () => {
    const folder = await prepare();
    const server = await folder.start();
    await untilListed(server, ['disc 1.iso', 'set']);
    renameSync(join(folder.files, 'disc 1.iso'), join(folder.files, 'disc one.iso'));
    await untilListed(server, ['disc one.iso', 'set']);
    unlinkSync(join(folder.files, 'disc one.iso'));
    await untilListed(server, ['set']);
    const authorization = `Basic ${Buffer.from(`:${ADMIN_TOKEN}`).toString('base64')}`;
    const metrics = await (await fetch(`${server.url}metrics`, { headers: { authorization } })).text();
    expect(metrics).toContain('torrentry_published_items{folder="/files",state="published"} 1');
    // The three files of the set and the disc, each once.
    expect(metrics).toContain('torrentry_published_hashed_bytes_total{folder="/files"} 840001');
    const page = await fetch(`${server.url}admin/health`, {
      headers: { authorization, accept: 'text/html' },
    });
    expect(await page.text()).toContain('Published folders');
  });

  it.skipIf(!isInstalled('curl'))('lets clients that know no padding load it as zeros', async () => {
    const folder = await prepare();
    const server = await folder.start();
    await untilListed(server, ['disc 1.iso', 'set']);
    const get = (...args: string[]) =>
      execFileSync('curl', ['--silent', ...args, `${server.url}files/set/.pad/5000`]);
    expect(get().equals(Buffer.alloc(5000))).toBe(true);
    expect(get('--range', '10-19').equals(Buffer.alloc(10))).toBe(true);
    expect((await fetch(`${server.url}files/set/.pad/99999999`)).status).toBe(404);
  });
});
