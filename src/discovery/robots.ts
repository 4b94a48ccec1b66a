import type { Context } from '../http/context.ts';
import { respondText } from '../http/respond.ts';
import { createAddresses } from '../service/addresses.ts';

/** What is not for search engines: searches of all kinds, which have no end, and what answers programs. */
const DISALLOWED = [
  'admin',
  'announce',
  'api/',
  'dump.ndjson.zst',
  'login',
  'scrape',
  'torznab/',
  '*?q=',
  '*&q=',
] as const;

/** What search engines may read, and where they find all pages (RFC 9309). */
export function robots(_request: Request, { base }: Context): Response {
  const lines = [
    'User-agent: *',
    ...DISALLOWED.map((path) => `Disallow: ${base.prefix}/${path}`),
    '',
    `Sitemap: ${createAddresses(base).sitemap()}`,
  ];
  return respondText(200, lines.join('\n'), { 'cache-control': 'public, max-age=3600' });
}
