import { SORT_KEYS } from '../src/catalogue/torrent-list.ts';
import { compare } from './compare.ts';
import { loadDuring } from './load.ts';
import { pairRows, type Row } from './report.ts';
import { get, getAll, type RequestSource } from './requests.ts';
import type { BenchRun } from './run.ts';
import { samplesOf, wordsOf, type Sample } from './samples.ts';

const HTML = ['Accept: text/html'];
const SAMPLES = 4_000;
const COMMON = 5;
const OTHER = 100;
const AT_ONCE = 64;

/** Searches in the largest catalogue, beside the same in the smallest; and lists while many search. */
export async function benchSearches(run: BenchRun): Promise<Row[]> {
  const { rounds, sliceMs, smallest, largest } = run;
  const many = await run.serve(largest);
  const few = await run.serve(smallest);
  const kinds = kindsOf(samplesOf(await run.folderOf(largest), SAMPLES));
  const rows: Row[] = [];
  for (const [name, source] of kinds) {
    const own = { name, server: many, source };
    const peers = [{ name: `with ${smallest.toLocaleString('en')} torrents`, server: few, source }];
    rows.push(...(await compare({ name, own, peers, connections: 1, rounds, sliceMs, by: 'p99' })));
  }
  // Interleaved by rounds of one slice: alone, and while others search.
  const list = { name: 'list', server: many, source: get('/', HTML) };
  const one = { own: list, peers: [], connections: 1, rounds: 1, sliceMs, by: 'p99' } as const;
  const searches: RequestSource = {
    kind: 'list',
    requests: kinds.flatMap(([, source]) => (source.kind === 'list' ? source.requests : [])),
  };
  const pairs: (readonly [busy: Row, alone: Row])[] = [];
  for (let round = 0; round < rounds; round++) {
    const [alone] = await compare({ ...one, name: 'alone' });
    const [busy] = await loadDuring({ port: many.port, connections: AT_ONCE, source: searches }, () =>
      compare({ ...one, name: 'busy' }),
    );
    if (alone !== undefined && busy !== undefined) pairs.push([busy, alone]);
  }
  const name = `page of the list, p99 during ${AT_ONCE} searches at once`;
  return [...rows, ...pairRows(name, 'without them', pairs)];
}

/** Each kind of search with several texts, as strangers type them. */
function kindsOf(samples: readonly Sample[]): readonly (readonly [name: string, source: RequestSource])[] {
  const words = wordsOf(samples);
  const common = words.slice(0, COMMON);
  const step = Math.max(1, Math.floor(words.length / OTHER));
  const other = words.filter((_, index) => index % step === 0).slice(0, OTHER);
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
  const api = (queries: readonly string[]) => getAll(queries.map((query) => `/api/v1/torrents?${query}`));
  const pages = (queries: readonly string[]) =>
    getAll(
      queries.map((query) => `/?${query}`),
      HTML,
    );
  const sorted = (texts: readonly string[]) =>
    texts.flatMap((text) =>
      SORT_KEYS.map((sort) => `q=${text}&sort=${sort}&order=${sort === 'name' ? 'asc' : 'desc'}`),
    );
  const runs = samples.flatMap(
    ({ name }) => name.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{2}/gu) ?? [],
  );
  const unspaced = [...new Set(runs)].slice(0, OTHER).map((text) => `q=${encodeURIComponent(text)}`);
  return [
    ['words of names, API', api(other.map((word) => `q=${word}`))],
    ['words of names with facets, page', pages(other.map((word) => `q=${word}`))],
    ['the commonest words in each order, API', api(sorted(common))],
    ['the commonest words in each order, page', pages(sorted(common))],
    ['one letter in each order, API', api(sorted(letters))],
    ['beginnings of words, API', api(letters.flatMap((a) => [`q=${a}a`, `q=${a}e`, `q=${a}o`]))],
    ['two words, API', api(other.map((word, index) => `q=${word}+${common[index % COMMON]}`))],
    ['parts of words without spaces, API', api(unspaced)],
    ['misspelt words, page', pages(other.map((word) => `q=${misspell(word)}`))],
    [
      'sizes and dates with facets, page',
      pages(SORT_KEYS.map((sort) => `sizeMin=1000000&publishedFrom=2020-01-01&sort=${sort}`)),
    ],
  ];
}

function misspell(word: string): string {
  return `${word.slice(0, 1)}${word[2]}${word[1]}${word.slice(3)}`;
}
