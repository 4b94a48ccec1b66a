import type { Context } from '../../http/context.ts';
import type { Route } from '../../http/router.ts';
import { route } from '../../service/routes.ts';
import { settingsPage } from './settings-view.ts';
import type { SiteDeps } from '../deps.ts';
import { audit } from './audit.ts';
import { blocks } from './blocks.ts';
import { adminFrame, respondAdmin } from './admin-request.ts';
import { health } from './health.ts';
import { overview } from './overview.ts';
import { queue } from './queue.ts';
import { tokens } from './tokens.ts';
import { adminTorrents } from './torrents.ts';

/** Every address of the administration; each asks for a role first. */
export function adminRoutes(deps: SiteDeps): Route[] {
  const waiting = queue(deps);
  const torrents = adminTorrents(deps);
  const blocked = blocks(deps);
  const access = tokens(deps);
  const changes = audit(deps);
  const store = health(deps);
  return [
    route('GET', '/admin', overview(deps).show),
    route('GET', '/admin/queue', waiting.show),
    route('POST', '/admin/queue/reports/{id:digits}', waiting.settle),
    route('POST', '/admin/queue/torrents/{infohash:infohash}', waiting.judge),
    route('GET', '/admin/torrents', torrents.show),
    route('POST', '/admin/torrents', torrents.change),
    route('GET', '/admin/blocks', blocked.show),
    route('POST', '/admin/blocks', blocked.add),
    route('POST', '/admin/blocks/remove', blocked.remove),
    route('GET', '/admin/tokens', access.show),
    route('POST', '/admin/tokens', access.create),
    route('GET', '/admin/tokens/{id:digits}', access.showOne),
    route('POST', '/admin/tokens/{id:digits}/login-link', access.makeLink),
    route('POST', '/admin/tokens/{id:digits}/revoke', access.revoke),
    route('GET', '/admin/audit', changes.show),
    route('GET', '/admin/audit.jsonl', changes.download),
    route('GET', '/admin/settings', (request, context) => showSettings(deps, request, context)),
    route('GET', '/admin/health', store.show),
    route('POST', '/admin/health', store.check),
  ];
}

async function showSettings(deps: SiteDeps, request: Request, context: Context): Promise<Response> {
  const frame = await adminFrame(deps, request, context, 'admin');
  return respondAdmin(deps, (it) => settingsPage(deps.settings, it), frame);
}
