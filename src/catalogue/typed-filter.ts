import { parseQuery } from './parse-query.ts';
import type { ListInput, TorrentFilter } from './torrent-list.ts';

/** The input of a search box and the fields around it. */
export interface TypedFilter extends TorrentFilter {
  /** The typed query, instead of `terms`; white space means no query. */
  readonly query?: string | undefined;
}

/** A list as people ask for one. */
export type ListQuery = ListInput & TypedFilter;

/** Turns it into a filter; undefined when the query has no words, so that it finds nothing. */
export function toFilter<Typed extends TypedFilter>(typed: Typed): Omit<Typed, 'query'> | undefined {
  const { query = '', ...filter } = typed;
  if (query.trim() === '') return filter;
  const terms = parseQuery(query);
  return terms === undefined ? undefined : { ...filter, terms };
}
