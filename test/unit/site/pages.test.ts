import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { PROBLEMS, toProblem, type Problem } from '../../../src/http/problem.ts';
import type { TorrentFile } from '../../../src/metainfo/metainfo.ts';
import { problemHelpPage } from '../../../src/site/docs/problem-help.ts';
import { problemPage } from '../../../src/site/problem/problem-view.ts';
import { topLevelOf } from '../../../src/service/top-level.ts';
import { torrentPage, type TorrentPageInput } from '../../../src/site/torrent/torrent-view.ts';
import { uploadPage } from '../../../src/site/upload/upload-view.ts';
import { blankFor } from '../../../src/site/upload/upload-fields.ts';
import type { PublishedFile } from '../../../src/service/publish.ts';
import { fileOf, frame, metainfoOf, torrentOf, visitorOf } from '../../support/site/fixtures.ts';
import { parsePage, type ParsedPage } from '../../support/site/parse-page.ts';

const base = { origin: 'https://torrents.example', prefix: '/sub' };

function torrentPageOf(
  files: readonly TorrentFile[],
  fields: Parameters<typeof metainfoOf>[1] = {},
): ParsedPage {
  const torrent = torrentOf({ fileCount: files.length });
  const metainfo = metainfoOf(files, fields);
  return parsePage(torrentPage({ ...shown, torrent, metainfo }, frame));
}

const shown: TorrentPageInput = {
  torrent: torrentOf(),
  metainfo: metainfoOf([]),
  magnet: { infohashV1: torrentOf().infohashV1 },
  notInMagnet: 2,
  occupant: undefined,
  versions: [],
  topLevel: undefined,
  signers: [],
  publisher: undefined,
  needsTokenToRead: false,
  ownTracker: undefined,
  health: undefined,
  seedTests: [],
};

function addressesIn(page: ParsedPage): string[] {
  return page.find('a').map(({ attributes }) => attributes['href'] ?? '');
}

function fieldsIn(page: ParsedPage): (string | undefined)[] {
  const names = page.find('input').map(({ attributes }) => attributes['name']);
  return names.filter((name) => name !== undefined && name !== 'q' && name !== 'next');
}

function commandsIn(page: ParsedPage): string[] {
  return page.find('pre').map(({ text }) => text);
}

function publishedOf(): PublishedFile {
  return {
    status: 201,
    outcome: 'created',
    torrent: torrentOf(),
    deleteKey: undefined,
    inherited: [],
    isElsewhere: false,
    movedTo: undefined,
  };
}

