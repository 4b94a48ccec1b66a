import { AppError } from '../errors.ts';
import { isStreamSafe, NON_STARTERS_MAX, normalize } from '../lib/unicode.ts';

/**
 * Text in Unicode's normal form C, so that a search finds it however it was typed. Throws malformed, with the name
 * `what`, for more combining marks in a row than any language has.
 */
export function toNormalForm(text: string, what: string): string {
  if (isStreamSafe(text)) return normalize(text, 'NFC');
  throw new AppError(
    'malformed',
    `Cannot use the ${what}: it has more than ${NON_STARTERS_MAX} combining marks in a row`,
    { hint: `Use at most ${NON_STARTERS_MAX} accents and other marks on one letter.` },
  );
}
