import { z } from 'zod';
import { COLLECTION_READS, type CollectionDetails } from '../catalogue/collection-settings.ts';
import { LATEST_ORDERS } from '../catalogue/latest.ts';
import type { CollectionSummary } from '../catalogue/store.ts';
import type { Base } from '../http/context.ts';
import { createAddresses } from './addresses.ts';
import { WHOLE } from './answer-values.ts';
import type { Json } from './endpoint.ts';
import type { RenderedReadme } from './markdown.ts';

/** A collection in the JSON of every answer; `torrentCount` counts what is below it too. */
export const COLLECTION = z.strictObject({
  path: z.string(),
  torrentCount: WHOLE,
  links: z.strictObject({ self: z.url() }),
});

export function collectionJson(
  { path, torrentCount }: CollectionSummary,
  base: Base,
): Json<typeof COLLECTION> {
  return { path, torrentCount, links: { self: createAddresses(base).collection(path) } };
}

/** One collection by its own address: `title` and `summary` are from its README. */
export const COLLECTION_DETAILS = COLLECTION.extend({
  title: z.string().nullable(),
  summary: z.string().nullable(),
  settings: z.strictObject({ read: z.enum(COLLECTION_READS), order: z.enum(LATEST_ORDERS) }),
});

export function collectionDetailsJson(
  details: CollectionDetails,
  readme: Pick<RenderedReadme, 'title' | 'summary'> | undefined,
  base: Base,
): Json<typeof COLLECTION_DETAILS> {
  return {
    ...collectionJson(details, base),
    title: readme?.title ?? null,
    summary: readme?.summary ?? null,
    settings: details.settings,
  };
}
