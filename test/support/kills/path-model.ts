import type { EventType } from '../../../src/events/event.ts';
import type { ChangeRequest } from './killable.ts';

/** What is known of one torrent that was published at a path. */
export interface KnownTorrent {
  readonly state: 'public' | 'superseded' | 'removed';
  readonly title: string | undefined;
  /** What is around its `info`: another text is other bytes with the same infohash. */
  readonly around: string;
}

/** What is known of a path: the torrents that were published there, by their `info`, the oldest first. */
export interface KnownPath {
  readonly torrents: ReadonlyMap<string, KnownTorrent>;
  /** The `info` of the newest torrent. */
  readonly newest: string | undefined;
}

export const EMPTY_PATH: KnownPath = { torrents: new Map(), newest: undefined };

/** An event as far as it follows from a change. */
export interface KnownEvent {
  readonly type: EventType;
  readonly info: string;
}

/** What becomes of a path, and what happens by it. */
export interface Step {
  readonly change: ChangeRequest;
  readonly after: KnownPath;
  readonly events: readonly KnownEvent[];
}

/** The next change of a path and what it leads to, chosen by that source of chance. `number` is another one each time. */
export function nextStep(before: KnownPath, fileName: string, number: number, random: () => number): Step {
  const { newest } = before;
  const current = newest === undefined ? undefined : before.torrents.get(newest);
  const around = 'x'.repeat(Math.floor(random() ** 4 * 60_000));
  if (newest === undefined || current === undefined) return publish(before, fileName, number, around);
  const choice = random();
  if (current.state === 'removed') {
    if (choice < 0.3) return publish(before, fileName, number, around);
    const change = { kind: 'restore', fileName, info: newest } as const;
    return { change, ...changed(before, newest, { ...current, state: 'public' }, 'restored') };
  }
  if (choice < 0.3) return publish(before, fileName, number, around);
  if (choice < 0.45) {
    const other = `${number} ${around}`;
    const change = { kind: 'publish', fileName, info: newest, around: other } as const;
    return { change, ...changed(before, newest, { ...current, around: other }, 'updated') };
  }
  if (choice < 0.75) {
    const title = `title ${number}`;
    const change = { kind: 'edit', fileName, title } as const;
    return { change, ...changed(before, newest, { ...current, title }, 'edited') };
  }
  const change = { kind: 'remove', fileName } as const;
  return { change, ...changed(before, newest, { ...current, state: 'removed' }, 'removed') };
}

/** A new torrent; it inherits the title of the one that it replaces. */
function publish({ torrents, newest }: KnownPath, fileName: string, number: number, around: string): Step {
  const info = `${fileName} ${number}`;
  const change = { kind: 'publish', fileName, info, around } as const;
  const old = newest === undefined ? undefined : torrents.get(newest);
  const published = { type: 'published', info } as const;
  if (newest === undefined || old?.state !== 'public') {
    const torrent = { state: 'public', title: undefined, around } as const;
    return {
      change,
      after: { torrents: new Map([...torrents, [info, torrent]]), newest: info },
      events: [published],
    };
  }
  const superseded = { ...old, state: 'superseded' } as const;
  const torrent = { state: 'public', title: old.title, around } as const;
  return {
    change,
    after: { torrents: new Map([...torrents, [newest, superseded], [info, torrent]]), newest: info },
    events: [{ type: 'replaced', info: newest }, published],
  };
}

function changed(
  { torrents, newest }: KnownPath,
  info: string,
  torrent: KnownTorrent,
  type: EventType,
): Omit<Step, 'change'> {
  return { after: { torrents: new Map([...torrents, [info, torrent]]), newest }, events: [{ type, info }] };
}
