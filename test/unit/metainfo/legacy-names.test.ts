import { describe, expect, it } from 'vitest';
import { check, v1, v1Files } from '../../support/metainfo/make.ts';

/** Bytes of GBK, Big5 or Shift JIS, which Node only reads. */
const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

/** A name in a local encoding beside the same in UTF-8. */
const names: Readonly<Record<string, readonly [legacy: Buffer, twin: string]>> = {
  'GBK that is no UTF-8': [bytes('d6d0 ce c4 2e747874'), '中文.txt'],
  'GBK that reads as control characters': [bytes('c280 c281'), '聙聛'],
  'GBK with a backslash in a letter': [bytes('815c 2e6d7033'), '乗.mp3'],
  'GBK with a bar in a letter': [bytes('847c'), '剕'],
  'Shift JIS with a backslash in a letter': [bytes('835c 8365'), 'ソテ'],
  'Big5 with a backslash in a letter': [bytes('a55c'), '功'],
  'ISO-2022-JP, which is ASCII and escapes': [bytes('1b2442467c4b5c1b28422e747874'), '日本.txt'],
  'the same in UTF-8': [Buffer.from('中文'), '中文'],
};

const messagesOf = (torrent: Uint8Array) =>
  check(torrent).findings.map(({ rule, message }) => `${rule}: ${message}`);

describe('readMetainfo', () => {
  for (const [what, [legacy, twin]] of Object.entries(names)) {
    it(`has nothing to say of ${what} beside a clean .utf-8 twin`, () => {
      const torrent = v1Files([{ length: 5, path: [legacy, legacy], 'path.utf-8': [twin, twin] }]);
      expect(messagesOf(torrent)).toEqual([]);
      const { metainfo, findings } = check(v1({ name: legacy, 'name.utf-8': twin }));
      expect(findings).toEqual([]);
      expect(metainfo?.name).toBe(twin);
    });
  }

  it('says nothing of a comment, maker or publisher in GBK with a .utf-8 twin', () => {
    const [legacy, twin] = names['GBK that is no UTF-8'] ?? [];
    const keys = ['comment', 'created by', 'publisher', 'publisher-url'];
    const root = Object.fromEntries(
      keys.flatMap((key) => [
        [key, legacy ?? ''],
        [`${key}.utf-8`, twin ?? ''],
      ]),
    );
    expect(messagesOf(v1({}, { ...root, encoding: 'GBK', codepage: 936 }))).toEqual([]);
  });

  it('reports what is unsafe in a name in another encoding, and quotes it by its twin', () => {
    const slash = bytes('d6d0 2f cec4');
    expect(messagesOf(v1Files([{ length: 5, path: [slash], 'path.utf-8': ['中文'] }]))).toEqual([
      'path.slash: "中文" in another encoding contains a slash, expected the name of one file or folder',
    ]);
    expect(messagesOf(v1({ name: slash, 'name.utf-8': '中文' }))).toEqual([
      'name.slash: info.name is "中文" in another encoding, expected a name without a slash',
    ]);
  });

  it('reports all of a name that is not what its twin says', () => {
    const hidden = 'a\u202etxt.exe';
    expect(messagesOf(v1Files([{ length: 5, path: [hidden], 'path.utf-8': ['a.exe'] }]))).toEqual([
      'path.bidi-character: "a\\u{202e}txt.exe" contains a character that changes the writing direction',
    ]);
    expect(messagesOf(v1Files([{ length: 5, path: ['a:b'], 'path.utf-8': ['ab'] }]))).toEqual([
      'path.windows-character: "a:b" contains a character that Windows does not allow',
    ]);
    // Lists of different lengths cannot be paired.
    expect(messagesOf(v1Files([{ length: 5, path: [bytes('ff')], 'path.utf-8': ['a', 'b'] }]))).toEqual([
      'path.invalid-utf8: 0xff is not UTF-8',
    ]);
  });

  it('says once what is odd about a name and its equal twin', () => {
    const torrent = v1Files([{ length: 5, path: ['a:b'], 'path.utf-8': ['a:b'] }]);
    expect(check(torrent).findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'path.windows-character info.files[0].path.utf-8[0]',
    ]);
    expect(messagesOf(v1({ name: 'c:d', 'name.utf-8': 'c:d' }))).toHaveLength(1);
  });

  it('reports a name whose twin cannot be read or is empty', () => {
    for (const twin of [bytes('ff'), Buffer.alloc(0)]) {
      expect(
        check(v1({ name: bytes('d6d0'), 'name.utf-8': twin })).findings.map(({ rule }) => rule),
      ).toContain('path.invalid-utf8');
    }
  });

  it('does not say of two names in an unknown encoding that they differ only in case', () => {
    const of = (...hexes: string[]) =>
      check(v1Files(hexes.map((hex) => ({ length: 5, path: [bytes(hex)] })))).findings;
    expect(new Set(of('d6d0', 'cec4', 'b0 41', 'b0 61').map(({ rule }) => rule))).toEqual(
      new Set(['path.invalid-utf8']),
    );
  });
});
