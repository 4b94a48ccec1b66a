/*
 * Search in scripts that are written without spaces, or that join words: a reader of Chinese looks for `中文` in
 * `电影中文字幕`, where no word begins. Each run of such letters is indexed as overlapping pairs and its last letter
 * (`电影 影中 中文 文字 字幕 幕`), and a run that is searched for becomes the same pairs in the same order. Every pair or
 * single letter of the text can so be found, with an index of whole words.
 */

/** The letters of those scripts, with the signs that they share, such as the long vowel of katakana. */
const RUN =
  /[[\p{L}\p{M}\p{N}]&&[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]]+/gv;

const MARKS = /\p{M}/gu;

/** The text as it is indexed: with the pairs of each run instead of the run. */
export function pairUnspaced(text: string): string {
  return text.replaceAll(RUN, (run) => ` ${wordsOfRun(run).join(' ')} `);
}

/** What a word of a query is searched as: the words of the index that follow each other in all texts with that word. */
export interface SplitWord {
  readonly words: readonly string[];
  /** How it ends: with a pair, with a single letter of a run, which begins a pair or is the last, or with neither. */
  readonly ending: 'pair' | 'single' | 'plain';
}

/** Splits a word of a query that ends a phrase. */
export function splitLastWord(word: string): SplitWord {
  const pieces = piecesOf(word);
  const words = pieces.flatMap((piece) => piece.words);
  if (pieces.at(-1)?.isRun !== true) return { words, ending: 'plain' };
  const hasPair = (pieces.at(-1)?.words.length ?? 0) > 1;
  return hasPair ? { words: words.slice(0, -1), ending: 'pair' } : { words, ending: 'single' };
}

/** Splits a word of a query that is followed by another word of the same phrase. */
export function splitInnerWord(word: string): readonly string[] {
  return piecesOf(word).flatMap(({ words }) => words);
}

interface Piece {
  readonly isRun: boolean;
  readonly words: readonly string[];
}

function piecesOf(word: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const addPlain = (text: string) => text !== '' && pieces.push({ isRun: false, words: [text] });
  for (const { 0: run, index } of word.matchAll(RUN)) {
    addPlain(word.slice(end, index));
    pieces.push({ isRun: true, words: wordsOfRun(run) });
    end = index + run.length;
  }
  addPlain(word.slice(end));
  return pieces;
}

/** The pairs of a run, and its last letter. */
function wordsOfRun(run: string): readonly string[] {
  // The index takes most marks for spaces.
  const letters = Array.from(run.replaceAll(MARKS, ''));
  return letters.length === 0 ? [run] : letters.map((letter, index) => letter + (letters[index + 1] ?? ''));
}
