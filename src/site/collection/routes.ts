import type { Access } from '../../access/access.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Webhooks } from '../../events/webhook.ts';
import type { DeclaredRoute, PageRoute } from '../../service/endpoint-routes.ts';
import type { Identity } from '../../service/identity.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import type { Frames } from '../layout/frames.ts';
import * as endpoints from './endpoints.ts';
import { latest } from './latest.ts';
import { move } from './move.ts';
import { mirror } from './mirror.ts';
import { readmeEdit } from './readme-edit.ts';
import { readme } from './readme.ts';
import { settings } from './settings.ts';
import { sums } from './sums.ts';

export interface CollectionParts {
  readonly frames: Frames;
  readonly catalogue: Catalogue;
  readonly access: Access;
  readonly webhooks: Pick<Webhooks, 'list'>;
  readonly identity: Identity;
  readonly rateLimits: RateLimits;
}

/** What every collection has beside its list, at addresses of their own. */
export function collectionRoutes(
  page: PageRoute,
  { frames, catalogue, access, webhooks, identity, rateLimits }: CollectionParts,
): DeclaredRoute[] {
  const toLatest = latest({ catalogue, rateLimits });
  const checksums = sums({ catalogue, rateLimits });
  const text = readme({ catalogue });
  const edit = readmeEdit({ frames, catalogue, identity });
  const moving = move({ frames, catalogue, access, webhooks, identity });
  const set = settings({ frames, catalogue, identity });
  const mirrored = mirror({ catalogue, rateLimits });
  return [
    page(endpoints.GET_README, text.get),
    page(endpoints.PUT_README, text.put),
    page(endpoints.REMOVE_README, text.remove),
    page(endpoints.SHOW_README_EDIT, edit.show),
    page(endpoints.SUBMIT_README_EDIT, edit.submit),
    page(endpoints.SHOW_SETTINGS, set.show),
    page(endpoints.SUBMIT_SETTINGS, set.submit),
    page(endpoints.SHOW_MOVE, moving.show),
    page(endpoints.SUBMIT_MOVE, moving.submit),
    page(endpoints.GET_SUMS, checksums),
    page(endpoints.GET_SUMS_IN, checksums),
    page(endpoints.LEAD_TO_LATEST, toLatest.page),
    page(endpoints.LEAD_TO_LATEST_FILE, toLatest.file),
    page(endpoints.LEAD_TO_LATEST_MAGNET, toLatest.magnet),
    page(endpoints.LEAD_TO_LATEST_IN, toLatest.page),
    page(endpoints.LEAD_TO_LATEST_FILE_IN, toLatest.file),
    page(endpoints.LEAD_TO_LATEST_MAGNET_IN, toLatest.magnet),
    page(endpoints.LIST_MIRRORED, mirrored.list),
    page(endpoints.LIST_MIRRORED_IN, mirrored.list),
    page(endpoints.GET_MIRRORED_SUMS, checksums),
    page(endpoints.GET_MIRRORED_SUMS_IN, checksums),
    page(endpoints.GET_MIRRORED_README, text.get),
    page(endpoints.REDIRECT_TO_MIRROR, mirrored.addSlash),
    page(endpoints.REDIRECT_TO_MIRROR_IN, mirrored.addSlash),
  ];
}
