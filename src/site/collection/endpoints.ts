import { z } from 'zod';
import { LATEST_ORDERS } from '../../catalogue/latest.ts';
import { README_BYTES_MAX } from '../../catalogue/readme.ts';
import { defineEndpoint, formBody } from '../../service/endpoint.ts';
import { DESTINATION } from '../../service/input/edits.ts';
import { SETTINGS_TYPED } from '../../service/input/settings.ts';
import { FILTER_MEMBERS } from '../../service/list-query.ts';
import { CHECKBOX, choice, filled, textAs } from '../../service/input/text-values.ts';

/**
 * A README as a form sends it. A character that takes three bytes is sent as nine, so a text that has a few bytes too many
 * still arrives, and is shown again with the reason.
 */
const README_FORM_BYTES_MAX = 9 * README_BYTES_MAX + 16 * 1024;
const IN_COLLECTION = '/{collection:segments}';
const PATTERN_LENGTH_MAX = 200;

const PATTERN = textAs(
  (text) => (text.length <= PATTERN_LENGTH_MAX ? text : undefined),
  `a pattern of at most ${PATTERN_LENGTH_MAX} characters, as in *amd64*`,
);

/** The feed key, which opens files and checksums where reading needs a token. */
const KEY = { key: filled(z.string()) };

/** `match` is a pattern of its name; by `version` the latest has the highest version in its name. */
const LATEST_QUERY = z.strictObject({
  match: filled(PATTERN),
  order: filled(choice(LATEST_ORDERS)),
  ...KEY,
});

export const GET_SUMS = defineEndpoint({
  method: 'GET',
  template: '/SHA256SUMS',
  does: 'list the checksums',
  needs: 'anybody',
  query: z.strictObject({ ...FILTER_MEMBERS, ...KEY }),
  answers: {},
});

export const GET_SUMS_IN = defineEndpoint({ ...GET_SUMS, template: `${IN_COLLECTION}/SHA256SUMS` });

export const GET_README = defineEndpoint({
  method: 'GET',
  template: `${IN_COLLECTION}/README.md`,
  does: 'show the README',
  needs: 'anybody',
  answers: {},
});

/** For moderators, and for tokens that are bound to the collection. */
export const PUT_README = defineEndpoint({
  method: 'PUT',
  template: `${IN_COLLECTION}/README.md`,
  does: 'write the README',
  needs: 'owner',
  answers: {},
});

export const REMOVE_README = defineEndpoint({
  method: 'DELETE',
  template: `${IN_COLLECTION}/README.md`,
  does: 'remove the README',
  needs: 'owner',
  answers: { 204: null },
});

export const SHOW_README_EDIT = defineEndpoint({
  method: 'GET',
  template: `${IN_COLLECTION}/README.md/edit`,
  does: 'write the README',
  needs: 'owner',
  answers: {},
});

/** `seen` is the SHA-256 of the README that the text was made from. */
export const SUBMIT_README_EDIT = defineEndpoint({
  ...SHOW_README_EDIT,
  method: 'POST',
  body: formBody(z.object({ text: z.string(), seen: z.string(), preview: CHECKBOX }), README_FORM_BYTES_MAX),
});

export const SHOW_SETTINGS = defineEndpoint({
  method: 'GET',
  template: '/admin/collections/{collection:segments}',
  does: 'show the settings of the collection',
  needs: 'moderator',
  answers: {},
});

export const SUBMIT_SETTINGS = defineEndpoint({
  ...SHOW_SETTINGS,
  method: 'POST',
  does: 'change the settings of the collection',
  body: formBody(SETTINGS_TYPED),
});

export const SHOW_MOVE = defineEndpoint({
  method: 'GET',
  template: '/admin/move/{collection:segments}',
  does: 'move the collection',
  needs: 'moderator',
  answers: {},
});

export const SUBMIT_MOVE = defineEndpoint({
  ...SHOW_MOVE,
  method: 'POST',
  body: formBody(z.object({ path: DESTINATION })),
});

export const LEAD_TO_LATEST = defineEndpoint({
  method: 'GET',
  template: '/latest',
  does: 'find the latest torrent',
  needs: 'anybody',
  query: LATEST_QUERY,
  answers: {},
});

export const LEAD_TO_LATEST_FILE = defineEndpoint({ ...LEAD_TO_LATEST, template: '/latest.torrent' });
export const LEAD_TO_LATEST_MAGNET = defineEndpoint({ ...LEAD_TO_LATEST, template: '/latest/magnet' });
export const LEAD_TO_LATEST_IN = defineEndpoint({ ...LEAD_TO_LATEST, template: `${IN_COLLECTION}/latest` });
export const LEAD_TO_LATEST_FILE_IN = defineEndpoint({
  ...LEAD_TO_LATEST,
  template: `${IN_COLLECTION}/latest.torrent`,
});
export const LEAD_TO_LATEST_MAGNET_IN = defineEndpoint({
  ...LEAD_TO_LATEST,
  template: `${IN_COLLECTION}/latest/magnet`,
});

/**
 * What is in a collection, as a page of a plain file server; its links are to files and folders below the same address.
 */
export const LIST_MIRRORED = defineEndpoint({
  method: 'GET',
  template: '/mirror/',
  does: 'list the files',
  needs: 'anybody',
  answers: {},
});

export const LIST_MIRRORED_IN = defineEndpoint({ ...LIST_MIRRORED, template: `/mirror${IN_COLLECTION}/` });
export const GET_MIRRORED_SUMS = defineEndpoint({ ...GET_SUMS, template: '/mirror/SHA256SUMS' });
export const GET_MIRRORED_SUMS_IN = defineEndpoint({
  ...GET_SUMS,
  template: `/mirror${IN_COLLECTION}/SHA256SUMS`,
});
export const GET_MIRRORED_README = defineEndpoint({
  ...GET_README,
  template: `/mirror${IN_COLLECTION}/README.md`,
});

/** The address of a page without its slash. */
export const REDIRECT_TO_MIRROR = defineEndpoint({
  method: 'GET',
  template: '/mirror',
  does: 'list the files',
  needs: 'everybody',
  answers: {},
});

export const REDIRECT_TO_MIRROR_IN = defineEndpoint({
  ...REDIRECT_TO_MIRROR,
  template: '/mirror/{path:folder}',
});
