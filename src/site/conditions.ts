import type { Preconditions } from '../catalogue/preconditions.ts';
import { parseEntityTags } from '../http/conditions.ts';

/** What the request demands of the content that stands at its address before it is changed. */
export function preconditionsOf(request: Request): Preconditions {
  return {
    ifMatch: parseEntityTags(request.headers.get('if-match'), 'strong'),
    ifNoneMatch: parseEntityTags(request.headers.get('if-none-match'), 'weak'),
  };
}
