import type { Context } from '../../http/context.ts';
import { healthPage } from './health-view.ts';
import type { SiteDeps } from '../deps.ts';
import { leadTo, adminFrame, respondAdmin, takeForm } from './admin-request.ts';

/** How the store is, and a look for damage; for admins. */
export function health(deps: SiteDeps) {
  const { inspector, housekeeping } = deps;
  return {
    show: async (request: Request, context: Context): Promise<Response> => {
      const frame = await adminFrame(deps, request, context, 'admin');
      const facts = await inspector.inspect();
      const input = { facts, housekeeping: housekeeping.lastRun, check: inspector.lastCheck };
      return respondAdmin(deps, (it) => healthPage(input, it), frame);
    },

    check: async (request: Request, context: Context): Promise<Response> => {
      await takeForm(deps, request, context, 'admin', []);
      await inspector.check();
      return leadTo(context, 'health', '#check');
    },
  };
}
