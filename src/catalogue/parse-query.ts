import { normalize } from '../lib/unicode.ts';
import type { SearchPhrase, SearchTerms } from './search-terms.ts';
import { splitInnerWord, splitLastWord } from './unspaced.ts';

const QUERY_LENGTH_MAX = 2000;
const WORDS_MAX = 16;
const WORD_LENGTH_MAX = 64;

/*
 * A text in quotes, of which the last may be unclosed, or a text without white space. A dash before it excludes it, but
 * not within a word or before another dash.
 */
const CHUNK = /(?<minus>(?<=^|\s)-(?![-\s]))?(?:"(?<quoted>[^"]*)"?|(?<bare>[^\s"]+))/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

// Phone keyboards turn quotation marks into these.
const QUOTATION_MARKS = /[“”„‟«»]/gu;

/**
 * Parses the text of a search box; it never fails. All words must match, in any order. `"words in quotes"` must follow
 * each other, and so must words that are joined by anything except white space, as in `hello-world` or `debian_13.1`.
 * `-word`, `-"some words"` and `-joined.words` must not match. The last word may be the beginning of a longer one,
 * unless it is in quotes. Runs of Chinese, Japanese, Korean, Thai and other scripts without
 * spaces match inside longer runs. A query of only exclusions finds everything else. Undefined when the text has no
 * words. Only the first 16 words count, and 64 characters of each.
 */
export function parseQuery(text: string): SearchTerms | undefined {
  const phrases: SearchPhrase[] = [];
  const without: SearchPhrase[] = [];
  let room = WORDS_MAX;
  const plain = normalize(text.slice(0, QUERY_LENGTH_MAX), 'NFKC').replaceAll(QUOTATION_MARKS, '"');
  const chunks = Array.from(plain.matchAll(CHUNK), readChunk).filter(({ words }) => words.length > 0);
  for (const [index, { isExcluded, isQuoted, words: all }] of chunks.entries()) {
    if (room === 0) break;
    const words = all.slice(0, room).map((word) => word.slice(0, WORD_LENGTH_MAX).toWellFormed());
    room -= words.length;
    const mayBegin = index === chunks.length - 1 && !isExcluded && !isQuoted;
    (isExcluded ? without : phrases).push(toPhrase(words, mayBegin));
  }
  return room === WORDS_MAX ? undefined : { phrases, without };
}

function readChunk({ groups }: RegExpExecArray) {
  return {
    isExcluded: groups?.['minus'] !== undefined,
    isQuoted: groups?.['bare'] === undefined,
    words: (groups?.['quoted'] ?? groups?.['bare'] ?? '').match(WORD) ?? [],
  };
}

function toPhrase(words: readonly string[], mayBegin: boolean): SearchPhrase {
  const last = words.at(-1) ?? '';
  const { words: lastWords, ending } = splitLastWord(last);
  return {
    words: [...words.slice(0, -1).flatMap(splitInnerWord), ...lastWords],
    isPrefix: ending === 'single' || (ending === 'plain' && mayBegin),
  };
}
