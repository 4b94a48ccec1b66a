import Negotiator from 'negotiator';

/** The three forms in which the service speaks. */
export type Form = 'html' | 'json' | 'text';

const MEDIA_TYPES: Readonly<Record<string, Form>> = {
  'text/plain': 'text',
  'application/json': 'json',
  'application/problem+json': 'json',
  'text/html': 'html',
};

/**
 * The form that the request's Accept header likes best (RFC 9110 section 12.5.1). Text for those who take anything,
 * as curl and wget do, or name nothing that there is; HTML only for those who name it, as browsers do.
 */
export function preferredForm(request: Request): Form {
  const accept = request.headers.get('accept');
  if (accept === null || accept === '*/*') return 'text';
  const [best] = new Negotiator({ headers: { accept } }).mediaTypes(Object.keys(MEDIA_TYPES));
  return (best === undefined ? undefined : MEDIA_TYPES[best]) ?? 'text';
}
