import { z } from 'zod';
import { defineEndpoint, filesBody, formBody } from '../../service/endpoint.ts';
import { PICTURE, PICTURES } from '../../service/picture-json.ts';

const OF_TORRENT = '/torrents/{infohash:infohash}/images';
const BY_PATH = '/{collection:segments}/{file:torrentFile}/images/{name:segment}';
const IN_ROOT = '/{file:torrentFile}/images/{name:segment}';
const OF_README = '/{collection:segments}/README.md/images';

export const GET_PICTURE = defineEndpoint({
  method: 'GET',
  template: `${OF_TORRENT}/{name:segment}`,
  does: 'show the picture',
  needs: 'anybody',
  answers: {},
});

export const PUT_PICTURE = defineEndpoint({
  method: 'PUT',
  template: `${OF_TORRENT}/{name:segment}`,
  does: 'add the picture',
  needs: 'owner',
  answers: { 200: PICTURE, 201: PICTURE },
});

export const REMOVE_PICTURE = defineEndpoint({
  method: 'DELETE',
  template: `${OF_TORRENT}/{name:segment}`,
  does: 'remove the picture',
  needs: 'owner',
  answers: { 204: null },
});

export const GET_PICTURE_BY_PATH = defineEndpoint({ ...GET_PICTURE, template: BY_PATH });
export const PUT_PICTURE_BY_PATH = defineEndpoint({ ...PUT_PICTURE, template: BY_PATH });
export const REMOVE_PICTURE_BY_PATH = defineEndpoint({ ...REMOVE_PICTURE, template: BY_PATH });
export const GET_PICTURE_IN_ROOT = defineEndpoint({ ...GET_PICTURE, template: IN_ROOT });
export const PUT_PICTURE_IN_ROOT = defineEndpoint({ ...PUT_PICTURE, template: IN_ROOT });
export const REMOVE_PICTURE_IN_ROOT = defineEndpoint({ ...REMOVE_PICTURE, template: IN_ROOT });

/** For those who may write the README. */
export const GET_README_PICTURE = defineEndpoint({ ...GET_PICTURE, template: `${OF_README}/{name:segment}` });
export const PUT_README_PICTURE = defineEndpoint({ ...PUT_PICTURE, template: `${OF_README}/{name:segment}` });
export const REMOVE_README_PICTURE = defineEndpoint({
  ...REMOVE_PICTURE,
  template: `${OF_README}/{name:segment}`,
});

/** The form for the pictures of a text. */
export const SHOW_PICTURES = defineEndpoint({
  method: 'GET',
  template: OF_TORRENT,
  does: 'show the pictures',
  needs: 'owner',
  answers: {},
});

/** Several files of a form, which a script of the page sends too. */
export const SUBMIT_PICTURES = defineEndpoint({
  method: 'POST',
  template: OF_TORRENT,
  does: 'add pictures',
  needs: 'owner',
  body: filesBody(z.object({})),
  answers: { 201: PICTURES },
});

export const SUBMIT_PICTURE_REMOVAL = defineEndpoint({
  method: 'POST',
  template: `${OF_TORRENT}/{name:segment}/remove`,
  does: 'remove the picture',
  needs: 'owner',
  body: formBody(z.object({})),
  answers: {},
});

export const SHOW_README_PICTURES = defineEndpoint({ ...SHOW_PICTURES, template: OF_README });
export const SUBMIT_README_PICTURES = defineEndpoint({ ...SUBMIT_PICTURES, template: OF_README });
export const SUBMIT_README_PICTURE_REMOVAL = defineEndpoint({
  ...SUBMIT_PICTURE_REMOVAL,
  template: `${OF_README}/{name:segment}/remove`,
});
