import type { Context } from '../../http/context.ts';
import { readFields } from '../../http/fields.ts';
import { redirect } from '../../http/respond.ts';
import { withHeaders } from '../../http/with-headers.ts';
import { createAddresses, within } from '../../service/addresses.ts';
import { nextAddress } from '../../service/next.ts';
import { noSessionCookie } from '../../service/session-cookie.ts';
import type { SiteDeps } from '../deps.ts';
import { NO_STORE, signIn } from './sign-in.ts';

/** Signing a browser in by a token or by a link that works once, and out again. */
export function login(deps: SiteDeps) {
  const { access, identity } = deps;
  const { form, checkMayReplace, attempt } = signIn(deps);
  return {
    /** The form; with `?once=` a button in its place, since a GET may be a preview that must not use the link up. */
    show: async (request: Request, context: Context): Promise<Response> => {
      const { query } = context.target;
      const next = query.get('next');
      const once = query.get('once') ?? undefined;
      const { session } = await identity.visitor(request, context);
      if (session === undefined || once !== undefined) return form(request, context, { next, once });
      return withHeaders(redirect(303, nextAddress(next, context.base)), NO_STORE);
    },

    submit: async (request: Request, context: Context): Promise<Response> => {
      const fields = await readFields(request, ['token', 'once', 'next', 'formToken']);
      const next = fields.has('next') ? fields.get('next') : context.target.query.get('next');
      const [token, once] = [fields.get('token').trim(), fields.get('once')];
      if (once === '') return attempt(request, context, { next }, (browser) => access.signIn(token, browser));
      return attempt(request, context, { next, once }, async (browser) => {
        await checkMayReplace(request, context, fields.get('formToken'));
        return access.signInByLink(once, browser);
      });
    },

    signOut: async (request: Request, context: Context): Promise<Response> => {
      const fields = await readFields(request, ['formToken']);
      const proof = { formToken: fields.get('formToken') };
      const { session, actor } = await identity.anybody(request, context, proof);
      if (session !== undefined) await access.signOut(session, actor);
      const answer = redirect(303, createAddresses(within(context.base)).start);
      return withHeaders(answer, { ...NO_STORE, 'set-cookie': noSessionCookie(context.base) });
    },
  };
}
