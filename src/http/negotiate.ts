import Negotiator from 'negotiator';

/** The three forms of an answer. */
export type Form = 'html' | 'json' | 'text';

/** The parameter of an address that names the form. */
export const FORM_PARAMETER = 'format';

/** What the form of an answer depends on, for its Vary header. */
export const FORM_VARY = 'accept, accept-language, sec-fetch-mode';

const EVENT_STREAM = 'text/event-stream';

const MEDIA_TYPES: Readonly<Record<string, Form>> = {
  'text/plain': 'text',
  'application/json': 'json',
  'application/problem+json': 'json',
  'text/html': 'html',
};
const TEXT_FIRST = Object.keys(MEDIA_TYPES);
const HTML_FIRST = TEXT_FIRST.toReversed();

/**
 * The form that `?format=html`, `json` or `text` asks for, else the one that the Accept header prefers (RFC 9110 section
 * 12.5.1). Clients that accept anything get text, like curl and wget, unless they name a language, like browsers: those
 * get HTML. Clients that accept none of the three get text.
 */
export function preferredForm(request: Request): Form {
  const asked = askedForm(request.url);
  if (asked !== undefined) return asked;
  const accept = request.headers.get('accept') ?? '*/*';
  const types = isBrowser(request) ? HTML_FIRST : TEXT_FIRST;
  const [best] = new Negotiator({ headers: { accept } }).mediaTypes(types);
  return (best === undefined ? undefined : MEDIA_TYPES[best]) ?? 'text';
}

/** Whether the client prefers server-sent events to JSON. One that accepts anything gets JSON. */
export function prefersEventStream(request: Request): boolean {
  const accept = request.headers.get('accept') ?? '*/*';
  const types = ['application/json', EVENT_STREAM];
  return new Negotiator({ headers: { accept } }).mediaTypes(types)[0] === EVENT_STREAM;
}

/**
 * The form that the address names; any other value is as if there were none. Only the query is parsed, because the host of
 * a request that is refused may not be valid.
 */
function askedForm(url: string): Form | undefined {
  if (!url.includes(`${FORM_PARAMETER}=`)) return undefined;
  const [, query = ''] = url.split(/\?(.*)/s);
  const asked = new URLSearchParams(query).get(FORM_PARAMETER);
  return Object.values(MEDIA_TYPES).find((form) => form === asked);
}

/**
 * Whether a page is shown to a person. Programs name no language, or any, as `fetch` of Node.js does; the scripts of a
 * page name that of its reader, but do not navigate.
 */
function isBrowser({ headers }: Request): boolean {
  const [mode, language] = [
    headers.get('sec-fetch-mode') ?? 'navigate',
    headers.get('accept-language') ?? '',
  ];
  return mode === 'navigate' && /[a-z]/i.test(language.replaceAll(/;[^,]*/g, ''));
}
