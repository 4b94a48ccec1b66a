import { createPasskeys, type Passkeys } from '../access/passkeys.ts';
import { variableName } from '../config/config.ts';
import type { Config } from '../config/settings.ts';
import type { ProblemSink } from '../health/problems.ts';
import type { Log } from '../http/context.ts';
import { createAddressTest } from '../http/forwarded.ts';
import { LOOPBACK } from '../http/serve.ts';
import type { Upgrade } from '../http/upgrade.ts';
import type { DeclaredRoute, EndpointParts } from '../service/endpoint-routes.ts';
import type { OwnTracker } from '../service/own-tracker.ts';
import type { SqliteStore } from '../stores/sqlite/open.ts';
import type { Announce, AnnounceRefusal, AnnounceReply } from '../swarm/announce.ts';
import { AddressBuckets } from '../tracker/address-buckets.ts';
import { Counters, sumCounts } from '../tracker/counters.ts';
import type { FigureCounts } from '../jobs/figures.ts';
import { createSwarmCounts } from '../jobs/swarm-counts.ts';
import { createClientIp } from '../tracker/client-ip.ts';
import { udpHostsOf } from '../tracker/hosts.ts';
import { HttpTracker } from '../tracker/http/http-tracker.ts';
import { trackerRoutes } from '../tracker/routes.ts';
import { openKey } from '../tracker/state-files.ts';
import { startTracker } from '../tracker/tracker.ts';
import { SocketServer } from '../tracker/websocket/socket-server.ts';
import { createSocketUpgrade } from '../tracker/websocket/upgrade.ts';
import { openFigures, type UserFigures } from './figures.ts';
import type { Services } from './services.ts';

/** How many torrents may have peers at the same time. */
const SWARMS_MAX = 2 ** 20;

/** The tracker of the service. */
export interface TrackerService {
  /** What the pages and the API know of it. */
  readonly own: OwnTracker;
  /** What users transfer; undefined where that is not counted. */
  readonly figures: UserFigures | undefined;
  /** Its addresses on the main port. */
  routes(parts: EndpointParts): DeclaredRoute[];
  /** Its WebSockets on the main port. */
  readonly upgrade: Upgrade;
  /** Its own port of HTTP; undefined where it has none. */
  readonly httpPort: number | undefined;
  /** Says goodbye to the clients on the main port. */
  drain(): void;
}

export interface TrackerServiceParts {
  readonly store: Pick<SqliteStore, 'tokens' | 'events' | 'swarms' | 'figures' | 'trackerRegistry'>;
  readonly services: Services;
  readonly log: Log;
  readonly problems: ProblemSink;
  readonly now: () => Date;
}

/** Starts the tracker; undefined where it is off. Rejects when a port of it cannot be used. */
export async function openTracker(
  config: Config,
  { store, services, log, problems, now }: TrackerServiceParts,
): Promise<TrackerService | undefined> {
  const { tracker: mode, trackerUdpPort, trackerHttpPort, host, data, read, prefix, trustedProxies } = config;
  if (mode === 'off') return undefined;
  const rate = config.limitTracker === 'off' ? undefined : config.limitTracker;
  const { seed, passkeySecret } = await openKey(data);
  const proxies = { trustedProxies, settingName: variableName('trustedProxies') };
  const tracker = await startTracker({
    folder: data,
    registry: store.trackerRegistry,
    mode,
    read,
    udp: trackerUdpPort === undefined ? undefined : { hosts: udpHostsOf(host), port: trackerUdpPort },
    http: trackerHttpPort === undefined ? undefined : { host, port: trackerHttpPort, proxies },
    swarmsMax: SWARMS_MAX,
    rate,
    connectionSeconds: config.trackerConnectionSeconds,
    deniedPorts: config.trackerDeniedPorts,
    figures: config.trackerFigures === 'on' ? { bytesPerSecondMax: config.trackerClientBytesMax } : undefined,
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
  const buckets = rate && new AddressBuckets(rate, seed);
  const announceOne = async (announce: Announce): Promise<AnnounceReply | AnnounceRefusal> => {
    const [reply] = await tracker.announce([announce]);
    if (reply === undefined) throw new Error('The swarms did not answer an announce');
    return reply;
  };
  const http = new HttpTracker({
    swarms: { announce: announceOne, countsOf: tracker.countsOf },
    seed,
    counters,
    mayAsk: (address) => buckets?.take(address, now().getTime()) ?? true,
  });
  const listCounts = () => sumCounts([counters, tracker.counters]);
  const counting = createSwarmCounts({
    swarms: tracker,
    tokens: store.tokens,
    store: store.swarms,
    now,
    log,
    problems,
  });
  await services.add({
    name: 'swarm counts',
    start: () => counting.start(),
    stop: () => counting.stop(),
  });
  const counted =
    config.trackerFigures === 'on'
      ? await openFigures({ swarms: tracker, store: store.figures, services, now, log, problems })
      : undefined;
  // They end before the last count.
  const sockets = new SocketServer({
    port: tracker.sockets,
    isUncounted: createAddressTest([...LOOPBACK, ...trustedProxies]),
    now: Date.now,
  });
  await services.add({ name: 'WebSockets', stop: () => sockets.close() });
  const passkeys = createPasskeys(store.tokens, passkeySecret, now);
  const own: OwnTracker = {
    swarms: tracker,
    udpPort: tracker.udpPort,
    passkeys: counted === undefined ? passkeys : forgetting(passkeys, counted.counting),
    listCounts,
    health: store.swarms,
    figures: counted?.figures,
  };
  return {
    own,
    figures: counted?.figures,
    upgrade: createSocketUpgrade({ sockets, prefix, ipOf: createClientIp(proxies, log) }),
    httpPort: tracker.httpPort,
    drain: () => void sockets.close(),
    routes: (parts) => trackerRoutes({ ...parts, tracker: http, isProxy: createAddressTest(trustedProxies) }),
  };
}

/** With the last passkey of a user goes what the tracker has counted of them. */
function forgetting(passkeys: Passkeys, counting: Pick<FigureCounts, 'forget'>): Passkeys {
  return {
    ...passkeys,
    async revokePasskey(...input) {
      const revoked = await passkeys.revokePasskey(...input);
      await counting.forget();
      return revoked;
    },
  };
}
