import { pairUnspaced } from '../../../catalogue/unspaced.ts';
import { normalize } from '../../../lib/unicode.ts';

/** Longer texts are indexed by their beginning: a name of a megabyte could have a million words. */
const TEXT_LENGTH_MAX = 2000;

/**
 * Normalises a text for the word index: in Unicode's compatibility form, because names from macOS have decomposed
 * accents, without private-use characters, by which a name could fake labels, and with runs of unspaced scripts in
 * pairs. Empty for no text.
 */
export function toWordText(text: string | undefined, lengthMax = TEXT_LENGTH_MAX): string {
  if (text === undefined) return '';
  return pairUnspaced(normalize(text.slice(0, lengthMax), 'NFKC').replaceAll(/\p{Co}/gu, ' '));
}

/** Marks the words of descriptions and of names of files, so that only a search in everything finds them. */
const LONG_TEXT_MARK = '\ue000';

/** A word as the index divides texts: it takes all marks but these for spaces, and some letters of New Tai Lue and Vedic. */
const INDEXED_WORD =
  /[[\p{L}\p{N}]--[\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]][[\p{L}\p{N}\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]--[\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]]*/gv;

/** The words of a text as those of descriptions and of names of files are indexed. */
export function toLongTextWords(words: string): string {
  return words.replaceAll(INDEXED_WORD, `${LONG_TEXT_MARK}$&`);
}
