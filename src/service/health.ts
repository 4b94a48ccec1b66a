import { respondText } from '../http/respond.ts';
import { routine, type Route } from '../http/router.ts';
import { route } from './routes.ts';

/** `/healthz`: the process answers. `/readyz`: the store works too and the service is not stopping, or else why not. */
export function healthRoutes(findProblem: () => Promise<string | undefined>): Route[] {
  const headers = { 'cache-control': 'no-store' };
  return [
    route('GET', '/healthz', () => respondText(200, 'ok', headers)),
    route('GET', '/readyz', async () => {
      const problem = await findProblem();
      if (problem === undefined) return respondText(200, 'ready', headers);
      return respondText(503, `not ready: ${problem}`, headers);
    }),
  ].map(routine);
}
