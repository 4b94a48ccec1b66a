import { STRANGER } from '../catalogue/actor.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import type { Context } from '../http/context.ts';
import { respond } from '../http/respond.ts';
import { createAddresses } from '../service/addresses.ts';
import type { Call } from '../service/endpoint-routes.ts';
import { xml, XML_DECLARATION } from '../service/xml.ts';
import type { GET_SITEMAP } from './endpoints.ts';

/** This many are read in 2 ms. An index may have 50,000 parts: enough for 50 million torrents. */
const PART_IDS = 1000;

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const HEADERS = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' };

/**
 * The pages of all public torrents for search engines (sitemaps.org): an index, and parts of a thousand ids each. A part
 * keeps its address while torrents come and go.
 */
export function sitemap(catalogue: Pick<Catalogue, 'list'>) {
  return async (_request: Request, { base }: Context, call: Call<typeof GET_SITEMAP>): Promise<Response> => {
    await call.admit();
    const { from } = call.query();
    const addresses = createAddresses(base);
    if (from === undefined) {
      const { items } = await catalogue.list({ sort: 'published', order: 'desc', limit: 1 }, STRANGER);
      const count = Math.ceil((items[0]?.id ?? 0) / PART_IDS);
      const parts = Array.from({ length: count }, (_, index) => addresses.sitemap(index * PART_IDS));
      return respondXml(xml`<sitemapindex xmlns="${NAMESPACE}">
${parts.map((address) => xml`<sitemap><loc>${address}</loc></sitemap>\n`)}</sitemapindex>
`);
    }
    const after = { value: from, id: from };
    const page = await catalogue.list({ sort: 'published', order: 'asc', limit: PART_IDS, after }, STRANGER);
    const torrents = page.items.filter(({ id }) => id <= from + PART_IDS);
    return respondXml(xml`<urlset xmlns="${NAMESPACE}">
${torrents.map((torrent) => entry(addresses.page(torrent), torrent))}</urlset>
`);
  };
}

function entry(address: string, { updatedAt }: Torrent) {
  return xml`<url><loc>${address}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>\n`;
}

function respondXml(document: ReturnType<typeof xml>): Response {
  return respond(200, HEADERS, XML_DECLARATION + document.toString());
}
