import type { DeclaredRoute, PageRoute } from '../../service/endpoint-routes.ts';
import type { audit } from './audit.ts';
import type { blocks } from './blocks.ts';
import * as endpoints from './endpoints.ts';
import type { health } from './health.ts';
import type { overview } from './overview.ts';
import type { publishers } from './publishers.ts';
import type { queue } from './queue.ts';
import type { settings } from './settings.ts';
import type { tokens } from './tokens.ts';
import type { adminTorrents } from './torrents.ts';
import * as webhookEndpoints from './webhook-endpoints.ts';
import type { webhooks } from './webhooks.ts';

/** The parts of the administration, as its navigation names them. */
export interface Administration {
  readonly overview: ReturnType<typeof overview>;
  readonly queue: ReturnType<typeof queue>;
  readonly torrents: ReturnType<typeof adminTorrents>;
  readonly blocks: ReturnType<typeof blocks>;
  readonly publishers: ReturnType<typeof publishers>;
  readonly tokens: ReturnType<typeof tokens>;
  readonly webhooks: ReturnType<typeof webhooks>;
  readonly audit: ReturnType<typeof audit>;
  readonly settings: ReturnType<typeof settings>;
  readonly health: ReturnType<typeof health>;
}

/** Every address of the administration. */
export function adminRoutes(page: PageRoute, parts: Administration): DeclaredRoute[] {
  return [
    page(endpoints.SHOW_OVERVIEW, parts.overview.show),
    page(endpoints.SHOW_QUEUE, parts.queue.show),
    page(endpoints.SETTLE_REPORT_FORM, parts.queue.settle),
    page(endpoints.REVIEW_PENDING, parts.queue.review),
    page(endpoints.SHOW_TORRENTS, parts.torrents.show),
    page(endpoints.CHANGE_TORRENTS_FORM, parts.torrents.change),
    page(endpoints.SHOW_BLOCKS, parts.blocks.show),
    page(endpoints.ADD_BLOCK_FORM, parts.blocks.add),
    page(endpoints.REMOVE_BLOCK_FORM, parts.blocks.remove),
    page(endpoints.SHOW_PUBLISHERS, parts.publishers.show),
    page(endpoints.CHANGE_PUBLISHER, parts.publishers.change),
    page(endpoints.SHOW_TOKENS, parts.tokens.show),
    page(endpoints.CREATE_TOKEN_FORM, parts.tokens.create),
    page(endpoints.SHOW_TOKEN, parts.tokens.showOne),
    page(endpoints.MAKE_LOGIN_LINK, parts.tokens.makeLink),
    page(endpoints.REVOKE_TOKEN_FORM, parts.tokens.revoke),
    page(webhookEndpoints.SHOW_WEBHOOKS, parts.webhooks.show),
    page(webhookEndpoints.ADD_WEBHOOK_FORM, parts.webhooks.add),
    page(webhookEndpoints.SHOW_WEBHOOK, parts.webhooks.showOne),
    page(webhookEndpoints.EDIT_WEBHOOK_FORM, parts.webhooks.edit),
    page(webhookEndpoints.TEST_WEBHOOK_FORM, parts.webhooks.test),
    page(webhookEndpoints.ENABLE_WEBHOOK_FORM, parts.webhooks.enable),
    page(webhookEndpoints.REDELIVER_FORM, parts.webhooks.redeliver),
    page(webhookEndpoints.REMOVE_WEBHOOK_FORM, parts.webhooks.remove),
    page(endpoints.SHOW_AUDIT, parts.audit.show),
    page(endpoints.EXPORT_AUDIT, parts.audit.download),
    page(endpoints.SHOW_SETTINGS, parts.settings.show),
    page(endpoints.SHOW_HEALTH, parts.health.show),
    page(endpoints.CHECK_HEALTH, parts.health.check),
  ];
}
