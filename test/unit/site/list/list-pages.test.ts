import { describe, expect, it } from 'vitest';
import { NO_FACETS, type Facets } from '../../../../src/catalogue/facets.ts';
import type { Torrent } from '../../../../src/catalogue/torrent.ts';
import type { InfohashV2 } from '../../../../src/metainfo/infohash.ts';
import { collectionPage } from '../../../../src/site/list/collection-view.ts';
import type { ListView } from '../../../../src/site/list/list-view.ts';
import { missingCollectionPage } from '../../../../src/site/list/missing-collection-view.ts';
import { startPage } from '../../../../src/site/list/start-view.ts';
import { frame, torrentOf } from '../../../support/site/fixtures.ts';
import { viewOf } from '../list-pages-of.ts';
import { parsePage, type ParsedElement, type ParsedPage } from '../../../support/site/parse-page.ts';

function start(view: ListView, isByInfohash = false, facets = NO_FACETS): ParsedPage {
  return parsePage(startPage({ view, collections: [], facets, isByInfohash }, frame));
}

/** A list of one torrent whose address has that query. */
function listed(query: string, fields: Partial<ListView> = {}): ParsedPage {
  return start(viewOf([torrentOf()], query, fields));
}

function rowOf(torrent: Partial<Torrent>): ParsedPage {
  return start(viewOf([torrentOf(torrent)]));
}

function addressesIn(page: ParsedPage): string[] {
  return page.find('a').map(({ attributes }) => attributes['href'] ?? '');
}

function commandsIn(page: ParsedPage): string[] {
  return page.find('pre').map(({ text }) => text);
}

function textOf(page: ParsedPage): string {
  return page.find('main')[0]?.text ?? '';
}

function statusIn(page: ParsedPage): string | undefined {
  return page.find('p').find(({ attributes }) => attributes['role'] === 'status')?.text;
}

function inCollection(path: string, view: ListView, below: string[] = [], facets = NO_FACETS): ParsedPage {
  const collections = below.map((it) => ({
    path: it,
    torrentCount: 2,
    isPrivate: false,
    newestAt: new Date('2026-09-30T12:00:00Z'),
  }));
  return parsePage(
    collectionPage(
      { path, isPrivate: false, view: { ...view, path: `/sub/${path}/` }, collections, facets },
      frame,
    ),
  );
}

/** Where the single key for uploads and the entry of the head lead. */
function uploadIn(page: ParsedPage): string | undefined {
  return page.find('a').find(({ attributes }) => attributes['data-upload'] !== undefined)?.attributes['href'];
}

/** The address and the text of each link whose text matches. */
function linksTo(page: ParsedPage, text: RegExp): (readonly [string, string | undefined])[] {
  const links = page.find('a').filter((link) => text.test(link.text));
  return links.map((link) => [link.text, link.attributes['href']]);
}

function fieldsIn(page: ParsedPage): Record<string, string | undefined> {
  const fields = page
    .find('input')
    .filter(
      ({ attributes }) => attributes['id'] !== 'q' && !['next', undefined].includes(attributes['name']),
    );
  return Object.fromEntries(
    fields.map(({ attributes }) => [attributes['name'], attributes['value'] || undefined]),
  );
}

