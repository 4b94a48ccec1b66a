import { z } from 'zod';
import { filesBody, defineEndpoint, formBody, jsonBody } from '../../service/endpoint.ts';
import { FILES } from '../../service/file-json.ts';
import { TORRENT_EDIT, TORRENT_EDIT_TYPED } from '../../service/input/edits.ts';
import { UPLOAD_OPTIONS } from '../../service/input/upload-options.ts';
import { checkReason, REMOVAL_FIELDS, REPORT_FIELDS } from '../../service/input/removals.ts';
import { ruledTogether } from '../../service/input/ruled.ts';
import { CHECKBOX, filled } from '../../service/input/text-values.ts';
import { UPLOAD_RESULTS } from '../../service/results-json.ts';
import { TORRENT, TORRENT_DETAILS } from '../../service/torrent-json.ts';
import { DOWNLOAD_QUERY } from './rewritten-response.ts';

const TEXT = z.string().optional();
const ONE = '/torrents/{infohash:infohash}';
const IN_COLLECTION = '/{collection:segments}/';
const BY_PATH = '/{collection:segments}/{file:torrentFile}';
const IN_ROOT = '/{file:torrentFile}';

/** By the key in it an anonymous publisher is known, who was given the address. */
const KEY_QUERY = z.object({ key: filled(z.string()) });
const SEEN = filled(z.string());

/** A strict one: an unknown parameter is more likely a mistake of the publisher than of a link. */
const UPLOAD_QUERY = z.strictObject(UPLOAD_OPTIONS);
const PUBLISHED = { 200: TORRENT, 201: TORRENT };
const PUBLISHED_SEVERAL = {
  200: z.union([TORRENT, UPLOAD_RESULTS]),
  201: z.union([TORRENT, UPLOAD_RESULTS]),
  207: UPLOAD_RESULTS,
  '4XX': UPLOAD_RESULTS,
  '5XX': UPLOAD_RESULTS,
};

export const SHOW_TORRENT = defineEndpoint({
  method: 'GET',
  template: ONE,
  does: 'show the torrent',
  needs: 'anybody',
  query: KEY_QUERY,
  answers: { 200: TORRENT_DETAILS },
});

export const REMOVE_BY_INFOHASH = defineEndpoint({
  method: 'DELETE',
  template: ONE,
  does: 'remove the torrent',
  needs: 'owner',
  answers: { 204: null },
});

export const DOWNLOAD_BY_INFOHASH = defineEndpoint({
  method: 'GET',
  template: `${ONE}.torrent`,
  does: 'download the torrent',
  needs: 'anybody',
  query: DOWNLOAD_QUERY,
  answers: {},
});

/** What replaces the torrent with `info_hash`, which is not always text: the handler reads it (BEP 39). */
export const GET_UPDATE = defineEndpoint({
  method: 'GET',
  template: '/torrents/update',
  does: 'find the update',
  needs: 'anybody',
  answers: { 204: null },
});

export const PUT_BY_INFOHASH = defineEndpoint({
  method: 'PUT',
  template: `${ONE}.torrent`,
  does: 'publish',
  needs: 'publisher',
  query: UPLOAD_QUERY,
  body: filesBody(),
  answers: PUBLISHED,
});

export const REMOVE_FILE_BY_INFOHASH = defineEndpoint({
  method: 'DELETE',
  template: `${ONE}.torrent`,
  does: 'remove the torrent',
  needs: 'owner',
  answers: { 204: null },
});

export const SHOW_MAGNET = defineEndpoint({
  method: 'GET',
  template: `${ONE}/magnet`,
  does: 'show the magnet link',
  needs: 'anybody',
  answers: {},
});

/** Those whose path has `q` in it, and that are in `folder` or below it; `page` is for people alone. */
export const SHOW_FILES = defineEndpoint({
  method: 'GET',
  template: `${ONE}/files`,
  does: 'list the files',
  needs: 'anybody',
  query: z.object({ q: TEXT, folder: TEXT, page: TEXT }),
  answers: { 200: FILES },
});

/** A small picture for pages elsewhere, with the size of what is in it. */
export const SHOW_BADGE = defineEndpoint({
  method: 'GET',
  template: `${ONE}/badge.svg`,
  does: 'show the badge',
  needs: 'anybody',
  answers: {},
});

/** How to cite it, as BibTeX. */
export const CITE_TORRENT = defineEndpoint({
  method: 'GET',
  template: `${ONE}/cite.bib`,
  does: 'cite the torrent',
  needs: 'anybody',
  answers: {},
});

export const SHOW_EDIT = defineEndpoint({
  method: 'GET',
  template: `${ONE}/edit`,
  does: 'change the torrent',
  needs: 'owner',
  answers: {},
});

export const SUBMIT_EDIT = defineEndpoint({
  method: 'POST',
  template: `${ONE}/edit`,
  does: 'change the torrent',
  needs: 'owner',
  body: formBody(TORRENT_EDIT_TYPED.safeExtend({ seen: SEEN, preview: CHECKBOX })),
  answers: {},
});

export const SHOW_REPLACE = defineEndpoint({
  method: 'GET',
  template: `${ONE}/replace`,
  does: 'replace the torrent',
  needs: 'owner',
  answers: {},
});

