import type { Access } from '../../access/access.ts';
import type { Bans } from '../../access/bans.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Downloads } from '../../catalogue/downloads.ts';
import type { BackupState, HousekeepingRun, StoreInspector } from '../../catalogue/inspection.ts';
import type { Moderation } from '../../catalogue/moderate.ts';
import type { StatisticsStore } from '../../catalogue/statistics.ts';
import type { AuditStore } from '../../events/audit.ts';
import type { IrcState } from '../../events/irc-state.ts';
import type { Webhooks } from '../../events/webhook.ts';
import type { DeclaredRoute, PageRoute } from '../../service/endpoint-routes.ts';
import type { OwnTracker } from '../../service/own-tracker.ts';
import type { PublishedFolders } from '../../service/published-folders.ts';
import type { Problem } from '../../health/problems.ts';
import type { Frames } from '../layout/frames.ts';
import { createAdminPages, type AdminPages } from './admin-pages.ts';
import { audit } from './audit.ts';
import type { BansPages } from './bans.ts';
import { blocks } from './blocks.ts';
import * as endpoints from './endpoints.ts';
import { health } from './health.ts';
import { overview } from './overview.ts';
import type { PublishersPages, PublishersParts } from './publishers.ts';
import { queue } from './queue.ts';
import type { ShownSetting } from './settings-view.ts';
import { settings } from './settings.ts';
import { tokens } from './tokens.ts';
import { adminTorrents } from './torrents.ts';
import type { ShownVerification } from './verification-health.ts';
import * as webhookEndpoints from './webhook-endpoints.ts';
import { webhooks } from './webhooks.ts';

export interface AdminRoutesParts {
  readonly frames: Frames;
  readonly catalogue: Catalogue;
  readonly moderation: Moderation;
  readonly statistics: StatisticsStore;
  readonly downloads: Downloads;
  readonly inspector: StoreInspector;
  readonly access: Access;
  readonly bans: Bans;
  readonly audit: AuditStore;
  readonly webhooks: Webhooks;
  /** How the announces on IRC go; undefined where there are none. */
  readonly ircState: () => IrcState | undefined;
  /** The name of the setting that turns them on. */
  readonly ircSetting: string;
  readonly housekeeping: { readonly lastRun: HousekeepingRun | undefined };
  /** What the verification of stored files has found; undefined where it is off. */
  readonly verification: (() => ShownVerification) | undefined;
  /** How the scheduled backups are; undefined where there are none. */
  readonly backups: (() => BackupState) | undefined;
  /** The problems that the service has now. */
  readonly findProblems: () => Promise<readonly Problem[]>;
  /** The tracker of this site; undefined where there is none. */
  readonly tracker: OwnTracker | undefined;
  /** The folders that publish themselves; undefined where there are none. */
  readonly publishedFolders: PublishedFolders | undefined;
  /** The settings in effect. */
  readonly settings: readonly ShownSetting[];
  readonly now: () => Date;
}

