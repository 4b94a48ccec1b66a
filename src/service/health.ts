import { respondText } from '../http/respond.ts';
import { routine } from '../http/router.ts';
import { defineEndpoint } from './endpoint.ts';
import { pageRoutes, type DeclaredRoute, type EndpointParts } from './endpoint-routes.ts';

/** The process answers. */
const LIVE = defineEndpoint({
  method: 'GET',
  template: '/healthz',
  does: 'show whether the process answers',
  needs: 'everybody',
  answers: {},
});

/** The store works too and the service is not stopping, or else why not. */
const READY = defineEndpoint({ ...LIVE, template: '/readyz', does: 'show whether the service is ready' });

/** What a load balancer asks for. */
export function healthRoutes(
  parts: Pick<EndpointParts, 'identity' | 'now'>,
  findProblem: () => Promise<string | undefined>,
): DeclaredRoute[] {
  const page = pageRoutes(parts);
  const headers = { 'cache-control': 'no-store' };
  return [
    page(LIVE, () => respondText(200, 'ok', headers)),
    page(READY, async () => {
      const problem = await findProblem();
      if (problem === undefined) return respondText(200, 'ready', headers);
      return respondText(503, `not ready: ${problem}`, headers);
    }),
  ].map(routine);
}