export const SUBMIT_REPLACE = defineEndpoint({
  method: 'POST',
  template: `${ONE}/replace`,
  does: 'replace the torrent',
  needs: 'owner',
  body: filesBody(z.object({})),
  answers: PUBLISHED,
});

export const SHOW_DELETE = defineEndpoint({
  method: 'GET',
  template: `${ONE}/delete`,
  does: 'remove the torrent',
  needs: 'owner',
  query: KEY_QUERY,
  answers: {},
});

export const SUBMIT_DELETE = defineEndpoint({
  method: 'POST',
  template: `${ONE}/delete`,
  does: 'remove the torrent',
  needs: 'owner',
  query: KEY_QUERY,
  body: formBody(
    ruledTogether(
      z.object({ ...REMOVAL_FIELDS, key: filled(z.string()), seen: SEEN }),
      ['reason', 'block'],
      checkReason,
    ),
  ),
  answers: { 204: null },
});

/** The address that an anonymous publisher was given. */
export const REMOVE_BY_KEY = defineEndpoint({
  method: 'DELETE',
  template: `${ONE}/delete`,
  does: 'remove the torrent',
  needs: 'owner',
  query: KEY_QUERY,
  answers: { 204: null },
});

export const SUBMIT_RESTORE = defineEndpoint({
  method: 'POST',
  template: `${ONE}/restore`,
  does: 'restore the torrent',
  needs: 'owner',
  body: formBody(z.object({ key: filled(z.string()) })),
  answers: { 200: TORRENT },
});

export const SHOW_REPORT = defineEndpoint({
  method: 'GET',
  template: `${ONE}/report`,
  does: 'report the torrent',
  needs: 'anybody',
  answers: {},
});

export const SUBMIT_REPORT = defineEndpoint({
  method: 'POST',
  template: `${ONE}/report`,
  does: 'report the torrent',
  needs: 'anybody',
  body: formBody(z.object(REPORT_FIELDS)),
  answers: { 204: null },
});

export const SHOW_REPORTED = defineEndpoint({
  method: 'GET',
  template: `${ONE}/report/thanks`,
  does: 'show the torrent',
  needs: 'anybody',
  answers: {},
});

export const DOWNLOAD_IN_ROOT = defineEndpoint({
  method: 'GET',
  template: IN_ROOT,
  does: 'download the torrent',
  needs: 'anybody',
  query: DOWNLOAD_QUERY,
  answers: {},
});

/** The badge of what has the path now. */
export const BADGE_IN_ROOT = defineEndpoint({ ...SHOW_BADGE, template: `${IN_ROOT}/badge.svg` });

export const PUT_IN_ROOT = defineEndpoint({
  method: 'PUT',
  template: IN_ROOT,
  does: 'publish',
  needs: 'publisher',
  query: UPLOAD_QUERY,
  body: filesBody(),
  answers: PUBLISHED,
});

export const REMOVE_IN_ROOT = defineEndpoint({
  method: 'DELETE',
  template: IN_ROOT,
  does: 'remove the torrent',
  needs: 'owner',
  answers: { 204: null },
});

export const EDIT_IN_ROOT = defineEndpoint({
  method: 'PATCH',
  template: IN_ROOT,
  does: 'change the torrent',
  needs: 'owner',
  body: jsonBody(TORRENT_EDIT),
  answers: { 200: TORRENT },
});

export const DOWNLOAD_BY_PATH = defineEndpoint({ ...DOWNLOAD_IN_ROOT, template: BY_PATH });
export const BADGE_BY_PATH = defineEndpoint({ ...BADGE_IN_ROOT, template: `${BY_PATH}/badge.svg` });
/** The same among the files of a collection for programs that copy them all. */
export const DOWNLOAD_MIRRORED_IN_ROOT = defineEndpoint({
  ...DOWNLOAD_IN_ROOT,
  template: `/mirror${IN_ROOT}`,
});
export const DOWNLOAD_MIRRORED = defineEndpoint({ ...DOWNLOAD_IN_ROOT, template: `/mirror${BY_PATH}` });
export const PUT_BY_PATH = defineEndpoint({ ...PUT_IN_ROOT, template: BY_PATH });
export const EDIT_BY_PATH = defineEndpoint({ ...EDIT_IN_ROOT, template: BY_PATH });
export const REMOVE_BY_PATH = defineEndpoint({ ...REMOVE_IN_ROOT, template: BY_PATH });

/** The file name comes from the torrent. */
export const PUT_UNNAMED_IN_ROOT = defineEndpoint({ ...PUT_IN_ROOT, template: '/' });
export const PUT_UNNAMED = defineEndpoint({ ...PUT_IN_ROOT, template: IN_COLLECTION });

export const POST_IN_ROOT = defineEndpoint({
  method: 'POST',
  template: '/',
  does: 'publish',
  needs: 'publisher',
  query: UPLOAD_QUERY,
  body: filesBody(z.object(UPLOAD_OPTIONS)),
  answers: PUBLISHED_SEVERAL,
});

export const POST_IN_COLLECTION = defineEndpoint({ ...POST_IN_ROOT, template: IN_COLLECTION });

export const REFUSE_PUT = defineEndpoint({
  method: 'PUT',
  template: '/{path:folder}',
  does: 'publish there',
  needs: 'everybody',
  answers: {},
});

export const REFUSE_POST = defineEndpoint({ ...REFUSE_PUT, method: 'POST' });
