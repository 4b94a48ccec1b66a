import { connect } from 'node:net';
import { requestsOf, type RequestSource } from './requests.ts';

/** A slice of load on a server. */
export interface Slice {
  readonly port: number;
  readonly connections: number;
  readonly durationMs: number;
  readonly source: RequestSource;
}

export interface SliceResult {
  readonly seconds: number;
  /** How long each answer took, from its request to its last byte, the shortest first. */
  readonly timesMs: Float64Array;
}

type Next = ReturnType<typeof requestsOf>;

/** Keeps each connection busy with one request after the other. */
export async function drive({ port, connections, durationMs, source }: Slice): Promise<SliceResult> {
  const next = requestsOf(source);
  const lengths: number[] = [];
  const times: number[] = [];
  const start = performance.now();
  const end = start + durationMs;
  await Promise.all(Array.from({ length: connections }, () => connection(port, end, next, lengths, times)));
  const seconds = (performance.now() - start) / 1000;
  return { seconds, timesMs: Float64Array.from(times).sort() };
}

/**
 * One connection. `lengths` are the lengths of the answers to requests that come again: when such an answer is there in
 * one piece, it is not read, so that the load needs less of the machine than the server.
 */
function connection(
  port: number,
  end: number,
  next: Next,
  lengths: number[],
  times: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let answer = new Answer();
    let sentAt = 0;
    let index = -1;
    const send = (): void => {
      const request = next();
      index = request.index;
      sentAt = performance.now();
      socket.write(request.bytes);
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      try {
        const isKnown = answer.isNew && chunk.length === lengths[index];
        if (!isKnown && !answer.add(chunk)) return;
        if (!isKnown && index !== -1) lengths[index] = answer.bytes;
      } catch (error) {
        socket.destroy();
        reject(error);
        return;
      }
      if (!answer.isNew) answer = new Answer();
      const now = performance.now();
      times.push(now - sentAt);
      if (now < end) send();
      else socket.destroy();
    });
    socket.on('close', () => resolve());
  });
}

/** An answer while it comes in. */
class Answer {
  /** Of head and body, as far as they came. */
  bytes = 0;
  #head = '';
  #end: number | 'chunked' | undefined;
  #last = '';

  get isNew(): boolean {
    return this.bytes === 0;
  }

  /** Whether it is whole now. */
  add(chunk: Buffer): boolean {
    this.bytes += chunk.length;
    if (this.#end === undefined) {
      this.#head += chunk.toString('latin1');
      const headEnd = this.#head.indexOf('\r\n\r\n');
      if (headEnd === -1) return false;
      const head = this.#head.slice(0, headEnd + 4);
      if (!/^HTTP\/1\.1 (?:20[014]|304) /.test(head))
        throw new Error(`The server refused: ${this.#head.slice(0, 400)}`);
      const [, length = '0'] = /\r\ncontent-length: (\d+)/i.exec(head) ?? [];
      this.#end = /\r\ntransfer-encoding: chunked/i.test(head) ? 'chunked' : head.length + Number(length);
    }
    if (this.#end !== 'chunked') return this.bytes >= this.#end;
    this.#last = (this.#last + chunk.toString('latin1')).slice(-5);
    return this.#last === '0\r\n\r\n';
  }
}
