import { defineEndpoint } from '../service/endpoint.ts';

/** All addresses at which publishers may have something. */
const ANY = '/{path:published}';

export const FIND_PROPERTIES = defineEndpoint({
  method: 'PROPFIND',
  template: ANY,
  does: 'list the properties',
  needs: 'anybody',
  changesNothing: true,
  answers: {},
});

/** A request whose effect only its client sees needs a token, by which that effect is remembered. */
export const CHANGE_PROPERTIES = defineEndpoint({
  method: 'PROPPATCH',
  template: ANY,
  does: 'change the properties',
  needs: 'uploader',
  answers: {},
});

export const MAKE_FOLDER = defineEndpoint({
  method: 'MKCOL',
  template: ANY,
  does: 'make a folder',
  needs: 'uploader',
  answers: {},
});

export const COPY = defineEndpoint({
  method: 'COPY',
  template: ANY,
  does: 'copy it',
  needs: 'uploader',
  answers: {},
});

export const MOVE = defineEndpoint({
  method: 'MOVE',
  template: ANY,
  does: 'move it',
  needs: 'uploader',
  counted: 'uploads',
  answers: {},
});

export const LOCK = defineEndpoint({
  method: 'LOCK',
  template: ANY,
  does: 'lock it',
  needs: 'uploader',
  answers: {},
});

export const UNLOCK = defineEndpoint({
  method: 'UNLOCK',
  template: ANY,
  does: 'unlock it',
  needs: 'uploader',
  answers: {},
});

/** A collection with all in it. Torrents and READMEs have DELETE by themselves. */
export const REMOVE_COLLECTION = defineEndpoint({
  method: 'DELETE',
  template: ANY,
  does: 'remove the collection',
  needs: 'uploader',
  counted: 'uploads',
  answers: { 204: null },
});
