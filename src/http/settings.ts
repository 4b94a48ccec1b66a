import { z } from 'zod';
import type { SettingsProblem } from '../lib/settings-problem.ts';

/** What an operator can set of the server itself. */
export interface ServerSettings {
  /** A unix socket to listen on instead of host and port. */
  readonly socket: string | undefined;
  /** Files in PEM: with both the server speaks HTTPS. */
  readonly tlsCert: string | undefined;
  readonly tlsKey: string | undefined;
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly connectionsMax: number;
  readonly connectionsPerAddressMax: number;
  /** How long `/readyz` says no before the port is closed, and how long what runs may then take. */
  readonly drainDelayMs: number;
  readonly drainMs: number;
}

const HOUR_MS = 3_600_000;

function whole(min: number, max: number) {
  const error = `expected a whole number from ${min} to ${max}`;
  return z.coerce.number<number | string>({ error }).int({ error }).min(min, { error }).max(max, { error });
}

const path = z.string({ error: 'expected a path' }).trim().min(1, { error: 'expected a path' });

/** The part of the configuration's schema that is the server's. */
export const SERVER_SCHEMA = {
  // Linux takes 107 bytes, macOS 103.
  socket: path.max(103, { error: 'expected a path of at most 103 characters' }).optional(),
  tlsCert: path.optional(),
  tlsKey: path.optional(),
  requestTimeoutMs: whole(1000, HOUR_MS).default(300_000),
  keepAliveTimeoutMs: whole(1000, HOUR_MS).default(65_000),
  connectionsMax: whole(1, 1_000_000).default(10_000),
  connectionsPerAddressMax: whole(1, 1_000_000).default(256),
  drainDelayMs: whole(0, HOUR_MS).default(0),
  drainMs: whole(0, HOUR_MS).default(8000),
};

type Documented = {
  readonly key: keyof ServerSettings;
  readonly value: string;
  readonly about: string;
};

/** The same as people meet it. */
export const SERVER_SETTINGS: readonly Documented[] = [
  { key: 'socket', value: 'path', about: 'a unix socket to listen on instead of host and port' },
  { key: 'tlsCert', value: 'file', about: 'a certificate in PEM, for HTTPS; SIGHUP reads it again' },
  { key: 'tlsKey', value: 'file', about: 'its key in PEM' },
  {
    key: 'requestTimeoutMs',
    value: 'ms',
    about: 'how long a client may take to send a request (default: 300000)',
  },
  {
    key: 'keepAliveTimeoutMs',
    value: 'ms',
    about:
      'how long a connection is kept for a next request; longer than a proxy in front does (default: 65000)',
  },
  { key: 'connectionsMax', value: 'number', about: 'how many connections there may be (default: 10000)' },
  {
    key: 'connectionsPerAddressMax',
    value: 'number',
    about: 'the same from one address or IPv6 /64, but for trusted proxies and this machine (default: 256)',
  },
  {
    key: 'drainDelayMs',
    value: 'ms',
    about: 'at the end, how long /readyz says no before the port is closed (default: 0)',
  },
  { key: 'drainMs', value: 'ms', about: 'how long what runs may then take (default: 8000)' },
];

/** What is wrong with the settings taken together. */
export function serverSettingsProblems({
  socket,
  tlsCert,
  tlsKey,
}: Partial<Pick<ServerSettings, 'socket' | 'tlsCert' | 'tlsKey'>>): SettingsProblem<keyof ServerSettings>[] {
  const problems: SettingsProblem<keyof ServerSettings>[] = [];
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    const missing = tlsCert === undefined ? 'tlsCert' : 'tlsKey';
    problems.push({
      keys: ['tlsCert', 'tlsKey'],
      message: `each needs the other, and {${missing}} is not set`,
    });
  }
  if (socket !== undefined && tlsCert !== undefined) {
    problems.push({
      keys: ['socket', 'tlsCert'],
      message: 'HTTPS is for a port; the proxy at the other end of a unix socket does it',
    });
  }
  return problems;
}
