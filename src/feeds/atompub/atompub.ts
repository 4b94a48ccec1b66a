import { checkMayChange } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { toCollection } from '../../catalogue/names.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { validatorHeaders } from '../../http/conditions.ts';
import type { Context } from '../../http/context.ts';
import { respondUnchanged } from '../../http/partial.ts';
import { respond, respondPieces, type ResponseHeaders } from '../../http/respond.ts';
import { preconditionsOf } from '../../service/conditions.ts';
import type { Asked } from '../../service/endpoint-routes.ts';
import { nextQuery, toListQuery } from '../../service/list-query.ts';
import { publishFile, publishingOf } from '../../service/publish.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import { nameFromHeaders, receiveRaw } from '../../service/receive.ts';
import { getRevision, revisionValidators } from '../../service/revision.ts';
import { urnOf } from '../atom.ts';
import { toFeedItem } from '../feed-item.ts';
import { createAddresses } from '../../service/addresses.ts';
import { atompubAddresses } from './addresses.ts';
import {
  CATEGORIES_TYPE,
  ENTRY_TYPE,
  FEED_TYPE,
  SERVICE_TYPE,
  writeCategories,
  writeEntry,
  writeMembers,
  writeService,
} from './documents.ts';
import type * as endpoints from './endpoints.ts';
import { readEntry } from './entry-input.ts';

const PAGE_SIZE = 50;
const PAGE_SIZE_MAX = 100;
const CATEGORIES_MAX = 500;

export interface AtompubParts {
  readonly catalogue: Catalogue;
  readonly rateLimits: Pick<RateLimits, 'take' | 'payer'>;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
  readonly siteName: string;
}

/** AtomPub (RFC 5023): collections of .torrent files, each with an entry about it. */
export function atompub({ catalogue, rateLimits, uploadBytesMax, siteName }: AtompubParts) {
  const respondEntry = async (
    status: number,
    torrent: Torrent,
    { base }: Context,
    headers: ResponseHeaders = {},
  ): Promise<Response> =>
    respond(
      status,
      {
        // Compressed it would have a weak tag, with which no client could change this version.
        'cache-control': 'private, no-cache, no-transform',
        etag: `"${await catalogue.versionOf(torrent)}"`,
        'content-type': ENTRY_TYPE,
        ...headers,
      },
      writeEntry(torrent, siteName, base),
    );

  return {
    service: async ({
      request,
      context,
      visitor,
    }: Asked<typeof endpoints.GET_SERVICE>): Promise<Response> => {
      // It reads all collections, one after the other.
      await rateLimits.take('searches', request, visitor);
      const addresses = atompubAddresses(context.base);
      const headers = { 'cache-control': 'no-cache', 'content-type': SERVICE_TYPE };
      return respondPieces(
        200,
        headers,
        writeService({ catalogue, viewer: visitor.actor, siteName, addresses }),
      );
    },

    categories: async ({ context }: Asked<typeof endpoints.GET_CATEGORIES>): Promise<Response> => {
      const { categories: scheme } = atompubAddresses(context.base);
      const categories = await catalogue.listCategories(CATEGORIES_MAX);
      const headers = { 'cache-control': 'no-cache', 'content-type': CATEGORIES_TYPE };
      return respond(200, headers, writeCategories(categories, scheme));
    },

    list: async ({
      request,
      context,
      visitor,
      query,
    }: Asked<
      typeof endpoints.LIST_MEMBERS_IN_ROOT | typeof endpoints.LIST_MEMBERS_IN
    >): Promise<Response> => {
      const { base, target } = context;
      const collection = collectionOf(context);
      const wanted = toListQuery(query, PAGE_SIZE, ({ limit }) => ({
        collection,
        below: false,
        limit: Math.min(limit, PAGE_SIZE_MAX),
      }));
      const revision = await getRevision(catalogue, collection, visitor.actor);
      const validators = revisionValidators(revision, 'atompub');
      const headers = { 'cache-control': 'no-cache' };
      const unchanged = respondUnchanged(request, validators, headers);
      if (unchanged !== undefined) return unchanged;
      const { items, next } = await catalogue.list(wanted, visitor.actor);
      const first = atompubAddresses(base).collection(collection);
      const feed = {
        title: collection === '' ? siteName : collection,
        siteName,
        self: `${first}${target.search}`,
        first,
        next: next && `${first}?${nextQuery(target.query, wanted, next).toString()}`,
        updatedAt: revision.changedAt,
        items,
      };
      const described = { ...headers, ...validatorHeaders(validators), 'content-type': FEED_TYPE };
      return respond(200, described, writeMembers(feed, base));
    },

    /** Publishes a .torrent file, and answers with its entry. */
    add: async ({
      request,
      context,
      visitor,
    }: Asked<typeof endpoints.ADD_MEMBER_IN_ROOT | typeof endpoints.ADD_MEMBER_IN>): Promise<Response> => {
      const { base } = context;
      const collection = collectionOf(context);
      catalogue.checkCollection(collection);
      const publishing = publishingOf(request, base, visitor, rateLimits);
      await catalogue.checkRoom(visitor.actor);
      const bytes = await receiveRaw(request, uploadBytesMax);
      const input = { bytes, collection, fileName: nameFromHeaders(request) };
      const { status, torrent } = await publishFile(catalogue, input, publishing);
      const address = atompubAddresses(base).member(torrent);
      // RFC 5023 section 9.2: the same address in both says that the answer is the whole entry.
      return respondEntry(status, torrent, context, { location: address, 'content-location': address });
    },

    show: async ({ request, context, visitor }: Asked<typeof endpoints.GET_MEMBER>): Promise<Response> => {
      const torrent = await catalogue.get(context.params.infohash, visitor.actor);
      const etag = await catalogue.versionOf(torrent);
      const caching = { 'cache-control': 'private, no-cache, no-transform' };
      const unchanged = respondUnchanged(request, { etag, lastModified: undefined }, caching);
      return unchanged ?? respondEntry(200, torrent, context);
    },

    /** Replaces the fields by those of an entry. */
    edit: async ({ request, context, visitor }: Asked<typeof endpoints.EDIT_MEMBER>): Promise<Response> => {
      const { actor } = visitor;
      const { infohash } = context.params;
      const torrent = await catalogue.get(infohash, actor);
      // What can be refused without the body is refused before it is read.
      checkMayChange(actor, torrent);
      const item = toFeedItem(torrent, { addresses: createAddresses(context.base) });
      const { categories: scheme } = atompubAddresses(context.base);
      const edit = await readEntry(request, torrent, { id: urnOf(item), scheme });
      const edited = await catalogue.edit(infohash, edit, actor, preconditionsOf(request));
      return respondEntry(200, edited, context);
    },

    remove: async ({
      request,
      context,
      visitor,
    }: Asked<typeof endpoints.REMOVE_MEMBER>): Promise<Response> => {
      await catalogue.remove(context.params.infohash, visitor.actor, preconditionsOf(request));
      return respond(204, {});
    },
  };
}

function collectionOf({ params }: { readonly params: { readonly collection?: string } }): string {
  return toCollection(params.collection ?? '');
}
