import type { DeclaredRoute } from '../service/endpoint-routes.ts';
import { auditRoutes } from './audit.ts';
import { bulkRoutes } from './bulk.ts';
import { checkRoutes } from './check.ts';
import { collectionRoutes } from './collections.ts';
import type { ApiDeps } from './deps.ts';
import { moderationRoutes } from './moderation.ts';
import { tokenRoutes } from './tokens.ts';
import { torrentRoutes } from './torrent.ts';
import { torrentListRoutes } from './torrents.ts';
import { uploadRoutes } from './upload.ts';

/** Every address of the API; it speaks JSON only. */
export function apiRoutes(deps: ApiDeps): DeclaredRoute[] {
  return [
    ...checkRoutes(deps),
    ...uploadRoutes(deps),
    ...torrentListRoutes(deps),
    ...torrentRoutes(deps),
    ...bulkRoutes(deps),
    ...collectionRoutes(deps),
    ...moderationRoutes(deps),
    ...tokenRoutes(deps),
    ...auditRoutes(deps),
  ];
}
