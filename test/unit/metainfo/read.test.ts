import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultMetainfoLimits } from '../../../src/metainfo/limits.ts';
import { readMetainfo } from '../../../src/metainfo/read.ts';
import { samples } from '../../support/corpus.ts';
import {
  check,
  digests,
  hybrid,
  Pairs,
  PIECE,
  v1,
  v1Files,
  v2,
  v2File,
  write,
  type Value,
} from '../../support/metainfo/make.ts';

describe('readMetainfo', () => {
  it('reads trackers as tiers, and announce only when the list holds none', () => {
    const announce = 'udp://a.example';
    const tiers = [['udp://b.example', 'udp://c.example'], ['udp://d.example']];
    expect(check(v1({}, { announce, 'announce-list': tiers })).metainfo?.trackers).toEqual(tiers);
    expect(check(v1({}, { announce, 'announce-list': [['']] })).metainfo?.trackers).toEqual([[announce]]);
    expect(check(v1()).metainfo?.trackers).toEqual([]);
  });

  it('keeps ten thousand trackers, web seeds and nodes of as many as there are', () => {
    const many = (make: (index: number) => Value) =>
      Array.from({ length: 12_000 }, (_, index) => make(index));
    const torrent = v1(
      {},
      {
        'announce-list': many((index) => [`udp://a.example:${index + 1}`]),
        'url-list': many((index) => `http://a.example/${index}`),
        nodes: many((index) => ['192.0.2.1', index + 1]),
      },
    );
    const { trackers = [], webSeeds, nodes } = check(torrent).metainfo ?? {};
    expect([trackers.flat().length, webSeeds?.length, nodes?.length]).toEqual([10_000, 10_000, 10_000]);
  });

  it('reads web seeds from a string and from a list', () => {
    expect(check(v1({}, { 'url-list': 'http://a.example/' })).metainfo?.webSeeds).toEqual([
      'http://a.example/',
    ]);
    const both = check(
      v1({}, { 'url-list': ['http://a.example/', '', 5], httpseeds: ['http://b.example/'] }),
    );
    expect(both.metainfo?.webSeeds).toEqual(['http://a.example/']);
    expect(both.metainfo?.httpSeeds).toEqual(['http://b.example/']);
  });

  it('reads what stands beside the content', () => {
    const bytes = v1(
      { private: 1, similar: ['s'.repeat(20)], source: 'site', 'update-url': 'https://a.example/u' },
      {
        announce: 'udp://a.example',
        collections: ['group'],
        comment: 'a comment',
        'created by': 'maker',
        'creation date': 1_234_567,
        encoding: 'UTF-8',
        locale: 'en',
        signatures: { signer: { signature: 's' } },
      },
    );
    expect(check(bytes).metainfo).toMatchObject({
      private: true,
      source: 'site',
      similar: ['73'.repeat(20)],
      collections: ['group'],
      updateUrl: 'https://a.example/u',
      comment: 'a comment',
      createdBy: 'maker',
      createdAt: new Date(1_234_567_000),
      encoding: 'UTF-8',
      signatures: [{ signer: 'signer' }],
      unknownKeys: [],
    });
  });

  it('lists each unknown key of the file entries once', () => {
    const bytes = v1Files(['a', 'b'].map((name) => ({ length: 5, path: [name], rating: 1, mtime: 5 })));
    expect(check(bytes).metainfo?.unknownKeys).toEqual(['info.files[].rating']);
  });

  it('prefers name.utf-8 and path.utf-8, and checks the others as well', () => {
    expect(check(v1({ 'name.utf-8': 'nämé' })).metainfo?.name).toBe('nämé');
    expect(check(v1({ name: '..', 'name.utf-8': 'good' })).findings[0]).toMatchObject({
      rule: 'path.dots',
      path: 'info.name',
    });
    const files = [{ length: 5, path: ['..'], 'path.utf-8': ['good'] }];
    expect(check(v1Files(files)).findings[0]).toMatchObject({
      rule: 'path.dots',
      path: 'info.files[0].path[0]',
    });
  });

  it('shows a name that is not UTF-8 with replacement characters', () => {
    expect(check(v1({ name: Buffer.from([0x61, 0xff]) })).metainfo?.name).toBe('a\ufffd');
  });

  it('gives the files lazily, with attributes and symlinks', () => {
    const bytes = v1Files([
      { attr: 'xh', length: 5, path: ['bin', 'run'] },
      { attr: 'l', length: 9, path: ['link'], 'symlink path': ['bin', 'run'] },
      { attr: 'p', length: 7 },
    ]);
    const { metainfo } = check(bytes);
    expect(metainfo).toMatchObject({ singleFile: false, contentBytes: 5, fileCount: 2 });
    expect([...(metainfo?.files() ?? [])]).toMatchObject([
      { path: ['bin', 'run'], lengthBytes: 5, attributes: { executable: true, hidden: true, pad: false } },
      { path: ['link'], lengthBytes: 0, attributes: { symlink: true }, symlinkPath: ['bin', 'run'] },
      { path: ['.pad', '7'], lengthBytes: 7, attributes: { pad: true } },
    ]);
  });

  it('takes the files of BitComet that pad for pad files', () => {
    const bytes = v1Files([
      { length: 5, path: ['a'] },
      { length: 9, path: ['_____padding_file_0_'] },
    ]);
    expect(check(bytes).metainfo).toMatchObject({ contentBytes: 5, fileCount: 1 });
  });

  it('checks piece layers of any number of pieces', () => {
    for (const pieces of [2, 3, 4, 5, 7, 8, 9, 17]) {
      const { leaf, root, layer } = v2File(pieces * PIECE - 1);
      const bytes = v2({ 'file tree': { file: { '': leaf } } }, { 'piece layers': new Pairs([root, layer]) });
      expect(check(bytes)).toMatchObject({ metainfo: { pieceCount: pieces }, findings: [] });
      const spoilt = v2(
        { 'file tree': { file: { '': leaf } } },
        {
          'piece layers': new Pairs([
            root,
            layer.map((byte, at) => (at === layer.length - 1 ? byte ^ 1 : byte)),
          ]),
        },
      );
      expect(check(spoilt).findings).toMatchObject([{ rule: 'v2.piece-layer.mismatch' }]);
    }
  });

  it('fills a piece layer up with the root of an empty piece when pieces hold several blocks', () => {
    const { leaf, root, layer } = v2File(10 * PIECE);
    const pairs = Array.from({ length: 5 }, (_, index) =>
      digests.sha256(layer.subarray(index * 64, index * 64 + 64)),
    );
    const bytes = v2(
      { 'file tree': { file: { '': leaf } }, 'piece length': 2 * PIECE },
      { 'piece layers': new Pairs([root, Buffer.concat(pairs)]) },
    );
    expect(check(bytes).findings).toEqual([]);
  });

  it('accepts a hybrid without or with padding at its end, and refuses other padding', () => {
    const [a, between, b] = [
      { length: 5, path: ['a'] },
      { attr: 'p', length: PIECE - 5, path: ['.pad', '1'] },
      { length: 6, path: ['b'] },
    ];
    const tail = { attr: 'p', length: PIECE - 6, path: ['.pad', '2'] };
    expect(check(hybrid([a, between, b])).findings).toEqual([]);
    expect(check(hybrid([a, between, b, tail])).findings).toEqual([]);
    const halves = [
      { attr: 'p', length: 1, path: ['.pad', '1'] },
      { attr: 'p', length: PIECE - 6, path: ['.pad', '2'] },
    ];
    expect(check(hybrid([a, ...halves, b])).findings[0]?.rule).toBe('hybrid.padding');
    expect(check(hybrid([a, b])).findings[0]?.rule).toBe('hybrid.padding');
  });

  it('refuses a hybrid whose files stand in another order, lack a file, or have another length', () => {
    const pad = (length: number) => ({ attr: 'p', length, path: ['.pad', String(length)] });
    const a = { length: 5, path: ['a'] };
    const b = { length: 6, path: ['b'] };
    for (const files of [[b, pad(PIECE - 6), a], [a], [a, pad(PIECE - 5), { length: 7, path: ['b'] }]]) {
      expect(check(hybrid(files)).findings.map(({ rule }) => rule)).toContain('hybrid.files-differ');
    }
  });

  it('finds a doubled path however many files stand between', () => {
    const files = Array.from({ length: 3000 }, (_, index) => ({
      length: 1,
      path: [`d${index % 7}`, `f${index}`],
    }));
    expect(check(v1Files(files)).findings).toEqual([]);
    const [finding] = check(v1Files([...files, { length: 1, path: ['d3', 'f10'] }])).findings;
    expect(finding).toMatchObject({ rule: 'path.duplicate', path: 'info.files[3000].path[1]' });
  });

  it('finds names that are one on macOS: composed and decomposed, upper and lower case', () => {
    const of = (...names: string[]) =>
      check(v1Files(names.map((name) => ({ length: 1, path: ['d', name] })))).findings;
    expect(of('\u00e9', 'e\u0301')).toMatchObject([{ rule: 'path.case-collision' }]);
    expect(of('ÉTÉ', 'été')).toMatchObject([{ rule: 'path.case-collision' }]);
    expect(of('\u212a', 'k')).toMatchObject([{ rule: 'path.case-collision' }]);
    expect(of('a', 'b')).toEqual([]);
  });

  it('lets pad files share a path', () => {
    const pad = { attr: 'p', length: 5, path: ['.pad', '5'] };
    expect(
      check(v1Files([{ length: 5, path: ['a'] }, pad, { length: 5, path: ['b'] }, pad])).findings,
    ).toEqual([]);
  });

  it('bounds the findings, errors first, and counts the rest', () => {
    const files = Array.from({ length: 200 }, () => ({ length: 1, path: ['a:b\\'] }));
    const { findings } = check(v1Files(files));
    expect(findings.filter(({ rule }) => rule === 'path.duplicate').length).toBe(20);
    expect(findings[0]?.severity).toBe('error');
    expect(findings.at(-1)).toMatchObject({ rule: 'findings.more', severity: 'error' });
    expect(findings.at(-1)?.message).toBe(
      '179 more errors: path.duplicate 179; 390 more warnings: path.backslash 195, path.windows-character 195',
    );
    const limits = { ...defaultMetainfoLimits, findingsMax: 3 };
    expect(readMetainfo(v1Files(files), digests, limits).findings.length).toBe(4);
  });

  it('lists notes after the warnings, and counts them apart', () => {
    const unknown = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`x-${index}`, 1]));
    const { metainfo, findings } = check(v1({ ...unknown, name: 'a:b' }));
    expect(metainfo).toBeDefined();
    expect(findings.map(({ severity }) => severity)).toEqual(['warning', ...Array(6).fill('note')]);
    expect(findings.at(-1)).toMatchObject({
      rule: 'findings.more',
      message: '4 more notes: key.unknown 4',
    });
  });

  it('refuses a second info even where it is hidden behind unsorted keys', () => {
    const info = { length: 5, name: 'file', 'piece length': PIECE, pieces: 'p'.repeat(20) };
    const bytes = write(new Pairs(['info', info], ['a', 1], ['b', 1], ['info', { ...info, length: 6 }]));
    expect(check(bytes).findings[0]?.rule).toBe('root.duplicate-info');
  });

  it('takes the infohash over the bytes as they stand', () => {
    const info = new Pairs(
      ['length', 5],
      ['name', Buffer.from([0xff])],
      ['piece length', PIECE],
      ['pieces', 'p'.repeat(20)],
      ['z', 2n ** 62n + 1n],
    );
    const expected = Buffer.from(digests.sha1(write(info))).toString('hex');
    expect(check(write({ info })).metainfo?.infohashV1).toBe(expected);
  });

  it('gives the same infohash whatever stands outside info', () => {
    const outside = fc.dictionary(
      fc.string({ maxLength: 12 }),
      fc.oneof(fc.integer(), fc.string({ maxLength: 20 })),
      { noNullPrototype: true },
    );
    const expected = check(v1()).metainfo?.infohashV1;
    fc.assert(
      fc.property(outside, (root) => {
        const { info: _, ...rest } = root;
        expect(check(v1({}, rest)).metainfo?.infohashV1).toBe(expected);
      }),
      { numRuns: 300, seed: 20_064 },
    );
  });

  it('ends in a report when a torrent is cut off anywhere', () => {
    for (const { bytes } of samples('libtorrent')) {
      fc.assert(
        fc.property(fc.nat(Math.min(bytes.length - 1, 2000)), (length) => {
          expect(check(Uint8Array.from(bytes.subarray(0, length))).metainfo).toBeUndefined();
        }),
        { numRuns: 10, seed: 20_066 },
      );
    }
  });
});
