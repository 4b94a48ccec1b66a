/** What narrows a list down, by the names of the parameters. */
export const FILTERS = [
  'q',
  'collection',
  'category',
  'tag',
  'version',
  'sizeMin',
  'sizeMax',
  'publishedFrom',
  'publishedBefore',
] as const;

export type Filter = (typeof FILTERS)[number];

/** The filters that not every text can be, with what they take. */
export const BOUNDS = {
  sizeMin: 'size',
  sizeMax: 'size',
  publishedFrom: 'date',
  publishedBefore: 'date',
} as const;

export type Bound = keyof typeof BOUNDS;

/** A list as an address asks for it. */
export interface ListAddress {
  /** The address of the whole list. */
  readonly path: string;
  readonly query: URLSearchParams;
}

export type Changes = Readonly<Record<string, string | undefined>>;

/** The first page of the list with some parameters changed; those that become undefined are left out. */
export function listAddress({ path, query }: ListAddress, changes: Changes): string {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries({ cursor: undefined, ...changes })) {
    if (value === undefined) changed.delete(name);
    else changed.set(name, value);
  }
  return changed.size === 0 ? path : `${path}?${changed.toString()}`;
}

/** What takes a filter out of an address; what is below counts only together with a collection. */
export function without(filter: Filter): Changes {
  return filter === 'collection' ? { collection: undefined, below: undefined } : { [filter]: undefined };
}

/** The filters that an address has, in the order of the form. */
export function filtersIn(query: URLSearchParams): readonly Filter[] {
  return FILTERS.filter((filter) => (query.get(filter) ?? '').trim() !== '');
}

/** The query without what a form sends of fields that are empty; undefined when there is nothing of that. */
export function tidied(query: URLSearchParams): URLSearchParams | undefined {
  const filled = new URLSearchParams([...query].filter(([, value]) => value.trim() !== ''));
  if (filled.size === query.size) return undefined;
  if (query.has('collection') && !filled.has('collection')) filled.delete('below');
  return filled;
}
