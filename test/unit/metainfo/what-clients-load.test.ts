import { describe, expect, it } from 'vitest';
import { rewriteMetainfo } from '../../../src/metainfo/rewrite.ts';
import { readStructure } from '../../../src/metainfo/structure.ts';
import {
  brokenRules,
  check,
  digests,
  hybrid,
  PIECE,
  v1,
  v1Files,
  v2,
  v2File,
  type Value,
} from '../../support/metainfo/make.ts';
import { readAcceptedMetainfo } from '../../../src/metainfo/read.ts';

const smallest = Buffer.from(
  'd4:infod6:lengthi1e4:name1:a12:piece lengthi16384e6:pieces20:aaaaaaaaaaaaaaaaaaaaee',
);
const file = (length: number, ...path: string[]): Record<string, Value> => ({ length, path });
const append = (...tail: Uint8Array[]) => new Uint8Array(Buffer.concat([smallest, ...tail]));
const pathsOf = (bytes: Uint8Array) =>
  [...(check(bytes).metainfo?.files() ?? [])].map(({ path }) => path.join('/'));

describe('bytes after the end', () => {
  const tails: Readonly<Record<string, Uint8Array>> = {
    'the length of the file': Buffer.from('131'),
    'one byte': Buffer.from('e'),
    'zero bytes': Buffer.alloc(64),
    'another value': Buffer.from('d1:ai1ee'),
    'bytes that are no text': Buffer.from([0xff, 0xfe]),
  };
  for (const [name, tail] of Object.entries(tails)) {
    it(`are accepted with a warning when they are ${name}`, () => {
      const bytes = append(tail);
      const { metainfo, findings } = check(bytes);
      expect(findings).toMatchObject([
        { rule: 'bencode.trailing-bytes', severity: 'warning', path: '', offset: smallest.length },
      ]);
      expect(metainfo?.infohashV1).toBe(check(smallest).metainfo?.infohashV1);
      expect(metainfo?.infoBytes).toBe(check(smallest).metainfo?.infoBytes);
    });
  }

  it('are cut off when a download is rewritten, and info stays as it is', () => {
    const bytes = append(Buffer.from('131'));
    const changed = rewriteMetainfo(bytes, { comment: 'new' });
    expect(Buffer.from(changed).toString()).toBe(`d7:comment3:new${smallest.toString().slice(1)}`);
    expect(Buffer.from(rewriteMetainfo(bytes, {}))).toEqual(smallest);
  });

  it('do not change the structure that is shown', () => {
    expect(readStructure(append(Buffer.from('131')))).toEqual(readStructure(smallest));
  });

  it('may be 64; of more the hint says how many bytes to cut', () => {
    for (const byte of ['1', '\0', '\n', ' ', 'e']) {
      expect(check(append(Buffer.alloc(64, byte))).metainfo).toBeDefined();
      for (const length of [65, 1000]) {
        const { metainfo, findings } = check(append(Buffer.alloc(length, byte)));
        expect(metainfo).toBeUndefined();
        expect(findings).toMatchObject([
          {
            rule: 'bencode.too-many-trailing-bytes',
            offset: smallest.length,
            message: `the end is followed by ${length} bytes, expected at most 64`,
            hint: `Cut the last ${length} bytes off, as with head -c ${smallest.length}: the torrent ends there.`,
          },
        ]);
      }
    }
  });

  it('are no reason to cut what does not begin as a torrent', () => {
    expect(brokenRules(Buffer.from(`5:hello${' world'.repeat(20)}`))).toEqual(['bencode.syntax']);
    expect(brokenRules(Buffer.from('5:hello world'))).toEqual(['root.not-dictionary']);
  });

  it('stay readable in a torrent that was accepted once', () => {
    const bytes = append(Buffer.alloc(1000, '\n'));
    expect(readAcceptedMetainfo(bytes, digests)?.infohashV1).toBe(check(smallest).metainfo?.infohashV1);
  });
});

