import { z } from 'zod';
import { WHOLE } from '../answer-values.ts';
import { COLLECTION, COLLECTION_DETAILS, RETENTION_CHECK } from '../collection-json.ts';
import { defineEndpoint, jsonBody } from '../endpoint.ts';
import { COLLECTION_PATH } from '../input/edits.ts';
import { jsonObject } from '../input/json-object.ts';
import { COLLECTION_EDIT, COLLECTION_EDIT_BYTES_MAX, RETENTION } from '../input/settings.ts';
import { wholeList } from './list-of.ts';
import { API_PREFIX } from './prefix.ts';

const ONE = `${API_PREFIX}/collections/{collection:segments}` as const;

/** The collections directly below one, by name; without `parent` those at the top. */
export const LIST_COLLECTIONS = defineEndpoint({
  method: 'GET',
  template: `${API_PREFIX}/collections`,
  does: 'list collections',
  needs: 'anybody',
  query: z.strictObject({ parent: COLLECTION_PATH.optional() }),
  answers: { 200: wholeList(COLLECTION) },
});

export const GET_COLLECTION = defineEndpoint({
  method: 'GET',
  template: ONE,
  does: 'show the collection',
  needs: 'anybody',
  answers: { 200: COLLECTION_DETAILS },
});

/**
 * Its settings are for moderators of the collection and of all below it. With a `path` it is moved there, with all that is
 * in it; with `readme` its README is written, or removed by null, by those who may write that.
 */
export const EDIT_COLLECTION = defineEndpoint({
  method: 'PATCH',
  template: ONE,
  does: 'change the collection',
  needs: 'owner',
  body: jsonBody(COLLECTION_EDIT, COLLECTION_EDIT_BYTES_MAX),
  answers: {
    200: COLLECTION_DETAILS.extend({
      boundTokens: z.array(WHOLE).optional(),
      boundWebhooks: z.array(WHOLE).optional(),
    }),
  },
});

/** What these rules would remove, or those that count for the collection now. */
export const CHECK_RETENTION = defineEndpoint({
  method: 'POST',
  template: `${ONE}/retention/check`,
  does: 'check the retention',
  needs: 'moderator',
  changesNothing: true,
  body: jsonBody(jsonObject({ retention: RETENTION.nullish() })),
  answers: { 200: RETENTION_CHECK },
});
