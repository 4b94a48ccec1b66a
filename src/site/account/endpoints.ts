import { z } from 'zod';
import { defineEndpoint, formBody } from '../../service/endpoint.ts';
import { TYPED_NAME } from '../../service/input/token-terms.ts';
import { FIGURE_QUERY } from '../../service/figure-json.ts';
import { LIST_QUERY } from '../../service/list-query.ts';

const NO_FIELDS = z.object({});

export const SHOW_ACCOUNT = defineEndpoint({
  method: 'GET',
  template: '/account',
  does: 'show the account',
  needs: 'reader',
  answers: {},
});

export const LIST_OWN_TORRENTS = defineEndpoint({
  method: 'GET',
  template: '/account/torrents',
  does: 'list torrents',
  needs: 'reader',
  query: LIST_QUERY,
  answers: {},
});

export const SHOW_FIGURES = defineEndpoint({
  method: 'GET',
  template: '/account/figures',
  does: 'show what was transferred',
  needs: 'reader',
  query: FIGURE_QUERY,
  answers: {},
});

export const EXPORT_FIGURES = defineEndpoint({
  method: 'GET',
  template: '/account/figures.csv',
  does: 'export what was transferred',
  needs: 'reader',
  answers: {},
});

export const END_SESSION = defineEndpoint({
  method: 'POST',
  template: '/account/sessions/{id:digits}/end',
  does: 'end the session',
  needs: 'reader',
  body: formBody(NO_FIELDS),
  answers: {},
});

export const MAKE_FEED_KEY = defineEndpoint({
  method: 'POST',
  template: '/account/feed-keys',
  does: 'create the feed key',
  needs: 'reader',
  body: formBody(z.object({ name: TYPED_NAME })),
  answers: {},
});

export const REVOKE_FEED_KEY_FORM = defineEndpoint({
  method: 'POST',
  template: '/account/feed-keys/{id:digits}/revoke',
  does: 'revoke the feed key',
  needs: 'reader',
  body: formBody(NO_FIELDS),
  answers: {},
});

export const MAKE_PASSKEY = defineEndpoint({
  method: 'POST',
  template: '/account/passkeys',
  does: 'create the passkey',
  needs: 'reader',
  body: formBody(z.object({ name: TYPED_NAME })),
  answers: {},
});

export const REVOKE_PASSKEY_FORM = defineEndpoint({
  method: 'POST',
  template: '/account/passkeys/{id:digits}/revoke',
  does: 'revoke the passkey',
  needs: 'reader',
  body: formBody(NO_FIELDS),
  answers: {},
});
