import { fold } from '../lib/unicode.ts';
import type { SearchTerms } from './search-terms.ts';

/** Whether texts match a search, as close as possible to the result of the word index. */
export function holdsTerms(texts: readonly (string | number | null)[], terms: SearchTerms): boolean {
  const held = ` ${toPlainWords(texts.join(BETWEEN))} `;
  const holds = (words: readonly string[], isPrefix: boolean): boolean => {
    const phrase = toPlainWords(words.join(' '));
    return phrase !== '' && held.includes(` ${phrase}${isPrefix ? '' : ' '}`);
  };
  const last = terms.phrases.length - 1;
  return (
    terms.phrases.every((words, index) => holds(words, terms.isPrefix && index === last)) &&
    !terms.without.some((words) => holds(words, false))
  );
}

/** Separates texts as a word that none of them has, so that no phrase matches across two texts. */
const BETWEEN = '\0';

/** Words without case and accents, separated by one space. */
function toPlainWords(text: string): string {
  return (fold(text).match(/[\p{L}\p{N}]+|\0/gu) ?? []).join(' ');
}
