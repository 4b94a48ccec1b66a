import { z } from 'zod';
import type { CollectionSummary } from '../catalogue/store.ts';
import type { Base } from '../http/context.ts';
import { createAddresses } from './addresses.ts';
import { WHOLE } from './answer-values.ts';
import type { Json } from './endpoint.ts';

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
