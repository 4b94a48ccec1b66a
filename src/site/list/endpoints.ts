import { z } from 'zod';
import { COLLECTION } from '../../service/collection-json.ts';
import { defineEndpoint } from '../../service/endpoint.ts';
import { listOf } from '../../service/endpoints/list-of.ts';
import { choice, COUNT, filled } from '../../service/input/text-values.ts';
import { NARROWED_LIST_MEMBERS, withCursorCheck } from '../../service/list-query.ts';
import { TORRENT } from '../../service/torrent-json.ts';

const LISTED = listOf(TORRENT, z.string()).extend({ collections: z.array(COLLECTION) });

/** The query of a list that is also a page: it goes back as well, knows its number, and shows more when asked. */
const LIST_PAGE_QUERY = withCursorCheck(
  z.object({
    ...NARROWED_LIST_MEMBERS,
    before: filled(z.string()),
    page: filled(COUNT),
    show: filled(choice(['tags', 'collections'])),
  }),
);

export const LIST_START = defineEndpoint({
  method: 'GET',
  template: '/',
  does: 'list torrents',
  needs: 'anybody',
  query: LIST_PAGE_QUERY,
  answers: { 200: LISTED },
});

export const LIST_COLLECTION = defineEndpoint({ ...LIST_START, template: '/{collection:segments}/' });

/** A collection without its slash. */
export const REDIRECT_TO_COLLECTION = defineEndpoint({
  method: 'GET',
  template: '/{path:folder}',
  does: 'find the collection',
  needs: 'everybody',
  answers: {},
});
