import { AppError } from '../errors.ts';
import { openEventStream, type EventStream } from '../http/event-stream.ts';
import type { Archive } from './archive.ts';
import { formatDay, type Day } from './day.ts';
import { lineJson } from './line-json.ts';
import type { LogLines } from './lines.ts';
import { readLinesFrom } from './read-day.ts';

const FOLLOWERS_MAX = 500;
/** What one look at a file takes in at most; the rest comes with the next. */
const CHUNK_BYTES_MAX = 256 * 1024;

export interface FollowersOptions {
  readonly archive: Archive;
  /** How often files are looked at: not every file system tells of changes. */
  readonly pollMs: number;
  /** Told of a file that can't be read. */
  readonly onError: (error: unknown) => void;
}

/** Those who watch logs grow. */
export interface Followers {
  /** Sends the lines of that day behind `fromBytes`, as they come. Throws unavailable when too many follow already. */
  follow(day: Day, fromBytes: number): Response;
  /** Ends all streams. */
  close(): void;
}

interface Follower {
  readonly stream: EventStream;
  readonly day: Day;
  atBytes: number;
}

/** One timer for all, and one look at each file for all who follow it. */
export function createFollowers({ archive, pollMs, onError }: FollowersOptions): Followers {
  const followers = new Set<Follower>();
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;

  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      const byDay = Map.groupBy(followers, ({ day }) => formatDay(day));
      for (const some of byDay.values()) await lookAt(archive, some);
    } catch (error) {
      onError(error);
    } finally {
      isLooking = false;
    }
  };

  return {
    follow(day, fromBytes) {
      if (followers.size >= FOLLOWERS_MAX) {
        throw new AppError('unavailable', `Cannot follow the log: ${FOLLOWERS_MAX} others do`, {
          hint: 'Load the page again to see what is new.',
        });
      }
      const follower = { stream: openEventStream(), day, atBytes: fromBytes };
      followers.add(follower);
      follower.stream.onClose(() => {
        followers.delete(follower);
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

async function lookAt(archive: Archive, followers: readonly Follower[]): Promise<void> {
  const [first] = followers;
  const opened = first === undefined ? undefined : await archive.openDay(first.day);
  if (opened === undefined) return;
  try {
    // Nearly all have read up to the same line.
    const known = new Map<number, LogLines>();
    for (const follower of followers) {
      const { atBytes, stream } = follower;
      if (atBytes > opened.lengthBytes) {
        // Somebody has cut the file or put another in its place: what is shown is no longer what is there.
        follower.atBytes = 0;
        stream.send({ name: 'reset', data: '', id: '0' });
      } else if (atBytes < opened.lengthBytes) {
        const end = Math.min(opened.lengthBytes, atBytes + CHUNK_BYTES_MAX);
        const found = known.get(atBytes) ?? (await readLinesFrom(opened, atBytes, end, false));
        known.set(atBytes, found);
        // A line longer than a look takes in is passed over: it would hold the rest up for ever.
        const isStuck = found.endBytes === atBytes && end - atBytes === CHUNK_BYTES_MAX;
        follower.atBytes = isStuck ? end : found.endBytes;
        for (const line of found.lines)
          stream.send({ data: JSON.stringify(lineJson(line)), id: String(line.endBytes) });
      }
    }
  } finally {
    await opened.file.close();
  }
}
