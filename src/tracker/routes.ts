import type { Context } from '../http/context.ts';
import { respond } from '../http/respond.ts';
import { routine } from '../http/router.ts';
import { pageRoutes, type DeclaredRoute, type EndpointParts } from '../service/endpoint-routes.ts';
import { addressBytes } from './address-bytes.ts';
import { ANNOUNCE, ANNOUNCE_WITH_PASSKEY, SCRAPE, SCRAPE_WITH_PASSKEY } from './endpoints.ts';
import type { HttpTracker, TrackerAsked } from './http/http-tracker.ts';

export interface TrackerRouteParts extends EndpointParts {
  readonly tracker: HttpTracker;
}

/** The tracker over HTTP, on the main port. */
export function trackerRoutes({ tracker, ...parts }: TrackerRouteParts): DeclaredRoute[] {
  const page = pageRoutes(parts);
  const by =
    (answer: (asked: TrackerAsked) => Promise<Uint8Array>) =>
    async (_request: Request, { target, ip }: Context): Promise<Response> => {
      const asked = { path: target.path, search: target.search, address: addressBytes(ip) };
      return respond(200, HEADERS, await answer(asked));
    };
  const announced = by((asked) => tracker.announce(asked));
  const scraped = by((asked) => tracker.scrape(asked));
  return [
    page(ANNOUNCE, announced),
    page(ANNOUNCE_WITH_PASSKEY, announced),
    page(SCRAPE, scraped),
    page(SCRAPE_WITH_PASSKEY, scraped),
  ].map(routine);
}

const HEADERS = { 'content-type': 'text/plain', 'cache-control': 'no-store' };
