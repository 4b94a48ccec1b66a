import { Worker } from 'node:worker_threads';
import { extname } from 'node:path';
import { AppError } from '../errors.ts';
import type { Log } from '../http/context.ts';
import { fromWire } from '../lib/wire-error.ts';
import type { Announce } from '../swarm/announce.ts';
import type { SwarmStore } from '../swarm/store.ts';
import { Counters } from './counters.ts';
import type { SignalPort } from './websocket/signalling.ts';
import { SocketLink } from './websocket/socket-link.ts';
import type { TrackerMessage, TrackerMethod, TrackerRequest, TrackerThreadData } from './wire.ts';

/** More announces than these wait for nothing that is left to give: the thread is overloaded. */
const WAITING_MAX = 4_096;

export interface TrackerOptions extends TrackerThreadData {
  readonly log: Log;
}

/** The tracker: swarms that its thread has, and the UDP port on which the thread answers by itself. */
export interface Tracker extends SwarmStore {
  /** Undefined without UDP. */
  readonly udpPort: number | undefined;
  /** What its thread counts. */
  readonly counters: Counters;
  /** Has the thread look for what changed in the catalogue, before it answers what it is asked later. */
  noteChange(): void;
  /** Undefined without a port of its own. */
  readonly httpPort: number | undefined;
  /** For the WebSockets of the main port. */
  readonly sockets: SignalPort;
  /** Ends the thread after it saved its peers. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Starts the tracker's thread. Rejects with the error of its start, such as a port that is in use. */
export async function startTracker({ log, ...workerData }: TrackerOptions): Promise<Tracker> {
  const thread = new Worker(new URL(`./tracker-thread${extname(import.meta.url)}`, import.meta.url), {
    name: 'tracker',
    workerData,
  });
  const waiting = new Map<number, Waiting>();
  let sequence = 0;
  let isClosing = false;
  const ended = new Promise<void>((resolve) => {
    thread.once('exit', () => {
      if (!isClosing) log.error({ waitingCount: waiting.size }, 'the tracker ended unexpectedly');
      for (const { reject } of waiting.values()) reject(unavailable('it ended'));
      waiting.clear();
      isClosing = true;
      resolve();
    });
  });
  thread.on('error', (error) => log.error({ err: error }, 'the tracker failed'));
  const post = (request: TrackerRequest): void => thread.postMessage(request);

  const link = new SocketLink((events) => post({ kind: 'sockets', events }));
  const ready = await new Promise<Extract<TrackerMessage, { kind: 'ready' }>>((resolve, reject) => {
    void ended.then(() => reject(unavailable('it ended while it started')));
    thread.on('message', (message: TrackerMessage) => {
      if (message.kind === 'ready') return resolve(message);
      if (message.kind === 'failed') {
        isClosing = true;
        void thread.terminate();
        return reject(fromWire(message.error));
      }
      if (message.kind === 'log') return log[message.level](message.fields, message.message);
      if (message.kind === 'sockets') return link.take(message.outputs, message.handledCount);
      const caller = waiting.get(message.sequence);
      waiting.delete(message.sequence);
      if (message.kind === 'error') return caller?.reject(fromWire(message.error));
      return caller?.resolve(message.value);
    });
  });

  const call = (method: TrackerMethod, argument: unknown): Promise<never> =>
    new Promise<unknown>((resolve, reject) => {
      if (isClosing) return reject(unavailable('it is stopping'));
      if (waiting.size >= WAITING_MAX) return reject(unavailable('too many clients are waiting'));
      sequence += 1;
      waiting.set(sequence, { resolve, reject });
      return post({ kind: 'call', sequence, method, argument });
    }) as Promise<never>;
  return {
    udpPort: ready.udpPort,
    counters: new Counters(ready.counters),
    size: () => call('size', undefined),
    takeUses: () => call('takeUses', undefined),
    httpPort: ready.httpPort,
    sockets: link,
    announce: (batch) => call('announce', batch.map(toPost)),
    countsOf: (asked) => call('countsOf', asked),
    torrentCounts: (hashes) => call('torrentCounts', hashes),
    takeChanges: (max) => call('takeChanges', max),
    takeFigures: (max) => call('takeFigures', max),
    noteChange() {
      if (!isClosing) post({ kind: 'changed' });
    },
    close() {
      if (!isClosing) post({ kind: 'close' });
      isClosing = true;
      return ended;
    },
  };
}

/** Posting a part of Node's pool of buffers would copy all of it. */
function toPost({ hash, peerId, ...announce }: Announce): Announce {
  return { ...announce, hash: new Uint8Array(hash), peerId: peerId && new Uint8Array(peerId) };
}

function unavailable(why: string): AppError {
  return new AppError('unavailable', `Cannot ask the tracker: ${why}`, {
    hint: 'Try again in a few seconds.',
  });
}
