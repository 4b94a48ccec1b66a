import { parseQuery } from './parse-query.ts';
import type { ListInput, TorrentFilter } from './store.ts';

/** What a search box and the fields around it ask for. */
export interface TypedFilter extends TorrentFilter {
  /** As somebody typed it, instead of `terms`; white space asks for nothing. */
  readonly query?: string | undefined;
}

/** A list as people ask for one. */
export type ListQuery = ListInput & TypedFilter;

/** The filter that it stands for; undefined when a query has no word in it, which finds nothing. */
export function toFilter<Typed extends TypedFilter>(typed: Typed): Omit<Typed, 'query'> | undefined {
  const { query = '', ...filter } = typed;
  if (query.trim() === '') return filter;
  const terms = parseQuery(query);
  return terms === undefined ? undefined : { ...filter, terms };
}
