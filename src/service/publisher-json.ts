import { z } from 'zod';
import type { Publisher } from '../catalogue/publisher.ts';
import type { Base } from '../http/context.ts';
import { createAddresses } from './addresses.ts';
import { TIME } from './answer-values.ts';
import type { Json } from './endpoint.ts';

/** Who published a torrent, where the publisher has a page. */
export const PUBLISHER_LINK = z.strictObject({ name: z.string(), url: z.url(), verified: z.boolean() });

/** A publisher with a page of its own. */
export const PUBLISHER = z.strictObject({
  slug: z.string(),
  name: z.string(),
  about: z.string().nullable(),
  verified: z.boolean(),
  createdAt: TIME,
  updatedAt: TIME,
  links: z.strictObject({ self: z.url(), page: z.url(), feed: z.url() }),
});

/** A publisher in the JSON of one of its torrents. */
export function publisherLink({ name, slug, verified }: Publisher, base: Base): Json<typeof PUBLISHER_LINK> {
  return { name, url: createAddresses(base).publisher(slug), verified };
}

/** A publisher as the API shows it. */
export function publisherJson(publisher: Publisher, base: Base): Json<typeof PUBLISHER> {
  const { slug, name, about, verified, createdAt, updatedAt } = publisher;
  const addresses = createAddresses(base);
  const page = addresses.publisher(slug);
  return {
    slug,
    name,
    about: about ?? null,
    verified,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    links: { self: `${addresses.api}/publishers/${slug}`, page, feed: `${page}/feed.atom` },
  };
}
