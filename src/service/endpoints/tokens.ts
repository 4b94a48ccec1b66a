import { z } from 'zod';
import { defineEndpoint, jsonBody } from '../endpoint.ts';
import { jsonObject } from '../input/json-object.ts';
import { TOKEN_NAME, tokenTerms } from '../input/token-terms.ts';
import { TOKEN } from '../token-json.ts';
import { NO_PARAMETERS, wholeList } from './list-of.ts';
import { API_PREFIX } from './prefix.ts';

/** All tokens, feed keys and people, revoked ones too. */
export const LIST_TOKENS = defineEndpoint({
  method: 'GET',
  template: `${API_PREFIX}/tokens`,
  does: 'list tokens',
  needs: 'admin',
  query: NO_PARAMETERS,
  answers: { 200: wholeList(TOKEN) },
});

/** `token` is the secret, which is shown this once. */
export const CREATE_TOKEN = defineEndpoint({
  method: 'POST',
  template: `${API_PREFIX}/tokens`,
  does: 'create the token',
  needs: 'admin',
  body: jsonBody(tokenTerms),
  answers: { 201: TOKEN.extend({ token: z.string() }) },
});

export const REVOKE_TOKEN = defineEndpoint({
  method: 'DELETE',
  template: `${API_PREFIX}/tokens/{id:digits}`,
  does: 'revoke the token',
  needs: 'admin',
  answers: { 204: null },
});

/** Those of the token that asks. */
export const LIST_FEED_KEYS = defineEndpoint({
  method: 'GET',
  template: `${API_PREFIX}/feed-keys`,
  does: 'list feed keys',
  needs: 'reader',
  query: NO_PARAMETERS,
  answers: { 200: wholeList(TOKEN) },
});

/** `key` is the secret, which is shown this once. */
export const CREATE_FEED_KEY = defineEndpoint({
  method: 'POST',
  template: `${API_PREFIX}/feed-keys`,
  does: 'create the feed key',
  needs: 'reader',
  body: jsonBody(jsonObject({ name: TOKEN_NAME })),
  answers: { 201: TOKEN.extend({ key: z.string() }) },
});

export const REVOKE_FEED_KEY = defineEndpoint({
  method: 'DELETE',
  template: `${API_PREFIX}/feed-keys/{id:digits}`,
  does: 'revoke the feed key',
  needs: 'reader',
  answers: { 204: null },
});

/** Those of the token that asks, for the tracker. */
export const LIST_PASSKEYS = defineEndpoint({
  method: 'GET',
  template: `${API_PREFIX}/passkeys`,
  does: 'list passkeys',
  needs: 'reader',
  query: NO_PARAMETERS,
  answers: { 200: wholeList(TOKEN) },
});

/** `passkey` is the secret, and `announce` the address of the tracker with it. */
export const CREATE_PASSKEY = defineEndpoint({
  method: 'POST',
  template: `${API_PREFIX}/passkeys`,
  does: 'create the passkey',
  needs: 'reader',
  body: jsonBody(jsonObject({ name: TOKEN_NAME })),
  answers: { 201: TOKEN.extend({ passkey: z.string(), announce: z.url() }) },
});

export const REVOKE_PASSKEY = defineEndpoint({
  method: 'DELETE',
  template: `${API_PREFIX}/passkeys/{id:digits}`,
  does: 'revoke the passkey',
  needs: 'reader',
  answers: { 204: null },
});