describe('startPage', () => {
  it('tells the first visitor of an empty service how to publish there', () => {
    const page = start(viewOf([]));
    expect(commandsIn(page)[0]).toBe('curl -u :TOKEN -T name.torrent https://torrents.example/sub/');
    expect(addressesIn(page)).toContain('/sub/upload');
    expect(page.find('table')).toEqual([]);
  });

  it('leads to each torrent, its file, its magnet link, its collection and the next page', () => {
    const page = start(viewOf([torrentOf()], '', { pages: { next: '/sub/?cursor=1' } }));
    expect(addressesIn(page)).toEqual(
      expect.arrayContaining([
        `/sub/torrents/${'a'.repeat(40)}`,
        '/sub/debian/13/debian.torrent',
        `magnet:?xt=urn:btih:${'a'.repeat(40)}&dn=debian-13.iso`,
        '/sub/debian/13/',
        '/sub/?cursor=1',
      ]),
    );
  });

  it('names every column and every link', () => {
    const page = rowOf({});
    expect(page.find('caption')[0]?.text).toBe('Newest torrents');
    expect(
      page.find('th').every(({ text, attributes }) => text !== '' && attributes['scope'] !== undefined),
    ).toBe(true);
    const names = page.find('a').map(({ text }) => text);
    expect(names).toEqual(
      expect.arrayContaining(['Download debian-13.iso', 'Magnet link for debian-13.iso', 'debian-13.iso']),
    );
    expect(names.filter((name) => name === '')).toEqual([]);
  });

  it('names the files and magnet links of a torrent by the title that is shown', () => {
    const page = rowOf({ name: 'file-name-1.0', title: 'Its title' });
    const links = page
      .find('a')
      .filter(({ attributes }) => /\.torrent$|^magnet:/.test(attributes['href'] ?? ''));
    expect(links.map(({ text }) => text)).toEqual(['Download Its title', 'Magnet link for Its title']);
  });

  it('begins with a link that leads past the list, and has none where nothing is listed', () => {
    const skips = (page: ParsedPage): string[] => addressesIn(page).filter((address) => address === '#after');
    const page = start(viewOf([torrentOf()]));
    expect(skips(page)).toEqual(['#after']);
    expect(page.find('div').filter(({ attributes }) => attributes['id'] === 'after')).toHaveLength(1);
    expect(skips(start(viewOf([])))).toEqual([]);
  });

  it('marks rows and links for the keys that act on them', () => {
    const page = rowOf({});
    for (const mark of [
      'data-row',
      'data-open',
      'data-download',
      'data-magnet',
      'data-search',
      'data-upload',
    ])
      expect(
        page.elements.filter(({ attributes }) => attributes[mark] !== undefined),
        mark,
      ).toHaveLength(1);
  });

  it('names the collection of each torrent from the shown one on, where there are several', () => {
    const columns = (page: ParsedPage): string[] => page.find('th').map(({ text }) => text);
    const whereIn = (page: ParsedPage): string[] =>
      page
        .find('td')
        .filter(({ attributes }) => attributes['class'] === 'where')
        .map(({ text }) => text);
    const debian = torrentOf({ collection: 'debian/13/live' });
    expect(whereIn(start(viewOf([debian])))).toEqual(['debian/13/live']);
    expect(whereIn(inCollection('debian', viewOf([debian, torrentOf({ collection: 'debian' })])))).toEqual([
      '13/live',
      '',
    ]);
    const alone = inCollection('debian/13/live', viewOf([debian]));
    expect(columns(alone)).not.toContain('Collection');
    expect(columns(inCollection('debian', viewOf([debian])))).toContain('Collection');
  });

  it('shows tags when the address asks for them, and never categories', () => {
    const tagged = torrentOf({ tags: ['amd64', 'stable'], category: 'Linux' });
    const textOfRow = (query: string): string => start(viewOf([tagged], query)).find('tr')[1]?.text ?? '';
    expect(textOfRow('show=tags')).toMatch(/amd64 .*stable/);
    expect(textOfRow('')).not.toMatch(/amd64|Linux/);
  });

  it('says when each came, and the exact time where the pointer rests', () => {
    const [time] = rowOf({}).find('time');
    expect(time?.text).toBe('15 Sept');
    expect(time?.attributes['title']).toBe('15 September 2026 at 12:33 UTC');
  });

  it('tells the version of what is v2 alone, and offers no magnet link of what is private', () => {
    expect(rowOf({}).find('tr')[1]?.text).not.toMatch(/v1|hybrid/);
    const v2 = rowOf({ version: 'v2', infohashV1: undefined, infohashV2: 'b'.repeat(64) as InfohashV2 });
    expect(v2.find('tr')[1]?.text).toContain('v2');
    expect(addressesIn(v2).join(' ')).toContain(`magnet:?xt=urn:btmh:1220${'b'.repeat(64)}`);
    const hidden = rowOf({ private: true });
    expect(hidden.find('tr')[1]?.text).toContain('private');
    expect(addressesIn(hidden).join(' ')).not.toContain('magnet:');
  });

  it('tells all of a long name to whoever points at it, as it may be cut off', () => {
    const titleOf = (torrent: Partial<Torrent>): (string | undefined)[] =>
      rowOf(torrent)
        .find('a')
        .filter(({ attributes }) => attributes['data-open'] !== undefined)
        .flatMap(({ text, attributes }) => [text, attributes['title']]);
    const name = 'long '.repeat(40).trim();
    const fileName = `${name}.torrent`;
    expect(titleOf({ name, fileName })).toEqual([name, name]);
    expect(titleOf({ name: 'short', title: name, fileName })).toEqual([name, name]);
    expect(titleOf({ name: 'short', fileName: 'Short.torrent' })).toEqual(['short', undefined]);
  });

  it('tells the name of the file, where that has something which the name has not', () => {
    const hint = (torrent: Partial<Torrent>): string | undefined =>
      rowOf(torrent)
        .find('a')
        .find(({ attributes }) => attributes['data-open'] !== undefined)?.attributes['title'];
    expect(hint({ title: 'Debian 13', fileName: 'debian-13-amd64.iso.torrent' })).toBe(
      'Debian 13\ndebian-13-amd64.iso.torrent',
    );
    expect(hint({ title: 'Debian 13', fileName: 'debian_13.torrent' })).toBeUndefined();
  });

  it('is what search engines are to find, and no other order, page or filter of it', () => {
    const canonicals = (page: ParsedPage): (string | undefined)[] =>
      page
        .find('link')
        .filter(({ attributes }) => attributes['rel'] === 'canonical')
        .map(({ attributes }) => attributes['href']);
    const isHidden = (page: ParsedPage): boolean =>
      page.find('meta').some(({ attributes }) => attributes['content'] === 'noindex');
    expect([canonicals(listed('')), isHidden(listed(''))]).toEqual([
      ['https://torrents.example/sub/'],
      false,
    ]);
    for (const query of ['q=a', 'sort=name', 'tag=x']) {
      expect([canonicals(listed(query)), isHidden(listed(query))]).toEqual([[], true]);
    }
  });
});

