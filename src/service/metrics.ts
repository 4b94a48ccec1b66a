import { isSameSecret } from '../access/secrets.ts';
import { respond } from '../http/respond.ts';
import { routine } from '../http/router.ts';
import { presentedSecret } from './authorization.ts';
import { defineEndpoint } from './endpoint.ts';
import { pageRoutes, type DeclaredRoute, type EndpointParts } from './endpoint-routes.ts';

/** All metrics, as their collector reads them. */
interface MetricsText {
  readonly contentType: string;
  readonly text: string;
}

const METRICS = defineEndpoint({
  method: 'GET',
  template: '/metrics',
  does: 'show metrics',
  needs: 'admin',
  answers: {},
});

/**
 * Makes the route of the metrics, for admins and for `metricsToken`, which may do nothing else; undefined where there is none.
 */
export function metricsRoute(
  parts: Pick<EndpointParts, 'identity' | 'now'>,
  write: () => Promise<MetricsText>,
  metricsToken: string | undefined,
): DeclaredRoute {
  const page = pageRoutes(parts);
  return routine(
    page(METRICS, async (request, _context, call) => {
      const given = presentedSecret(request);
      const isCollector =
        given !== undefined && metricsToken !== undefined && isSameSecret(given, metricsToken);
      if (!isCollector) await call.admit();
      return respondMetrics(await write());
    }),
  );
}

/** The answer to a request for metrics. */
export function respondMetrics({ contentType, text }: MetricsText): Response {
  return respond(200, { 'content-type': contentType, 'cache-control': 'no-store' }, text);
}
