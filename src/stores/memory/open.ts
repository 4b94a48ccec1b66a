import type { AuditStore } from '../../audit.ts';
import type { BlobStore } from '../../catalogue/blobs.ts';
import { createChanges } from '../../catalogue/changes.ts';
import { createLoader } from '../../catalogue/load.ts';
import type { ModerationStore } from '../../catalogue/moderation.ts';
import type { CatalogueStore } from '../../catalogue/store.ts';
import { createApply } from './apply.ts';
import { createAuditStore } from './audit-store.ts';
import { createBlobStore } from './blobs.ts';
import { createCatalogueStore } from './catalogue-store.ts';
import { createLookups } from './lookups.ts';
import { createModerationStore } from './moderation-store.ts';
import { createTables, type Tables } from './tables.ts';

export interface MemoryStore {
  readonly catalogue: CatalogueStore;
  readonly blobs: BlobStore;
  readonly moderation: ModerationStore;
  readonly audit: AuditStore;
  /** All that is in it. */
  readonly tables: Tables;
}

/** A store that keeps everything in memory and knows no rule: the oracle for every other. */
export function openMemoryStore(): MemoryStore {
  const tables = createTables();
  const look = createLookups(tables);
  const changes = createChanges(createLoader(look), createApply(tables));
  return {
    catalogue: createCatalogueStore(tables, look, changes),
    blobs: createBlobStore(tables),
    moderation: createModerationStore(tables, look, changes),
    audit: createAuditStore(tables),
    tables,
  };
}
