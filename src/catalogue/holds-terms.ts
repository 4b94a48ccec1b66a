import { fold } from '../lib/unicode.ts';
import type { SearchTerms } from './search-terms.ts';

/** Whether texts hold what is searched for, as near as may be to what the index of words would say. */
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

/** Stands between texts as a word of its own that none of them has, so that no phrase reaches across. */
const BETWEEN = '\0';

/** Words without case and accents, with one space between them. */
function toPlainWords(text: string): string {
  return (fold(text).match(/[\p{L}\p{N}]+|\0/gu) ?? []).join(' ');
}