describe('empty names in a path', () => {
  it('are left out, with a warning, while another name is left', () => {
    for (const [path, shown] of [
      [['', 'file'], 'file'],
      [['', '', 'file'], 'file'],
      [['a', '', 'file'], 'a/file'],
      [['a', ''], 'a'],
    ] as const) {
      for (const key of ['path', 'path.utf-8']) {
        const bytes = v1Files([{ length: 5, path: ['other'], [key]: path }]);
        expect(check(bytes).findings, shown).toMatchObject([
          { rule: 'path.empty', severity: 'warning', path: `info.files[0].${key}[${path.indexOf('')}]` },
        ]);
        expect(pathsOf(bytes)).toEqual([shown]);
      }
    }
  });

  it('mark an empty folder, as BitComet writes it, which may have files and be there twice', () => {
    const bytes = v1Files([file(0, 'dir', ''), file(5, 'dir', 'a'), file(0, 'dir', ''), file(0, '')]);
    expect(brokenRules(bytes)).toEqual(['path.empty']);
    expect(pathsOf(bytes)).toEqual(['dir', 'dir/a', 'dir', '_']);
    expect(check(bytes).metainfo).toMatchObject({ fileCount: 4, contentBytes: 5 });
  });

  it('are refused where no name is left of a file with content, and where none was', () => {
    for (const bytes of [
      v1Files([file(5, '')]),
      v1Files([file(5, '', '')]),
      v1Files([file(5, 'a'), file(0)]),
      v1Files([{ length: 5, 'path.utf-8': [''] }]),
    ]) {
      expect(check(bytes).findings[0]).toMatchObject({ rule: 'path.missing', severity: 'error' });
    }
  });

  it('do not hide that two files have the same path, or that one is a folder', () => {
    expect(brokenRules(v1Files([file(5, '', 'a'), file(5, 'a')]))).toContain('path.duplicate');
    expect(brokenRules(v1Files([file(5, 'a', ''), file(5, 'a', 'b')]))).toContain('path.file-is-folder');
    expect(brokenRules(v1Files([file(5, 'a'), file(0, 'a', '')]))).toContain('path.file-is-folder');
    expect(brokenRules(v1Files([file(5, '', '..', 'a')]))).toContain('path.dots');
  });

  it('leave pad files without a name as they are', () => {
    const bytes = v1Files([file(5, 'a'), { attr: 'p', length: 3, path: [''] }, file(5, 'b')]);
    expect(brokenRules(bytes)).toEqual([]);
    expect(pathsOf(bytes)).toEqual(['a', '.pad/3', 'b']);
  });
});

describe('a slash in the name of a torrent', () => {
  const make = (name: string) => [
    v1({ name }),
    v1({ length: undefined, files: [file(5, 'x')], name }),
    v1({ name: 'plain', 'name.utf-8': name }),
  ];

  it('is accepted between ordinary names, with a warning, and kept', () => {
    for (const name of ['Haiku R1/beta6 (x86_64)', 'a/b.zip', 'a/b/c', '.a/..b', 'été/文件']) {
      for (const bytes of make(name)) {
        const { metainfo, findings } = check(bytes);
        expect(metainfo?.name).toBe(name);
        expect(findings).toMatchObject([{ rule: 'name.slash', severity: 'warning' }]);
      }
    }
  });

  it('leaves what is odd about the names around it as it is', () => {
    expect(brokenRules(v1({ name: 'a/con' }))).toEqual(['name.slash', 'path.windows-reserved']);
    expect(brokenRules(v1({ name: 'a./b' }))).toEqual(['name.slash', 'path.windows-ending']);
    expect(brokenRules(v1({ name: `a/${'b'.repeat(254)}` }))).toEqual(['name.slash', 'path.long']);
    expect(brokenRules(v1({ name: `a/${'b'.repeat(4095)}` }))).toContain('path.too-long');
    expect(brokenRules(v1({ name: 'a/b\0' }))).toContain('path.nul');
  });

  it('is refused at either end, beside an empty name or dots, and behind a drive of Windows', () => {
    for (const name of [
      '/',
      '/a',
      '/a/b',
      '//a',
      'a/',
      'a//b',
      'a/../b',
      '../a',
      'a/..',
      './a',
      'a/.',
      'C:/a',
    ]) {
      for (const bytes of make(name)) {
        expect(check(bytes).findings[0], name).toMatchObject({ rule: 'path.slash', severity: 'error' });
      }
    }
  });
});

describe('a v2 torrent with a length', () => {
  it('is v2 without a v1 infohash when there are no piece hashes', () => {
    const { metainfo, findings } = check(v2({ length: 5 }));
    expect(metainfo).toMatchObject({
      version: 'v2',
      infohashV1: undefined,
      contentBytes: 5,
      singleFile: true,
    });
    expect(findings).toMatchObject([{ rule: 'v2.length-without-pieces', severity: 'warning' }]);
  });

  it('is refused when the length is not that of its one file', () => {
    for (const length of [0, 4, 6, -1, '5']) {
      expect(check(v2({ length })).metainfo, String(length)).toBeUndefined();
    }
    const tree = { a: { '': v2File(5).leaf }, b: { '': v2File(6).leaf } };
    expect(brokenRules(v2({ length: 11, 'file tree': tree }))).toContain('hybrid.files-differ');
  });

  it('is a hybrid with piece hashes, whatever they are', () => {
    expect(check(v2({ length: 5, pieces: 'p'.repeat(20) })).metainfo?.version).toBe('hybrid');
    expect(brokenRules(v2({ length: 5, pieces: '' }))).toEqual(['pieces.count']);
    expect(brokenRules(v2({ length: 5, pieces: 5 }))).toEqual(['pieces.missing']);
  });
});

