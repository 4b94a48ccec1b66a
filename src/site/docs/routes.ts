import type { DeclaredRoute, PageRoute } from '../../service/endpoint-routes.ts';
import type { Endpoint } from '../../service/endpoint.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import { FILES_MAX } from '../../service/receive.ts';
import type { Frames } from '../layout/frames.ts';
import { docs } from './docs.ts';
import * as endpoints from './endpoints.ts';

export interface DocsRoutesParts {
  readonly frames: Frames;
  readonly rateLimits: Pick<RateLimits, 'rateOf'>;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
  /** How many days a removed torrent can be restored. */
  readonly undoDays: number;
  /** The endpoints of the API, which a page describes. */
  readonly apiEndpoints: readonly Endpoint[];
}

/** The guide, and what explains the API, problems and rules. */
export function docsRoutes(
  page: PageRoute,
  { frames, rateLimits, uploadBytesMax, undoDays, apiEndpoints }: DocsRoutesParts,
): DeclaredRoute[] {
  const uploadRate = rateLimits.rateOf('uploads');
  const facts = { uploadBytesMax, formFilesMax: FILES_MAX, uploadRate, undoDays };
  const explained = docs({ frames, facts, apiEndpoints });
  return [
    page(endpoints.SHOW_GUIDE, explained.guide),
    page(endpoints.SHOW_API_REFERENCE, explained.apiReference),
    page(endpoints.SHOW_PROBLEM_HELP, explained.problem),
    page(endpoints.SHOW_RULES, explained.rules),
    page(endpoints.SHOW_RULE, explained.rule),
  ];
}
