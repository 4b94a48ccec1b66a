import type { Actor } from './actor.ts';
import type { Catalogue } from './catalogue.ts';
import type { EditableState, TorrentEdit } from './edit.ts';
import { trimSlashes } from './names.ts';
import type { Preconditions } from './preconditions.ts';
import type { Count, Cursor } from './torrent-list.ts';
import type { RemovalInput } from './removal.ts';
import type { TorrentAddress } from './store.ts';
import { canonicalInfohash, type Torrent } from './torrent.ts';
import { AppError } from '../errors.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import type { ListQuery } from './typed-filter.ts';

/** How many torrents one request changes. */
export const BULK_MAX = 1000;

/** As many as the writer commits together. */
const AT_ONCE = 64;

const COUNT_MAX = 100_000;

/** What is to become of each torrent. */
export type BulkChange =
  | { readonly action: 'state'; readonly state: EditableState; readonly reason?: string | undefined }
  | ({ readonly action: 'remove' } & RemovalInput)
  | { readonly action: 'restore' }
  | { readonly action: 'category'; readonly category: string | null }
  | { readonly action: 'addTag' | 'removeTag'; readonly tag: string }
  | { readonly action: 'move'; readonly collection: string };

/** A torrent that is named, with its version as the moderator looked at it. */
export interface ChosenTorrent extends Pick<Preconditions, 'seen'> {
  readonly infohash: Infohash;
}

/**
 * Which torrents: those that are named, or those that a search finds, in the order of publication and up to its limit.
 * What was changed since `seenAt` is refused: the moderator looked at the list of the search then.
 */
export type BulkSelection =
  | { readonly chosen: readonly ChosenTorrent[] }
  | ({ readonly search: ListQuery } & Pick<Preconditions, 'seenAt'>);

/** What became of one torrent. */
export interface BulkItem {
  readonly infohash: Infohash;
  /** As it was before; undefined when it could not be found. */
  readonly torrent: Torrent | undefined;
  /** Why it was not changed. */
  readonly error: AppError | undefined;
}

export interface BulkResult {
  readonly items: readonly BulkItem[];
  /** Where to go on with the same search, when it finds more. */
  readonly next: Cursor | undefined;
  /** How many it still finds. */
  readonly remaining: Count;
}

/**
 * Changes many torrents, each by itself as if it were the only one: one that may not be changed, or cannot, does not stop
 * the others. Throws malformed for more than 1000 that are named.
 */
export async function changeMany(
  catalogue: Catalogue,
  selection: BulkSelection,
  change: BulkChange,
  actor: Actor,
): Promise<BulkResult> {
  if ('chosen' in selection) {
    const tasks = selection.chosen.map(({ infohash, seen }) => ({ infohash, conditions: { seen } }));
    const once = [...new Map(tasks.map((task) => [task.infohash, task])).values()];
    checkCount(once);
    const items = await changeEach(catalogue, once, change, actor);
    return { items, next: undefined, remaining: { count: 0, isMore: false } };
  }
  const { search, seenAt } = selection;
  const page = await catalogue.list({ ...search, limit: Math.min(search.limit, BULK_MAX) }, actor);
  const tasks = page.items.map((torrent) => ({
    infohash: canonicalInfohash(torrent),
    // The same may be published in a collection that the search does not look through.
    area: torrent.area,
    conditions: { seenAt },
  }));
  const items = await changeEach(catalogue, tasks, change, actor);
  const remaining = await countAfter(catalogue, search, page.next && page.items.at(-1), actor);
  return { items, next: page.next, remaining };
}

interface Task {
  readonly infohash: Infohash;
  readonly area?: string;
  readonly conditions: Preconditions;
}

async function changeEach(
  catalogue: Catalogue,
  tasks: readonly Task[],
  change: BulkChange,
  actor: Actor,
): Promise<readonly BulkItem[]> {
  const items: BulkItem[] = [];
  for (let start = 0; start < tasks.length; start += AT_ONCE) {
    const some = tasks.slice(start, start + AT_ONCE);
    items.push(...(await Promise.all(some.map((task) => attempt(catalogue, task, change, actor)))));
  }
  return items;
}

async function attempt(
  catalogue: Catalogue,
  task: Task,
  change: BulkChange,
  actor: Actor,
): Promise<BulkItem> {
  const { infohash } = task;
  const torrent = await catalogue.find(addressOf(task), actor);
  try {
    await changeOne(catalogue, task, change, actor);
    return { infohash, torrent, error: undefined };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { infohash, torrent, error };
  }
}

/** Approving many torrents at once lists none of them that its publisher wants unlisted. */
function stateFor(state: EditableState): EditableState | 'asked' {
  return state === 'public' ? 'asked' : state;
}

function addressOf({ infohash, area }: Task): TorrentAddress {
  return { infohash, ...(area !== undefined && { area }) };
}

async function changeOne(
  catalogue: Catalogue,
  task: Task,
  change: BulkChange,
  actor: Actor,
): Promise<Torrent> {
  const { infohash, conditions } = task;
  const address = addressOf(task);
  switch (change.action) {
    case 'remove':
      return catalogue.remove(address, actor, conditions, change);
    case 'restore':
      return catalogue.restore(infohash, actor, conditions);
    default:
      return catalogue.edit(address, editFor(change), actor, conditions);
  }
}

function editFor(change: Exclude<BulkChange, { action: 'remove' | 'restore' }>): TorrentEdit {
  switch (change.action) {
    case 'state':
      return { state: stateFor(change.state), stateReason: change.reason };
    case 'category':
      return { category: change.category };
    case 'addTag':
      return { addTags: [change.tag] };
    case 'removeTag':
      return { removeTags: [change.tag] };
    case 'move':
      return { collection: trimSlashes(change.collection) };
  }
}

function checkCount({ length }: readonly Task[]): void {
  if (length <= BULK_MAX) return;
  throw new AppError('malformed', `Cannot change ${length} torrents at once`, {
    hint: `Send at most ${BULK_MAX}, then the others.`,
  });
}

/** How many of what a search finds come after the last torrent of its page, when there are any. */
async function countAfter(
  catalogue: Catalogue,
  search: ListQuery,
  last: Torrent | undefined,
  actor: Actor,
): Promise<Count> {
  if (last === undefined) return { count: 0, isMore: false };
  const { query, sort: _sort, order, limit: _limit, after: _after, ...filter } = search;
  const time = last.publishedAt.getTime();
  const { publishedFrom, publishedBefore } = filter;
  const bound =
    order === 'asc'
      ? { publishedFrom: new Date(Math.max(time + 1, publishedFrom?.getTime() ?? 0)) }
      : { publishedBefore: new Date(Math.min(time, publishedBefore?.getTime() ?? Infinity)) };
  const { count, isMore } = await catalogue.count({ ...filter, ...bound, query }, COUNT_MAX, actor);
  // Those of the very same moment are not counted, and yet there is one.
  return { count: Math.max(count, 1), isMore };
}
