import type { Access } from '../access/access.ts';
import type { WebSeedStore } from '../catalogue/web-seed-tests.ts';
import type { Bans } from '../access/bans.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { EventLog } from '../catalogue/event-log.ts';
import type { Checker } from '../catalogue/checker.ts';
import type { Moderation } from '../catalogue/moderate.ts';
import type { AuditStore } from '../events/audit.ts';
import type { Webhooks } from '../events/webhook.ts';
import { endpointRoutes, type DeclaredRoute, type EndpointParts } from '../service/endpoint-routes.ts';
import type { OwnTracker } from '../service/own-tracker.ts';
import { auditRoutes } from './audit.ts';
import { bulkRoutes } from './bulk.ts';
import { checkRoutes } from './check.ts';
import { VERSION } from '../lib/version.ts';
import { collectionRoutes } from './collections.ts';
import { descriptionRoute } from './description.ts';
import type { EventListeners } from './event-listeners.ts';
import { eventRoutes } from './events.ts';
import { figureRoutes } from './figures.ts';
import { moderationRoutes } from './moderation.ts';
import { passkeyRoutes } from './passkeys.ts';
import { publisherRoutes } from './publishers.ts';
import { statsRoutes, type StatsParts } from './stats.ts';
import { suggestionRoutes } from './suggestions.ts';
import { tokenRoutes } from './tokens.ts';
import { torrentRoutes } from './torrent.ts';
import { torrentListRoutes } from './torrents.ts';
import { uploadRoutes } from './upload.ts';
import { webhookRoutes } from './webhooks.ts';

/** What the endpoints of the API are made of. Each gets only the parts that it works with. */
export interface ApiParts extends EndpointParts {
  readonly catalogue: Catalogue;
  readonly checker: Checker;
  readonly moderation: Moderation;
  readonly access: Access;
  readonly bans: Bans;
  readonly audit: AuditStore;
  readonly events: EventLog;
  readonly eventListeners: EventListeners;
  readonly webhooks: Webhooks;
  readonly stats: Omit<StatsParts, 'moderation' | 'hasTracker' | 'now'>;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
  /** The tracker of this site; undefined where there is none. */
  readonly tracker: OwnTracker | undefined;
  readonly webSeeds: Pick<WebSeedStore, 'listTests'>;
}

/** Every address of the API; it speaks JSON only. */
export function apiRoutes(parts: ApiParts): DeclaredRoute[] {
  const { catalogue, checker, moderation, access, bans, audit, rateLimits, uploadBytesMax } = parts;
  const { events, eventListeners, webhooks, stats, tracker, webSeeds, now } = parts;
  const answer = endpointRoutes(parts);
  const routes = [
    ...checkRoutes(answer, { catalogue, checker, rateLimits, uploadBytesMax }),
    ...uploadRoutes(answer, { catalogue, rateLimits, uploadBytesMax }),
    ...suggestionRoutes(answer, catalogue),
    ...torrentListRoutes(answer, catalogue, rateLimits),
    ...torrentRoutes(answer, catalogue, webSeeds),
    ...bulkRoutes(answer, catalogue),
    ...collectionRoutes(answer, catalogue, access, webhooks),
    ...moderationRoutes(answer, moderation, bans),
    ...publisherRoutes(answer, catalogue),
    ...tokenRoutes(answer, access),
    ...passkeyRoutes(answer, tracker),
    ...figureRoutes(answer, tracker),
    ...statsRoutes(answer, { ...stats, moderation, hasTracker: tracker !== undefined, now }),
    ...auditRoutes(answer, audit),
    ...eventRoutes(answer, events, eventListeners),
    ...webhookRoutes(answer, webhooks),
  ];
  return [
    ...routes,
    descriptionRoute(
      answer,
      routes.map(({ endpoint }) => endpoint),
      VERSION,
    ),
  ];
}
