import { describe, expect, it } from 'vitest';
import { readBencode } from '../../../src/bencode/read.ts';
import {
  pieceAt,
  planCreation,
  type CreationInput,
  type NewFile,
} from '../../../src/metainfo/creation-plan.ts';
import { checkPieceLength, choosePieceLength } from '../../../src/metainfo/piece-length.ts';
import { createInMemory, type MemoryFile } from '../../support/metainfo/create.ts';
import { check } from '../../support/metainfo/make.ts';

const PIECE = 0x4000;

function file(path: string, lengthBytes: number, more: Partial<NewFile> = {}): NewFile {
  return { path: path === '' ? [] : path.split('/'), lengthBytes, ...more };
}

function content(path: string, lengthBytes: number, more: Partial<MemoryFile> = {}): MemoryFile {
  return { path: path.split('/'), content: new Uint8Array(lengthBytes).fill(7), ...more };
}

function planOf(files: readonly NewFile[], more: Partial<CreationInput> = {}) {
  return planCreation({ version: 'v1', name: 'x', files, pieceLengthBytes: PIECE, ...more });
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

describe('choosePieceLength', () => {
  it('gives 1,250 to 2,500 pieces of 16 KiB to 16 MiB', () => {
    expect(choosePieceLength(1)).toBe(PIECE);
    expect(choosePieceLength(2_500 * PIECE)).toBe(PIECE);
    expect(choosePieceLength(2_500 * PIECE + 1)).toBe(2 * PIECE);
    expect(choosePieceLength(4_700_000_000)).toBe(2 * 1024 ** 2);
    expect(choosePieceLength(10 ** 13)).toBe(16 * 1024 ** 2);
  });

  it('is refused by hand unless it is a power of two from 16 KiB to 128 MiB', () => {
    for (const lengthBytes of [0, 1, 8192, 16_385, 49_152, 2 ** 28, Number.NaN])
      expect(() => checkPieceLength(lengthBytes)).toThrow('Cannot use the piece length');
    expect(() => checkPieceLength(2 ** 27)).not.toThrow();
  });
});

describe('planCreation', () => {
  it('sorts files by the bytes of each name, so that any order of the same files is the same torrent', () => {
    // In UTF-16 the second name is less than the first.
    const files = ['b/a', 'a.txt', '\uffee', '😀', 'a/z', 'a/b/c'].map((path) => content(path, 5));
    for (const version of ['v1', 'v2', 'hybrid'] as const) {
      const first = createInMemory({ version, name: 'x', files });
      expect(createInMemory({ version, name: 'x', files: [...files].reverse() })).toEqual(first);
      const { metainfo } = check(first);
      const paths = [...(metainfo?.files() ?? [])].filter(({ attributes }) => !attributes.pad);
      expect(paths.map(({ path }) => path.join('/'))).toEqual([
        'a/b/c',
        'a/z',
        'a.txt',
        'b/a',
        '\uffee',
        '😀',
      ]);
    }
  });

  it('lets pieces of v1 run over several files, and begins each file of v2 with a piece', () => {
    const files = [file('a', 10), file('b', 0), file('c', PIECE), file('d', 5)];
    const v1 = planOf(files);
    expect(v1.pieceCount).toBe(2);
    expect(pieceAt(v1, 0).ranges).toEqual([
      { file: 0, offset: 0, lengthBytes: 10 },
      { file: 2, offset: 0, lengthBytes: PIECE - 10 },
    ]);
    expect(pieceAt(v1, 1).ranges).toEqual([
      { file: 2, offset: PIECE - 10, lengthBytes: 10 },
      { file: 3, offset: 0, lengthBytes: 5 },
    ]);
    const v2 = planOf(files, { version: 'v2' });
    expect(v2.pieceCount).toBe(3);
    expect([0, 1, 2].map((piece) => pieceAt(v2, piece).ranges)).toEqual([
      [{ file: 0, offset: 0, lengthBytes: 10 }],
      [{ file: 2, offset: 0, lengthBytes: PIECE }],
      [{ file: 3, offset: 0, lengthBytes: 5 }],
    ]);
  });

  it('pads the pieces of a hybrid of several files, and nothing of a single one', () => {
    const padded = planOf([file('a', 10), file('b', PIECE + 1)], { version: 'hybrid' });
    expect([0, 1, 2].map((piece) => pieceAt(padded, piece).padBytes)).toEqual([PIECE - 10, 0, PIECE - 1]);
    expect(pieceAt(planOf([file('', 10)], { version: 'hybrid' }), 0).padBytes).toBe(0);
  });

  it.each<readonly [why: string, files: readonly NewFile[], more: Partial<CreationInput>, message: string]>([
    ['no file', [], {}, 'it has no content'],
    ['only empty files', [file('a', 0)], {}, 'it has no content'],
    ['a name that leads up', [file('../a', 1)], {}, 'a name that no torrent can have: ".."'],
    ['an empty name', [file('a//b', 1)], {}, 'a name that no torrent can have: ""'],
    ['a name that is no text', [file('a\ud800', 1)], {}, 'a name that no torrent can have'],
    ['a torrent without a name', [file('a', 1)], { name: '' }, 'a name that no torrent can have: ""'],
    ['a file twice', [file('a', 1), file('a', 2)], {}, '"a" is there twice'],
    ['a file that is a folder too', [file('a', 1), file('a/b', 2)], {}, 'is in a file of the same name'],
    ['a single file beside another', [file('', 1), file('a', 2)], {}, 'is there twice'],
    ['its own folder of pad files', [file('.pad/1', 1)], { version: 'hybrid' }, 'is for padding'],
    ['too many pieces', [file('a', 2 ** 40)], {}, 'would have 67108864 pieces'],
    ['a folder too deep', [file(Array(101).fill('a').join('/'), 1)], {}, 'is in more than 99 folders'],
  ])('refuses %s', (_why, files, more, message) => {
    expect(() => planOf(files, more)).toThrow(message);
  });
});

describe('createMetainfo', () => {
  it('writes what stands outside info, and leaves out what is not given', () => {
    const input = { version: 'v1', name: 'x', files: [content('a', 3)] } as const;
    const bare = text(createInMemory(input));
    expect(bare.startsWith('d4:infod5:filesl')).toBe(true);
    const bytes = createInMemory(input, {
      trackers: [['http://a.example/', 'http://b.example/'], [], ['udp://c.example:1/']],
      webSeeds: ['http://seed.example/'],
      comment: 'for all',
      createdBy: 'me',
      createdSeconds: 1_000_000_000,
    });
    const { metainfo, findings } = check(bytes);
    expect(findings).toEqual([]);
    expect(metainfo).toMatchObject({
      trackers: [['http://a.example/', 'http://b.example/'], ['udp://c.example:1/']],
      webSeeds: ['http://seed.example/'],
      comment: 'for all',
      createdBy: 'me',
    });
    expect(text(bytes)).toContain('13:creation datei1000000000e');
    expect(metainfo?.infohashV1).toBe(check(createInMemory(input)).metainfo?.infohashV1);
  });

  it('writes links, attributes, times, source and similar torrents into info, in canonical form', () => {
    const files = [
      content('bin/run', 5, { isExecutable: true, modifiedSeconds: 1_700_000_000 }),
      content('.hidden', 5, { isHidden: true }),
      content('link', 0, { symlink: ['bin', 'run'] }),
    ];
    for (const version of ['v1', 'v2', 'hybrid'] as const) {
      const bytes = createInMemory(
        {
          version,
          name: 'x',
          files,
          isPrivate: true,
          source: 'SITE',
          similar: [new Uint8Array(20).fill(1)],
          collections: ['example.org'],
        },
        { trackers: [['http://a.example/']] },
      );
      const { metainfo, findings } = check(bytes);
      expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
      expect(metainfo?.private).toBe(true);
      expect(readBencode(bytes).irregularities).toEqual([]);
      const shown = [...(metainfo?.files() ?? [])].filter(({ attributes }) => !attributes.pad);
      expect(
        shown.map(({ path, attributes, symlinkPath }) => [path.join('/'), attributes, symlinkPath]),
      ).toEqual([
        ['.hidden', expect.objectContaining({ hidden: true, executable: false }), undefined],
        ['bin/run', expect.objectContaining({ executable: true }), undefined],
        ['link', expect.objectContaining({ symlink: true }), ['bin', 'run']],
      ]);
      expect(text(bytes)).toContain('6:source4:SITE');
      expect(text(bytes)).toContain('5:mtimei1700000000e');
    }
  });

  it('writes one layer for files of the same content', () => {
    const bytes = createInMemory({
      version: 'v2',
      name: 'x',
      files: [content('a', 3 * PIECE), content('b', 3 * PIECE)],
      pieceLengthBytes: PIECE,
    });
    expect(check(bytes).findings).toEqual([]);
    expect(text(bytes).split('12:piece layers')[1]?.startsWith('d32:')).toBe(true);
    expect(bytes.length).toBeLessThan(500);
  });
});
