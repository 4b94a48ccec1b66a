import type { SearchPhrase, SearchTerms } from '../../../catalogue/search-terms.ts';
import type { TorrentFilter } from '../../../catalogue/torrent-list.ts';
import { EVERYTHING, labelsIn, type LabelWord } from '../lists/labels.ts';
import { toLongTextWords } from '../lists/word-text.ts';

const NO_TERMS: SearchTerms = { phrases: [], without: [] };

/**
 * The FTS5 query for the labels and terms of a filter; undefined when it has none. Every word is quoted, so that none is
 * parsed as syntax.
 */
export function toMatch(filter: TorrentFilter, labelWord: LabelWord): string | undefined {
  const { phrases, without } = filter.terms ?? NO_TERMS;
  const wanted = labelsIn(filter);
  // FTS5 has no unary NOT, so exclusions need something to subtract from.
  const labels = wanted.length === 0 && phrases.length === 0 && without.length > 0 ? [[EVERYTHING]] : wanted;
  const present = [
    ...labels.map((group) => `(${group.map(labelWord).map(quote).join(' OR ')})`),
    ...phrases.map((phrase) => toTerm(phrase, filter)),
  ];
  if (present.length === 0) return undefined;
  const all = present.join(' AND ');
  if (without.length === 0) return all;
  return `(${all}) NOT (${without.map((phrase) => toTerm(phrase, filter)).join(' OR ')})`;
}

/**
 * Whether a filter has a prefix of one letter. FTS5 has to merge the lists of all words of that letter each time, because its
 * prefix indexes begin with two letters: with a million torrents that takes up to 40 ms.
 */
export function hasOneLetterPrefix({ terms = NO_TERMS }: TorrentFilter): boolean {
  return [...terms.phrases, ...terms.without].some(
    ({ words, isPrefix }) => isPrefix && Array.from(words.at(-1) ?? '').length === 1,
  );
}

/** The FTS5 query for a phrase, in names or in everything. */
export function toTerm(
  { words, isPrefix }: SearchPhrase,
  { everywhere = false }: Pick<TorrentFilter, 'everywhere'>,
): string {
  const phrase = words.join(' ');
  const texts = everywhere ? [phrase, toLongTextWords(phrase)] : [phrase];
  const terms = texts.map((text) => quote(text) + (isPrefix ? ' *' : ''));
  return `(${terms.join(' OR ')})`;
}

/** A word or phrase for a query, in which nothing is syntax. */
function quote(text: string): string {
  // FTS5 ends the query at a NUL, even inside a string.
  return `"${text.replaceAll('\0', ' ').replaceAll('"', '""')}"`;
}
