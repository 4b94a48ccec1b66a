import { openEventStream, type EventStream } from '../http/event-stream.ts';
import { createStreamLimit } from '../http/stream-limit.ts';
import type { Archive, Place } from './archive.ts';
import { formatDay, type Day } from './day.ts';
import { followedJson } from './line-json.ts';
import type { LogLines } from './lines.ts';
import { readFrom } from './window.ts';

const FOLLOWERS_MAX = 500;
const FOLLOWERS_MAX_PER_ADDRESS = 20;
/** How many pieces of logs are read in one round; followers that have to wait come first in the next round. */
const READS_MAX = 8;

export interface FollowersOptions {
  /** How often files are checked, in milliseconds: not every file system reports changes. */
  readonly pollMs: number;
  /** Called with an error that prevents reading a file. */
  readonly onError: (error: unknown) => void;
}

/** One log: a day's, or one without a day. */
export interface FollowedLog {
  readonly archive: Archive;
  readonly place: Place;
  readonly day: Day | undefined;
}

/** The clients that follow logs. */
export interface Followers {
  /**
   * Sends the lines of a log after `fromBytes`, as they are written. Throws rate_limited when too many clients follow
   * from that address, unavailable when too many follow in total.
   */
  follow(log: FollowedLog, fromBytes: number, ip: string | undefined): Response;
  /** Ends all streams. */
  close(): void;
}

interface Follower {
  readonly stream: EventStream;
  readonly log: FollowedLog;
  readonly key: string;
  atBytes: number;
}

/** Makes the followers. They share one timer, and each file is read once for all clients that follow it. */
export function createFollowers({ pollMs, onError }: FollowersOptions): Followers {
  const followers = new Set<Follower>();
  const limit = createStreamLimit({
    does: 'follow the log',
    max: FOLLOWERS_MAX,
    perAddressMax: FOLLOWERS_MAX_PER_ADDRESS,
    hint: 'Load the page again to see new lines, or close other pages that follow a log.',
  });
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;

  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    const budget = { reads: READS_MAX };
    for (const some of Map.groupBy(followers, ({ key }) => key).values()) {
      try {
        const served = await lookAt(some, budget);
        // Moves served followers to the end, so that none waits for ever.
        for (const follower of served) if (followers.delete(follower)) followers.add(follower);
      } catch (error) {
        onError(error);
      }
    }
    isLooking = false;
  };

  return {
    follow(log, fromBytes, ip) {
      const leave = limit.enter(ip);
      const { archive, place, day } = log;
      const key = JSON.stringify([archive.id, place, day && formatDay(day)]);
      const follower = { stream: openEventStream(), log, key, atBytes: fromBytes };
      followers.add(follower);
      follower.stream.onClose(() => {
        followers.delete(follower);
        leave();
        if (followers.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      });
      timer ??= setInterval(() => void look(), pollMs).unref();
      void look();
      return follower.stream.response;
    },
    close() {
      for (const { stream } of followers) stream.close();
    },
  };
}

/** Sends new lines to the followers of one log. Returns those for whom something was read. */
async function lookAt(followers: readonly Follower[], budget: { reads: number }): Promise<Follower[]> {
  const [first] = followers;
  const opened = first && (await first.log.archive.openLog(first.log.place, first.log.day));
  if (opened === undefined) return [];
  const served: Follower[] = [];
  try {
    // Nearly all followers have read up to the same line.
    const known = new Map<number, LogLines>();
    for (const follower of followers) {
      const { atBytes } = follower;
      if (atBytes > opened.lengthBytes) {
        // The file was truncated or replaced, so the shown lines are no longer those of the file.
        follower.atBytes = 0;
        follower.stream.send({ name: 'reset', data: '', id: '0' });
      } else if (atBytes < opened.lengthBytes) {
        const isKnown = known.has(atBytes);
        if (!isKnown && budget.reads === 0) continue;
        if (!isKnown) budget.reads--;
        const found = known.get(atBytes) ?? (await readFrom(opened, atBytes, false));
        known.set(atBytes, found);
        send(follower, found);
        served.push(follower);
      }
    }
  } finally {
    await opened.file.close();
  }
  return served;
}

function send(follower: Follower, { lines, endBytes }: LogLines): void {
  follower.atBytes = endBytes;
  for (const line of lines)
    follower.stream.send({ data: JSON.stringify(followedJson(line)), id: String(line.endBytes) });
}
