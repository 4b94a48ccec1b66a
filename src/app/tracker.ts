import { createPasskeys } from '../access/passkeys.ts';
import type { Config } from '../config/settings.ts';
import type { Log } from '../http/context.ts';
import type { DeclaredRoute, EndpointParts } from '../service/endpoint-routes.ts';
import type { OwnTracker } from '../service/own-tracker.ts';
import type { SqliteStore } from '../stores/sqlite/open.ts';
import { AddressBuckets } from '../tracker/address-buckets.ts';
import { Counters, sumCounts } from '../tracker/counters.ts';
import { udpHostsOf } from '../tracker/hosts.ts';
import { HttpTracker } from '../tracker/http/http-tracker.ts';
import { trackerRoutes } from '../tracker/routes.ts';
import { openKey } from '../tracker/state-files.ts';
import { startTracker } from '../tracker/tracker.ts';
import type { Services } from './services.ts';

/** How many torrents may have peers at the same time. */
const SWARMS_MAX = 2 ** 20;

/** The tracker of the service. */
export interface TrackerService {
  /** What the pages and the API know of it. */
  readonly own: OwnTracker;
  /** Its addresses on the main port. */
  routes(parts: EndpointParts): DeclaredRoute[];
}

export interface TrackerServiceParts {
  readonly store: Pick<SqliteStore, 'tokens' | 'events' | 'trackerRegistry'>;
  readonly services: Services;
  readonly log: Log;
  readonly now: () => Date;
}

/** Starts the tracker; undefined where it is off. Rejects when a port of it cannot be used. */
export async function openTracker(
  config: Config,
  { store, services, log, now }: TrackerServiceParts,
): Promise<TrackerService | undefined> {
  const { tracker: mode, trackerUdpPort, host, data, read } = config;
  if (mode === 'off') return undefined;
  const rate = config.limitTracker === 'off' ? undefined : config.limitTracker;
  const { seed, passkeySecret } = await openKey(data);
  const tracker = await startTracker({
    folder: data,
    registry: store.trackerRegistry,
    mode,
    read,
    udp: trackerUdpPort === undefined ? undefined : { hosts: udpHostsOf(host), port: trackerUdpPort },
    swarmsMax: SWARMS_MAX,
    rate,
    connectionSeconds: config.trackerConnectionSeconds,
    deniedPorts: config.trackerDeniedPorts,
    log,
  });
  const unsubscribe = store.events.subscribe(() => tracker.noteChange());
  await services.add({
    name: 'tracker',
    stop() {
      unsubscribe();
      return tracker.close();
    },
  });
  const counters = new Counters();
  const http = new HttpTracker({
    swarms: tracker,
    seed,
    buckets: rate && new AddressBuckets(rate, seed),
    counters,
    nowMs: () => now().getTime(),
  });
  const listCounts = () => sumCounts([counters, tracker.counters]);
  const passkeys = createPasskeys(store.tokens, passkeySecret, now);
  return {
    own: { swarms: tracker, udpPort: tracker.udpPort, passkeys, listCounts },
    routes: (parts) => trackerRoutes({ ...parts, tracker: http }),
  };
}
