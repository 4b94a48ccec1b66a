import Negotiator from 'negotiator';

/**
 * The language of `available` that the request's Accept-Language header prefers (RFC 9110 section 12.5.4), by its
 * weights; `de-AT` matches `de`. The first of `available` when none matches. The answer must have `Vary:
 * Accept-Language`.
 */
export function preferredLanguage<Language extends string>(
  request: Request,
  available: readonly [Language, ...Language[]],
): Language {
  const header = request.headers.get('accept-language');
  if (header === null) return available[0];
  const [best] = new Negotiator({ headers: { 'accept-language': header } }).languages([...available]);
  return available.find((language) => language === best) ?? available[0];
}
