import { z } from 'zod';
import { defineEndpoint, formBody } from '../../service/endpoint.ts';

const TEXT = z.string().optional();

/** `once` is the secret of a login link, `next` where the page leads. */
export const SHOW_LOGIN = defineEndpoint({
  method: 'GET',
  template: '/login',
  does: 'sign in',
  needs: 'anybody',
  query: z.object({ next: TEXT, once: TEXT }),
  answers: {},
});

/** With a token, or with `once`. The session that the browser has makes no difference. */
export const SUBMIT_LOGIN = defineEndpoint({
  method: 'POST',
  template: '/login',
  does: 'sign in',
  needs: 'everybody',
  query: z.object({ next: TEXT }),
  body: formBody(
    z.object({ token: z.string().trim().default(''), once: z.string().default(''), next: TEXT }),
  ),
  answers: {},
});

export const SUBMIT_LOGOUT = defineEndpoint({
  method: 'POST',
  template: '/logout',
  does: 'sign out',
  needs: 'anybody',
  changesOwn: true,
  body: formBody(z.object({})),
  answers: {},
});

export const BEGIN_PROVIDER_LOGIN = defineEndpoint({
  method: 'GET',
  template: '/login/oidc',
  does: 'sign in',
  needs: 'anybody',
  query: z.object({ next: TEXT }),
  answers: {},
});

/** Where the provider leads the browser back to; what it says in the query is for the library that checks it. */
export const FINISH_PROVIDER_LOGIN = defineEndpoint({
  method: 'GET',
  template: '/login/oidc/callback',
  does: 'sign in',
  needs: 'everybody',
  answers: {},
});
