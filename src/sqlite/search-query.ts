import { hash } from 'node:crypto';

/** A word that stands for a collection in the word index. */
export function placeWord(collection: string): string {
  return hash('sha256', collection).slice(0, 16);
}

/**
 * The FTS5 query for torrents that hold all of the words, the last one as a prefix when it has two characters or
 * more; only in that collection, when one is given. Every word is quoted, so that none is taken as syntax.
 */
export function toMatch(words: readonly string[], collection: string | undefined): string {
  const quoted = words.map(quote);
  const last = words.at(-1);
  const prefix = last !== undefined && last.length >= 2 ? '*' : '';
  const text = `{name title file_name} : (${quoted.join(' ')}${prefix})`;
  return collection === undefined ? text : `${text} AND place : ${quote(placeWord(collection))}`;
}

function quote(word: string): string {
  // A NUL ends the query for FTS5, inside a string too.
  return `"${word.replaceAll('\0', ' ').replaceAll('"', '""')}"`;
}
