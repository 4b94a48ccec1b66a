import type { Catalogue } from '../catalogue/catalogue.ts';
import { routine } from '../http/router.ts';
import { pageRoutes, type DeclaredRoute, type EndpointParts } from '../service/endpoint-routes.ts';
import * as endpoints from './endpoints.ts';
import { openSearch } from './opensearch.ts';
import { robots } from './robots.ts';
import { sitemap } from './sitemap.ts';

export interface DiscoveryParts extends EndpointParts {
  readonly catalogue: Pick<Catalogue, 'list'>;
  readonly siteName: string;
}

/** What tells browsers and search engines how to find torrents here. */
export function discoveryRoutes(parts: DiscoveryParts): DeclaredRoute[] {
  const page = pageRoutes(parts);
  return [
    routine(page(endpoints.GET_ROBOTS, robots)),
    page(endpoints.GET_OPENSEARCH, openSearch(parts.siteName)),
    page(endpoints.GET_SITEMAP, sitemap(parts.catalogue)),
  ];
}