describe('a hybrid with an empty pad file', () => {
  const pad = (length: number) => ({ attr: 'p', length, path: ['.pad', String(length)] });
  const tree = { a: { '': v2File(5).leaf }, e: { '': v2File(0).leaf }, z: { '': v2File(6).leaf } };
  const [a, e, z] = [file(5, 'a'), file(0, 'e'), file(6, 'z')] as const;
  const whole = pad(PIECE - 5);

  it('is refused wherever that is, as libtorrent refuses it', () => {
    for (const files of [
      [a, whole, e, pad(0), z],
      [a, pad(0), whole, e, z],
      [a, whole, pad(0), e, z],
      [pad(0), a, whole, e, z],
      [a, whole, e, z, pad(0)],
      [a, whole, e, z, pad(PIECE - 6), pad(0)],
      [a, whole, e, z, pad(0), pad(PIECE - 6)],
    ]) {
      expect(check(hybrid(files, tree)).findings).toMatchObject([
        { rule: 'hybrid.padding', severity: 'error' },
      ]);
    }
    for (const files of [
      [a, whole, e, z],
      [a, e, whole, z],
      [a, whole, e, z, pad(PIECE - 6)],
    ]) {
      expect(check(hybrid(files, tree)).findings).toEqual([]);
    }
  });

  it('is nothing to a v1 torrent, and stays readable where it was accepted once', () => {
    expect(brokenRules(v1Files([a, pad(0), z]))).toEqual([]);
    const stored = hybrid([a, whole, e, pad(0), z], tree);
    expect(readAcceptedMetainfo(stored, digests)).toMatchObject({ version: 'hybrid', fileCount: 3 });
  });
});

describe('an empty key in UTF-8', () => {
  it('does not hide the text beside it', () => {
    for (const empty of ['', ' ', '\n\t']) {
      const { metainfo, findings } = check(
        v1(
          { publisher: 'p', 'publisher.utf-8': empty },
          {
            comment: 'c',
            'comment.utf-8': empty,
            'created by': 'm',
            'created by.utf-8': empty,
            'publisher-url': 'http://p.example/',
            'publisher-url.utf-8': empty,
          },
        ),
      );
      expect(metainfo).toMatchObject({
        comment: 'c',
        createdBy: 'm',
        publisher: 'p',
        publisherUrl: 'http://p.example/',
      });
      expect(findings.map(({ rule, path }) => `${rule} ${path}`).sort()).toEqual([
        'text.empty-utf8 comment.utf-8',
        'text.empty-utf8 created by.utf-8',
        'text.empty-utf8 info.publisher.utf-8',
        'text.empty-utf8 publisher-url.utf-8',
      ]);
    }
  });

  it('does not hide a name or a path', () => {
    const named = v1({ 'name.utf-8': '' });
    expect(check(named).metainfo?.name).toBe('file');
    expect(brokenRules(named)).toEqual(['text.empty-utf8']);
    for (const empty of [[], [''], ['', '']]) {
      const bytes = v1Files([{ ...file(5, 'a', 'b'), 'path.utf-8': empty }]);
      expect(pathsOf(bytes)).toEqual(['a/b']);
      expect(brokenRules(bytes)).toEqual(['text.empty-utf8']);
    }
  });

  it('is no fault where both are empty, and the other way round it is as if it were alone', () => {
    expect(brokenRules(v1({}, { comment: '', 'comment.utf-8': '' }))).toEqual([]);
    expect(check(v1({}, { comment: '', 'comment.utf-8': 'c' })).metainfo?.comment).toBe('c');
    const named = v1({ name: '', 'name.utf-8': 'a' });
    expect(check(named).metainfo?.name).toBe('a');
    expect(brokenRules(named)).toEqual(['name.only-utf8']);
    expect(brokenRules(v1Files([{ length: 5, path: [], 'path.utf-8': ['a'] }]))).toEqual(['path.only-utf8']);
  });

  it('does not hide what the publisher wrote beside info', () => {
    expect(check(v1({ publisher: '' }, { publisher: 'p' })).metainfo?.publisher).toBe('p');
  });
});