/** Every address of the administration. */
export function adminRoutes(page: PageRoute, parts: AdminRoutesParts): DeclaredRoute[] {
  const administration = createAdministration(parts);
  return [
    page(endpoints.SHOW_OVERVIEW, administration.overview.show),
    page(endpoints.SHOW_QUEUE, administration.queue.show),
    page(endpoints.SETTLE_REPORT_FORM, administration.queue.settle),
    page(endpoints.REVIEW_PENDING, administration.queue.review),
    page(endpoints.SHOW_TORRENTS, administration.torrents.show),
    page(endpoints.CHANGE_TORRENTS_FORM, administration.torrents.change),
    page(endpoints.SHOW_BLOCKS, administration.blocks.show),
    page(endpoints.ADD_BLOCK_FORM, administration.blocks.add),
    page(endpoints.REMOVE_BLOCK_FORM, administration.blocks.remove),
    page(endpoints.SHOW_BANS, administration.bans.show),
    page(endpoints.ADD_BAN_FORM, administration.bans.add),
    page(endpoints.REMOVE_BAN_FORM, administration.bans.remove),
    page(endpoints.SHOW_PUBLISHERS, administration.publishers.show),
    page(endpoints.CHANGE_PUBLISHER, administration.publishers.change),
    page(endpoints.SHOW_TOKENS, administration.tokens.show),
    page(endpoints.CREATE_TOKEN_FORM, administration.tokens.create),
    page(endpoints.SHOW_TOKEN, administration.tokens.showOne),
    page(endpoints.MAKE_LOGIN_LINK, administration.tokens.makeLink),
    page(endpoints.REVOKE_TOKEN_FORM, administration.tokens.revoke),
    page(webhookEndpoints.SHOW_WEBHOOKS, administration.webhooks.show),
    page(webhookEndpoints.ADD_WEBHOOK_FORM, administration.webhooks.add),
    page(webhookEndpoints.SHOW_WEBHOOK, administration.webhooks.showOne),
    page(webhookEndpoints.EDIT_WEBHOOK_FORM, administration.webhooks.edit),
    page(webhookEndpoints.TEST_WEBHOOK_FORM, administration.webhooks.test),
    page(webhookEndpoints.ENABLE_WEBHOOK_FORM, administration.webhooks.enable),
    page(webhookEndpoints.REDELIVER_FORM, administration.webhooks.redeliver),
    page(webhookEndpoints.REMOVE_WEBHOOK_FORM, administration.webhooks.remove),
    page(endpoints.SHOW_AUDIT, administration.audit.show),
    page(endpoints.EXPORT_AUDIT, administration.audit.download),
    page(endpoints.SHOW_SETTINGS, administration.settings.show),
    page(endpoints.SHOW_HEALTH, administration.health.show),
    page(endpoints.CHECK_HEALTH, administration.health.check),
  ];
}

// Modules of pages that few open are read when somebody does: that makes every start shorter.

function bansWhenAsked(pages: AdminPages, bans: Bans): BansPages {
  const load = async () => (await import('./bans.ts')).bansPages(pages, bans);
  return {
    show: async (...asked) => (await load()).show(...asked),
    add: async (...asked) => (await load()).add(...asked),
    remove: async (...asked) => (await load()).remove(...asked),
  };
}

function publishersWhenAsked(parts: PublishersParts): PublishersPages {
  const load = async () => (await import('./publishers.ts')).publishersPages(parts);
  return {
    show: async (...asked) => (await load()).show(...asked),
    change: async (...asked) => (await load()).change(...asked),
  };
}

/** The parts of the administration, as its navigation names them. */
function createAdministration(parts: AdminRoutesParts) {
  const { frames, catalogue, moderation, statistics, downloads, inspector, access, now } = parts;
  const pages = createAdminPages(frames, moderation);
  return {
    overview: overview({
      pages,
      moderation,
      statistics,
      downloads,
      inspector,
      findProblems: parts.findProblems,
      now,
    }),
    queue: queue({ pages, catalogue, moderation, access }),
    torrents: adminTorrents({ pages, catalogue, access, now }),
    blocks: blocks({ pages, moderation, access }),
    bans: bansWhenAsked(pages, parts.bans),
    publishers: publishersWhenAsked({ pages, catalogue }),
    tokens: tokens({ pages, catalogue, access, now }),
    webhooks: webhooks({
      pages,
      webhooks: parts.webhooks,
      ircState: parts.ircState,
      ircSetting: parts.ircSetting,
    }),
    audit: audit({ pages, record: parts.audit, access }),
    settings: settings(pages, parts.settings),
    health: health({
      pages,
      inspector,
      housekeeping: parts.housekeeping,
      backups: parts.backups,
      verification: parts.verification,
      tracker: parts.tracker,
      published: parts.publishedFolders,
    }),
  };
}
