import { z } from 'zod';
import { defineEndpoint } from '../service/endpoint.ts';
import { NARROWED_LIST_QUERY } from '../service/list-query.ts';

const IN_COLLECTION = '/{collection:segments}';

export const GET_ATOM = defineEndpoint({
  method: 'GET',
  template: '/feed.atom',
  does: 'make the feed',
  needs: 'anybody',
  query: NARROWED_LIST_QUERY,
  answers: {},
});

export const GET_RSS = defineEndpoint({ ...GET_ATOM, template: '/feed.rss' });
export const GET_JSON_FEED = defineEndpoint({ ...GET_ATOM, template: '/feed.json' });
export const GET_COLLECTION_ATOM = defineEndpoint({ ...GET_ATOM, template: `${IN_COLLECTION}/feed.atom` });
export const GET_COLLECTION_RSS = defineEndpoint({ ...GET_ATOM, template: `${IN_COLLECTION}/feed.rss` });
export const GET_COLLECTION_JSON_FEED = defineEndpoint({
  ...GET_ATOM,
  template: `${IN_COLLECTION}/feed.json`,
});

/** The feeds of all collections, as a list that feed readers import. */
export const GET_OPML = defineEndpoint({
  method: 'GET',
  template: '/collections.opml',
  does: 'list the feeds',
  needs: 'anybody',
  query: z.object({}),
  answers: {},
});
