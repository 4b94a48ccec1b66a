import type { Context } from '../../http/context.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import type { AdminPages } from './admin-pages.ts';
import type { SHOW_SETTINGS } from './endpoints.ts';
import { settingsPage, type ShownSetting } from './settings-view.ts';

/** The settings in effect, for admins. */
export function settings(pages: AdminPages, shown: readonly ShownSetting[]) {
  return {
    show: async (request: Request, context: Context, call: Call<typeof SHOW_SETTINGS>): Promise<Response> => {
      const frame = await pages.frame(request, context, call);
      return pages.respond((it) => settingsPage(shown, it), frame);
    },
  };
}
