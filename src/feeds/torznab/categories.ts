import { labelKey } from '../../catalogue/facets.ts';

/** A category of Torznab: the standard ones have numbers below 10,000, those of a site from 100,000 on. */
export interface TorznabCategory {
  readonly id: number;
  readonly name: string;
  readonly subcategories: readonly { readonly id: number; readonly name: string }[];
}

/** The standard categories that torrents here can have. */
export const STANDARD_CATEGORIES: readonly TorznabCategory[] = [
  { id: 1000, name: 'Console', subcategories: [] },
  { id: 2000, name: 'Movies', subcategories: [] },
  { id: 3000, name: 'Audio', subcategories: [] },
  {
    id: 4000,
    name: 'PC',
    subcategories: [
      { id: 4010, name: 'PC/0day' },
      { id: 4020, name: 'PC/ISO' },
      { id: 4030, name: 'PC/Mac' },
      { id: 4050, name: 'PC/Games' },
      { id: 4060, name: 'PC/Mobile-iOS' },
      { id: 4070, name: 'PC/Mobile-Android' },
    ],
  },
  { id: 5000, name: 'TV', subcategories: [] },
  { id: 6000, name: 'XXX', subcategories: [] },
  {
    id: 7000,
    name: 'Books',
    subcategories: [
      { id: 7010, name: 'Books/Mags' },
      { id: 7020, name: 'Books/EBook' },
      { id: 7030, name: 'Books/Comics' },
      { id: 7040, name: 'Books/Technical' },
    ],
  },
  { id: 8000, name: 'Other', subcategories: [{ id: 8010, name: 'Other/Misc' }] },
];

/** What a torrent without a category has. */
export const MISCELLANEOUS = 8010;

/** The first number of a site's own categories. */
export const OWN_FIRST = 100_000;
const OWN_COUNT = 900_000;

/** Names by which sites call the standard categories. */
const USUAL_NAMES: ReadonlyMap<string, number> = new Map([
  ['console', 1000],
  ['films', 2000],
  ['movies', 2000],
  ['video', 2000],
  ['audio', 3000],
  ['live music', 3000],
  ['music', 3000],
  ['applications', 4000],
  ['software', 4000],
  ['iso', 4020],
  ['linux', 4020],
  ['operating systems', 4020],
  ['games', 4050],
  ['game mods', 4050],
  ['mods', 4050],
  ['series', 5000],
  ['tv', 5000],
  ['books', 7000],
  ['magazines', 7010],
  ['e-books', 7020],
  ['ebooks', 7020],
  ['comics', 7030],
  ['documentation', 7040],
  ['other', 8000],
]);

/** Which Torznab category the categories of a site are. */
export interface CategoryMapping {
  /** The number for a torrent's category; that of miscellaneous ones for undefined. */
  idOf(category: string | undefined): number;
}

/** The mapping that the operator gave, then usual names, then a number of the site's own, made from the name. */
export function createCategoryMapping(given: ReadonlyMap<string, number>): CategoryMapping {
  const known = new Map([
    ...USUAL_NAMES,
    ...Array.from(given, ([name, id]) => [labelKey(name), id] as const),
  ]);
  return {
    idOf(category) {
      if (category === undefined) return MISCELLANEOUS;
      const key = labelKey(category);
      return known.get(key) ?? OWN_FIRST + (hashOf(key) % OWN_COUNT);
    },
  };
}

/** Whether a torrent of that category belongs to one of those that are asked for: a main one has all of its hundreds. */
export function isWithin(id: number, wanted: ReadonlySet<number>): boolean {
  const main = id < OWN_FIRST ? Math.floor(id / 1000) * 1000 : 8000;
  return wanted.has(id) || wanted.has(main);
}

/** FNV-1a, for a number that stays the same wherever the site runs. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
