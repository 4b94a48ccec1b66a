import { likelyParameter } from '../../service/input/texts.ts';

const NAME_LENGTH_MAX = 40;

/** A mistake in a request, as Torznab numbers them. */
export class TorznabError extends Error {
  readonly code: number;

  constructor(code: number, description: string) {
    super(description);
    this.code = code;
  }
}

export const SEARCHES = ['search', 'tvsearch', 'movie', 'music', 'book'] as const;
export type TorznabSearch = (typeof SEARCHES)[number];

/** The parameters that each search makes words of, in this order. */
const WORDS: Readonly<Record<TorznabSearch, readonly string[]>> = {
  search: ['q'],
  tvsearch: ['q'],
  movie: ['q', 'year'],
  music: ['q', 'artist', 'album', 'year'],
  book: ['q', 'author', 'title', 'year'],
};

/** What each search says in the capabilities that it reads. */
export const SUPPORTED: Readonly<Record<TorznabSearch, string>> = {
  search: 'q',
  tvsearch: 'q,season,ep',
  movie: 'q,year',
  music: 'q,artist,album,year',
  book: 'q,author,title,year',
};

/**
 * What every request may have. `extended`, `attrs` and `o` choose how much of a result is sent, and in which format; by
 * `maxage` programs say for how many days a Usenet server keeps posts.
 */
const GENERAL = ['t', 'apikey', 'cat', 'limit', 'offset', 'extended', 'attrs', 'o', 'maxage'] as const;

export const LIMIT_DEFAULT = 50;
export const LIMIT_MAX = 100;

/** A search as a Torznab client asks for it. */
export interface TorznabQuery {
  readonly words: string;
  /** Undefined for all categories. */
  readonly categories: ReadonlySet<number> | undefined;
  readonly limit: number;
  readonly offset: number;
}

/**
 * Throws a TorznabError for a parameter that a search does not read, such as the number of a film in another catalogue: it
 * would find what was not asked for.
 */
export function checkNames(parameters: ReadonlyMap<string, string>, supported: string): void {
  const own = supported.split(',').filter((name) => name !== '');
  const known = [...GENERAL, ...own];
  const unknown = [...parameters.keys()].find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const meant = likelyParameter(unknown.slice(0, NAME_LENGTH_MAX), known);
  const hint = meant === undefined ? `Use only ${known.join(', ')}.` : `Did you mean ${meant}?`;
  throw new TorznabError(
    201,
    `Incorrect parameter: there is no ${unknown.slice(0, NAME_LENGTH_MAX)}. ${hint}`,
  );
}

/** The parameters by their names in lower case; of several, the first. */
export function lowerCased(query: URLSearchParams): ReadonlyMap<string, string> {
  return new Map([...query].toReversed().map(([name, value]) => [name.toLowerCase(), value.trim()]));
}

/** Reads a search. Throws a TorznabError for a parameter that is not valid. */
export function toTorznabQuery(search: TorznabSearch, parameters: ReadonlyMap<string, string>): TorznabQuery {
  checkNames(parameters, SUPPORTED[search]);
  const words = WORDS[search].map((name) => parameters.get(name) ?? '');
  const episode = search === 'tvsearch' ? episodeOf(parameters) : '';
  return {
    words: [...words, episode].filter((word) => word !== '').join(' '),
    categories: categoriesOf(parameters.get('cat')),
    limit: Math.min(wholeNumber(parameters, 'limit', LIMIT_DEFAULT), LIMIT_MAX),
    offset: wholeNumber(parameters, 'offset', 0),
  };
}

/** `S01E02`, as names of episodes have it; for a daily show `2026.01.31`. */
function episodeOf(parameters: ReadonlyMap<string, string>): string {
  const season = parameters.get('season') ?? '';
  const episode = parameters.get('ep') ?? '';
  if (season === '') return episode === '' ? '' : `E${episode.padStart(2, '0')}`;
  if (/^[0-9]{4}$/.test(season)) return [season, ...episode.split('/')].filter(Boolean).join('.');
  const number = season.replace(/^s/i, '').padStart(2, '0');
  return episode === '' ? `S${number}` : `S${number}E${episode.padStart(2, '0')}`;
}

function categoriesOf(text = ''): ReadonlySet<number> | undefined {
  if (text === '') return undefined;
  if (!/^[0-9]{1,9}(?:,[0-9]{1,9})*$/.test(text)) {
    throw new TorznabError(201, 'Incorrect parameter: cat needs numbers separated by commas.');
  }
  return new Set(text.split(',').map(Number));
}

function wholeNumber(parameters: ReadonlyMap<string, string>, name: string, standard: number): number {
  const text = parameters.get(name) ?? '';
  if (text === '') return standard;
  if (!/^[0-9]{1,9}$/.test(text)) {
    throw new TorznabError(201, `Incorrect parameter: ${name} needs a whole number from 0 on.`);
  }
  return Number(text);
}
