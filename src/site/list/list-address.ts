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
  'seedersMin',
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

/** New values of parameters by name, several for one that may come several times; undefined takes one out. */
export type Changes = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What says which page of a list it is. */
const ANY_PAGE: Changes = { cursor: undefined, before: undefined, page: undefined };

/** The first page of the list with some parameters changed. */
export function listAddress({ path, query }: ListAddress, changes: Changes): string {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries({ ...ANY_PAGE, ...changes })) {
    const values = value === undefined ? [] : typeof value === 'string' ? [value] : value;
    changed.delete(name);
    for (const one of values) changed.append(name, one);
  }
  return changed.size === 0 ? path : `${path}?${changed.toString()}`;
}

/**
 * The address of what programs read of the same list, at that path and with some parameters changed. Of its query it has
 * only these members, each but `tag` once: programs are refused what pages leave alone, such as `utm_source`.
 */
export function dataAddress(
  { path, query }: ListAddress,
  members: Readonly<Record<string, unknown>>,
  changes: Changes = {},
): string {
  const known = new URLSearchParams();
  for (const [name, value] of query) {
    if (!Object.hasOwn(members, name) || value.trim() === '') continue;
    if (name === 'tag') known.append(name, value);
    else known.set(name, value);
  }
  return listAddress({ path, query: known }, changes);
}

/** What takes a filter out of an address; what is below counts only together with a collection. */
export function without(filter: Filter): Changes {
  return filter === 'collection' ? { collection: undefined, below: undefined } : { [filter]: undefined };
}

/** The filters that an address has. */
export function filtersIn(query: URLSearchParams): readonly Filter[] {
  return FILTERS.filter((filter) => query.getAll(filter).some((value) => value.trim() !== ''));
}

/** The query without what a form sends of fields that are empty; undefined when there is nothing of that. */
export function tidied(query: URLSearchParams): URLSearchParams | undefined {
  const filled = new URLSearchParams([...query].filter(([, value]) => value.trim() !== ''));
  if (filled.size === query.size) return undefined;
  if (query.has('collection') && !filled.has('collection')) filled.delete('below');
  return filled;
}
