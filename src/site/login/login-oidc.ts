import type { Access } from '../../access/access.ts';
import type { OidcSignIn } from '../../access/oidc.ts';
import { AppError } from '../../errors.ts';
import type { Base, Context } from '../../http/context.ts';
import { cookieName, formatCookie, readCookie } from '../../http/cookies.ts';
import { redirect } from '../../http/respond.ts';
import { withHeaders } from '../../http/with-headers.ts';
import { createAddresses } from '../../service/addresses.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import { nextAddress } from '../../service/next.ts';
import type { BEGIN_PROVIDER_LOGIN } from './endpoints.ts';
import { decodePending, encodePending, PENDING_SECONDS } from './oidc-pending.ts';
import type { SignIn } from './sign-in.ts';
import { NO_STORE, leadOn } from '../layout/page-response.ts';

/** Signing a browser in at a provider elsewhere. `oidc` is undefined when the service has none. */
export function loginOidc(
  access: Pick<Access, 'signInPerson'>,
  { attempt }: SignIn,
  oidc: OidcSignIn | undefined,
) {
  return {
    /**
     * Leads to the provider. By GET, since browsers let no form lead to another site under our policy. A browser that is
     * signed in is led to `next`: any site can lead it here, and must not replace its session.
     */
    start: async (
      _request: Request,
      context: Context,
      call: Call<typeof BEGIN_PROVIDER_LOGIN>,
    ): Promise<Response> => {
      const { base } = context;
      const provider = given(oidc);
      const next = nextAddress(call.query().next, base);
      const { session } = await call.admit();
      if (session !== undefined) return leadOn(next);
      const { url, pending } = await provider.begin(createAddresses(base).loginReturn);
      const cookie = formatCookie(
        pendingCookieName(base),
        encodePending({ ...pending, next }),
        // Lax: it is the provider that leads the browser back.
        { maxAgeSeconds: PENDING_SECONDS, sameSite: 'Lax' },
        base,
      );
      return withHeaders(redirect(303, url), { ...NO_STORE, 'set-cookie': cookie });
    },

    finish: async (request: Request, context: Context): Promise<Response> => {
      const { base, target } = context;
      const provider = given(oidc);
      const pending = decodePending(readCookie(request, pendingCookieName(base)));
      return attempt(request, context, { next: pending?.next ?? null }, (browser) => {
        const returnAddress = createAddresses(base).loginReturn;
        return access.signInPerson(async () => {
          if (pending === undefined) throw notBegun();
          return provider.finish(`${returnAddress}${target.search}`, returnAddress, pending);
        }, browser);
      });
    },
  };
}

function pendingCookieName(base: Base): string {
  return cookieName('torrentry-oidc', base);
}

function given(oidc: OidcSignIn | undefined): OidcSignIn {
  if (oidc !== undefined) return oidc;
  throw new AppError('not_found', 'Cannot sign in with a provider: this service has none');
}

function notBegun(): AppError {
  return new AppError(
    'unauthorized',
    'Cannot sign in: this browser did not start the sign-in, or started it too long ago',
    {
      hint: 'Start again at the sign-in page.',
    },
  );
}