describe('a search', () => {
  it('keeps what was searched for, and says what to try when nothing was found', () => {
    const page = start(viewOf([], `q=${encodeURIComponent('a "b" <c>')}`));
    expect(page.find('input')[0]?.attributes['value']).toBe('a "b" <c>');
    expect(statusIn(page)).toBe('0 torrents');
    expect(textOf(page)).toContain('No torrent has all of these words.');
    expect(commandsIn(page)).toEqual(['curl -u :TOKEN -T name.torrent https://torrents.example/sub/']);
    expect(addressesIn(page)).toContain('/sub/upload');
  });

  it('says that a torrent is not here, when an infohash was searched for', () => {
    const page = start(viewOf([], `q=${'0'.repeat(40)}`), true);
    expect(textOf(page)).toContain('No torrent with this infohash is published here.');
    expect(textOf(page)).not.toContain('Try fewer words');
  });

  it('offers to drop the filters that left nothing over, and keeps the words', () => {
    const page = start(viewOf([], 'q=a&tag=x&collection=c&below=true'));
    expect(textOf(page)).toContain('No torrent fits all of these filters.');
    expect(linksTo(page, /without filters/)).toEqual([['Show all, without filters', '/sub/?q=a']]);
  });
});

describe('the number of torrents', () => {
  it('is shown, and that there are more when they were not all counted', () => {
    const shown = (count: number, isMore: boolean): string | undefined =>
      statusIn(listed('', { count: { count, isMore } }));
    expect([shown(1, false), shown(10_000, true)]).toEqual(['1 torrent', 'More than 10,000 torrents']);
  });

  it('is shown once in the same place when there are none', () => {
    for (const page of [
      start(viewOf([], 'q=a')),
      start(viewOf([], 'tag=x')),
      inCollection('a', viewOf([])),
    ]) {
      const roles = page.elements.filter(({ attributes }) => attributes['role'] === 'status');
      expect(roles.map(({ text }) => text).filter((text) => text !== '')).toEqual(['0 torrents']);
    }
  });
});

