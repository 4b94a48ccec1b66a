import type { Access } from '../../access/access.ts';
import { auditActorOf } from '../../access/audit-actor.ts';
import type { BrowserFacts, SignedIn } from '../../access/sessions.ts';
import { AppError, type ErrorCode } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import { preferredForm } from '../../http/negotiate.ts';
import { problemHeaders, toProblem } from '../../http/problem.ts';
import { redirect } from '../../http/respond.ts';
import { withHeaders } from '../../http/with-headers.ts';
import { createAddresses, within } from '../../service/addresses.ts';
import type { Identity } from '../../service/identity.ts';
import { unmasked } from '../../service/mask.ts';
import { nextAddress } from '../../service/next.ts';
import { sessionCookie, sessionSecretIn } from '../../service/session-cookie.ts';
import type { Frames } from '../layout/frames.ts';
import { NO_STORE, respondPage } from '../layout/page-response.ts';
import { loginPage } from './login-view.ts';

/** What the form is shown with. */
export interface SignInForm {
  /** Where it leads. */
  readonly next: string | null;
  /** The secret of a login link, for a button in place of the form. */
  readonly once?: string | undefined;
  /** Why the last attempt failed. */
  readonly error?: AppError;
}

/** What can be fixed at the form. Anything else is for the operator, and answered as everywhere. */
const CAN_BE_FIXED: ReadonlySet<ErrorCode> = new Set([
  'unauthorized',
  'forbidden',
  'conflict',
  'rate_limited',
]);

export interface SignInParts {
  readonly frames: Frames;
  readonly access: Pick<Access, 'resume' | 'signOut' | 'checkFormToken' | 'formTokenOf'>;
  readonly identity: Pick<Identity, 'visitor'>;
  /** Whether people can sign in at a provider. */
  readonly hasProvider: boolean;
  readonly now: () => Date;
}

/** What all ways to sign in have in common. */
export type SignIn = ReturnType<typeof createSignIn>;

/** Makes what all ways to sign in have in common: the form, and what follows when it worked. */
export function createSignIn({ frames, access, identity, hasProvider, now }: SignInParts) {
  const form = async (
    request: Request,
    context: Context,
    { next, once, error }: SignInForm,
  ): Promise<Response> => {
    const visitor = await identity.visitor(request, context);
    // What leads back to it is not the address that was asked for: that may hold a provider's code.
    const here = formAddress(context, { next, once });
    const frame = { ...frames.forVisitor(visitor, request, context), here };
    const problem = error === undefined ? undefined : toProblem(error, context.base);
    const page = loginPage({ next, once, problem, hasProvider }, frame);
    const headers = problemHeaders(error, { request, base: context.base }, 'html');
    return respondPage(problem?.status ?? 200, page, frame, { ...headers, ...NO_STORE });
  };

  /** The session that the browser has until now, and the secret of its cookie. */
  const formerOf = async (request: Request, { base }: Context) => {
    const cookie = sessionSecretIn(request, base);
    const session = cookie === undefined ? undefined : await access.resume(cookie);
    return cookie === undefined || session === undefined ? undefined : { session, cookie };
  };

  /** The browser forgets the cookie of its former session, which has to end with it (OWASP ASVS 5.0, 7.2.4). */
  const endFormer = async (request: Request, context: Context): Promise<void> => {
    const former = await formerOf(request, context);
    if (former === undefined) return;
    await access.signOut(former.session, auditActorOf(former.session.token, 'session', context.ip));
  };

  return {
    /** The page to sign in at. */
    form,

    /**
     * Rejects with conflict when the browser has a session that the form does not name by its form token: the page that
     * the form is from did not say that this session ends. Rejects with forbidden for the form token of another session.
     */
    async checkMayReplace(request: Request, context: Context, formToken: string): Promise<void> {
      const former = await formerOf(request, context);
      if (former === undefined) return;
      if (formToken !== '') {
        access.checkFormToken(access.formTokenOf(former.cookie), unmasked(formToken));
        return;
      }
      throw new AppError('conflict', 'Cannot sign in: this browser is signed in already', {
        hint: 'End that session with the button below, or sign out first.',
      });
    },

    /**
     * Signs the browser in as `attempt` does, and leads to `next`; one that was refused gets the form again, or the button
     * of its login link unless that was used up.
     */
    async attempt(
      request: Request,
      context: Context,
      { next, once }: Pick<SignInForm, 'next' | 'once'>,
      attempt: (browser: BrowserFacts) => Promise<SignedIn>,
    ): Promise<Response> {
      const { base, ip } = context;
      try {
        const browser = { userAgent: request.headers.get('user-agent') ?? '', ip };
        const { session, secret } = await attempt(browser);
        await endFormer(request, context);
        const cookie = sessionCookie(secret, session.expiresAt, now(), base);
        return withHeaders(redirect(303, nextAddress(next, base)), { ...NO_STORE, 'set-cookie': cookie });
      } catch (error) {
        const canBeFixed = error instanceof AppError && CAN_BE_FIXED.has(error.code);
        if (!canBeFixed || preferredForm(request) !== 'html') throw error;
        return form(request, context, {
          next,
          once: error.code === 'unauthorized' ? undefined : once,
          error,
        });
      }
    },
  };
}

function formAddress({ base }: Context, { next, once }: SignInForm): string {
  const query = new URLSearchParams();
  if (next !== null) query.set('next', next);
  if (once !== undefined) query.set('once', once);
  const { login } = createAddresses(within(base));
  return query.size === 0 ? login : `${login}?${query.toString()}`;
}
