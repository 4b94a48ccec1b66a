/** The peers of a torrent as it was counted last. */
export interface SwarmCounts {
  readonly seeders: number;
  /** All others. */
  readonly leechers: number;
  /** How many downloads were completed since the tracker knows the torrent. */
  readonly completed: number;
}

/** The counts of a torrent, with the time at which they changed. */
export interface SwarmHealth extends SwarmCounts {
  readonly at: Date;
}

/** What another tracker says of a torrent, and when it said so. */
export interface ElsewhereHealth extends SwarmHealth {
  /** The address at which clients announce there. */
  readonly source: string;
}

/** The counts that are shown of a torrent. `source` is undefined for those of the tracker of this site. */
export interface ShownCounts extends SwarmHealth {
  readonly source: string | undefined;
}

/**
 * Who shares a torrent: the counts of the tracker that knows the most seeders, never a sum, because most clients announce at
 * several. Undefined when its peers were not counted.
 */
export function healthOf({
  swarm,
  elsewhere,
}: {
  readonly swarm?: SwarmHealth | undefined;
  readonly elsewhere?: ElsewhereHealth | undefined;
}): ShownCounts | undefined {
  if (elsewhere !== undefined && (swarm === undefined || isMore(elsewhere, swarm))) return elsewhere;
  return swarm && { ...swarm, source: undefined };
}

function isMore(one: SwarmCounts, other: SwarmCounts): boolean {
  return one.seeders > other.seeders || (one.seeders === other.seeders && one.leechers > other.leechers);
}

/** What changed in a swarm. */
export interface SwarmUpdate extends SwarmCounts {
  /** 20 bytes: the v1 infohash, or the first 20 of the v2 one. */
  readonly hash: Uint8Array;
  /** How many downloads were completed since the last update. */
  readonly completed: number;
}

/** The last counts of a day (UTC), and how many downloads were completed on it. */
export interface SwarmDay extends SwarmCounts {
  /** Its first moment. */
  readonly day: Date;
}

/** What changed in the swarm of a torrent. `completed` is the number of downloads since the last update. */
export interface TorrentSwarm extends SwarmCounts {
  readonly torrentId: number;
}

/** The same, and whether as many seeders and leechers are written already. */
export interface FoundSwarm extends TorrentSwarm {
  readonly isWritten: boolean;
}

/** A torrent that had peers when its counts were written. */
export interface WrittenSwarm {
  readonly torrentId: number;
  readonly at: Date;
  /** The names of its swarms, as in `SwarmUpdate`: a hybrid has two. */
  readonly hashes: readonly Uint8Array[];
}

/** The store of how many share each torrent. */
export interface SwarmHealthStore {
  /** The torrents of swarms. One that is in several areas is in each, and swarms of no torrent are left out. */
  findSwarms(updates: readonly SwarmUpdate[]): Promise<readonly FoundSwarm[]>;
  /**
   * Writes what changed, all of it or, when it rejects, nothing. Torrents that are gone are left out. Sorted by the torrents it
   * writes a third as much.
   */
  saveSwarms(changes: readonly TorrentSwarm[], now: Date): Promise<void>;
  /**
   * Up to `limit` torrents that have peers, as it is written since before that time, in the order in which they were written
   * after that one.
   */
  listSwarms(
    writtenBefore: Date,
    after: Pick<WrittenSwarm, 'at' | 'torrentId'> | undefined,
    limit: number,
  ): Promise<readonly WrittenSwarm[]>;
  /** The days on which the counts of a torrent changed, the oldest first. */
  listSwarmDays(torrentId: number): Promise<readonly SwarmDay[]>;
  /** Deletes up to `limit` days before that time. Resolves to how many there were. */
  trimSwarmDays(before: Date, limit: number): Promise<number>;
}

/** The history of a torrent has so many days. */
export const SWARM_DAYS = 30;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The last 30 days including today. On a day without changes there were as many peers as on the one before. Undefined when
 * nothing is known of any of them.
 */
export function swarmHistory(days: readonly SwarmDay[], now: Date): readonly SwarmDay[] | undefined {
  if (days.length === 0) return undefined;
  const today = Math.floor(now.getTime() / DAY_MS);
  const first = today - (SWARM_DAYS - 1);
  const known = new Map(days.map((it) => [Math.floor(it.day.getTime() / DAY_MS), it]));
  const before = days.findLast(({ day }) => Math.floor(day.getTime() / DAY_MS) < first);
  let last = { seeders: before?.seeders ?? 0, leechers: before?.leechers ?? 0 };
  return Array.from({ length: SWARM_DAYS }, (_, index) => {
    const found = known.get(first + index);
    if (found !== undefined) last = { seeders: found.seeders, leechers: found.leechers };
    return { ...last, completed: found?.completed ?? 0, day: new Date((first + index) * DAY_MS) };
  });
}
