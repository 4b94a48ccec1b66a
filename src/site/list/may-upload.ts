import { reaches } from '../../access/token.ts';
import { checkMayPublishIn } from '../../catalogue/actor.ts';
import { isAllowed } from '../../catalogue/is-allowed.ts';
import { checkMayStream, isStream } from '../../catalogue/stream.ts';
import type { Frame } from '../layout/frame.ts';

/**
 * Whether a page tells how to publish in that collection; `''` is none in particular. A visitor who is not signed in
 * may have a token, or need none; a visitor whose token may not publish there cannot.
 */
export function mayUpload(collection: string, { visitor: { role, actor } }: Frame): boolean {
  if (role === undefined) return true;
  if (!reaches(role, 'uploader')) return false;
  const check = isStream(collection) ? checkMayStream : checkMayPublishIn;
  return collection === '' || isAllowed(() => check(actor, collection));
}
