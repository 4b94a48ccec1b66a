import { z } from 'zod';
import { defineEndpoint, jsonBody } from '../endpoint.ts';
import { jsonObject } from '../input/json-object.ts';
import { filled } from '../input/text-values.ts';
import { PUBLISHER } from '../publisher-json.ts';
import { listOf } from './list-of.ts';
import { API_PREFIX } from './prefix.ts';

const ALL = `${API_PREFIX}/publishers`;
const ONE = `${ALL}/{slug:segment}` as const;

/** In the order of their addresses; `after` is the last address of the page before. */
export const LIST_PUBLISHERS = defineEndpoint({
  method: 'GET',
  template: ALL,
  does: 'list publishers',
  needs: 'moderator',
  query: z.strictObject({ after: filled(z.string()) }),
  answers: { 200: listOf(PUBLISHER, z.string()) },
});

/** Also by an address that it had before. */
export const GET_PUBLISHER = defineEndpoint({
  method: 'GET',
  template: ONE,
  does: 'show the publisher',
  needs: 'anybody',
  answers: { 200: PUBLISHER },
});

/** The page of the token that asks, at that address from now on. */
export const PUT_PUBLISHER = defineEndpoint({
  method: 'PUT',
  template: ONE,
  does: 'write the publisher',
  needs: 'uploader',
  body: jsonBody(jsonObject({ name: z.string(), about: z.string().nullish() })),
  answers: { 200: PUBLISHER },
});

/** Its own token may, and moderators of all collections. */
export const REMOVE_PUBLISHER = defineEndpoint({
  method: 'DELETE',
  template: ONE,
  does: 'remove the publisher',
  needs: 'uploader',
  answers: { 204: null },
});

/** For moderators of all collections. */
export const VERIFY_PUBLISHER = defineEndpoint({
  method: 'PUT',
  template: `${ONE}/verified`,
  does: 'verify the publisher',
  needs: 'moderator',
  answers: { 200: PUBLISHER },
});

export const UNVERIFY_PUBLISHER = defineEndpoint({
  ...VERIFY_PUBLISHER,
  method: 'DELETE',
  does: 'unverify the publisher',
});
