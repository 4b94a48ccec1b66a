import type { Actor } from '../catalogue/actor.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { EditableState } from '../catalogue/edit.ts';
import { toCollection, trimSlashes } from '../catalogue/names.ts';
import type { Count, Cursor, RemovalInput } from '../catalogue/store.ts';
import { canonicalInfohash, type Torrent } from '../catalogue/torrent.ts';
import { AppError } from '../errors.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import { checkNotReserved } from './addresses.ts';
import type { ListQuery } from './list-query.ts';

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

/** Which torrents: those that are named, or those that a search finds, in the order of publication. */
export type BulkSelection = { readonly infohashes: readonly Infohash[] } | { readonly search: ListQuery };

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
 * Changes many torrents, each by itself as if it were the only one: one that may not be changed, or cannot, leaves the
 * others be. Throws malformed for more than 1000 infohashes.
 */
export async function changeMany(
  catalogue: Catalogue,
  selection: BulkSelection,
  change: BulkChange,
  actor: Actor,
): Promise<BulkResult> {
  if ('infohashes' in selection) {
    const infohashes = [...new Set(selection.infohashes)];
    checkCount(infohashes);
    const items = await changeEach(catalogue, infohashes, change, actor);
    return { items, next: undefined, remaining: { count: 0, isMore: false } };
  }
  const { search } = selection;
  const page = await catalogue.list({ ...search, limit: BULK_MAX });
  const items = await changeEach(catalogue, page.items.map(canonicalInfohash), change, actor);
  const remaining = await countAfter(catalogue, search, page.next && page.items.at(-1));
  return { items, next: page.next, remaining };
}

async function changeEach(
  catalogue: Catalogue,
  infohashes: readonly Infohash[],
  change: BulkChange,
  actor: Actor,
): Promise<readonly BulkItem[]> {
  const items: BulkItem[] = [];
  for (let start = 0; start < infohashes.length; start += AT_ONCE) {
    const some = infohashes.slice(start, start + AT_ONCE);
    items.push(...(await Promise.all(some.map((infohash) => attempt(catalogue, infohash, change, actor)))));
  }
  return items;
}

async function attempt(
  catalogue: Catalogue,
  infohash: Infohash,
  change: BulkChange,
  actor: Actor,
): Promise<BulkItem> {
  const torrent = await catalogue.find({ infohash }, actor);
  try {
    await changeOne(catalogue, infohash, change, actor);
    return { infohash, torrent, error: undefined };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { infohash, torrent, error };
  }
}

/** Who lets in many at once lists none of them against its publisher's wish. */
function stateFor(state: EditableState): EditableState | 'asked' {
  return state === 'public' ? 'asked' : state;
}

function changeOne(
  catalogue: Catalogue,
  infohash: Infohash,
  change: BulkChange,
  actor: Actor,
): Promise<Torrent> {
  const address = { infohash };
  switch (change.action) {
    case 'state':
      return catalogue.edit(address, { state: stateFor(change.state), stateReason: change.reason }, actor);
    case 'remove':
      return catalogue.remove(address, actor, {}, change);
    case 'restore':
      return catalogue.restore(infohash, actor);
    case 'category':
      return catalogue.edit(address, { category: change.category }, actor);
    case 'addTag':
      return catalogue.edit(address, { addTags: [change.tag] }, actor);
    case 'removeTag':
      return catalogue.edit(address, { removeTags: [change.tag] }, actor);
    case 'move':
      return move(catalogue, infohash, change.collection, actor);
  }
}

async function move(catalogue: Catalogue, infohash: Infohash, text: string, actor: Actor): Promise<Torrent> {
  const collection = toCollection(trimSlashes(text));
  checkNotReserved(collection);
  return catalogue.edit({ infohash }, { collection }, actor);
}

function checkCount({ length }: readonly Infohash[]): void {
  if (length <= BULK_MAX) return;
  throw new AppError('malformed', `Cannot change ${length} torrents at once`, {
    hint: `Send ${BULK_MAX} at most, and the others after them.`,
  });
}

/** How many of what a search finds come after the last torrent of its page, when there are any. */
async function countAfter(
  catalogue: Catalogue,
  search: ListQuery,
  last: Torrent | undefined,
): Promise<Count> {
  if (last === undefined) return { count: 0, isMore: false };
  const { query, sort: _sort, order, limit: _limit, after: _after, ...filter } = search;
  const time = last.publishedAt.getTime();
  const { publishedFrom, publishedBefore } = filter;
  const bound =
    order === 'asc'
      ? { publishedFrom: new Date(Math.max(time + 1, publishedFrom?.getTime() ?? 0)) }
      : { publishedBefore: new Date(Math.min(time, publishedBefore?.getTime() ?? Infinity)) };
  const { count, isMore } = await catalogue.count({ ...filter, ...bound, query }, COUNT_MAX);
  // Those of the very same moment are not counted, and yet there is one.
  return { count: Math.max(count, 1), isMore };
}
