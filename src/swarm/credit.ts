import type { AnnounceEvent, Traffic } from './announce.ts';

/** What a client of a user said last: what it says next is compared with that. */
export interface Baseline extends Traffic {
  /** When it said so, in seconds since 1970. */
  readonly atSeconds: number;
  /** Whether it seeds from then on. */
  readonly isSeeder: boolean;
  /** Whether there were others then to whom it could upload. */
  readonly hadLeechers: boolean;
}

/** What a client says now. */
export interface Statement extends Baseline {
  readonly event: AnnounceEvent;
}

/** What a user gets for one announce. */
export interface Credit {
  /** Bytes. */
  readonly uploaded: number;
  readonly downloaded: number;
  /** How much of `uploaded` was uploaded while the tracker knew of no leecher. */
  readonly uploadedAlone: number;
  /** Since when the client has seeded until now, in seconds since 1970; undefined when it has not. */
  readonly seededFrom: number | undefined;
  /** With what the next announce is compared. */
  readonly baseline: Baseline;
}

/** A seeder that announces after a longer time was away in between: the tracker had forgotten it. */
const SILENT_SECONDS_MAX = 5_400;
/** Clients take back what failed its check: a drop by a tenth at most. By more, they were started again. */
const DROP_MAX = 0.1;

/**
 * What a user gets for an announce. A client that is started, or not known, gets nothing for what it says: it may have said it
 * before. Nor does one whose numbers went back by much, are no numbers, or are more than `bytesPerSecondMax` allows.
 */
export function creditFor(
  before: Baseline | undefined,
  now: Statement,
  bytesPerSecondMax: number,
): Credit | undefined {
  const { uploaded, downloaded, atSeconds, isSeeder, hadLeechers, event } = now;
  if (Number.isNaN(uploaded) || Number.isNaN(downloaded)) return undefined;
  const baseline = {
    uploaded,
    downloaded,
    atSeconds,
    isSeeder: isSeeder && event !== 'stopped',
    hadLeechers,
  };
  const nothing = { uploaded: 0, downloaded: 0, uploadedAlone: 0, seededFrom: undefined, baseline };
  if (before === undefined || event === 'started') return nothing;
  if (isReset(before.uploaded, uploaded) || isReset(before.downloaded, downloaded)) return nothing;
  const seconds = atSeconds - before.atSeconds;
  const bytesMax = Math.max(1, seconds) * bytesPerSecondMax;
  const gained = {
    uploaded: Math.max(0, uploaded - before.uploaded),
    downloaded: Math.max(0, downloaded - before.downloaded),
  };
  if (gained.uploaded > bytesMax || gained.downloaded > bytesMax) return nothing;
  const wasSeeding = before.isSeeder && seconds > 0 && seconds <= SILENT_SECONDS_MAX;
  return {
    ...gained,
    uploadedAlone: before.hadLeechers || hadLeechers ? 0 : gained.uploaded,
    seededFrom: wasSeeding ? before.atSeconds : undefined,
    baseline: {
      ...baseline,
      uploaded: Math.max(uploaded, before.uploaded),
      downloaded: Math.max(downloaded, before.downloaded),
    },
  };
}

function isReset(before: number, now: number): boolean {
  return before - now > before * DROP_MAX;
}
