import type { Context } from '../../http/context.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import type { CHECK_HEALTH, SHOW_HEALTH } from './endpoints.ts';
import { healthPage } from './health-view.ts';
import type { SiteDeps } from '../deps.ts';
import { leadTo, adminFrame, respondAdmin, takeForm } from './admin-request.ts';

/** How the store is, and a look for damage; for admins. */
export function health(deps: SiteDeps) {
  const { inspector, housekeeping } = deps;
  return {
    show: async (request: Request, context: Context, call: Call<typeof SHOW_HEALTH>): Promise<Response> => {
      const frame = await adminFrame(deps, request, context, call);
      const facts = await inspector.inspect();
      const input = { facts, housekeeping: housekeeping.lastRun, check: inspector.lastCheck };
      return respondAdmin(deps, (it) => healthPage(input, it), frame);
    },

    check: async (request: Request, context: Context, call: Call<typeof CHECK_HEALTH>): Promise<Response> => {
      await takeForm(deps, request, context, call);
      await inspector.check();
      return leadTo(context, 'health', '#check');
    },
  };
}
