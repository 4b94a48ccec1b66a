import { hash, timingSafeEqual } from 'node:crypto';
import { respond } from '../http/respond.ts';
import { routine } from '../http/router.ts';
import type { Exposition } from '../metrics/exposition.ts';
import { presentedSecret } from './authorization.ts';
import { defineEndpoint } from './endpoint.ts';
import { pageRoutes, type DeclaredRoute, type EndpointParts } from './endpoint-routes.ts';

const METRICS = defineEndpoint({
  method: 'GET',
  template: '/metrics',
  does: 'show metrics',
  needs: 'admin',
  answers: {},
});

/** Makes the route of the metrics, for admins and for the token that may do nothing else; undefined for no such token. */
export function metricsRoute(
  parts: Pick<EndpointParts, 'identity' | 'now'>,
  write: () => Promise<Exposition>,
  metricsToken: string | undefined,
): DeclaredRoute {
  const page = pageRoutes(parts);
  return routine(
    page(METRICS, async (request, _context, call) => {
      if (metricsToken === undefined || !isSame(presentedSecret(request), metricsToken)) await call.admit();
      return respondMetrics(await write());
    }),
  );
}

/** The answer to a request for metrics. */
export function respondMetrics({ contentType, text }: Exposition): Response {
  return respond(200, { 'content-type': contentType, 'cache-control': 'no-store' }, text);
}

function isSame(given: string | undefined, token: string): boolean {
  // Compares hashes, because timingSafeEqual throws when the lengths differ.
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Uint8Array {
  return hash('sha256', text, 'buffer');
}
