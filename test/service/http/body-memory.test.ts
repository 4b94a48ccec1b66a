import { execFile } from 'node:child_process';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { promisify } from 'node:util';
import type { ServerRequest } from 'srvx';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { GrowingBytes } from '../../../src/http/body-memory.ts';
import {
  answerBudget,
  bodyBudget,
  fitMemoryBudgets,
  MemoryBudget,
  type MemoryShare,
} from '../../../src/http/memory-budget.ts';
import { readBody } from '../../../src/http/body.ts';
import { readForm } from '../../../src/http/form.ts';
import { respondText } from '../../../src/http/respond.ts';
import { routeBuilder } from '../../../src/http/router.ts';
import { serveRoutes } from '../../support/core.ts';
import { until } from '../../support/until.ts';

const MIB = 1024 * 1024;
const run = promisify(execFile);

describe('GrowingBytes', () => {
  it('ends in one buffer of exactly the bytes, whatever number was expected', () => {
    for (const expected of [0, 1, 4999, 5000, 5001, 1_000_000, NaN, -1]) {
      const bytes = new GrowingBytes(new MemoryBudget(MIB, 'full').openShare('one'), expected);
      for (let i = 0; i < 5000; i++) bytes.append(Uint8Array.of(i));
      const taken = bytes.take();
      expect(taken).toEqual(Uint8Array.from({ length: 5000 }, (_, i) => i));
      expect(taken.buffer.byteLength).toBe(5000);
    }
  });

  it('takes memory for what came and not for what was claimed', () => {
    const budget = new MemoryBudget(100 * MIB, 'full');
    const bytes = new GrowingBytes(budget.openShare('one'), 10 * MIB);
    bytes.append(new Uint8Array(1));
    expect(budget.bytesHeld).toBe(4096);
    for (let i = 0; i < 3 * 64; i++) bytes.append(new Uint8Array(16 * 1024));
    expect(budget.bytesHeld).toBeLessThanOrEqual(6 * MIB + 2);
    bytes.take();
    expect(budget.bytesHeld).toBe(3 * MIB + 1);
  });

  it('copies no chunk that has all that was expected', () => {
    const budget = new MemoryBudget(MIB, 'full');
    const bytes = new GrowingBytes(budget.openShare('one'), 1000);
    const chunk = new Uint8Array(1500).subarray(500);
    bytes.append(chunk);
    expect(budget.bytesHeld).toBe(1000);
    expect(bytes.take().buffer).toBe(chunk.buffer);
  });

  it('copies such a chunk when more comes, and one of a far larger buffer', () => {
    const budget = new MemoryBudget(MIB, 'full');
    const chunk = Uint8Array.of(1, 2, 3);
    const bytes = new GrowingBytes(budget.openShare('one'), 3);
    bytes.append(chunk);
    bytes.append(Uint8Array.of(4));
    expect(budget.bytesHeld).toBe(4096);
    expect([...bytes.take()]).toEqual([1, 2, 3, 4]);
    expect([...chunk]).toEqual([1, 2, 3]);
    const part = new Uint8Array(100_000).subarray(7, 10);
    bytes.append(part);
    expect(bytes.take().buffer).not.toBe(part.buffer);
  });

  it('keeps nothing after it was discarded', () => {
    const budget = new MemoryBudget(MIB, 'full');
    const bytes = new GrowingBytes(budget.openShare('one'), 0);
    bytes.append(new Uint8Array(1000));
    bytes.discard();
    expect([budget.bytesHeld, bytes.length]).toEqual([0, 0]);
  });
});

