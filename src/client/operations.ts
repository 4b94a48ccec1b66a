import type { Endpoint } from '../service/endpoint.ts';
import type * as collections from '../service/endpoints/collections.ts';
import type { GET_DESCRIPTION } from '../service/endpoints/description.ts';
import type { LIST_EVENTS } from '../service/endpoints/events.ts';
import type * as figures from '../service/endpoints/figures.ts';
import type * as moderation from '../service/endpoints/moderation.ts';
import type * as publishers from '../service/endpoints/publishers.ts';
import type { SHOW_STATS } from '../service/endpoints/stats.ts';
import type { SUGGEST_TORRENTS } from '../service/endpoints/suggestions.ts';
import type * as tokens from '../service/endpoints/tokens.ts';
import type * as torrents from '../service/endpoints/torrents.ts';
import type * as webhooks from '../service/endpoints/webhooks.ts';

/** Where an endpoint is. Its type is its declaration, which a different method or path does not fit. */
export interface Operation<Declared extends Endpoint> {
  readonly method: Declared['method'];
  readonly template: Declared['template'];
  readonly declared?: Declared;
}

function operation<Declared extends Endpoint>(
  method: Declared['method'],
  template: Declared['template'],
): Operation<Declared> {
  return { method, template };
}

const ONE = '/api/v1/torrents/{infohash:infohash}';
const WEBHOOK = '/api/v1/webhooks/{id:digits}';
const PUBLISHER = '/api/v1/publishers/{slug:segment}';
const COLLECTION = '/api/v1/collections/{collection:segments}';

/**
 * All endpoints of the API whose body is JSON or nothing, by the `operationId` of their description. Those that files are
 * sent to are in `uploads.ts`.
 */
