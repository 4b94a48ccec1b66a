import type { Catalogue } from '../catalogue/catalogue.ts';
import { endpointRoutes, type DeclaredRoute, type EndpointParts } from '../service/endpoint-routes.ts';
import type { Prepared } from '../service/prepared.ts';
import * as endpoints from './endpoints.ts';
import { folders } from './folders.ts';
import { locking } from './locking.ts';
import type { Locks } from './locks.ts';
import { propfind } from './propfind.ts';
import { proppatch } from './proppatch.ts';
import { transfer } from './transfer.ts';

export interface WebdavParts extends EndpointParts {
  readonly catalogue: Catalogue;
  readonly prepared: Prepared;
  readonly locks: Locks;
}

/**
 * WebDAV (RFC 4918) at the collections' own addresses: further methods of the same paths. Downloads, uploads and the
 * removal of one file are those of the site.
 */
export function webdavRoutes(parts: WebdavParts): DeclaredRoute[] {
  const answer = endpointRoutes(parts);
  const { make, remove } = folders(parts);
  const { move, copy } = transfer(parts);
  const { lock, unlock } = locking(parts);
  return [
    answer(endpoints.FIND_PROPERTIES, propfind(parts)),
    answer(endpoints.CHANGE_PROPERTIES, proppatch(parts)),
    answer(endpoints.MAKE_FOLDER, make),
    answer(endpoints.REMOVE_COLLECTION, remove),
    answer(endpoints.COPY, copy),
    answer(endpoints.MOVE, move),
    answer(endpoints.LOCK, lock),
    answer(endpoints.UNLOCK, unlock),
  ];
}