describe('MemoryBudget', () => {
  it('refuses beyond its bytes, and takes no part of what it refuses', () => {
    const budget = new MemoryBudget(100, 'full');
    const [one, other] = [budget.openShare('one'), budget.openShare('other')];
    one.add(50);
    other.add(20);
    expect(() => other.add(6)).toThrow(expect.objectContaining({ code: 'unavailable' }));
    other.add(5);
    expect(budget.bytesFree).toBe(25);
  });

  it('lets one holder have no more than it leaves for others, in however many shares', () => {
    const budget = new MemoryBudget(90, 'full');
    const hog = [budget.openShare('hog'), budget.openShare('hog')];
    hog[0]?.add(30);
    hog[1]?.add(15);
    expect(() => hog[1]?.add(1)).toThrow(expect.objectContaining({ code: 'unavailable' }));
    budget.openShare('other').add(22);
    hog[0]?.release();
    hog[1]?.add(8);
    expect(budget.bytesHeld).toBe(45);
  });

  it('is fitted to the memory of the process: a quarter for bodies, an eighth for answers, 512 MiB at most', () => {
    onTestFinished(() => fitMemoryBudgets(Infinity));
    for (const [memory, bodies, answers] of [
      [256, 64, 32],
      [2048, 512, 256],
      [65_536, 512, 512],
    ] as const) {
      fitMemoryBudgets(memory * MIB);
      expect([bodyBudget.bytesFree, answerBudget.bytesFree]).toEqual([bodies * MIB, answers * MIB]);
    }
    fitMemoryBudgets(MIB);
    const share = bodyBudget.openShare('one');
    expect(() => share.add(MIB / 8 + 1)).toThrow(expect.objectContaining({ code: 'unavailable' }));
    share.release();
  });

  it('gets a share back once, however often it is released', () => {
    const budget = new MemoryBudget(100, 'full');
    const [one, other] = [budget.openShare('one'), budget.openShare('other')];
    one.add(40);
    other.add(10);
    one.release();
    one.release();
    one.add(5);
    expect(budget.bytesHeld).toBe(10);
  });
});

describe('a body of a million chunks of one byte', () => {
  // What the process holds when the last chunk is asked for. The garbage is taken out first, so nothing depends on time.
  const measure = async (read: string): Promise<{ grown: number; length: number; capacity: number }> => {
    const url = (name: string): string => new URL(`../../../src/http/${name}.ts`, import.meta.url).href;
    const script = `
      const { readBody } = await import(${JSON.stringify(url('body'))});
      const { readForm } = await import(${JSON.stringify(url('form'))});
      const { Readable } = await import('node:stream');
      const held = () => { gc(); const { heapUsed, external } = process.memoryUsage(); return heapUsed + external; };
      const head = '--edge\\r\\ncontent-disposition: form-data; name="file"; filename="a"\\r\\n\\r\\n';
      let before, grown;
      const request = (head, tail) => {
        const req = Readable.from((function* () {
          yield Buffer.from(head);
          before = held();
          for (let i = 0; i < 1_000_000; i++) yield Buffer.alloc(1, 120);
          grown = held() - before;
          yield Buffer.from(tail);
        })(), { objectMode: false });
        const headers = new Headers({ 'content-type': 'multipart/form-data; boundary=edge' });
        return { headers, runtime: { node: { req } } };
      };
      const limits = { fieldNames: [], fileBytesMax: 2e6, formBytesMax: 4e6, filesMax: 1 };
      const body = ${read};
      console.log(JSON.stringify({ grown, length: body.length, capacity: body.buffer.byteLength }));`;
    const { stdout } = await run(process.execPath, ['--expose-gc', '--input-type=module', '-e', script]);
    return JSON.parse(stdout) as { grown: number; length: number; capacity: number };
  };

  it.each([
    ['readBody', `await readBody(request('x', 'x'), 2e6)`, 1_000_002],
    [
      'readForm',
      `(await readForm(request(head, '\\r\\n--edge--\\r\\n'), limits, () => {})).files[0].content`,
      1_000_000,
    ],
  ])(
    'ends in one buffer of exactly its bytes, and takes little more before: %s',
    async (_name, read, bytes) => {
      const { grown, length, capacity } = await measure(read);
      expect({ length, capacity }).toEqual({ length: bytes, capacity: bytes });
      expect(grown).toBeLessThan(8 * MIB);
    },
  );
});

const route = routeBuilder({});
const limits = { fieldNames: [], fileBytesMax: MIB, formBytesMax: 2 * MIB, filesMax: 3 };

interface Held {
  readonly port: number;
  /** Resolves when a handler has its body. */
  readonly read: Promise<ServerResponse>;
  /** Lets the handler answer. */
  readonly resume: () => void;
}

