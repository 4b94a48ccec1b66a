import type { Context } from '../http/context.ts';
import { respond } from '../http/respond.ts';
import { routine } from '../http/router.ts';
import { pageRoutes, type DeclaredRoute, type EndpointParts } from '../service/endpoint-routes.ts';
import { addressBytes } from './address-bytes.ts';
import { ANNOUNCE, ANNOUNCE_WITH_PASSKEY, SCRAPE, SCRAPE_WITH_PASSKEY } from './endpoints.ts';
import type { HttpTracker, TrackerAsked } from './http/http-tracker.ts';

export interface TrackerRouteParts extends EndpointParts {
  readonly tracker: HttpTracker;
  /** Whether it is the address of a proxy, which is no peer: the client is behind it. */
  readonly isProxy: (ip: string | undefined) => boolean;
}

/** The tracker over HTTP, on the main port. */
export function trackerRoutes({ tracker, isProxy, ...parts }: TrackerRouteParts): DeclaredRoute[] {
  const page = pageRoutes(parts);
  const by =
    (answer: (asked: TrackerAsked) => string | Promise<string>) =>
    async (_request: Request, { target, ip }: Context): Promise<Response> => {
      const address = isProxy(ip) ? undefined : addressBytes(ip);
      const body = await answer({ path: target.path, search: target.search, address });
      return respond(200, HEADERS, Buffer.from(body, 'latin1'));
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