describe('torrentPage', () => {
  it('has one primary button, which downloads the file, and the magnet link after it', () => {
    const page = torrentPageOf([fileOf(['a'])]);
    const buttons = page
      .find('a')
      .filter(({ attributes }) => attributes['class']?.split(' ').includes('button'));
    expect(buttons.map(({ attributes }) => [attributes['class'], attributes['href']])).toEqual([
      ['button', '/sub/debian/13/debian.torrent'],
      ['button quiet', `magnet:?xt=urn:btih:${'a'.repeat(40)}`],
    ]);
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>',
    '//evil.example/',
    'ftp://a.example/',
  ])('shows the web seed and tracker %j, and never as a link', (url) => {
    const page = torrentPageOf([fileOf(['a'])], {
      webSeeds: [url],
      httpSeeds: [url],
      trackers: [[url], [url]],
    });
    expect(page.find('li').filter(({ text }) => text === url.trim())).toHaveLength(4);
    expect(
      addressesIn(page).filter(
        (address) => !/^(\/sub\/|#|magnet:|https:\/\/torrents\.example\/sub\/)/.test(address),
      ),
    ).toEqual([]);
  });

  it('folds notes away below the warnings, and speaks of warnings only where there are some', () => {
    const note = { rule: 'key.unknown', severity: 'note', path: 'x', offset: 1, message: 'x is not known' };
    const warning = { ...note, rule: 'path.long', severity: 'warning' };
    const of = (...warnings: object[]) =>
      parsePage(torrentPage({ ...shown, torrent: torrentOf({ warnings: warnings as never }) }, frame));
    const summaries = (page: ParsedPage) => page.find('summary').map(({ text }) => text.trim());
    const notes = 'Notes on what is unknown or unusual: 2';
    expect(summaries(of(note, note))).toContain(notes);
    expect(summaries(of(note, note))).not.toContain('Warnings 1');
    const both = of(warning, note, note);
    expect(summaries(both)).toEqual(expect.arrayContaining(['Warnings 1', notes]));
    expect(both.find('main')[0]?.text).toContain(
      'The torrent works, but some programs may have problems with this',
    );
  });

  it('links to web seeds on the web, without weight for search engines, and to no tracker', () => {
    const page = torrentPageOf([fileOf(['a'])], {
      webSeeds: ['https://seed.example/a b'],
      trackers: [['https://tracker.example/announce']],
    });
    const seed = page.find('a').find(({ attributes }) => attributes['href'] === 'https://seed.example/a b');
    expect(seed?.attributes['rel']).toContain('nofollow');
    expect(addressesIn(page).join(' ')).not.toContain('tracker.example');
  });

  it('shows the files as folders with what is in them', () => {
    const page = torrentPageOf([fileOf(['a', 'b', 'c.txt'], 1024), fileOf(['a', 'd.txt'], 1024)]);
    expect(page.find('summary').map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual(
      expect.arrayContaining(['top 2 files, 2 KiB', 'a 2 files, 2 KiB', 'b 1 file, 1 KiB']),
    );
  });

  const allFiles = `/sub/torrents/${'a'.repeat(40)}/files`;
  const leavesOf = (page: ReturnType<typeof torrentPageOf>) =>
    page.find('li').filter(({ attributes }) => attributes['class'] === 'leaf');

  it('shows up to 500 files whole', () => {
    const page = torrentPageOf(Array.from({ length: 500 }, (_, index) => fileOf([`${index}`])));
    expect(leavesOf(page)).toHaveLength(500);
    expect(page.find('form').map(({ attributes }) => attributes['action'])).not.toContain(allFiles);
  });

  it('shows of more files all top folders with their sums, each leading to what is in it', async () => {
    const files = Array.from({ length: 5000 }, (_, index) =>
      fileOf([`folder ${index % 100}`, `${index}`], 1024),
    );
    const metainfo = metainfoOf([...files, fileOf(['README'])]);
    const topLevel = await topLevelOf(metainfo);
    const torrent = torrentOf({ fileCount: 5001 });
    const page = parsePage(torrentPage({ ...shown, torrent, metainfo, topLevel }, frame));
    const leaves = leavesOf(page).map(({ text }) => text.replaceAll('\u00a0', ' '));
    expect(leaves).toHaveLength(101);
    expect(leaves[99]).toBe('folder 99/ 50 files, 50 KiB');
    expect(addressesIn(page)).toEqual(expect.arrayContaining([allFiles, `${allFiles}?folder=folder%2099`]));
    expect(page.find('form').map(({ attributes }) => attributes['action'])).toContain(allFiles);
  });

  it('says how many files there are beside those that it shows', async () => {
    const metainfo = metainfoOf(Array.from({ length: 5000 }, (_, index) => fileOf([`${index}`])));
    const topLevel = await topLevelOf(metainfo);
    const page = parsePage(torrentPage({ ...shown, metainfo, topLevel }, frame));
    expect(leavesOf(page)).toHaveLength(300);
    expect(page.find('main')[0]?.text.replaceAll('\u00a0', ' ')).toContain(
      '4,700 more files are not shown here.',
    );
  });

  it('does not nest deeper than browsers do, and leads to what is deeper', () => {
    const page = torrentPageOf([fileOf([...Array.from({ length: 5000 }, () => 'a'), 'b'])]);
    expect(page.find('details').length).toBeLessThan(40);
    expect(addressesIn(page)).toContain(
      `${allFiles}?folder=${Array.from({ length: 31 }, () => 'a').join('%2F')}`,
    );
  });

  it('shows no more entries than files, however many folders each file is in', () => {
    const files = Array.from({ length: 500 }, (_, index) =>
      fileOf([...Array.from({ length: 20 }, (__, depth) => `${index} ${depth}`), 'file']),
    );
    expect(torrentPageOf(files).find('li').length).toBeLessThan(1100);
  });

  it('leads from a superseded torrent to the newer one', () => {
    const torrent = torrentOf({ state: 'superseded' });
    const occupant = torrentOf({ name: 'newer', infohashV1: 'b'.repeat(40) as never });
    const page = parsePage(torrentPage({ ...shown, torrent, occupant }, frame));
    expect(addressesIn(page)).toContain(`/sub/torrents/${'b'.repeat(40)}`);
    expect(addressesIn(page)).toContain(`/sub/torrents/${'a'.repeat(40)}.torrent`);
  });
});

describe('uploadPage', () => {
  const blank = { typed: blankFor('debian'), collections: ['debian', 'fedora'], uploadBytesMax: 1000 };
  const more = ['title', 'image', 'licence', 'expires'];

  it('begins with the files, and asks for the token beside the fields for all of them', () => {
    const page = parsePage(uploadPage(blank, frame));
    const [, form] = page.find('form');
    expect(form?.attributes).toMatchObject({
      action: '/sub/upload',
      method: 'post',
      enctype: 'multipart/form-data',
    });
    expect(fieldsIn(page)).toEqual(['file', 'collection', 'category', 'tags', 'token', ...more]);
  });

  it('asks for no token where none is needed', () => {
    const page = parsePage(uploadPage(blank, { ...frame, needsToken: false }));
    expect(fieldsIn(page)).not.toContain('token');
    expect(commandsIn(page)[0]).toBe('curl -T name.torrent https://torrents.example/sub/debian/');
  });

  it('sends what vouches for a signed-in browser before all else, and asks for no token', () => {
    const page = parsePage(uploadPage(blank, { ...frame, visitor: visitorOf('uploader') }));
    expect(fieldsIn(page)).toEqual(['formToken', 'file', 'collection', 'category', 'tags', ...more]);
    expect(
      page.find('input').find(({ attributes }) => attributes['name'] === 'formToken')?.attributes,
    ).toEqual({ type: 'hidden', name: 'formToken', value: 'form-token' });
    expect(commandsIn(page)[0]).toContain('-u :TOKEN');
  });

  it('asks somebody whose own token may not publish for one that may', () => {
    const page = parsePage(uploadPage(blank, { ...frame, visitor: visitorOf('reader') }));
    expect(fieldsIn(page)).toEqual(['formToken', 'file', 'collection', 'category', 'tags', 'token', ...more]);
  });

  it('shows somebody without a token where to delete what they uploaded', () => {
    const results = [
      { fileName: 'a.torrent', status: 201, published: { ...publishedOf(), deleteKey: 'key' } },
    ];
    const page = parsePage(uploadPage({ ...blank, results }, frame));
    expect(addressesIn(page)).toContain(
      `https://torrents.example/sub/torrents/${'a'.repeat(40)}/delete?key=key`,
    );
  });

  it('keeps the collection that was typed beside a problem that leads to its explanation', () => {
    const problem = toProblem(
      new AppError('unavailable', 'Cannot take more now', { hint: 'Try it later.' }),
      base,
    );
    const page = parsePage(uploadPage({ ...blank, typed: blankFor('../"x"'), problem }, frame));
    expect(page.find('input')[2]?.attributes['value']).toBe('../"x"');
    expect(addressesIn(page)).toContain('https://torrents.example/sub/docs/problems/unavailable');
    expect(page.find('section')[0]?.text).toContain('Try it later.');
  });

  it('tells what is wrong with a token at its field, with a way to it from the top', () => {
    const problem = toProblem(
      new AppError('unauthorized', 'Cannot find this token', { hint: 'Ask for one.' }),
      base,
    );
    const page = parsePage(uploadPage({ ...blank, problem }, frame));
    const field = page.elements.find(({ attributes }) => attributes['id'] === 'token');
    expect(field?.attributes).toMatchObject({
      'aria-invalid': 'true',
      'aria-describedby': 'token-error token-hint',
    });
    const error = page.elements.find(({ attributes }) => attributes['id'] === 'token-error');
    expect(error?.text).toBe('Cannot find this token. Ask for one.');
    expect(addressesIn(page)).toContain('#token');
  });

  it('says of each file what became of it, and of a refused one what is wrong, where, and how to fix it', () => {
    const finding = {
      rule: 'pieces.length',
      path: 'info.pieces',
      offset: 214,
      message: 'too short',
      hint: 'Make it anew.',
    };
    const error = new AppError('invalid', 'Cannot take this', { errors: [finding], hint: 'Make it anew.' });
    const results = [
      { fileName: 'good.torrent', status: 201, published: publishedOf() },
      { fileName: 'bad.torrent', status: 422, error },
    ];
    const page = parsePage(uploadPage({ ...blank, results }, frame));
    expect(page.find('h2')[0]?.text.replaceAll('\u00a0', ' ')).toBe('1 torrent published and 1 file refused');
    expect(page.find('strong').map(({ text }) => text)).toEqual(['Refused', 'Published']);
    expect(
      page
        .find('td')
        .slice(3, 6)
        .map(({ text }) => text),
    ).toEqual(['too short Make it anew.', 'info.pieces, byte 214', 'pieces.length']);
  });
});

describe('problemPage', () => {
  it('says what happened, what to do, and where it is explained', () => {
    const problem = toProblem(
      new AppError('gone', '"a" was removed', { hint: 'Look for a newer one.' }),
      base,
    );
    const page = parsePage(problemPage(problem, frame));
    expect(page.find('h1')[0]?.text).toBe('It was removed');
    expect(page.find('main')[0]?.text).toContain('"a" was removed Look for a newer one.');
    expect(addressesIn(page)).toContain('https://torrents.example/sub/docs/problems/gone');
  });
});

describe('problemHelpPage', () => {
  it.each(Object.keys(PROBLEMS) as Problem['code'][])('explains %s', (code) => {
    const page = parsePage(problemHelpPage(code, frame));
    expect(page.find('h1')[0]?.text).toBe(PROBLEMS[code].title);
    expect(page.find('main')[0]?.text).toContain(String(PROBLEMS[code].status));
    expect(page.find('li').length).toBeGreaterThan(0);
    expect(page.find('main')[0]?.text).not.toContain('`');
  });
});
