import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Assets } from '../http/files.ts';
import { routine } from '../http/router.ts';
import { pageRoutes, type DeclaredRoute, type EndpointParts } from '../service/endpoint-routes.ts';
import * as endpoints from './endpoints.ts';
import type { DumpFile } from './dump-file.ts';
import { dump } from './dump.ts';
import { manifest } from './manifest.ts';
import { openSearch } from './opensearch.ts';
import { robots } from './robots.ts';
import { securityTxt } from './security-txt.ts';
import { sitemap } from './sitemap.ts';

export interface DiscoveryParts extends EndpointParts {
  readonly catalogue: Pick<Catalogue, 'list'>;
  readonly assets: Pick<Assets, 'address'>;
  readonly siteName: string;
  /** Undefined when it is turned off. */
  readonly dumpFile: DumpFile | undefined;
  /** Where security problems are reported, as URIs. */
  readonly securityContact: readonly string[];
}

/** What tells browsers and search engines how to find torrents here. */
export function discoveryRoutes(parts: DiscoveryParts): DeclaredRoute[] {
  const { catalogue, assets, siteName, securityContact, dumpFile, now } = parts;
  const page = pageRoutes(parts);
  return [
    routine(page(endpoints.GET_ROBOTS, robots)),
    page(endpoints.GET_OPENSEARCH, openSearch(siteName)),
    routine(page(endpoints.GET_MANIFEST, manifest(siteName, assets))),
    page(endpoints.GET_SECURITY_TXT, securityTxt(securityContact, now)),
    page(endpoints.GET_DUMP, dump(dumpFile)),
    page(endpoints.GET_SITEMAP, sitemap(catalogue)),
  ];
}