describe('the heads of the columns', () => {
  /** Of each column that sorts: its name, how it is sorted, and where its link leads. */
  function heads(page: ParsedPage): [string, string | undefined, string | undefined][] {
    const columns = page.find('th').filter(({ attributes }) => attributes['aria-sort'] !== undefined);
    return columns.map(({ text, attributes }) => {
      const link = page.find('a').find((it) => it.text === text);
      return [text, attributes['aria-sort'], link?.attributes['href']];
    });
  }

  it('sort the list, each in the order that people want first', () => {
    expect(heads(listed(''))).toEqual([
      ['Name', 'none', '/sub/?sort=name'],
      ['Size', 'none', '/sub/?sort=size'],
      ['Files', 'none', '/sub/?sort=files'],
      ['Published', 'descending', '/sub/?order=asc'],
    ]);
  });

  it('turn the list around that is sorted by them already, and back', () => {
    expect(heads(listed('sort=size'))[1]).toEqual(['Size', 'descending', '/sub/?sort=size&order=asc']);
    expect(heads(listed('sort=size&order=asc'))[1]).toEqual(['Size', 'ascending', '/sub/?sort=size']);
    expect(heads(listed('sort=name'))[0]).toEqual(['Name', 'ascending', '/sub/?sort=name&order=desc']);
    expect(heads(listed('order=asc'))[3]).toEqual(['Published', 'ascending', '/sub/']);
  });

  it('keep the filters, and begin with the first page', () => {
    const view = viewOf([torrentOf()], 'q=a+b&tag=x&cursor=');
    expect(heads(start(view))[1]?.[2]).toBe('/sub/?q=a+b&tag=x&sort=size');
  });
});

describe('the filters', () => {
  it('are a form that leads to the same list, with what it is filtered by and how it is sorted', () => {
    const page = listed('q=a&category=iso&sizeMin=700M&publishedFrom=2026-01-31&version=v2&sort=name');
    expect(fieldsIn(page)).toEqual({
      q: 'a',
      category: 'iso',
      version: 'v2',
      sizeMin: '700M',
      sizeMax: undefined,
      publishedFrom: '2026-01-31',
      publishedBefore: undefined,
      sort: 'name',
    });
    const [form] = page.find('form').filter(({ text }) => text.includes('Apply'));
    expect(form?.attributes).toEqual({ action: '/sub/', method: 'get' });
  });

  it('are shown one by one, each a link to the list without it', () => {
    const page = listed('q=a&collection=debian&below=false&version=hybrid&sort=size&page=2');
    expect(linksTo(page, /remove$|Clear/)).toEqual([
      ['Collection: debian only directly in it × remove', '/sub/?q=a&version=hybrid&sort=size'],
      ['Version: hybrid × remove', '/sub/?q=a&collection=debian&below=false&sort=size'],
      ['Clear all', '/sub/?q=a&sort=size'],
    ]);
  });

  it('are not listed where there are none but the words that the heading tells', () => {
    expect(linksTo(listed('q=a'), /remove$|Clear/)).toEqual([]);
  });

  it('can hold a time, for which a field for a day has no room', () => {
    const fields = listed('publishedFrom=2026-01-31T12:00:00Z').find('input');
    const field = fields.find(({ attributes }) => attributes['name'] === 'publishedFrom') as ParsedElement;
    expect(field.attributes).toMatchObject({ type: 'text', value: '2026-01-31T12:00:00Z' });
  });
});

