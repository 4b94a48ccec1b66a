import type { Access } from '../access/access.ts';
import type { Bans } from '../access/bans.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { HousekeepingRun } from '../catalogue/inspection.ts';
import type { EventStore } from '../events/event.ts';
import type { ProblemSink } from '../health/problems.ts';
import type { Log } from '../http/context.ts';
import { createRepeated, type Repeated } from './repeated.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** How long events are kept, and how many. Programs that follow the catalogue may be away that long. */
const EVENT_DAYS = 90;
const EVENTS_MAX = 1_000_000;

const EVENT_BATCH = 1_000;

/** How many torrents are purged in one transaction: few, so that uploads can run in between. */
const PURGE_BATCH = 100;

export interface HousekeepingParts {
  readonly catalogue: Pick<Catalogue, 'purge'>;
  readonly access: Pick<Access, 'forgetExpired'>;
  readonly bans: Pick<Bans, 'forgetExpired'>;
  readonly events: Pick<EventStore, 'trim'>;
  /** How many days a removed torrent can be restored. */
  readonly undoDays: number;
  readonly now: () => Date;
  readonly log: Log;
  readonly problems?: ProblemSink | undefined;
}

/** The work that is due every hour: it purges torrents whose undo window has passed, and deletes expired sessions and bans, and old events. */
export interface Housekeeping extends Repeated {
  /** The last run, or the current one. */
  readonly lastRun: HousekeepingRun | undefined;
}

export function createHousekeeping(parts: HousekeepingParts): Housekeeping {
  const { catalogue, access, bans, events, undoDays, now, log, problems } = parts;
  let lastRun: HousekeepingRun | undefined;

  const run = async (stopped: AbortSignal): Promise<void> => {
    const at = now();
    let purgedCount = 0;
    lastRun = { at, purged: 0, isDone: false };
    await access.forgetExpired();
    await bans.forgetExpired();
    const removedBefore = new Date(at.getTime() - undoDays * DAY_MS);
    do {
      const purged = await catalogue.purge(removedBefore, PURGE_BATCH);
      if (purged > 0) log.info({ purged }, 'removed torrents were purged');
      purgedCount += purged;
      lastRun = { at, purged: purgedCount, isDone: purged < PURGE_BATCH };
    } while (!lastRun.isDone && !stopped.aborted);
    await trimEvents(at, stopped);
  };

  const trimEvents = async (at: Date, stopped: AbortSignal): Promise<void> => {
    const before = new Date(at.getTime() - EVENT_DAYS * DAY_MS);
    let trimmed;
    do trimmed = await events.trim(before, EVENTS_MAX, EVENT_BATCH);
    while (trimmed === EVENT_BATCH && !stopped.aborted);
  };

  return {
    ...createRepeated({ name: 'housekeeping', everyMs: HOUR_MS, log, problems, run }),
    get lastRun() {
      return lastRun;
    },
  };
}
