import { apiRoutes, type ApiParts } from '../../src/api/routes.ts';
import { discoveryRoutes, type DiscoveryParts } from '../../src/discovery/routes.ts';
import { feedRoutes, type FeedParts } from '../../src/feeds/routes.ts';
import type { Endpoint } from '../../src/service/endpoint.ts';
import { healthRoutes } from '../../src/service/health.ts';
import { metricsRoute } from '../../src/service/metrics.ts';
import { siteRoutes, type SiteParts } from '../../src/site/routes.ts';
import { webdavRoutes, type WebdavParts } from '../../src/webdav/routes.ts';

// What the tables of routes look at before anybody asks.
const nothing = {
  siteName: '',
  torznabCategories: new Map(),
  rateLimits: { rateOf: () => undefined },
} as unknown as SiteParts & ApiParts & FeedParts & DiscoveryParts & WebdavParts;

/** All endpoints of the service, as they are declared. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...siteRoutes(nothing),
  ...webdavRoutes(nothing),
  ...feedRoutes(nothing),
  ...discoveryRoutes(nothing),
  ...apiRoutes(nothing),
  ...healthRoutes(nothing, { findProblems: async () => [], isStopping: () => false }),
  metricsRoute(nothing, async () => ({ contentType: '', text: '' }), undefined),
].map(({ endpoint }) => endpoint);

/** `GET /torrents/{infohash:infohash}` */
export function nameOf({ method, template }: { readonly method: string; readonly template: string }): string {
  return `${method} ${template}`;
}
