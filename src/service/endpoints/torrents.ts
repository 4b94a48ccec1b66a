import { z } from 'zod';
import { INFOHASH_HEX, PROBLEM, WHOLE } from '../answer-values.ts';
import { CHECK_REPORT } from '../check-report.ts';
import { defineEndpoint, filesBody, jsonBody } from '../endpoint.ts';
import { FILES } from '../file-json.ts';
import { BULK } from '../input/bulk-change.ts';

import { COLLECTION_PATH, TORRENT_EDIT } from '../input/edits.ts';
import { UPLOAD_OPTIONS } from '../input/upload-options.ts';
import { REMOVAL_QUERY } from '../input/removals.ts';
import { withCursorCheck } from '../list-query.ts';
import { MODERATOR_MEMBERS } from '../moderator-query.ts';
import { UPLOAD_RESULTS } from '../results-json.ts';
import { TORRENT, TORRENT_DETAILS } from '../torrent-json.ts';
import { listOf } from './list-of.ts';
import { API_PREFIX } from './prefix.ts';

const ONE = `${API_PREFIX}/torrents/{infohash:infohash}` as const;
const TORRENT_OR_RESULTS = z.union([TORRENT, UPLOAD_RESULTS]);

/** With a `state` it is for moderators. */
export const LIST_TORRENTS = defineEndpoint({
  method: 'GET',
  template: `${API_PREFIX}/torrents`,
  does: 'list torrents',
  needs: 'anybody',
  query: withCursorCheck(z.strictObject(MODERATOR_MEMBERS)),
  answers: { 200: listOf(TORRENT, z.string()) },
});

/** One file is answered with its torrent or a problem, several with what became of each. */
export const PUBLISH_TORRENTS = defineEndpoint({
  method: 'POST',
  template: `${API_PREFIX}/torrents`,
  does: 'publish',
  needs: 'publisher',
  query: z.strictObject({ collection: COLLECTION_PATH.optional(), ...UPLOAD_OPTIONS }),
  body: filesBody(z.object(UPLOAD_OPTIONS)),
  answers: {
    200: TORRENT_OR_RESULTS,
    201: TORRENT_OR_RESULTS,
    207: UPLOAD_RESULTS,
    '4XX': UPLOAD_RESULTS,
    '5XX': UPLOAD_RESULTS,
  },
});

/** With a `collection`, the file is checked by the upload rules there too. */
export const CHECK_TORRENT = defineEndpoint({
  method: 'POST',
  template: `${API_PREFIX}/torrents/check`,
  does: 'check a file',
  needs: 'anybody',
  changesNothing: true,
  counted: 'uploads',
  query: z.strictObject({ collection: COLLECTION_PATH.optional() }),
  body: filesBody(),
  answers: { 200: CHECK_REPORT },
});

/** Another spelling of the infohash leads to the canonical one. */
export const GET_TORRENT = defineEndpoint({
  method: 'GET',
  template: ONE,
  does: 'show the torrent',
  needs: 'anybody',
  answers: { 200: TORRENT_DETAILS, 301: null, 304: null },
});

export const EDIT_TORRENT = defineEndpoint({
  method: 'PATCH',
  template: ONE,
  does: 'change the torrent',
  needs: 'owner',
  body: jsonBody(TORRENT_EDIT),
  answers: { 200: TORRENT },
});

export const REMOVE_TORRENT = defineEndpoint({
  method: 'DELETE',
  template: ONE,
  does: 'remove the torrent',
  needs: 'owner',
  query: REMOVAL_QUERY,
  answers: { 204: null },
});

export const RESTORE_TORRENT = defineEndpoint({
  method: 'POST',
  template: `${ONE}/restore`,
  does: 'restore the torrent',
  needs: 'owner',
  answers: { 200: TORRENT },
});

export const LIST_FILES = defineEndpoint({
  method: 'GET',
  template: `${ONE}/files`,
  does: 'list the files',
  needs: 'anybody',
  counted: 'searches',
  answers: { 200: FILES },
});

const BULK_RESULT = z.strictObject({
  infohash: INFOHASH_HEX,
  status: z.int(),
  problem: PROBLEM.optional(),
});

/** `remaining` counts what the search still finds, with `isMore` at least so many. */
export const CHANGE_TORRENTS = defineEndpoint({
  method: 'POST',
  template: `${API_PREFIX}/torrents/bulk`,
  does: 'change these torrents',
  needs: 'moderator',
  body: jsonBody(BULK),
  answers: {
    200: z.strictObject({
      results: z.array(BULK_RESULT),
      next: z.string().nullable(),
      remaining: WHOLE,
      isMore: z.boolean(),
    }),
  },
});
