import { AppError } from '../../errors.ts';
import { preferredLanguage } from '../../http/accept-language.ts';
import type { Base, Context } from '../../http/context.ts';
import { cookieName, formatCookie, readCookie } from '../../http/cookies.ts';
import { redirect } from '../../http/respond.ts';
import { withHeaders } from '../../http/with-headers.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import { nextAddress } from '../../service/next.ts';
import type { CHOOSE_LANGUAGE } from './endpoints.ts';
import { isLanguage, LANGUAGE_TAGS, type Language } from '../messages/languages.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The language of the answer: the one that was chosen, else the one that the browser prefers. */
export function languageOf(request: Request, base: Base): Language {
  const chosen = readCookie(request, languageCookieName(base));
  return chosen !== undefined && isLanguage(chosen) ? chosen : preferredLanguage(request, LANGUAGE_TAGS);
}

/**
 * Keeps the language that was chosen for a year, and leads back to where it was chosen. Rejects with malformed for a
 * language that there is not.
 */
export async function chooseLanguage(
  _request: Request,
  { base }: Context,
  call: Call<typeof CHOOSE_LANGUAGE>,
): Promise<Response> {
  const { language, next } = call.form(await call.fields());
  if (!isLanguage(language)) {
    throw new AppError('malformed', `Cannot show the pages in the language "${language.slice(0, 20)}"`, {
      hint: `Choose one of ${LANGUAGE_TAGS.join(', ')}.`,
    });
  }
  const cookie = formatCookie(
    languageCookieName(base),
    language,
    { maxAgeSeconds: YEAR_SECONDS, sameSite: 'Lax' },
    base,
  );
  const answer = redirect(303, nextAddress(next, base));
  return withHeaders(answer, { 'set-cookie': cookie, 'cache-control': 'no-store' });
}

function languageCookieName(base: Base): string {
  return cookieName('torrentry-language', base);
}