export const OPERATIONS = {
  listTorrents: operation<typeof torrents.LIST_TORRENTS>('GET', '/api/v1/torrents'),
  showTorrent: operation<typeof torrents.GET_TORRENT>('GET', ONE),
  changeTorrent: operation<typeof torrents.EDIT_TORRENT>('PATCH', ONE),
  removeTorrent: operation<typeof torrents.REMOVE_TORRENT>('DELETE', ONE),
  restoreTorrent: operation<typeof torrents.RESTORE_TORRENT>('POST', `${ONE}/restore`),
  listFiles: operation<typeof torrents.LIST_FILES>('GET', `${ONE}/files`),
  changeTorrents: operation<typeof torrents.CHANGE_TORRENTS>('POST', '/api/v1/torrents/bulk'),
  suggestTorrents: operation<typeof SUGGEST_TORRENTS>('GET', '/api/v1/suggestions'),
  listCollections: operation<typeof collections.LIST_COLLECTIONS>('GET', '/api/v1/collections'),
  showCollection: operation<typeof collections.GET_COLLECTION>('GET', COLLECTION),
  changeCollection: operation<typeof collections.EDIT_COLLECTION>('PATCH', COLLECTION),
  checkRetention: operation<typeof collections.CHECK_RETENTION>('POST', `${COLLECTION}/retention/check`),
  reportTorrent: operation<typeof moderation.REPORT_TORRENT>('POST', `${ONE}/reports`),
  listReports: operation<typeof moderation.LIST_REPORTS>('GET', '/api/v1/reports'),
  settleReport: operation<typeof moderation.SETTLE_REPORT>('POST', '/api/v1/reports/{id:digits}/outcome'),
  listBlocks: operation<typeof moderation.LIST_BLOCKS>('GET', '/api/v1/blocks'),
  blockInfohash: operation<typeof moderation.ADD_BLOCK>('POST', '/api/v1/blocks'),
  unblockInfohash: operation<typeof moderation.REMOVE_BLOCK>('DELETE', '/api/v1/blocks/{infohash:infohash}'),
  listBans: operation<typeof moderation.LIST_BANS>('GET', '/api/v1/bans'),
  banAddresses: operation<typeof moderation.ADD_BAN>('POST', '/api/v1/bans'),
  removeBan: operation<typeof moderation.REMOVE_BAN>('DELETE', '/api/v1/bans/{id:digits}'),
  listAuditLog: operation<typeof moderation.LIST_AUDIT>('GET', '/api/v1/audit'),
  listPublishers: operation<typeof publishers.LIST_PUBLISHERS>('GET', '/api/v1/publishers'),
  showPublisher: operation<typeof publishers.GET_PUBLISHER>('GET', PUBLISHER),
  writePublisher: operation<typeof publishers.PUT_PUBLISHER>('PUT', PUBLISHER),
  removePublisher: operation<typeof publishers.REMOVE_PUBLISHER>('DELETE', PUBLISHER),
  verifyPublisher: operation<typeof publishers.VERIFY_PUBLISHER>('PUT', `${PUBLISHER}/verified`),
  unverifyPublisher: operation<typeof publishers.UNVERIFY_PUBLISHER>('DELETE', `${PUBLISHER}/verified`),
  listEvents: operation<typeof LIST_EVENTS>('GET', '/api/v1/events'),
  listTokens: operation<typeof tokens.LIST_TOKENS>('GET', '/api/v1/tokens'),
  createToken: operation<typeof tokens.CREATE_TOKEN>('POST', '/api/v1/tokens'),
  revokeToken: operation<typeof tokens.REVOKE_TOKEN>('DELETE', '/api/v1/tokens/{id:digits}'),
  listFeedKeys: operation<typeof tokens.LIST_FEED_KEYS>('GET', '/api/v1/feed-keys'),
  createFeedKey: operation<typeof tokens.CREATE_FEED_KEY>('POST', '/api/v1/feed-keys'),
  revokeFeedKey: operation<typeof tokens.REVOKE_FEED_KEY>('DELETE', '/api/v1/feed-keys/{id:digits}'),
  listPasskeys: operation<typeof tokens.LIST_PASSKEYS>('GET', '/api/v1/passkeys'),
  createPasskey: operation<typeof tokens.CREATE_PASSKEY>('POST', '/api/v1/passkeys'),
  listFigures: operation<typeof figures.LIST_FIGURES>('GET', '/api/v1/figures'),
  listFiguresOfToken: operation<typeof figures.LIST_FIGURES_OF_TOKEN>(
    'GET',
    '/api/v1/tokens/{id:digits}/figures',
  ),
  revokePasskey: operation<typeof tokens.REVOKE_PASSKEY>('DELETE', '/api/v1/passkeys/{id:digits}'),
  listWebhooks: operation<typeof webhooks.LIST_WEBHOOKS>('GET', '/api/v1/webhooks'),
  addWebhook: operation<typeof webhooks.CREATE_WEBHOOK>('POST', '/api/v1/webhooks'),
  showWebhook: operation<typeof webhooks.GET_WEBHOOK>('GET', WEBHOOK),
  changeWebhook: operation<typeof webhooks.EDIT_WEBHOOK>('PATCH', WEBHOOK),
  deleteWebhook: operation<typeof webhooks.REMOVE_WEBHOOK>('DELETE', WEBHOOK),
  listDeliveries: operation<typeof webhooks.LIST_DELIVERIES>('GET', `${WEBHOOK}/deliveries`),
  sendMessageAgain: operation<typeof webhooks.REDELIVER>(
    'POST',
    `${WEBHOOK}/deliveries/{delivery:digits}/redeliver`,
  ),
  testWebhook: operation<typeof webhooks.TEST_WEBHOOK>('POST', `${WEBHOOK}/test`),
  showStatistics: operation<typeof SHOW_STATS>('GET', '/api/v1/stats'),
  describeAPI: operation<typeof GET_DESCRIPTION>('GET', '/api/v1/openapi.json'),
} as const;

export type Operations = typeof OPERATIONS;
