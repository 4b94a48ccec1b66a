import { normalize } from '../lib/unicode.ts';
import type { SearchPhrase } from './search-terms.ts';
import type { CatalogueStore } from './store.ts';
import type { TorrentFilter } from './torrent-list.ts';
import { toFilter, type TypedFilter } from './typed-filter.ts';

/** Shorter words are near too many others. Longer ones have more than 1,000 near words, each a look-up in the index. */
const LENGTH_MIN = 3;
const LENGTH_MAX = 16;

/** A query with more of them is not a search with a slip. */
const MISSPELT_MAX = 3;

/** What a letter may have been meant to be: another one of its alphabet. */
const ALPHABETS = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ',
  'αβγδεζηθικλμνξοπρσςτυφχψω',
];

/**
 * The query of a search that found nothing, with each word that nothing has replaced by the commonest word that differs
 * by one slip. Undefined when that finds nothing either.
 */
export async function suggestSpelling(
  store: Pick<CatalogueStore, 'count' | 'findCommonest'>,
  typed: TypedFilter,
): Promise<string | undefined> {
  const filter = toFilter(typed);
  if (filter?.terms === undefined) return undefined;
  const words = filter.terms.phrases.flatMap(wordByWord);
  const corrections = new Map<string, string>();
  for (const word of words) {
    const text = word.words.join('');
    if (corrections.has(text) || (await has(store, filter, word))) continue;
    const correction = await store.findCommonest(nearWords(text), { ...filter, terms: undefined });
    if (correction === undefined || corrections.size === MISSPELT_MAX) return undefined;
    corrections.set(text, correction);
  }
  if (corrections.size === 0) return undefined;
  const query = correct(typed.query ?? '', corrections);
  const corrected = toFilter({ ...typed, query });
  const { count } = corrected === undefined ? { count: 0 } : await store.count(corrected, 1);
  return count > 0 ? query : undefined;
}

/**
 * The words that differ from this one by one slip: two letters swapped, one too many, one wrong, one left out, likely
 * ones first. None for words with digits, and for scripts other than Latin, Cyrillic and Greek.
 */
export function nearWords(word: string): readonly string[] {
  const letters = Array.from(word.toLowerCase());
  const alphabet = ALPHABETS.find((known) => letters.every((letter) => known.includes(letter)));
  if (alphabet === undefined || letters.length < LENGTH_MIN || letters.length > LENGTH_MAX) return [];
  const places = [...letters.keys()];
  const replaced = (at: number, count: number, ...others: readonly string[]) =>
    letters.toSpliced(at, count, ...others).join('');
  const near = new Set([
    ...places.slice(1).map((at) => replaced(at - 1, 2, letters[at] ?? '', letters[at - 1] ?? '')),
    ...places.map((at) => replaced(at, 1)),
    ...places.flatMap((at) => Array.from(alphabet, (letter) => replaced(at, 1, letter))),
    ...[...places, letters.length].flatMap((at) => Array.from(alphabet, (letter) => replaced(at, 0, letter))),
  ]);
  near.delete(letters.join(''));
  return [...near];
}

function wordByWord({ words, isPrefix }: SearchPhrase): readonly SearchPhrase[] {
  const last = words.length - 1;
  return words.map((word, index) => ({ words: [word], isPrefix: isPrefix && index === last }));
}

async function has(
  store: Pick<CatalogueStore, 'count'>,
  filter: TorrentFilter,
  phrase: SearchPhrase,
): Promise<boolean> {
  const { count } = await store.count({ ...filter, terms: { phrases: [phrase], without: [] } }, 1);
  return count > 0;
}

function correct(query: string, corrections: ReadonlyMap<string, string>): string {
  return normalize(query, 'NFKC').replaceAll(/[\p{L}\p{M}\p{N}]+/gu, (word) => corrections.get(word) ?? word);
}
