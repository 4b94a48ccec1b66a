import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { toWire } from '../lib/wire-error.ts';
import { createLocalStore, type LocalStore } from '../swarm/local-store.ts';
import { Swarms } from '../swarm/swarms.ts';
import { AddressBuckets, type AddressRate } from './address-buckets.ts';
import { createCatalogueGate } from './catalogue-gate.ts';
import type { Registry } from './registry.ts';
import { loadSwarms, openKey, saveSwarms } from './state-files.ts';
import { Counters } from './counters.ts';
import { createLoadMeter } from './load-meter.ts';
import { ConnectionIds } from './udp/connection-id.ts';
import { openUdpServer, type UdpServer } from './udp/udp-server.ts';
import { UdpTracker } from './udp/udp-tracker.ts';
import type { TrackerMessage, TrackerRequest, TrackerThreadData } from './wire.ts';

const SAVE_EVERY_MS = 300_000;
/** For changes by other processes: those of this one are told. */
const REFRESH_EVERY_MS = 1_000;
const PEERS_OF_ADDRESS_MAX = 16;

if (parentPort === null) throw new Error('Cannot start the tracker: it does not run in a worker thread');
const port = parentPort;

try {
  await run(workerData as TrackerThreadData, port);
} catch (error) {
  post({ kind: 'failed', error: toWire(error) });
}

function post(message: TrackerMessage): void {
  port.postMessage(message);
}

async function run(
  { folder, registry, mode, read, udp, swarmsMax, rate, connectionSeconds, deniedPorts }: TrackerThreadData,
  port: MessagePort,
): Promise<void> {
  const { secret, seed } = await openKey(folder);
  const peersOfAddressMax = PEERS_OF_ADDRESS_MAX;
  const swarms = new Swarms({ swarmsMax, peersOfAddressMax, seed, random: Math.random });
  await loadSwarms(folder, swarms);
  const { openRegistry } = (await import(registry.module)) as {
    openRegistry: (data: unknown) => Registry;
  };
  const gate = createCatalogueGate({ registry: openRegistry(registry.data), mode, read, now: Date.now });
  const counters = new Counters();
  const store = createLocalStore({
    swarms,
    gate,
    now: Date.now,
    deniedPorts: new Set(deniedPorts),
    load: createLoadMeter(),
  });
  const server = udp && (await openUdp(store, udp, secret, seed, { counters, rate, connectionSeconds }));
  let saving = Promise.resolve();
  const save = (): void => {
    saving = saving.then(() => saveSwarms(folder, swarms)).catch(() => undefined);
  };
  const timer = setInterval(save, SAVE_EVERY_MS);
  // A registry that cannot be read now is asked again soon.
  const refresh = (): void => void store.refresh().catch(() => undefined);
  const refreshTimer = setInterval(refresh, REFRESH_EVERY_MS);

  port.on('message', (request: TrackerRequest) => {
    if (request.kind === 'call') void answer(store, request);
    else if (request.kind === 'changed') refresh();
    else void close();
  });
  post({ kind: 'ready', udpPort: server?.port, counters: counters.buffer });

  async function close(): Promise<void> {
    clearInterval(timer);
    clearInterval(refreshTimer);
    await server?.close();
    store.close();
    save();
    await saving;
    port.close();
  }
}

interface UdpLimits {
  readonly counters: Counters;
  /** Undefined for no limit. */
  readonly rate: AddressRate | undefined;
  readonly connectionSeconds: number;
}

async function openUdp(
  store: LocalStore,
  { hosts, port: udpPort }: NonNullable<TrackerThreadData['udp']>,
  secret: Uint8Array,
  seed: number,
  { counters, rate, connectionSeconds }: UdpLimits,
): Promise<UdpServer> {
  const buckets = rate && new AddressBuckets(rate, seed);
  const tracker = new UdpTracker({
    swarms: { announce: async (announce) => store.announceOne(announce), countsOf: store.countsOf },
    ids: new ConnectionIds(secret, connectionSeconds),
    seed,
    mayAsk: (address) => buckets?.take(address, Date.now()) ?? true,
    nowSeconds: () => Math.floor(Date.now() / 1000),
    counters,
  });
  return openUdpServer({ tracker, hosts, port: udpPort, onError: () => {} });
}

async function answer(
  store: LocalStore,
  { sequence, method, argument }: Extract<TrackerRequest, { kind: 'call' }>,
): Promise<void> {
  try {
    const call = store[method] as (argument: unknown) => Promise<unknown>;
    post({ kind: 'value', sequence, value: await call(argument) });
  } catch (error) {
    post({ kind: 'error', sequence, error: toWire(error) });
  }
}