/** A server whose only handler reads a body and then waits. */
async function serveHolding(): Promise<Held> {
  const read = Promise.withResolvers<ServerResponse>();
  const going = Promise.withResolvers<void>();
  const { port } = await serveRoutes([
    route('PUT', '/', async (request) => {
      await readBody(request, MIB);
      read.resolve((request as ServerRequest).runtime?.node?.res as ServerResponse);
      await going.promise;
      return respondText(201, 'made');
    }),
    route('POST', '/', async (request) => {
      const { files } = await readForm(request, limits, () => {});
      return respondText(200, String(files.length));
    }),
  ]);
  onTestFinished(() => going.resolve());
  return { port, read: read.promise, resume: () => going.resolve() };
}

async function send(port: number, head: string, body: Uint8Array): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  socket.write(`${head}\r\nHost: h\r\n\r\n`);
  socket.write(body);
  return socket;
}

function formOf(sizes: readonly number[]): FormData {
  const form = new FormData();
  for (const size of sizes) form.append('file', new Blob([new Uint8Array(size)]), 'a');
  return form;
}

/** Holds all but less than 10,000 bytes of the budget, as many who each take their half of what is left. */
function takeNearlyAll(): { release(): void } {
  const shares: MemoryShare[] = [];
  while (bodyBudget.bytesFree >= 10_000) {
    const share = bodyBudget.openShare(`holder ${shares.length}`);
    share.add(Math.floor(bodyBudget.bytesFree / 2));
    shares.push(share);
  }
  return {
    release() {
      for (const share of shares) share.release();
    },
  };
}

async function untilHeld(bytes: number): Promise<void> {
  await until(() => expect(bodyBudget.bytesHeld).toBe(bytes));
}

describe('the memory that bodies take together', () => {
  afterEach(async () => {
    await untilHeld(0);
  });

  it('is held while the handler has the body, and given back after the answer', async () => {
    const { port, read, resume } = await serveHolding();
    const answer = fetch(`http://127.0.0.1:${port}/`, { method: 'PUT', body: new Uint8Array(50_000) });
    await read;
    expect(bodyBudget.bytesHeld).toBe(50_000);
    resume();
    expect((await answer).status).toBe(201);
  });

  it.each([
    ['a body', { method: 'PUT', body: new Uint8Array(50_000) }],
    ['a form', { method: 'POST', body: formOf([50_000]) }],
  ])(
    'refuses %s beyond it with 503 and Retry-After, and takes it when there is room',
    async (_what, init) => {
      const { port, resume } = await serveHolding();
      resume();
      const others = takeNearlyAll();
      onTestFinished(() => others.release());
      const taken = bodyBudget.bytesHeld;
      const refused = await fetch(`http://127.0.0.1:${port}/`, init);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await refused.text()).toMatch(/^error: Cannot accept the body now: .+\nhint: Try again .+\n$/);
      await untilHeld(taken);
      others.release();
      expect((await fetch(`http://127.0.0.1:${port}/`, init)).ok).toBe(true);
    },
  );

  it('is given back when a form is refused, and for a file that is too large', async () => {
    const { port } = await serveHolding();
    const post = (sizes: number[]) =>
      fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: formOf(sizes) });
    expect((await post([10, 10, 10, 10])).status).toBe(413);
    await untilHeld(0);
    expect((await post([1.5 * MIB, 10])).status).toBe(200);
  });

  it('is given back when the client goes away in the middle', async () => {
    const { port } = await serveHolding();
    const socket = await send(port, 'PUT / HTTP/1.1\r\nContent-Length: 50000', new Uint8Array(20_000));
    await until(() => expect(bodyBudget.bytesHeld).toBeGreaterThanOrEqual(20_000));
    socket.resetAndDestroy();
  });

  it('is held for 30 s more when the client goes away while the handler has the body', async () => {
    const { port, read } = await serveHolding();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const socket = await send(port, 'PUT / HTTP/1.1\r\nContent-Length: 50000', new Uint8Array(50_000));
    const outgoing = await read;
    const closed = once(outgoing, 'close');
    socket.resetAndDestroy();
    await closed;
    vi.advanceTimersByTime(29_000);
    expect(bodyBudget.bytesHeld).toBe(50_000);
    vi.advanceTimersByTime(1000);
    expect(bodyBudget.bytesHeld).toBe(0);
    vi.useRealTimers();
  });

  it('is given back after reading where no server tells of the answer', async () => {
    const request = new Request('http://h/', { method: 'PUT', body: new Uint8Array(50_000) });
    expect(await readBody(request, MIB)).toHaveLength(50_000);
    expect(bodyBudget.bytesHeld).toBe(0);
  });
});
