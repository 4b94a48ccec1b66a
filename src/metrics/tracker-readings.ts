import type { SwarmsSize, SwarmStore } from '../swarm/store.ts';
import { gauge, type Reading, type Source } from './instruments.ts';

interface TrackerCount {
  readonly transport: string;
  readonly kind: string;
  readonly label: string;
  readonly count: number;
}

interface TrackerParts {
  readonly swarms: Pick<SwarmStore, 'size'>;
  readonly listCounts: () => readonly TrackerCount[];
}

/** Reads what the tracker counted, and how large it is. */
export function trackerSource({ listCounts, swarms }: TrackerParts): Source {
  return async () => {
    // Its thread may have ended; what it counted can be read all the same.
    const size = await swarms.size().catch(() => undefined);
    return [
      {
        kind: 'counter',
        name: 'torrentry_tracker_requests_total',
        help: 'Requests to the tracker, by transport and kind; the label says the event of an announce, or why it was refused or dropped.',
        samples: listCounts().map(({ transport, kind, label, count }) => ({
          labels: { transport, kind, label },
          value: count,
        })),
      },
      gauge('torrentry_tracker_up', 'Whether the tracker answers: 1 or 0.', size === undefined ? 0 : 1),
      ...(size === undefined ? [] : ofSize(size)),
    ];
  };
}

function ofSize({ swarmCount, entryCount, peerBytes }: SwarmsSize): Reading[] {
  return [
    gauge('torrentry_tracker_swarms', 'Torrents with peers.', swarmCount),
    gauge('torrentry_tracker_entries', 'Peers in all swarms, once for each address and swarm.', entryCount),
    gauge('torrentry_tracker_peer_bytes', 'Memory that peers use.', peerBytes),
  ];
}
