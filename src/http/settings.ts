import { z } from 'zod';
import { setting, wholeNumber } from '../lib/setting.ts';
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

const path = z.string({ error: 'expected a path' }).trim().min(1, { error: 'expected a path' });

/** The part of the configuration's schema that is the server's. */
export const SERVER_SCHEMA = {
  // Linux allows 107 bytes, macOS 103.
  socket: setting(path.max(103, { error: 'expected a path of at most 103 characters' }).optional(), {
    value: 'path',
    about:
      'a unix socket to listen on instead of host and port; sockets from systemd (LISTEN_FDS) come first',
  }),
  tlsCert: setting(path.optional(), {
    value: 'file',
    about: 'a certificate in PEM, for HTTPS with HTTP/2; on SIGHUP it is read again',
  }),
  tlsKey: setting(path.optional(), { value: 'file', about: 'the key of that certificate in PEM' }),
  requestTimeoutMs: setting(wholeNumber(1000, HOUR_MS).default(300_000), {
    value: 'ms',
    about: 'how long a client may take to send a request',
  }),
  keepAliveTimeoutMs: setting(wholeNumber(1000, HOUR_MS).default(65_000), {
    value: 'ms',
    about: 'how long a connection stays open for the next request; set it longer than in the proxy in front',
  }),
  connectionsMax: setting(wholeNumber(1, 1_000_000).default(10_000), {
    value: 'count',
    about: 'how many connections there may be at once',
  }),
  connectionsPerAddressMax: setting(wholeNumber(1, 1_000_000).default(256), {
    value: 'count',
    about:
      'how many connections one address or IPv6 /64 may have; trusted proxies and this machine are not counted',
  }),
  drainDelayMs: setting(wholeNumber(0, HOUR_MS).default(0), {
    value: 'ms',
    about: 'at shutdown (SIGTERM), how long /readyz fails before the port is closed',
  }),
  drainMs: setting(wholeNumber(0, HOUR_MS).default(8000), {
    value: 'ms',
    about: 'at shutdown, how long running requests may last',
  }),
};

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
      message: 'a unix socket cannot use HTTPS; the proxy in front of it must do that',
    });
  }
  return problems;
}
