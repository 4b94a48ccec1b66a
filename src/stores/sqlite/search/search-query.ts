import type { SearchTerms } from '../../../catalogue/search-terms.ts';
import type { TorrentFilter } from '../../../catalogue/store.ts';
import { EVERYTHING, labelsIn, type LabelWord } from '../lists/labels.ts';

const NO_TERMS: SearchTerms = { phrases: [], isPrefix: false, without: [] };

/**
 * The FTS5 query for what has the labels and the terms of a filter; undefined when it asks for none. Every word is
 * quoted, so that none is taken as syntax.
 */
export function toMatch(filter: TorrentFilter, labelWord: LabelWord): string | undefined {
  const { phrases, isPrefix, without } = filter.terms ?? NO_TERMS;
  const wanted = labelsIn(filter);
  // FTS5 knows no NOT without something that it takes away from.
  const labels = wanted.length === 0 && phrases.length === 0 && without.length > 0 ? [EVERYTHING] : wanted;
  const present = [
    ...labels.map((label) => `labels : ${quote(labelWord(label))}`),
    ...phrases.map((words, index) => {
      const mark = isPrefix && index === phrases.length - 1 ? ' *' : '';
      return quote(words.join(' ')) + mark;
    }),
  ];
  if (present.length === 0) return undefined;
  const all = present.join(' AND ');
  if (without.length === 0) return all;
  return `(${all}) NOT (${without.map((words) => quote(words.join(' '))).join(' OR ')})`;
}

function quote(text: string): string {
  // A NUL ends the query for FTS5, inside a string too.
  return `"${text.replaceAll('\0', ' ').replaceAll('"', '""')}"`;
}
