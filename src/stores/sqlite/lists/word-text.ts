import { normalize } from '../../../lib/unicode.ts';

/** Longer names are indexed by their beginning: one of a megabyte would be a million words. */
const TEXT_LENGTH_MAX = 2000;

/**
 * A text as its words are indexed: in Unicode's compatible form, because names that were made on macOS come with their
 * accents apart, and without characters for private use, which would let a name claim labels.
 */
export function toWordText(text: string | undefined): string | null {
  if (text === undefined) return null;
  return normalize(text.slice(0, TEXT_LENGTH_MAX), 'NFKC').replaceAll(/\p{Co}/gu, ' ');
}
