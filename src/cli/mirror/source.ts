import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { z } from 'zod';
import { createClient } from '../../client/client.ts';
import { ProblemError, problemOf } from '../../client/problem-error.ts';
import { AppError } from '../../errors.ts';
import { lackOf, type Room } from '../../catalogue/room.ts';
import { canonicalInfohash } from '../../catalogue/torrent.ts';
import { atEvery } from '../../lib/at-every.ts';
import type { InfohashV1, InfohashV2 } from '../../metainfo/infohash.ts';
import { askOnce, createFetch, trying, type Asking } from '../fetch-safely.ts';
import { SOURCE_EVENT, SOURCE_TORRENT, type SourceEvent, type SourceTorrent } from './source-torrent.ts';

/** A line of a dump has at most the longest fields of a torrent and all its findings. */
const LINE_CHARACTERS_MAX = 4 * 1024 * 1024;
const EVENTS_LIMIT = 100;
const LIST_LIMIT = 500;
/** After how much of a dump the disk is looked at again. */
const ROOM_CHECK_BYTES = 8 * 1024 * 1024;
/** How long a dump may send nothing, in the middle of it. */
const SILENCE_MS = 60_000;

const HEADER = z.object({ format: z.literal('torrentry-dump'), version: z.literal(1), cursor: z.string() });

export interface SourceOptions extends Asking {
  /** Ends in a slash. */
  readonly url: string;
  readonly token: string | undefined;
  /** How much must stay free on the disk while a dump is kept, which may be without end; undefined for no limit. */
  readonly room: Room | undefined;
}

/** All torrents of the source, and the position of the events that follow. */
export interface Whole {
  readonly cursor: string;
  readonly torrents: AsyncIterable<SourceTorrent>;
}

export interface EventPage {
  readonly events: readonly SourceEvent[];
  readonly end: string;
  readonly isMore: boolean;
}

/** Another instance, as it is read. Everything in its answers is checked. */
export interface Source {
  /**
   * All torrents, by the dump, which is kept in `file` until `torrents` is read; or by the list where there is no dump.
   * Rejects with ProblemError and like `createFetch`.
   */
  openWhole(file: string): Promise<Whole>;
  /** The events after a position. Rejects with ProblemError: 410 when they are no longer kept. */
  readEvents(after: string): Promise<EventPage>;
  /** The .torrent file of a torrent. Rejects with ProblemError, 404 or 410 when it has gone since, and with too_large. */
  download(torrent: SourceTorrent, bytesMax: number): Promise<Uint8Array>;
}

/**
 * Makes the source at an address. Its token is only used where nothing can be read without one: it may read private
 * collections, which are not for the readers of a mirror. Rejects like `createFetch`.
 */
export async function createSource({ url, token: given, room, ...asking }: SourceOptions): Promise<Source> {
  const fetchWhole = createFetch(asking);
  const probe = await fetchWhole(`${url}api/v1/events?after=now&limit=1`);
  const token = probe.status === 401 ? given : undefined;
  const client = createClient({ url, token, fetch: (address, init) => fetchWhole(address, init) });
  const authorization: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };

  /** Whether there is a dump, which is then in the file. */
  const loadDump = async (file: string): Promise<boolean> => {
    const address = `${url}dump.ndjson.zst`;
    const response = await trying(asking, address, async () => {
      // Not the time limit of one answer: a large dump takes longer, as long as something comes.
      const answer = await askOnce(address, { headers: authorization }, asking.signal);
      if (answer.status !== 200 || answer.body === null) return answer;
      await save(answer.body, file, room, asking.signal);
      return new Response(null, { status: 200 });
    });
    if (response.status === 200) return true;
    if (response.status !== 404) throw await problemOf(response);
    await response.body?.cancel();
    return false;
  };

  const isOpen = async (collection: string): Promise<boolean> => {
    try {
      return collection === '' || (await client.showCollection({ collection })).read === 'open';
    } catch (error) {
      // There is nothing in it any more.
      if (error instanceof ProblemError && error.status === 404) return true;
      throw error;
    }
  };

  /**
   * The events with torrents of private collections as removed: the events for a token have these, and the dump does
   * not.
   */
  const onlyOpen = async (events: readonly SourceEvent[]): Promise<readonly SourceEvent[]> => {
    const collections = new Set(events.flatMap(({ torrent }) => torrent?.collection ?? []));
    const open = new Map<string, boolean>();
    for (const collection of collections) open.set(collection, await isOpen(collection));
    return events.map((event) =>
      event.torrent === null || open.get(event.torrent.collection) === true
        ? event
        : { ...event, type: 'removed', torrent: null },
    );
  };

  async function* listed(): AsyncGenerator<SourceTorrent> {
    for await (const torrent of client.each('listTorrents', { order: 'asc', limit: LIST_LIMIT }))
      yield checked(SOURCE_TORRENT, torrent, url);
  }

  return {
    async openWhole(file) {
      if (!(await loadDump(file))) {
        const { end } = await client.listEvents({ after: 'now', limit: 1 });
        return { cursor: checked(z.string(), end, url), torrents: listed() };
      }
      const lines = linesOf(file, url);
      const first = await lines.next();
      const { cursor } = checked(HEADER, first.done === true ? undefined : first.value, url);
      return { cursor, torrents: dumped(lines, file, url) };
    },
    async readEvents(after) {
      const { items, next, end } = await client.listEvents({ after, limit: EVENTS_LIMIT });
      const events = checked(z.array(SOURCE_EVENT), items, url);
      return {
        events: token === undefined ? events : await onlyOpen(events),
        end: checked(z.string(), end, url),
        isMore: next !== null,
      };
    },
    async download(torrent, bytesMax) {
      const address = `${url}torrents/${infohashOf(torrent)}.torrent`;
      const response = await fetchWhole(address, { headers: authorization }, bytesMax);
      if (response.status === 200) return new Uint8Array(await response.arrayBuffer());
      throw new ProblemError(`${address} answered ${response.status}`, response);
    },
  };
}

