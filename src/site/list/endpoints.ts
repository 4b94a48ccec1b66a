import { z } from 'zod';
import { COLLECTION } from '../../service/collection-json.ts';
import { defineEndpoint } from '../../service/endpoint.ts';
import { listOf } from '../../service/endpoints/list-of.ts';
import { choice, COUNT, filled } from '../../service/input/text-values.ts';
import { FILTER_MEMBERS, NARROWED_LIST_MEMBERS, withCursorCheck } from '../../service/list-query.ts';
import { TORRENT } from '../../service/torrent-json.ts';

const LISTED = listOf(TORRENT, z.string()).extend({ collections: z.array(COLLECTION) });

const FORMATS = ['html', 'json', 'text', 'tar', 'zip'] as const;
const FORMAT = { format: filled(choice(FORMATS)) };

/**
 * The query of a list that is also a page: it goes back as well, knows its number, and shows more when asked. It leaves
 * alone what others append to the addresses of pages, such as `utm_source`.
 */
const LIST_PAGE_QUERY = withCursorCheck(
  z.object({
    ...NARROWED_LIST_MEMBERS,
    ...FORMAT,
    before: filled(z.string()),
    page: filled(COUNT),
    show: filled(choice(['tags', 'collections'])),
  }),
);

/** The query of a list in JSON or text. A program that mistypes a name would get more than it means. */
export const LIST_DATA_QUERY = withCursorCheck(z.strictObject({ ...NARROWED_LIST_MEMBERS, ...FORMAT }));

/** The query of all files of a list as an archive. */
export const ARCHIVE_QUERY = z.strictObject({ ...FILTER_MEMBERS, ...FORMAT });

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
  needs: 'anybody',
  answers: {},
});
