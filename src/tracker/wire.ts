import type { HttpPlace } from './http/http-server.ts';
import type { WireError } from '../lib/wire-error.ts';
import type { AddressRate } from './address-buckets.ts';
import type { SwarmStore } from '../swarm/store.ts';
import type { SocketEvent, SocketOutput } from './websocket/socket-link.ts';

/** The data with which the tracker's thread starts. */
export interface TrackerThreadData {
  /** Where its key and its peers are kept. */
  readonly folder: string;
  /** The module that exports `openRegistry(data)`, and the data for it. */
  readonly registry: { readonly module: string; readonly data: unknown };
  /** Which torrents may have swarms. */
  readonly mode: 'catalogue' | 'open';
  /** Whether reading here needs a token. */
  readonly read: 'open' | 'token';
  /** Undefined without UDP. */
  readonly udp: { readonly hosts: readonly string[]; readonly port: number } | undefined;
  /** Undefined without a port of its own. */
  readonly http: HttpPlace | undefined;
  readonly swarmsMax: number;
  /** How often one address may ask; undefined for no limit. */
  readonly rate: AddressRate | undefined;
  /** How long a connection id of UDP is valid at least, in seconds. */
  readonly connectionSeconds: number;
  /** The ports at which no client may say that it listens. */
  readonly deniedPorts: readonly number[];
  /** Counts what users transfer, at most so many bytes in a second by each client; undefined where that is not counted. */
  readonly figures: { readonly bytesPerSecondMax: number } | undefined;
}

export type TrackerMethod = keyof SwarmStore;

/** A message to the thread. */
export type TrackerRequest =
  | {
      readonly kind: 'call';
      readonly sequence: number;
      readonly method: TrackerMethod;
      readonly argument: unknown;
    }
  /** The catalogue may have changed. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'sockets'; readonly events: readonly SocketEvent[] }
  | { readonly kind: 'close' };

/** A message from the thread: `ready` once, or `failed` when it cannot start. */
export type TrackerMessage =
  | {
      readonly kind: 'ready';
      readonly udpPort: number | undefined;
      readonly httpPort: number | undefined;
      readonly counters: SharedArrayBuffer;
    }
  | { readonly kind: 'failed'; readonly error: WireError }
  | {
      readonly kind: 'sockets';
      readonly outputs: readonly SocketOutput[];
      /** How many events of sockets were handled since the last time. */
      readonly handledCount: number;
    }
  | {
      readonly kind: 'log';
      readonly level: 'warn' | 'error';
      readonly fields: object;
      readonly message: string;
    }
  | { readonly kind: 'value'; readonly sequence: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly sequence: number; readonly error: WireError };