/** By what a torrent of the source is known. */
export function infohashOf({ infohashV1, infohashV2 }: Pick<SourceTorrent, 'infohashV1' | 'infohashV2'>) {
  return canonicalInfohash({
    infohashV1: (infohashV1 ?? undefined) as InfohashV1 | undefined,
    infohashV2: (infohashV2 ?? undefined) as InfohashV2 | undefined,
  });
}

/** A body as a file, whole. Ends when nothing comes for a minute, and leaves no part of it where the disk has no room. */
async function save(
  body: NonNullable<Response['body']>,
  file: string,
  room: Room | undefined,
  stopped: AbortSignal,
): Promise<void> {
  const checkRoom = async (): Promise<void> => {
    const lack = room && lackOf(room.floor, await room.diskSpace());
    if (lack !== undefined) throw noRoom(lack);
  };
  const silent = new AbortController();
  const timer = setTimeout(() => silent.abort(new Error('nothing came for a minute')), SILENCE_MS);
  const watched = async function* watch(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      timer.refresh();
      yield chunk;
    }
  };
  const signal = AbortSignal.any([stopped, silent.signal]);
  try {
    await pipeline(
      Readable.fromWeb(body),
      watched,
      atEvery(ROOM_CHECK_BYTES, checkRoom),
      createWriteStream(file, { mode: 0o640 }),
      { signal },
    );
  } catch (error) {
    await rm(file, { force: true });
    const isFull =
      error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code));
    throw isFull ? noRoom('the disk is full', error) : error;
  } finally {
    clearTimeout(timer);
  }
}

function noRoom(why: string, cause?: unknown): AppError {
  return new AppError('unavailable', `Cannot keep the dump while it is read: ${why}`, {
    hint: 'Free some space, and start the mirror again.',
    cause,
  });
}

/** The lines of a dump as values. Throws invalid for what is not a dump, and for a line that is too long. */
async function* linesOf(file: string, url: string): AsyncGenerator<unknown, void, void> {
  const decompress = createZstdDecompress();
  const source = createReadStream(file);
  source.on('error', (error) => decompress.destroy(error));
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of source.pipe(decompress)) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      if (text.length > LINE_CHARACTERS_MAX) throw new Error('a line is too long');
      for (const line of lines) yield JSON.parse(line);
    }
    if (text !== '') throw new Error('its last line is cut');
  } catch (cause) {
    throw unreadable(url, cause);
  } finally {
    source.destroy();
    decompress.destroy();
  }
}

async function* dumped(
  lines: AsyncIterable<unknown>,
  file: string,
  url: string,
): AsyncGenerator<SourceTorrent> {
  for await (const line of lines) yield checked(SOURCE_TORRENT, line, url);
  await rm(file, { force: true });
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown, url: string): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw unreadable(url, parsed.error);
}

function unreadable(url: string, cause: unknown): AppError {
  return new AppError('invalid', `Cannot understand what ${url} says: it is not as Torrentry says it`, {
    cause,
    hint: 'Check the address. If it is right, that service may need a newer version of this program.',
  });
}
