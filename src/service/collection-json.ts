import { z } from 'zod';
import { COLLECTION_READS, type CollectionDetails } from '../catalogue/collection-settings.ts';
import { LATEST_ORDERS } from '../catalogue/latest.ts';
import type { RetentionCheck } from '../catalogue/keeping.ts';
import type { SeenCollection } from '../catalogue/readable.ts';
import type { Base } from '../http/context.ts';
import { createAddresses } from './addresses.ts';
import { WHOLE } from './answer-values.ts';
import type { Json } from './endpoint.ts';
import type { RenderedReadme } from './markdown.ts';
import { TORRENT, torrentJson, VERSION } from './torrent-json.ts';

/**
 * A collection in the JSON of every answer. `torrentCount` counts what is below it too; `read` is `token` for a private one,
 * also where a collection above it is what makes it so.
 */
export const COLLECTION = z.strictObject({
  path: z.string(),
  torrentCount: WHOLE,
  read: z.enum(COLLECTION_READS),
  links: z.strictObject({ self: z.url() }),
});

export function collectionJson(
  { path, torrentCount, isPrivate }: Pick<SeenCollection, 'path' | 'torrentCount' | 'isPrivate'>,
  base: Base,
): Json<typeof COLLECTION> {
  const read = isPrivate ? 'token' : 'open';
  return { path, torrentCount, read, links: { self: createAddresses(base).collection(path) } };
}

const RETENTION_RULE = z.strictObject({
  match: z.string().optional(),
  keep: z.union([WHOLE, z.literal('all')]).optional(),
  maxAge: z.string().optional(),
});

const UPLOAD_RULES = z.strictObject({
  trackers: z.array(z.string()).optional(),
  versions: z.array(VERSION).optional(),
  contentBytesMax: WHOLE.optional(),
  fileCountMax: WHOLE.optional(),
});

const SOURCES = z.strictObject({
  trackers: z.array(z.array(z.string())),
  webSeeds: z.array(z.string()),
});

/** What retention rules would remove; `isMore` when there may be more, as not all torrents were looked at. */
export const RETENTION_CHECK = z.strictObject({
  count: WHOLE,
  isMore: z.boolean(),
  items: z.array(TORRENT),
});

export function retentionCheckJson(
  { count, isMore, items }: RetentionCheck,
  base: Base,
): Json<typeof RETENTION_CHECK> {
  return { count, isMore, items: items.map((torrent) => torrentJson(torrent, base)) };
}

/** One collection by its own address: `title` and `summary` are from its README. */
export const COLLECTION_DETAILS = COLLECTION.extend({
  title: z.string().nullable(),
  summary: z.string().nullable(),
  /** The Markdown of its README, as it was written. */
  readme: z.string().nullable(),
  settings: z.strictObject({
    read: z.enum(COLLECTION_READS),
    order: z.enum(LATEST_ORDERS),
    /** What it keeps of its torrents, and those below it that have no rules of their own. */
    retention: z.array(RETENTION_RULE).nullable(),
    /** What it asks of uploads, and those below it that have no rules of their own. */
    uploads: UPLOAD_RULES.nullable(),
    /** Trackers by tier and web seeds that are offered for its torrents, and for those below it that have none of their own. */
    sources: SOURCES.nullable(),
  }),
});

export function collectionDetailsJson(
  details: CollectionDetails,
  rendered: Pick<RenderedReadme, 'title' | 'summary'> | undefined,
  base: Base,
): Json<typeof COLLECTION_DETAILS> {
  return {
    ...collectionJson(details, base),
    title: rendered?.title ?? null,
    summary: rendered?.summary ?? null,
    readme: details.readme?.text ?? null,
    settings: details.settings,
  };
}
