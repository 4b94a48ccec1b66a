import { z } from 'zod';
import { filesBody, defineEndpoint, jsonBody } from '../../service/endpoint.ts';
import { TORRENT_EDIT } from '../../service/input/edits.ts';
import { UPLOAD_OPTIONS } from '../../service/input/upload-options.ts';
import { UPLOAD_RESULTS } from '../../service/results-json.ts';
import { TORRENT } from '../../service/torrent-json.ts';
import { PUBLISHED, SHOW_BADGE, UPLOAD_QUERY } from './endpoints.ts';
import { DOWNLOAD_QUERY } from './rewritten-response.ts';

const IN_COLLECTION = '/{collection:segments}/';
const BY_PATH = '/{collection:segments}/{file:torrentFile}';
const IN_ROOT = '/{file:torrentFile}';

const PUBLISHED_SEVERAL = {
  200: z.union([TORRENT, UPLOAD_RESULTS]),
  201: z.union([TORRENT, UPLOAD_RESULTS]),
  207: UPLOAD_RESULTS,
  '4XX': UPLOAD_RESULTS,
  '5XX': UPLOAD_RESULTS,
};

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
