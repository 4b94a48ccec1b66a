import { hash } from 'node:crypto';
import type { Actor } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { TorrentEdit } from '../../catalogue/edit.ts';
import { isOfStreams } from '../../catalogue/stream.ts';
import type { CatalogueStore } from '../../catalogue/store.ts';
import type { Cursor } from '../../catalogue/torrent-list.ts';
import type { TorrentDraft } from '../../catalogue/draft.ts';
import { holdsPath, type Torrent } from '../../catalogue/torrent.ts';
import { ProblemError } from '../../client/problem-error.ts';
import { AppError } from '../../errors.ts';
import type { Infohash } from '../../metainfo/infohash.ts';
import { printable } from '../printable.ts';
import { infohashOf, type Source } from './source.ts';
import type { SourceTorrent } from './source-torrent.ts';

/**
 * What a mirror did. `gone`: it is not at the source any more, and was not here. `skipped`: it is in a stream, which has
 * numbers of its own here. `refused`: by a rule here, or because its bytes are not what the source says.
 */
export const OUTCOMES = [
  'published',
  'changed',
  'removed',
  'unchanged',
  'gone',
  'skipped',
  'refused',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface CopyParts {
  readonly source: Pick<Source, 'download'>;
  readonly catalogue: Catalogue;
  readonly store: CatalogueStore;
  /** The mirror's own token: what it published is its own, and it changes nothing else. */
  readonly actor: Actor;
  /** The largest .torrent file that is accepted here, in bytes. */
  readonly bytesMax: number;
  readonly now: () => Date;
  readonly onOutcome: (outcome: Outcome, infohash: Infohash) => void;
  /** Says why something was refused. */
  readonly say: (text: string) => void;
}

/** How many files are loaded and checked at once. */
const IN_FLIGHT_MAX = 8;
/** How many new torrents are written at once, in few transactions. The store keeps their order. */
const WRITING_MAX = 64;
const PAGE_SIZE = 200;

/** Brings torrents of a source into a catalogue. */
export interface Copy {
  /**
   * Makes these torrents here as they are there, in their order: files are loaded several at once, but published one after
   * the other. `isDated` torrents, such as those of a dump, do not undo what changed here later. Resolves when all are durable. Rejects when the source cannot be asked any more.
   */
  putAll(
    torrents: AsyncIterable<SourceTorrent> | Iterable<SourceTorrent>,
    options?: { readonly isDated?: boolean },
  ): Promise<void>;
  /** Removes a torrent that the mirror has published, when it is here. */
  remove(infohash: Infohash): Promise<void>;
  /** Removes what the mirror has published and the source does not have. */
  removeOthers(isThere: (torrent: Torrent) => boolean): Promise<void>;
}

/** A torrent that is loaded and checked, as far as it has to be; or why it is not. */
interface Prepared {
  readonly torrent: SourceTorrent;
  readonly draft?: TorrentDraft;
  readonly error?: Error;
}

export function createCopy(parts: CopyParts): Copy {
  const { source, catalogue, store, actor, bytesMax, now, onOutcome, say } = parts;
  const find = (torrent: SourceTorrent) => store.find({ infohash: infohashOf(torrent) });

  const isNewerHere = async (torrent: SourceTorrent): Promise<boolean> => {
    const here = await find(torrent);
    return (
      here !== undefined && holdsPath(here.state) && here.updatedAt.getTime() > Date.parse(torrent.updatedAt)
    );
  };

  const prepare = async (torrent: SourceTorrent): Promise<Prepared> => {
    try {
      const here = await find(torrent);
      if (here !== undefined && holdsPath(here.state) && here.sha256 === torrent.sha256) return { torrent };
      const bytes = await source.download(torrent, bytesMax);
      if (hash('sha256', bytes) !== torrent.sha256)
        throw new AppError('invalid', 'Its bytes have another SHA-256');
      const { collection, fileName } = torrent;
      const infohash = infohashOf(torrent);
      const fields = fieldsOf(torrent);
      return {
        torrent,
        draft: await catalogue.draft({ bytes, collection, fileName, infohash, fields, visibility: 'public' }),
      };
    } catch (error) {
      return { torrent, error: error instanceof Error ? error : new Error(String(error)) };
    }
  };

  const apply = async ({ torrent, draft, error }: Prepared): Promise<Outcome> => {
    if (error !== undefined) throw error;
    const before = await find(torrent);
    if (draft === undefined) return before === undefined ? 'gone' : align(torrent, before);
    const isUpdate = before !== undefined && holdsPath(before.state);
    const at = isUpdate ? torrent.updatedAt : torrent.publishedAt;
    if (isUpdate) await align(torrent, before);
    const { outcome, torrent: after } = await store.publish(draft, actor, {}, notLater(at, now()));
    if (outcome === 'conflict') throw new AppError('conflict', 'The same torrent is at another path here');
    await align(torrent, after);
    return outcome === 'unchanged' || outcome === 'updated' ? 'changed' : 'published';
  };

  /** Gives a torrent the path and the fields that it has at the source. */
  const align = async (torrent: SourceTorrent, here: Torrent): Promise<Outcome> => {
    const edit = editBetween(here, torrent);
    if (edit === undefined) return 'unchanged';
    await catalogue.edit({ infohash: infohashOf(torrent) }, edit, actor);
    return 'changed';
  };

  const applyAndTell = async (prepared: Prepared): Promise<void> => {
    const infohash = infohashOf(prepared.torrent);
    try {
      onOutcome(await apply(prepared), infohash);
    } catch (error) {
      if (isGone(error)) return onOutcome('gone', infohash);
      if (!isRefusal(error)) throw error;
      onOutcome('refused', infohash);
      say(`Refused ${printable(pathOf(prepared.torrent))}: ${error.message}`);
    }
  };

  const remove = async (infohash: Infohash): Promise<void> => {
    const here = await store.find({ infohash });
    if (here === undefined || here.ownerId !== actor.tokenId || here.state === 'removed')
      return onOutcome('gone', infohash);
    try {
      await catalogue.remove({ infohash }, actor);
      onOutcome('removed', infohash);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      onOutcome('refused', infohash);
      say(`Not removed ${printable(pathOf(here))}: ${error.message}`);
    }
  };

  return {
    async putAll(torrents, { isDated = false } = {}) {
      const loading: Promise<Prepared>[] = [];
      const writing: Promise<void>[] = [];
      const put = async (prepared: Prepared): Promise<void> => {
        // What is here already may be in the way of another one, so nothing else is written then.
        const isNew = prepared.draft !== undefined && (await find(prepared.torrent)) === undefined;
        if (writing.length >= (isNew ? WRITING_MAX : 1)) await Promise.all(writing.splice(0));
        const written = applyAndTell(prepared);
        if (!isNew) return written;
        // The caller that waits for all of them gets its error.
        written.catch(() => {});
        writing.push(written);
      };
      for await (const torrent of torrents) {
        if (torrent.state !== 'public' || (isDated && (await isNewerHere(torrent)))) continue;
        if (isOfStreams(torrent.collection)) {
          onOutcome('skipped', infohashOf(torrent));
          continue;
        }
        loading.push(prepare(torrent));
        if (loading.length >= IN_FLIGHT_MAX) await put(await first(loading));
      }
      while (loading.length > 0) await put(await first(loading));
      await Promise.all(writing);
    },
    remove,
    async removeOthers(isThere) {
      const filter = { ownerId: actor.tokenId, state: 'public', below: true } as const;
      let after: Cursor | undefined;
      do {
        const page = await store.list({
          ...filter,
          sort: 'published',
          order: 'asc',
          limit: PAGE_SIZE,
          after,
        });
        for (const torrent of page.items) if (!isThere(torrent)) await remove(infohashOf(toSource(torrent)));
        after = page.next;
      } while (after !== undefined);
    },
  };
}

function first(waiting: Promise<Prepared>[]): Promise<Prepared> {
  const [next] = waiting.splice(0, 1);
  if (next === undefined) throw new Error('Cannot take the first of nothing');
  return next;
}

function toSource({ infohashV1, infohashV2 }: Torrent) {
  return { infohashV1: infohashV1 ?? null, infohashV2: infohashV2 ?? null };
}

function fieldsOf({ title, description, category, tags, licence }: SourceTorrent) {
  return {
    title: title ?? undefined,
    description: description ?? undefined,
    category: category ?? undefined,
    tags,
    licence: licence ?? undefined,
  };
}

/** What has to change here; undefined for nothing. */
function editBetween(here: Torrent, there: SourceTorrent): TorrentEdit | undefined {
  const texts = ['title', 'description', 'category', 'licence', 'collection', 'fileName'] as const;
  const changed = texts.filter((name) => (here[name] ?? null) !== there[name]);
  const hasOtherTags = here.tags.join('\n') !== there.tags.join('\n');
  if (changed.length === 0 && !hasOtherTags) return undefined;
  return {
    ...Object.fromEntries(changed.map((name) => [name, there[name]])),
    ...(hasOtherTags && { tags: there.tags }),
  };
}

/** The time that the source says, unless it is in the future or before all torrents. */
function notLater(text: string, now: Date): Date {
  const time = Date.parse(text);
  return time > 0 && time <= now.getTime() ? new Date(time) : now;
}

function isGone(error: unknown): boolean {
  return error instanceof ProblemError && [404, 410, 451].includes(error.status);
}

/** What concerns one torrent: the next one may be fine. */
function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && error.code !== 'unavailable';
}

function pathOf({ collection, fileName }: Pick<Torrent, 'collection' | 'fileName'>): string {
  return `/${collection}/${fileName}`;
}
