import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { toWire } from '../lib/wire-error.ts';
import { Figures } from '../swarm/figures.ts';
import { createLocalStore, type LocalStore } from '../swarm/local-store.ts';
import { Swarms } from '../swarm/swarms.ts';
import { AddressBuckets, type AddressRate } from './address-buckets.ts';
import { openHttpServer, type HttpPlace, type TrackerHttpServer } from './http/http-server.ts';
import { HttpTracker } from './http/http-tracker.ts';
import { createCatalogueGate } from './catalogue-gate.ts';
import type { Registry } from './registry.ts';
import { loadSwarms, openKey, saveSwarms } from './state-files.ts';
import { Counters } from './counters.ts';
import { createLoadMeter } from './load-meter.ts';
import { ConnectionIds } from './udp/connection-id.ts';
import { openUdpServer, type UdpServer } from './udp/udp-server.ts';
import { UdpTracker } from './udp/udp-tracker.ts';
import { Signalling } from './websocket/signalling.ts';
import { answerSockets } from './websocket/socket-link.ts';
import type { TrackerMessage, TrackerRequest, TrackerThreadData } from './wire.ts';

const SAVE_EVERY_MS = 300_000;
/** For changes by other processes: those of this one are told. */
const REFRESH_EVERY_MS = 1_000;
const PEERS_OF_ADDRESS_MAX = 16;
/** How many clients of users are compared in memory: 9 MB. What is written down of others is looked up. */
const FIGURE_CLIENTS_MAX = 2 ** 16;

if (parentPort === null) throw new Error('Cannot start the tracker: it does not run in a worker thread');
const port = parentPort;

const log = {
  warn: (fields: object, message: string) => post({ kind: 'log', level: 'warn', fields, message }),
  error: (fields: object, message: string) => post({ kind: 'log', level: 'error', fields, message }),
};

try {
  await run(workerData as TrackerThreadData, port);
} catch (error) {
  post({ kind: 'failed', error: toWire(error) });
}

function post(message: TrackerMessage): void {
  port.postMessage(message);
}

async function run(data: TrackerThreadData, port: MessagePort): Promise<void> {
  const {
    folder,
    registry,
    mode,
    read,
    udp,
    http,
    swarmsMax,
    rate,
    connectionSeconds,
    deniedPorts,
    figures,
  } = data;
  const { secret, seed } = await openKey(folder);
  const peersOfAddressMax = PEERS_OF_ADDRESS_MAX;
  const swarms = new Swarms({ swarmsMax, peersOfAddressMax, seed, random: Math.random });
  await loadSwarms(folder, swarms);
  const { openRegistry } = (await import(registry.module)) as {
    openRegistry: (data: unknown) => Registry;
  };
  const opened = openRegistry(registry.data);
  const gate = createCatalogueGate({ registry: opened, mode, read, now: Date.now });
  const counters = new Counters();
  const store = createLocalStore({
    swarms,
    gate,
    now: Date.now,
    deniedPorts: new Set(deniedPorts),
    figures: figures && {
      figures: new Figures({ clientsMax: FIGURE_CLIENTS_MAX, seed, ...figures }),
      findBaseline: opened.findBaseline,
    },
    load: createLoadMeter(),
  });
  const shared = {
    store,
    seed,
    counters,
    mayAsk: createMayAsk(rate, seed),
  };
  const signalling = openSignalling(shared);
  const udpServer = udp && (await openUdp(shared, udp, new ConnectionIds(secret, connectionSeconds)));
  const web = http && (await openHttp(shared, signalling, http));
  let saving = Promise.resolve();
  const save = (): void => {
    saving = saving.then(() => saveSwarms(folder, swarms)).catch(() => undefined);
  };
  const timer = setInterval(save, SAVE_EVERY_MS);
  // A registry that cannot be read now is asked again soon.
  const refresh = (): void => void store.refresh().catch(() => undefined);
  const refreshTimer = setInterval(refresh, REFRESH_EVERY_MS);

  const takeSocketEvents = answerSockets(signalling, (outputs, handledCount) =>
    post({ kind: 'sockets', outputs, handledCount }),
  );
  port.on('message', (request: TrackerRequest) => {
    if (request.kind === 'call') void answer(store, request);
    else if (request.kind === 'changed') refresh();
    else if (request.kind === 'sockets') takeSocketEvents(request.events);
    else void close();
  });
  post({ kind: 'ready', udpPort: udpServer?.port, httpPort: web?.port, counters: counters.buffer });

  async function close(): Promise<void> {
    clearInterval(timer);
    clearInterval(refreshTimer);
    await Promise.all([udpServer?.close(), web?.close()]);
    store.close();
    save();
    await saving;
    port.close();
  }
}

/** What answers over each transport needs. */
interface Shared {
  readonly store: LocalStore;
  readonly seed: number;
  readonly counters: Counters;
  readonly mayAsk: (address: Uint8Array) => boolean;
}

/** One limit for what an address asks over all transports of this thread. */
function createMayAsk(rate: AddressRate | undefined, seed: number): Shared['mayAsk'] {
  const buckets = rate && new AddressBuckets(rate, seed);
  return (address) => buckets?.take(address, Date.now()) ?? true;
}

function openUdp(
  { store, ...shared }: Shared,
  { hosts, port: udpPort }: NonNullable<TrackerThreadData['udp']>,
  ids: ConnectionIds,
): Promise<UdpServer> {
  const tracker = new UdpTracker({
    ...shared,
    swarms: { announce: store.announceOne, countsOf: store.countsOf },
    ids,
    nowSeconds,
  });
  return openUdpServer({
    tracker,
    hosts,
    port: udpPort,
    onError: (error) => log.error({ err: error }, 'the UDP port of the tracker failed'),
  });
}

function openHttp(
  { store, ...shared }: Shared,
  signals: Signalling,
  place: HttpPlace,
): Promise<TrackerHttpServer> {
  const swarms = { announce: store.announceOne, countsOf: store.countsOf };
  const tracker = new HttpTracker({ ...shared, swarms });
  return openHttpServer({ ...place, tracker, signals, log });
}

function openSignalling({ store, ...shared }: Shared): Signalling {
  return new Signalling({
    ...shared,
    swarms: { ...store, announce: store.announceOne },
    nowSeconds,
    onError: (error) => log.error({ err: error }, 'the tracker failed to answer'),
  });
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

type Replies = Awaited<ReturnType<LocalStore['announce']>>;

/** Posting a part of Node's pool of buffers would copy all of it. */
function toPost(reply: Replies[number]): Replies[number] {
  if (typeof reply === 'string') return reply;
  return { ...reply, peers4: new Uint8Array(reply.peers4), peers6: new Uint8Array(reply.peers6) };
}

async function answer(
  store: LocalStore,
  { sequence, method, argument }: Extract<TrackerRequest, { kind: 'call' }>,
): Promise<void> {
  try {
    const call = store[method] as (argument: unknown) => Promise<unknown>;
    const value = await call(argument);
    post({ kind: 'value', sequence, value: method === 'announce' ? (value as Replies).map(toPost) : value });
  } catch (error) {
    post({ kind: 'error', sequence, error: toWire(error) });
  }
}
