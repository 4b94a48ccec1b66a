import type { Access } from '../../access/access.ts';
import type { Context } from '../../http/context.ts';
import { redirect } from '../../http/respond.ts';
import { withHeaders } from '../../http/with-headers.ts';
import { createAddresses, within } from '../../service/addresses.ts';
import { proofIn, type Call } from '../../service/endpoint-routes.ts';
import { nextAddress } from '../../service/next.ts';
import { noSessionCookie } from '../../service/session-cookie.ts';
import type { SHOW_LOGIN, SUBMIT_LOGIN, SUBMIT_LOGOUT } from './endpoints.ts';
import type { SignIn } from './sign-in.ts';
import { NO_STORE, leadOn } from '../layout/page-response.ts';

/** Signing a browser in by a token or by a link that works once, and out again. */
export function login(
  access: Pick<Access, 'signIn' | 'signInByLink' | 'signOut'>,
  { form, checkMayReplace, attempt }: SignIn,
) {
  return {
    /** The form; with `?once=` a button in its place, since a GET may be a preview that must not use the link up. */
    show: async (request: Request, context: Context, call: Call<typeof SHOW_LOGIN>): Promise<Response> => {
      const { next = null, once } = call.query();
      const { session } = await call.admit();
      if (session === undefined || once !== undefined) return form(request, context, { next, once });
      return leadOn(nextAddress(next, context.base));
    },

    submit: async (
      request: Request,
      context: Context,
      call: Call<typeof SUBMIT_LOGIN>,
    ): Promise<Response> => {
      const fields = await call.fields();
      const { token, once, next = call.query().next ?? null } = call.form(fields);
      if (once === '') return attempt(request, context, { next }, (browser) => access.signIn(token, browser));
      return attempt(request, context, { next, once }, async (browser) => {
        await checkMayReplace(request, context, fields.get('formToken'));
        return access.signInByLink(once, browser);
      });
    },

    signOut: async (
      _request: Request,
      context: Context,
      call: Call<typeof SUBMIT_LOGOUT>,
    ): Promise<Response> => {
      const { session, actor } = await call.admit(proofIn(await call.fields()));
      if (session !== undefined) await access.signOut(session, actor);
      const answer = redirect(303, createAddresses(within(context.base)).start);
      return withHeaders(answer, { ...NO_STORE, 'set-cookie': noSessionCookie(context.base) });
    },
  };
}
