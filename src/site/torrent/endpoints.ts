import { z } from 'zod';
import { filesBody, defineEndpoint, formBody } from '../../service/endpoint.ts';
import { FILES } from '../../service/file-json.ts';
import { TORRENT_EDIT_TYPED } from '../../service/input/edits.ts';
import { UPLOAD_OPTIONS } from '../../service/input/upload-options.ts';
import { checkReason, REMOVAL_FIELDS, REPORT_FIELDS } from '../../service/input/removals.ts';
import { ruledTogether } from '../../service/input/ruled.ts';
import { CHECKBOX, filled } from '../../service/input/text-values.ts';
import { TORRENT, TORRENT_DETAILS } from '../../service/torrent-json.ts';
import { DOWNLOAD_QUERY } from './rewritten-response.ts';

const TEXT = z.string().optional();
const ONE = '/torrents/{infohash:infohash}';

/** By the key in it an anonymous publisher is known, who was given the address. */
const KEY_QUERY = z.object({ key: filled(z.string()) });
const SEEN = filled(z.string());

/** Of an upload; a strict one: an unknown parameter is more likely a mistake of the publisher than of a link. */
export const UPLOAD_QUERY = z.strictObject(UPLOAD_OPTIONS);
/** The answers to the upload of one torrent. */
export const PUBLISHED = { 200: TORRENT, 201: TORRENT };

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
