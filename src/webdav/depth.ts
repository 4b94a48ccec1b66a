import { AppError } from '../errors.ts';

/**
 * The Depth header (RFC 4918 section 10.2); undefined when there is none. Windows adds `,noroot` to ask for what is in a
 * folder without the folder, and does without it as well. Throws malformed.
 */
export function parseDepth(request: Request): 0 | 1 | 'infinity' | undefined {
  const depth = request.headers
    .get('depth')
    ?.trim()
    .toLowerCase()
    .replace(/,noroot$/, '');
  switch (depth) {
    case undefined:
    case 'infinity':
      return depth;
    case '0':
      return 0;
    case '1':
      return 1;
    default:
      throw new AppError('malformed', `Cannot use the Depth "${depth.slice(0, 40)}"`, {
        hint: 'Send 0, 1 or infinity.',
      });
  }
}