describe('the facets of a list', () => {
  const some = <Value extends string | number>(value: Value, count = 1) => ({ value, count, isMore: false });
  const facets: Facets = {
    categories: [some('Audio books', 2), some('Data')],
    tags: [some('stable', 2), some('amd64')],
    versions: [some('v1', 3)],
    sizes: [some(0), some(2, 2)],
    years: [some(2026, 2), some(2025)],
    collections: [some('debian/13'), some('debian/12')],
    isPartial: false,
  };
  const view = (query: string): ListView =>
    viewOf([torrentOf()], query, { count: { count: 3, isMore: false } });
  const shown = (query: string): ParsedPage => start(view(query), false, facets);

  it('lead on to what has each value, with how many there are, and keep the other filters', () => {
    const page = shown('q=a&sort=size&page=2');
    expect(linksTo(page, /^(?:Audio|stable|2025|1 GiB)/)).toEqual([
      ['Audio books 2 torrents', '/sub/?q=a&sort=size&category=Audio+books'],
      ['stable 2 torrents', '/sub/?q=a&sort=size&tag=stable'],
      ['2025 1 torrent', '/sub/?q=a&sort=size&publishedFrom=2025-01-01&publishedBefore=2026-01-01'],
      ['1 GiB to 4 GiB 2 torrents', '/sub/?q=a&sort=size&sizeMin=1073741824&sizeMax=4294967295'],
    ]);
  });

  it('leave out what all torrents have, and what is chosen already, in whatever case', () => {
    const page = shown('tag=STABLE&category=Data');
    expect(linksTo(page, /^(?:v1|stable|Audio)/)).toEqual([]);
    expect(linksTo(page, /^amd64/)).toEqual([
      ['amd64 1 torrent', '/sub/?category=Data&tag=STABLE&tag=amd64'],
    ]);
  });

  it('are taken back one by one, a tag without the others, a range and a year as one', () => {
    const ranges =
      'sizeMin=1073741824&sizeMax=4294967295&publishedFrom=2025-01-01&publishedBefore=2026-01-01';
    expect(linksTo(shown(`tag=a&tag=b&${ranges}`), /remove$|Clear/)).toEqual([
      ['Tag: a × remove', `/sub/?${ranges}&tag=b`],
      ['Tag: b × remove', `/sub/?${ranges}&tag=a`],
      [
        'Size: 1 GiB to 4 GiB × remove',
        '/sub/?tag=a&tag=b&publishedFrom=2025-01-01&publishedBefore=2026-01-01',
      ],
      ['Published: 2025 × remove', '/sub/?tag=a&tag=b&sizeMin=1073741824&sizeMax=4294967295'],
      ['Clear all', '/sub/'],
    ]);
  });

  it('lead from a search to the same search in a collection, and from all torrents to the collections', () => {
    expect(linksTo(shown('q=a&tag=x'), /^13 /)).toEqual([['13 1 torrent', '/sub/debian/13/?q=a&tag=x']]);
    expect(linksTo(shown(''), /^13 /)).toEqual([]);
    const page = inCollection('debian', view(''), ['debian/13'], facets);
    expect(linksTo(page, /^13 /)).toEqual([['13 2 torrents', '/sub/debian/13/']]);
  });

  it('say when only the newest torrents were counted', () => {
    const partial = { ...facets, isPartial: true, tags: [{ ...some('stable', 1500), isMore: true }] };
    const page = start(view(''), false, partial);
    expect(textOf(page)).toContain('Counted in the newest 3 torrents.');
    expect(linksTo(page, /^stable/)[0]?.[0]).toBe('stable More than 1,500 torrents');
  });

  it('show the tags of each torrent when asked, and hide them again', () => {
    expect(linksTo(shown('q=a'), /tags$/)).toEqual([['Show tags', '/sub/?q=a&show=tags']]);
    expect(linksTo(shown('q=a&show=tags'), /tags$/)).toEqual([['Hide tags', '/sub/?q=a']]);
  });
});

describe('the pages of a list', () => {
  const pages = { previous: '/sub/', next: '/sub/?cursor=2&page=3', range: { first: 51, last: 100 } };
  const pagerOf = (fields: Partial<ListView>): string[] =>
    listed('', fields)
      .find('nav')
      .filter(({ attributes }) => attributes['class'] === 'pager')
      .map(({ text }) => text);

  it('lead back and on, and say which torrents they show, above and below the list', () => {
    const view = { pages, count: { count: 233, isMore: false }, total: 233 };
    expect(pagerOf(view)).toEqual(['Previous page 51–100 of 233 torrents Next page']);
    expect(statusIn(listed('', view))).toBe('51–100 of 233 torrents');
    expect(linksTo(listed('', view), /page$/)).toEqual([
      ['Previous page', '/sub/'],
      ['Next page', '/sub/?cursor=2&page=3'],
    ]);
  });

  it('say nothing of where they are when that is not known, and nothing where there is but one', () => {
    expect(pagerOf({ pages: { ...pages, range: undefined } })).toEqual(['Previous page Next page']);
    expect(pagerOf({ pages: { next: undefined, range: { first: 1, last: 1 } } })).toEqual([]);
  });
});

