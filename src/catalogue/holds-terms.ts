import { fold, normalize } from '../lib/unicode.ts';
import type { SearchPhrase, SearchTerms } from './search-terms.ts';
import { pairUnspaced } from './unspaced.ts';

/** Whether texts match a search, as close as possible to the result of the word index. */
export function holdsTerms(
  texts: readonly (string | number | null)[],
  { phrases, without }: SearchTerms,
): boolean {
  const held = ` ${toPlainWords(pairUnspaced(normalize(texts.join(BETWEEN), 'NFKC')))} `;
  const holds = ({ words, isPrefix }: SearchPhrase): boolean => {
    const phrase = toPlainWords(words.join(' '));
    return phrase !== '' && held.includes(` ${phrase}${isPrefix ? '' : ' '}`);
  };
  return phrases.every(holds) && !without.some(holds);
}

/** Separates texts as a word that none of them has, so that no phrase matches across two texts. */
const BETWEEN = '\0';

/** Words without case and accents, separated by one space. */
function toPlainWords(text: string): string {
  return (fold(text).match(/[\p{L}\p{N}]+|\0/gu) ?? []).join(' ');
}
