import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ADMIN_TOKEN, run, serveProcess } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { canRun } from '../../support/tools.ts';
import { makeTorrent } from '../../support/torrents.ts';

const env = { TORRENTRY_TOKEN: ADMIN_TOKEN };

function folderOf(files: Readonly<Record<string, Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

function numbered(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `file-${index}`);
  return folderOf(Object.fromEntries(names.map((name) => [`${name}.torrent`, makeTorrent({ name })])));
}

/** Runs the command, and resolves to its exit code and what it wrote to each stream. */
async function push(args: readonly string[], options: { readonly env?: Record<string, string> } = { env }) {
  const running = run(['push', ...args], options);
  let out = '';
  let error = '';
  running.child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  running.child.stderr?.on('data', (chunk: Buffer) => (error += chunk.toString()));
  const [code] = await running.ended;
  return { code, out, error };
}

function linesOf(text: string): readonly Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Runs a command line of the shell on a terminal of its own, and resolves to what that shows. */
async function onTerminal(command: string, TERM: string): Promise<string> {
  const child = spawn('script', ['--quiet', '--command', command, '/dev/null'], {
    env: { PATH: process.env['PATH'], ...env, TERM },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return (await buffer(child.stdout)).toString();
}

/** What happens to an upload in place of its answer. */
type Fault = (response: ServerResponse) => void;

/** A server in front of another, which does this to the first uploads. Counts all of them. */
async function flakyServer(url: string, faults: readonly Fault[]) {
  let uploads = 0;
  const forward = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    const fault = incoming.method === 'POST' ? faults[uploads++] : undefined;
    if (fault !== undefined) return fault(response);
    const { method, headers, url: path = '/' } = incoming;
    const sent = ask(new URL(path, url), { method, headers });
    sent.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    sent.end(body);
  };
  const server = createServer((incoming, response) => void forward(incoming, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    uploads: () => uploads,
  };
}

const answering =
  (status: number, headers: Record<string, string> = {}): Fault =>
  (response) =>
    response.writeHead(status, headers).end('not now');

describe.each(['a server', 'a data folder'] as const)('torrentry push to %s', (place) => {
  async function open() {
    const data = temporaryFolder();
    const { url } = await serveProcess(data);
    return { url, where: place === 'a server' ? ['--server', url] : ['--data', data] };
  }

  it('publishes files and folders, leaves alone what is there, and names what is refused', async () => {
    const { url, where } = await open();
    const folder = folderOf({
      'one.torrent': makeTorrent({ name: 'one' }),
      'sub/two.TORRENT': makeTorrent({ name: 'two' }),
      'sub/broken.torrent': Buffer.from('no torrent'),
      'notes.txt': Buffer.from('notes'),
    });
    symlinkSync('/etc/passwd', join(folder, 'link.torrent'));
    const single = join(folderOf({ 'single.torrent': makeTorrent({ name: 'single' }) }), 'single.torrent');
    const args = [folder, single, '/missing.torrent', '--collection', '/rel/', ...where];
    const first = await push(args);
    expect(first.code).toBe(1);
    expect(first.out.replaceAll(/^[0-9a-f]{40} {2}/gm, '')).toBe(
      'rel/one.torrent\nrel/sub/two.torrent\nrel/single.torrent\n',
    );
    expect(first.error).toContain(`Refused ${folder}/sub/broken.torrent: Cannot accept this torrent`);
    expect(first.error).toContain(
      'Refused /missing.torrent: Cannot read /missing.torrent: it does not exist',
    );
    expect(first.error).toMatch(/\n3 published, 2 refused; 2 links, hidden and other files left alone\n$/);
    expect((await fetch(`${url}rel/sub/two.torrent`)).status).toBe(200);

    const again = await push(args);
    expect([again.code, again.out]).toEqual([1, first.out]);
    expect(again.error).toContain('0 published, 3 already there, 2 refused');
  });

  it('replaces, updates and finds torrents elsewhere, and says so in JSON', async () => {
    const { where } = await open();
    const folder = folderOf({ 'app.torrent': makeTorrent({ name: 'old' }) });
    const file = join(folder, 'app.torrent');
    const push1 = async (...args: string[]) => {
      const { code, out } = await push([file, '--json', ...args, ...where]);
      return [code, linesOf(out)];
    };
    const torrent = (fields: object): unknown => expect.objectContaining(fields);
    expect(await push1('--collection', 'rel', '--title', 'App', '--tags', 'a,b')).toEqual([
      0,
      [
        {
          file,
          outcome: 'published',
          torrent: torrent({ title: 'App', tags: ['a', 'b'], collection: 'rel' }),
        },
      ],
    ]);
    expect(await push1('--collection', 'rel', '--title', 'App 2')).toEqual([
      0,
      [{ file, outcome: 'updated', torrent: torrent({ title: 'App 2', tags: ['a', 'b'] }) }],
    ]);
    expect(await push1('--collection', 'other')).toEqual([
      0,
      [{ file, outcome: 'elsewhere', torrent: torrent({ collection: 'rel' }) }],
    ]);
    writeFileSync(file, makeTorrent({ name: 'new' }));
    expect(await push1('--collection', 'rel')).toEqual([
      0,
      [{ file, outcome: 'replaced', torrent: torrent({ name: 'new', title: 'App 2' }) }],
    ]);
    writeFileSync(file, 'no torrent');
    expect(await push1()).toEqual([
      1,
      [
        torrent({
          file,
          outcome: 'refused',
          status: 422,
          code: 'invalid',
          errors: expect.any(Array) as unknown,
        }),
      ],
    ]);
  });

  it('publishes standard input under the name in the torrent, or another', async () => {
    const { where } = await open();
    const pushInput = (...args: string[]) => {
      const program = join(import.meta.dirname, '../../../src/cli/torrentry.js');
      const input = makeTorrent({ name: 'from-input' });
      const options = { input, env: { ...process.env, ...env }, encoding: 'utf8' as const };
      return spawnSync(process.execPath, [program, 'push', '-', ...args, ...where], options);
    };
    expect(pushInput().stdout).toMatch(/^[0-9a-f]{40} {2}from-input\.torrent\n$/);
    expect(pushInput().stderr).toBe('0 published, 1 already there\n');
    expect(pushInput('--collection', 'x', '--file-name', 'y.torrent').stdout).toContain(
      '  from-input.torrent\n',
    );
  });

  it('checks its flags before it opens anything', async () => {
    const { where } = await open();
    const attempts: (readonly [message: string, ...args: string[]])[] = [
      ["missing required argument 'file'"],
      ['Cannot read standard input twice', '-', '-'],
      ['Cannot give one name to several files', 'a', 'b', '--file-name', 'c'],
      ['Cannot send 0 files', 'a', '--jobs', '0'],
      ['state', 'a', '--state', 'hidden'],
      ['collection', 'a', '--collection', '../b'],
    ];
    for (const [message, ...args] of attempts) {
      const { code, error, out } = await push([...args, ...where]);
      expect([code, error, out], args.join(' ')).toEqual([2, expect.stringContaining(message), '']);
    }
    expect(await push([temporaryFolder(), ...where])).toMatchObject({
      code: 1,
      error: expect.stringContaining('there are no .torrent files') as unknown,
    });
  });
});

describe('torrentry push', () => {
  it('tries again after 429, 503 and a lost connection, and waits as long as it is asked to', async () => {
    const { url } = await serveProcess(temporaryFolder());
    const soon = new Date(Date.now() + 500).toUTCString();
    const flaky = await flakyServer(url, [
      answering(429, { 'retry-after': '1' }),
      answering(503, { 'retry-after': soon }),
      (response) => response.destroy(),
    ]);
    const startMs = performance.now();
    const { code, error } = await push([numbered(1), '--server', flaky.url]);
    expect([code, flaky.uploads()]).toEqual([0, 4]);
    expect(performance.now() - startMs).toBeGreaterThan(1_000);
    expect(error).toMatch(/^Waiting 1 s for http.*: it answered 429\n1 published\n$/);
  });

  it.each([
    ['507', answering(507), 1],
    ['401', answering(401), 1],
    ['403 for five files in a row', answering(403), 5],
  ])('stops at %s, because no other file could be published', async (_what, fault, uploads) => {
    const { url } = await serveProcess(temporaryFolder());
    const flaky = await flakyServer(url, Array<Fault>(20).fill(fault));
    const folder = numbered(20);
    const { code, error } = await push([folder, '--jobs', '1', '--server', flaky.url]);
    expect([code, flaky.uploads()]).toEqual([1, uploads]);
    expect(error).toContain('Stopped. Run the same command again to go on.');
    const again = await push([folder, '--server', url]);
    expect([again.code, again.error]).toEqual([0, '20 published\n']);
  });

  it('goes on at a refusal of one file', async () => {
    const { url } = await serveProcess(temporaryFolder());
    const flaky = await flakyServer(url, [answering(403), answering(409), answering(500)]);
    const { code, error } = await push([numbered(6), '--jobs', '1', '--server', flaky.url]);
    expect(code).toBe(1);
    expect(error).toMatch(/\n3 published, 3 refused\n$/);
  });

  it('stops at Ctrl+C, and goes on where it stopped', async () => {
    const { url } = await serveProcess(temporaryFolder());
    const held = Promise.withResolvers<void>();
    const hold: Fault = () => held.resolve();
    const fine = Array<undefined>(5);
    const flaky = await flakyServer(url, [...fine, hold, hold, hold, hold] as Fault[]);
    const folder = numbered(12);
    const running = run(['push', folder, '--server', flaky.url], { env });
    await held.promise;
    running.child.kill('SIGINT');
    expect(await running.ended).toEqual([1, null]);
    expect(running.output()).toContain('Stopped. Run the same command again to go on.');
    const done = Number(/(\d+) published/.exec(running.output())?.[1]);
    expect(done).toBeLessThan(12);
    const again = await push([folder, '--server', url]);
    expect(again.code).toBe(0);
    expect(again.error).toMatch(/^\d+ published, \d+ already there\n$/);
    const listed = (await (await fetch(`${url}api/v1/torrents`)).json()) as { items: unknown[] };
    expect(listed.items).toHaveLength(12);
  });

  it.runIf(canRun('script', ['--version']))('shows how far it is on a terminal, and only there', async () => {
    const { url } = await serveProcess(temporaryFolder());
    const flaky = await flakyServer(url, [answering(429, { 'retry-after': '1' })]);
    const program = join(import.meta.dirname, '../../../src/cli/torrentry.js');
    const command = `'${process.execPath}' '${program}' push '${numbered(5)}' --jobs 1 --server ${flaky.url}`;
    expect(await onTerminal(command, 'xterm')).toContain('of 5 files,');
    const dumb = await onTerminal(command, 'dumb');
    expect(dumb).not.toContain('of 5 files,');
    expect(dumb).toContain('5 already there');
  });
});
