import { z } from 'zod';
import { defineEndpoint } from '../service/endpoint.ts';
import { filled } from '../service/input/text-values.ts';
import { NARROWED_LIST_MEMBERS, withCursorCheck } from '../service/list-query.ts';

const IN_COLLECTION = '/{collection:segments}';

/** The feed key, by which a client that sends no token reads where reading needs one. */
const KEY = { key: filled(z.string()) };

/** The query of a list. Programs ask for feeds: what they do not mean would show them another list than they want. */
const FEED_QUERY = withCursorCheck(z.strictObject({ ...NARROWED_LIST_MEMBERS, ...KEY }));

export const GET_ATOM = defineEndpoint({
  method: 'GET',
  template: '/feed.atom',
  does: 'make the feed',
  needs: 'anybody',
  query: FEED_QUERY,
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

const OF_PUBLISHER = '/torrents/by/{slug:segment}';

export const GET_PUBLISHER_ATOM = defineEndpoint({ ...GET_ATOM, template: `${OF_PUBLISHER}/feed.atom` });
export const GET_PUBLISHER_RSS = defineEndpoint({ ...GET_ATOM, template: `${OF_PUBLISHER}/feed.rss` });
export const GET_PUBLISHER_JSON_FEED = defineEndpoint({
  ...GET_ATOM,
  template: `${OF_PUBLISHER}/feed.json`,
});

/** The feeds of all collections, as a list that feed readers import. */
export const GET_OPML = defineEndpoint({
  method: 'GET',
  template: '/collections.opml',
  does: 'list the feeds',
  needs: 'anybody',
  query: z.strictObject(KEY),
  answers: {},
});
