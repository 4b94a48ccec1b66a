import type { Access } from '../access/access.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { pageRoutes, type DeclaredRoute, type EndpointParts } from '../service/endpoint-routes.ts';
import type { OwnTracker } from '../service/own-tracker.ts';
import type { SiteSources } from '../service/site-sources.ts';
import { ATOM } from './atom.ts';
import { atompubRoutes } from './atompub/routes.ts';
import { collectionList } from './collection-list.ts';
import * as endpoints from './endpoints.ts';
import { JSON_FEED } from './json-feed.ts';
import { listFeed } from './list-feed.ts';
import { RSS } from './rss.ts';
import { createCategoryMapping } from './torznab/categories.ts';
import { EXPLAIN_TORZNAB, GET_TORZNAB } from './torznab/endpoints.ts';
import { explainTorznab, torznab } from './torznab/torznab.ts';
import { createUpdateTimes } from './update-times.ts';
import { createValidators } from './validators.ts';

/** What feeds are made of. */
export interface FeedParts extends EndpointParts {
  readonly catalogue: Catalogue;
  readonly access: Pick<Access, 'authenticateFeedKey'>;
  /** The Torznab numbers that the operator gave to categories. */
  readonly torznabCategories: ReadonlyMap<string, number>;
  readonly siteName: string;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
  /** Whether reading needs a token. */
  readonly read: 'open' | 'token';
  /** The tracker of this site; undefined where there is none. */
  readonly tracker: OwnTracker | undefined;
  readonly sources: SiteSources;
}

/** Every feed: those of each list, the list of all of them, and what publishes by Atom. */
export function feedRoutes(parts: FeedParts): DeclaredRoute[] {
  const page = pageRoutes(parts);
  const { siteName, tracker, sources } = parts;
  const validatorsOf = createValidators(sources, siteName, tracker !== undefined, tracker?.udpPort ?? 0);
  const updatedAt = createUpdateTimes(parts.now);
  const feed = listFeed({ ...parts, validatorsOf, updatedAt });
  return [
    page(endpoints.GET_ATOM, feed(ATOM)),
    page(endpoints.GET_RSS, feed(RSS)),
    page(endpoints.GET_JSON_FEED, feed(JSON_FEED)),
    page(endpoints.GET_COLLECTION_ATOM, feed(ATOM)),
    page(endpoints.GET_COLLECTION_RSS, feed(RSS)),
    page(endpoints.GET_COLLECTION_JSON_FEED, feed(JSON_FEED)),
    page(endpoints.GET_PUBLISHER_ATOM, feed(ATOM)),
    page(endpoints.GET_PUBLISHER_RSS, feed(RSS)),
    page(endpoints.GET_PUBLISHER_JSON_FEED, feed(JSON_FEED)),
    page(GET_TORZNAB, torznab({ ...parts, mapping: createCategoryMapping(parts.torznabCategories) })),
    page(EXPLAIN_TORZNAB, explainTorznab),
    page(endpoints.GET_OPML, collectionList({ ...parts, validatorsOf, updatedAt })),
    ...atompubRoutes(parts),
  ];
}
