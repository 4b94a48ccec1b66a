import { readmeEditPage } from '../../../src/site/collection/readme-edit-view.ts';
import { settingsPage, type SettingsPageInput } from '../../../src/site/collection/settings-view.ts';
import { html } from '../../../src/http/html.ts';
import { AppError } from '../../../src/errors.ts';
import type { Facets } from '../../../src/catalogue/facets.ts';
import type { Torrent } from '../../../src/catalogue/torrent.ts';
import type { Frame } from '../../../src/site/layout/frame.ts';
import { collectionPage } from '../../../src/site/list/collection-view.ts';
import { listErrorPage } from '../../../src/site/list/list-error.ts';
import type { ListView } from '../../../src/site/list/list-view.ts';
import { missingCollectionPage } from '../../../src/site/list/missing-collection-view.ts';
import { startPage } from '../../../src/site/list/start-view.ts';
import { readQuery } from '../../../src/service/input/texts.ts';
import { LIST_QUERY, toListQuery } from '../../../src/service/list-query.ts';
import { torrentOf } from '../../support/site/fixtures.ts';

const NEXT = { next: '/sub/?cursor=1&page=2', range: { first: 1, last: 2 } };
const BETWEEN = { previous: '/sub/', next: '/sub/?cursor=1&page=3', range: { first: 3, last: 4 } };

/** What a list shows of these torrents when its address asks for that. */
export function viewOf(torrents: readonly Torrent[], query = '', fields: Partial<ListView> = {}): ListView {
  const parameters = new URLSearchParams(query);
  return {
    path: '/sub/',
    query: parameters,
    wanted: toListQuery(readQuery(LIST_QUERY, parameters, 'list torrents'), 50),
    page: { items: torrents },
    count: { count: torrents.length, isMore: false },
    total: torrents.length,
    suggestion: undefined,
    pages: { next: undefined },
    showsTags: parameters.get('show') === 'tags',
    showsCollections: parameters.get('show') === 'collections',
    ...fields,
  };
}

/** The lists, in all their states; `text` is what strangers wrote. */
export function listPagesOf(frame: Frame, text: string): Record<string, () => string> {
  // What becomes part of an address is well-formed: the catalogue takes no other names.
  const fit = text.toWellFormed().replaceAll('/', '_');
  const torrents = (['v1', 'hybrid'] as const).map((version) =>
    torrentOf({
      version,
      name: text,
      title: text,
      category: fit,
      tags: [fit, fit],
      private: version === 'hybrid',
      collection: `a/${fit}`,
      fileName: `file ${fit}.torrent`,
    }),
  );
  const collections = [
    { path: fit, torrentCount: 1, newestAt: new Date('2026-09-15T12:33:00Z'), isPrivate: false },
  ];
  const values = [{ value: fit, count: 1, isMore: false }];
  const facets: Facets = {
    categories: values,
    tags: values,
    versions: [{ value: 'v1', count: 1, isMore: false }],
    sizes: [0, 2, 4].map((value) => ({ value, count: 1, isMore: true })),
    years: [{ value: 2026, count: 1, isMore: false }],
    collections: values,
    isPartial: true,
  };
  const filters = new URLSearchParams({
    q: fit,
    category: fit,
    tag: fit,
    version: 'hybrid',
    sizeMin: '1 GB',
  });
  const inCollection = new URLSearchParams({ collection: 'a', below: 'false', publishedFrom: '2026-01-31' });
  const start = (view: ListView, isByInfohash = false): string =>
    startPage({ view, collections, facets, isByInfohash }, frame);
  const inPath = (view: ListView, below: typeof collections): string =>
    collectionPage(
      { path: `a/${fit}`, isPrivate: true, view: { ...view, path: '/sub/a/' }, collections: below, facets },
      frame,
    );
  const badSize = new AppError('malformed', text, {
    hint: text,
    errors: [{ rule: 'parameter', path: 'sizeMin', message: text }],
  });
  const badCursor = new AppError('malformed', text, { hint: text });
  const error = (it: AppError): string =>
    listErrorPage(it, { path: '/sub/', query: new URLSearchParams({ q: fit, sizeMin: fit }) }, frame);
  const settings = (more: Partial<SettingsPageInput>): string => {
    const typed = {
      read: 'open',
      order: 'version',
      retention: `keep 1 ${text}`,
      uploads: text,
      sources: text,
    };
    const input = { collection: `a/${fit}`, typed, seen: '', problem: undefined, ...more };
    return settingsPage(
      {
        inherited: undefined,
        inheritedUploads: undefined,
        inheritedSources: undefined,
        check: undefined,
        ...input,
      },
      frame,
    );
  };
  return {
    empty: () => start(viewOf([])),
    start: () => start(viewOf(torrents, '', { pages: NEXT, count: { count: 10_000, isMore: true } })),
    'start page that goes on': () => start(viewOf(torrents, 'order=asc', { pages: BETWEEN, total: 9 })),
    'list with tags': () => start(viewOf(torrents, 'show=tags')),
    'list by name': () => start(viewOf(torrents, 'sort=name', { pages: NEXT })),
    search: () => start(viewOf(torrents, `q=${encodeURIComponent(fit)}`, { pages: NEXT })),
    'filtered search': () => start(viewOf(torrents, filters.toString())),
    'filtered list': () => start(viewOf(torrents, inCollection.toString())),
    'empty search': () => start(viewOf([], `q=${encodeURIComponent(fit)}`)),
    'search everywhere': () => start(viewOf(torrents, `in=all&q=${encodeURIComponent(fit)}`)),
    'misspelt search': () => start(viewOf([], `q=${encodeURIComponent(fit)}`, { suggestion: fit })),
    'empty filtered search': () => start(viewOf([], filters.toString())),
    'search for an infohash': () => start(viewOf([], `q=${'0'.repeat(40)}`), true),
    'list that cannot be read': () => error(badSize),
    'list that cannot go on': () => error(badCursor),
    collection: () => inPath(viewOf(torrents), collections),
    'filtered collection': () => inPath(viewOf([], 'tag=x'), []),
    'misspelt search in a collection': () => inPath(viewOf([], 'q=x', { suggestion: fit }), []),
    'empty collection': () => inPath(viewOf([]), []),
    'collection of collections': () => inPath(viewOf([], 'below=false'), collections),
    'collection of many collections': () =>
      inPath(
        viewOf(torrents),
        Array.from({ length: 50 }, () => collections[0]!),
      ),
    'described collection': () => {
      const readme = {
        title: text,
        summary: text,
        beginning: html`<p>${text}</p>`,
        isCut: true,
        rest: html`<p>${text}</p>`,
      };
      const view = { ...viewOf(torrents), path: '/sub/a/' };
      return collectionPage({ path: `a/${fit}`, isPrivate: true, view, collections, facets, readme }, frame);
    },
    'README form': () =>
      readmeEditPage(
        {
          collection: `a/${fit}`,
          text,
          seen: '',
          problem: undefined,
          changedTo: text,
          pictures: [],
          preview: false,
        },
        frame,
      ),
    'settings of a collection': () => settings({ inherited: [{ match: text, keep: 7 }] }),
    'settings with what they would remove': () =>
      settings({ check: { count: 9, isMore: true, items: torrents } }),
    'settings that would remove nothing': () => settings({ check: { count: 0, isMore: false, items: [] } }),
    'missing collection': () => missingCollectionPage({ path: `a/${fit}`, above: fit }, frame),
  };
}
