import { respondText } from '../http/respond.ts';
import { routine, type Route } from '../http/router.ts';
import { route } from './routes.ts';

/** `/healthz`: the process answers. `/readyz`: the store answers too and the service is not stopping. */
export function healthRoutes(isReady: () => Promise<boolean>): Route[] {
  const headers = { 'cache-control': 'no-store' };
  return [
    route('GET', '/healthz', () => respondText(200, 'ok', headers)),
    route('GET', '/readyz', async () =>
      (await isReady()) ? respondText(200, 'ready', headers) : respondText(503, 'not ready', headers),
    ),
  ].map(routine);
}
