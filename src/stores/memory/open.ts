import type { BanStore } from '../../access/ban.ts';
import type { SessionStore } from '../../access/session.ts';
import { admitBy, type TokenStore } from '../../access/token.ts';
import type { AuditStore } from '../../events/audit.ts';
import type { EventStore } from '../../events/event.ts';
import { createSignal } from '../../events/signal.ts';
import type { WebhookStore } from '../../events/webhook.ts';
import type { FigureStore } from '../../swarm/figure-store.ts';
import type { BlobStore } from '../../catalogue/blobs.ts';
import { createChanges } from '../../catalogue/changes.ts';
import { createLoader } from '../../catalogue/load.ts';
import type { ModerationStore } from '../../catalogue/moderation.ts';
import type { ScrapeStore } from '../../catalogue/scrapes.ts';
import type { WebSeedStore } from '../../catalogue/web-seed-tests.ts';
import type { CatalogueStore } from '../../catalogue/store.ts';
import type { Apply, Change } from '../../catalogue/plan.ts';
import { createApply, type WriteNote } from '../../events/plan.ts';
import { createAccess, createSessionStore, createTokenStore, writeAccessChange } from './access-stores.ts';
import { createAuditStore, writeNote } from './audit-store.ts';
import { createBanStore } from './ban-store.ts';
import { createBlobStore } from './blobs.ts';
import { createCatalogueStore } from './catalogue-store.ts';
import { writeChange } from './change-writer.ts';
import { createEventStore } from './event-store.ts';
import { createFigureStore } from './figure-store.ts';
import { createLookups } from './lookups.ts';
import { createModerationStore } from './moderation-store.ts';
import { createScrapeStore } from './scrape-store.ts';
import { createTables, type Tables } from './tables.ts';
import { createWebSeedStore } from './web-seed-store.ts';
import { createWebhookStore } from './webhook-store.ts';

export interface MemoryStore {
  readonly catalogue: CatalogueStore;
  readonly blobs: BlobStore;
  readonly moderation: ModerationStore;
  readonly audit: AuditStore;
  readonly events: EventStore;
  readonly webhooks: WebhookStore;
  readonly figures: FigureStore;
  readonly scrapes: ScrapeStore;
  readonly webSeeds: WebSeedStore;
  readonly tokens: TokenStore;
  readonly sessions: SessionStore;
  readonly bans: BanStore;
  /** Everything that is stored. */
  readonly tables: Tables;
}

/** Opens a store in memory. It has no rules of its own, and is the oracle for all other stores. */
export function openMemoryStore(): MemoryStore {
  const tables = createTables();
  const look = createLookups(tables);
  const write: WriteNote = (note, actor, now) => writeNote(tables, note, actor, now);
  const committed = createSignal();
  const applySilently = createApply((change: Change, now: Date) => writeChange(change, tables, now), write);
  const apply: Apply = (...plan) => {
    const result = applySilently(...plan);
    committed.send();
    return result;
  };
  const admit = admitBy((id) => tables.tokens.get(id));
  const changes = createChanges(createLoader(look), apply, admit);
  const access = createAccess(
    tables,
    createApply((change) => writeAccessChange(change, tables), write),
  );
  return {
    catalogue: createCatalogueStore(tables, look, changes),
    blobs: createBlobStore(tables),
    moderation: createModerationStore(tables, look, changes),
    audit: createAuditStore(tables),
    events: createEventStore(tables, committed),
    webhooks: createWebhookStore(tables, write),
    figures: createFigureStore(tables),
    scrapes: createScrapeStore(tables),
    webSeeds: createWebSeedStore(tables),
    tokens: createTokenStore(tables, access),
    sessions: createSessionStore(tables, access),
    bans: createBanStore(tables, write),
    tables,
  };
}
