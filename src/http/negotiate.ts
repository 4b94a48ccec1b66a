import Negotiator from 'negotiator';

/** The three forms of an answer. */
export type Form = 'html' | 'json' | 'text';

const MEDIA_TYPES: Readonly<Record<string, Form>> = {
  'text/plain': 'text',
  'application/json': 'json',
  'application/problem+json': 'json',
  'text/html': 'html',
};

/**
 * The form that the request's Accept header prefers (RFC 9110 section 12.5.1). Text for clients that accept anything,
 * like curl and wget, and for those that accept none of the three; HTML only for clients that name it, like browsers.
 */
export function preferredForm(request: Request): Form {
  const accept = request.headers.get('accept');
  if (accept === null || accept === '*/*') return 'text';
  const [best] = new Negotiator({ headers: { accept } }).mediaTypes(Object.keys(MEDIA_TYPES));
  return (best === undefined ? undefined : MEDIA_TYPES[best]) ?? 'text';
}
