import { pairUnspaced } from '../../../catalogue/unspaced.ts';
import { normalize } from '../../../lib/unicode.ts';

/** Longer texts are indexed by their beginning: a name of a megabyte could have a million words. */
const TEXT_LENGTH_MAX = 2000;

/**
 * Normalises a text for the word index: in Unicode's compatibility form, because names from macOS have decomposed
 * accents, without private-use characters, by which a name could fake labels, and with runs of unspaced scripts in
 * pairs.
 */
export function toWordText(text: string | undefined, lengthMax = TEXT_LENGTH_MAX): string | null {
  if (text === undefined) return null;
  return pairUnspaced(normalize(text.slice(0, lengthMax), 'NFKC').replaceAll(/\p{Co}/gu, ' '));
}