describe('collectionPage', () => {
  it('shows the way up, the collections below, and how to publish there', () => {
    const page = inCollection('debian/13', viewOf([torrentOf()]), ['debian/13/live']);
    expect(addressesIn(page)).toEqual(
      expect.arrayContaining([
        '/sub/',
        '/sub/debian/',
        '/sub/debian/13/live/',
        '/sub/upload?collection=debian%2F13',
      ]),
    );
    expect(commandsIn(page)).toEqual([
      'curl -u :TOKEN -T name.torrent https://torrents.example/sub/debian/13/',
    ]);
  });

  it('leads from its head to the upload form for itself, as lists of everything do to that for nowhere', () => {
    expect(uploadIn(inCollection('debian/13', viewOf([torrentOf()], 'tag=x')))).toBe(
      '/sub/upload?collection=debian%2F13',
    );
    expect(uploadIn(listed(''))).toBe('/sub/upload');
  });

  it('filters and sorts itself, and asks for no collection', () => {
    const page = inCollection('debian', viewOf([torrentOf()], 'below=false&tag=x'));
    expect(addressesIn(page)).toContain('/sub/debian/?below=false&tag=x&sort=name');
    expect(fieldsIn(page)).not.toHaveProperty('collection');
    const [form] = page.find('form').filter(({ text }) => text.includes('Apply'));
    expect(form?.attributes['action']).toBe('/sub/debian/');
    expect(linksTo(page, /remove$/)).toEqual([
      ['Tag: x × remove', '/sub/debian/?below=false'],
      ['only directly in it × remove', '/sub/debian/?tag=x'],
    ]);
  });

  it('leads to what is in the collections below, when that was left out and there is nothing else', () => {
    const page = inCollection('debian', viewOf([], 'below=false'), ['debian/13']);
    expect(textOf(page)).toContain('only in those below it.');
    expect(linksTo(page, /Show the torrents below/)[0]?.[1]).toBe('/sub/debian/');
  });

  it('says how many torrents there are, and of how many when it is narrowed', () => {
    const narrowed = viewOf([torrentOf()], 'tag=x', { count: { count: 96, isMore: false }, total: 233 });
    expect(statusIn(inCollection('debian', narrowed))).toBe('96 of 233 torrents');
    expect(statusIn(inCollection('debian', viewOf([torrentOf()])))).toBe('1 torrent');
  });

  it('leads to all collections where there are too many to list', () => {
    const many = Array.from({ length: 41 }, (_, index) => `debian/${index}`);
    const page = inCollection('debian', viewOf([torrentOf()], 'sort=size'), many);
    expect(linksTo(page, /^All \d/)).toEqual([
      ['All 41 collections', '/sub/debian/?sort=size&show=collections'],
    ]);
    expect(linksTo(page, /^\d+ 2 torrents$/)).toHaveLength(40);
    const whole = inCollection('debian', viewOf([torrentOf()], 'show=collections'), many);
    expect(linksTo(whole, /^\d+ 2 torrents$/)).toHaveLength(41);
  });

  it('leads to its latest torrent, its other forms and the form that uploads into it, in one line', () => {
    const page = inCollection('debian/13', viewOf([torrentOf()], 'tag=x&page=2'));
    expect(linksTo(page, /^Latest$|^JSON$|^SHA|^Download all$|^Upload here$/)).toEqual([
      ['Latest', '/sub/debian/13/latest'],
      ['JSON', '/sub/debian/13/?tag=x&format=json'],
      ['SHA256SUMS', '/sub/debian/13/SHA256SUMS?tag=x'],
      ['Download all', '/sub/debian/13/?tag=x&format=zip'],
      ['Upload here', '/sub/upload?collection=debian%2F13'],
    ]);
  });

  it('gives a command that a shell takes as one word, whatever the collection is called', () => {
    const page = inCollection("a';reboot(1);'!", viewOf([]));
    expect(commandsIn(page)[0]).toBe(
      "curl -u :TOKEN -T name.torrent 'https://torrents.example/sub/a%27%3Breboot(1)%3B%27!/'",
    );
  });
});

describe('missingCollectionPage', () => {
  const missing = (path: string, above: string): ParsedPage =>
    parsePage(missingCollectionPage({ path, above }, frame));

  it('says how to publish there, by the form and from a terminal, and leads to what there is above', () => {
    const page = missing('debian/13/nope', 'debian');
    expect(commandsIn(page)).toEqual([
      'curl -u :TOKEN -T name.torrent https://torrents.example/sub/debian/13/nope/',
    ]);
    expect(linksTo(page, /^Upload/).map(([, address]) => address)).toEqual([
      '/sub/upload?collection=debian%2F13%2Fnope',
      '/sub/upload?collection=debian%2F13%2Fnope',
    ]);
    expect(linksTo(page, /^(?:All torrents|debian|13)$/)).toEqual([
      ['All torrents', '/sub/'],
      ['debian', '/sub/debian/'],
    ]);
    expect(textOf(page)).toContain('Nothing is published in debian/13/nope.');
  });
});
