import { z } from 'zod';
import { setting, wholeNumber } from '../lib/setting.ts';
import { bytesText, sizeSetting } from '../lib/byte-setting.ts';
import { checkRanges, several, severalHosts } from './several.ts';
import { rate, type Rate } from '../access/limit-settings.ts';

/** What an operator can set of the built-in tracker. */
export interface TrackerSettings {
  readonly tracker: 'off' | 'catalogue' | 'open';
  readonly trackerUdpPort: number | undefined;
  readonly trackerConnectionSeconds: number;
  readonly trackerDeniedPorts: readonly number[];
  readonly limitTracker: Rate | 'off';
  readonly trackerHttpPort: number | undefined;
  readonly trackerFigures: 'on' | 'off';
  /** In a second. */
  readonly trackerClientBytesMax: number;
  /** The hosts of STUN servers that pages ask how others reach them (RFC 8489). */
  readonly trackerStun: readonly string[];
  /** The hosts of other trackers that may be asked. */
  readonly scrapeHosts: readonly string[];
  /** Addresses and ranges of the own network at which they may be. */
  readonly scrapePrivate: readonly string[];
}

/** The part of the configuration's schema for it. */
export const TRACKER_SCHEMA = {
  tracker: setting(
    z.enum(['off', 'catalogue', 'open'], { error: 'expected "off", "catalogue" or "open"' }).default('off'),
    {
      value: 'off|catalogue|open',
      about: 'whether there is a tracker at /announce: for the torrents that are published here, or for all',
    },
  ),
  trackerUdpPort: setting(wholeNumber(0, 65_535).optional(), {
    value: 'number',
    about: 'the port on which the tracker answers over UDP, 0 for any free one',
    unset: 'no UDP',
  }),
  trackerConnectionSeconds: setting(wholeNumber(60, 7200).default(120), {
    value: 'seconds',
    about:
      'how long a connection id of UDP is valid at least; some clients use one for longer than BEP 15 says',
  }),
  trackerDeniedPorts: setting(
    z
      .string()
      .default('')
      .transform((text, context) => parsePorts(text, context)),
    {
      value: 'list',
      about:
        'ports at which no client may say that it listens, separated by commas, such as 25,53, so that no client can send others to the services there',
      unset: 'none',
      write: (ports) => ports.join(','),
    },
  ),
  limitTracker: rate(
    { capacity: 10_000, perSeconds: 60 },
    'how many requests one address, or one /64 of IPv6, may send to the tracker in that many seconds',
  ),
  trackerHttpPort: setting(wholeNumber(0, 65_535).optional(), {
    value: 'number',
    about:
      'a port of its own on which the tracker answers over HTTP and WebSocket, in a thread of its own; 0 for any free one',
    unset: 'on the main port alone',
  }),
  trackerFigures: setting(z.enum(['on', 'off'], { error: 'expected "on" or "off"' }).default('off'), {
    value: 'on|off',
    about: 'whether the tracker counts what each user transfers, by their passkeys',
  }),
  trackerClientBytesMax: setting(
    sizeSetting({
      min: 1024,
      max: 1024 ** 4,
      expected: 'expected a size from 1 KiB to 1 TiB, such as 128MiB',
    }).default(128 * 1024 ** 2),
    {
      value: 'size',
      about: 'how much a client can transfer in a second: one that claims more is not credited for it',
      write: bytesText,
    },
  ),
  trackerStun: setting(severalHosts.default([]), {
    value: 'list',
    about:
      'STUN servers that pages which seed ask for their address, such as stun.example:3478, separated by commas; without one, no peer reaches a browser behind a router',
    unset: 'none',
  }),
  scrapeHosts: setting(severalHosts.default([]), {
    value: 'list',
    about:
      'other trackers that may be asked how many share the torrents that name them, such as tracker.example or tracker.example:6969, separated by commas',
    unset: 'none',
  }),
  scrapePrivate: setting(several.superRefine(checkRanges).default([]), {
    value: 'list',
    about:
      'addresses of your own network at which such trackers may be, such as 10.0.0.0/8, separated by commas; others must be public',
  }),
};

const PORTS_MAX = 1_000;

function parsePorts(text: string, context: z.RefinementCtx): readonly number[] {
  const names = text.split(',').map((name) => name.trim());
  const ports = names
    .filter((name) => name !== '')
    .map((name) => (/^\d{1,5}$/.test(name) ? Number(name) : 0));
  if (ports.length <= PORTS_MAX && ports.every((port) => port >= 1 && port <= 65_535)) return ports;
  context.addIssue({
    code: 'custom',
    message: `expected up to ${PORTS_MAX} ports from 1 to 65535, separated by commas`,
  });
  return z.NEVER;
}
