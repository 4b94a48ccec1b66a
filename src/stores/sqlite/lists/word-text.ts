import { normalize } from '../../../lib/unicode.ts';

/** Longer names are indexed by their beginning: one of a megabyte could have a million words. */
const TEXT_LENGTH_MAX = 2000;

/**
 * Normalises a text for the word index: in Unicode's compatibility form, because names from macOS have decomposed
 * accents, and without private-use characters, by which a name could fake labels.
 */
export function toWordText(text: string | undefined): string | null {
  if (text === undefined) return null;
  return normalize(text.slice(0, TEXT_LENGTH_MAX), 'NFKC').replaceAll(/\p{Co}/gu, ' ');
}
