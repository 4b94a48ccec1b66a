import type { Context } from '../../http/context.ts';
import { pageRoutes, type Call, type DeclaredRoute } from '../../service/endpoint-routes.ts';
import type { SiteDeps } from '../deps.ts';
import { adminFrame, respondAdmin } from './admin-request.ts';
import { audit } from './audit.ts';
import { blocks } from './blocks.ts';
import * as endpoints from './endpoints.ts';
import { health } from './health.ts';
import { overview } from './overview.ts';
import { queue } from './queue.ts';
import { settingsPage } from './settings-view.ts';
import { tokens } from './tokens.ts';
import { adminTorrents } from './torrents.ts';

/** Every address of the administration. */
export function adminRoutes(deps: SiteDeps): DeclaredRoute[] {
  const page = pageRoutes(deps);
  const waiting = queue(deps);
  const torrents = adminTorrents(deps);
  const blocked = blocks(deps);
  const access = tokens(deps);
  const changes = audit(deps);
  const store = health(deps);
  return [
    page(endpoints.SHOW_OVERVIEW, overview(deps).show),
    page(endpoints.SHOW_QUEUE, waiting.show),
    page(endpoints.SETTLE_REPORT_FORM, waiting.settle),
    page(endpoints.JUDGE_PENDING, waiting.judge),
    page(endpoints.SHOW_TORRENTS, torrents.show),
    page(endpoints.CHANGE_TORRENTS_FORM, torrents.change),
    page(endpoints.SHOW_BLOCKS, blocked.show),
    page(endpoints.ADD_BLOCK_FORM, blocked.add),
    page(endpoints.REMOVE_BLOCK_FORM, blocked.remove),
    page(endpoints.SHOW_TOKENS, access.show),
    page(endpoints.CREATE_TOKEN_FORM, access.create),
    page(endpoints.SHOW_TOKEN, access.showOne),
    page(endpoints.MAKE_LOGIN_LINK, access.makeLink),
    page(endpoints.REVOKE_TOKEN_FORM, access.revoke),
    page(endpoints.SHOW_AUDIT, changes.show),
    page(endpoints.EXPORT_AUDIT, changes.download),
    page(endpoints.SHOW_SETTINGS, (request, context, call) => showSettings(deps, request, context, call)),
    page(endpoints.SHOW_HEALTH, store.show),
    page(endpoints.CHECK_HEALTH, store.check),
  ];
}

async function showSettings(
  deps: SiteDeps,
  request: Request,
  context: Context,
  call: Call<typeof endpoints.SHOW_SETTINGS>,
): Promise<Response> {
  const frame = await adminFrame(deps, request, context, call);
  return respondAdmin(deps, (it) => settingsPage(deps.settings, it), frame);
}
