import type { Access } from '../access/access.ts';
import type { AuditStore } from '../events/audit.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Checker } from '../catalogue/checker.ts';
import type { Moderation } from '../catalogue/moderate.ts';
import type { EndpointDeps } from '../service/endpoint-routes.ts';

/** What the handlers of the API work with. */
export interface ApiDeps extends EndpointDeps {
  readonly catalogue: Catalogue;
  readonly checker: Checker;
  readonly moderation: Moderation;
  readonly access: Access;
  readonly audit: AuditStore;
  /** The largest .torrent file that is taken, in bytes. */
  readonly uploadBytesMax: number;
}

/** For answers that only the one who asked may see. */
export const PRIVATE = { 'cache-control': 'private, no-store' } as const;
