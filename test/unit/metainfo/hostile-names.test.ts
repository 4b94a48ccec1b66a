import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../../src/metainfo/rules.ts';
import {
  brokenRules,
  check,
  Pairs,
  v1,
  v1Files,
  v2,
  v2File,
  type Value,
} from '../../support/metainfo/make.ts';

const invalid = (...bytes: number[]) => Uint8Array.from([0x61, ...bytes]);

const refused: Partial<Record<RuleId, readonly (string | Uint8Array)[]>> = {
  'path.dots': ['.', '..'],
  'path.slash': ['/', '/etc', 'a//b', 'a/', '../a', 'a/./b', 'a/../b', 'C:/a'],
  'path.nul': ['\0', 'a\0', 'a\0.txt'],
  'path.too-long': ['a'.repeat(4097), 'é'.repeat(2049)],
};

const accepted: Partial<Record<RuleId, readonly (string | Uint8Array)[]>> = {
  'path.backslash': ['\\', 'a\\b', '..\\a'],
  'path.control-character': ['a\nb', '\u001b[2J', 'a\u007f', 'a\u0085b', 'a\u2028b', 'a\u2029b'],
  'path.bidi-character': ['a\u202egpj.exe', '\u2066a', 'a\u200fb', '\u061ca'],
  'path.windows-reserved': ['CON', 'con', 'Nul.txt', 'aux', 'prn.a.b', 'COM1', 'lpt9.log', 'com¹', 'CONIN$'],
  'path.windows-ending': ['a.', 'a ', '...', '. ', 'a. .'],
  'path.windows-character': ['a:b', 'a?', '<a>', 'a|b', 'a*', '"a"'],
  'path.long': ['a'.repeat(256), 'é'.repeat(128), 'a'.repeat(4096)],
  'path.invalid-utf8': [invalid(0xff), invalid(0xc3), invalid(0xc0, 0xaf), invalid(0xed, 0xa0, 0x80)],
};

const harmless = [
  'a',
  '.a',
  '..a',
  'a..b',
  '-rf',
  'concert',
  'com10',
  'nullify.txt',
  'été',
  '文件',
  'a\u200db',
  '👩‍👩‍👧',
  'a'.repeat(255),
  '~',
  '%2e%2e',
  '$HOME',
];

const leaf = v2File(5).leaf;

/** The places where a name can stand, each with a torrent that has it there. */
const places: Readonly<Record<string, (name: Value & (string | Uint8Array)) => Uint8Array>> = {
  'the name of the torrent': (name) => v1({ name }),
  'the name of a folder': (name) => v1({ length: undefined, name, files: [{ length: 5, path: ['a'] }] }),
  'a file of v1': (name) => v1Files([{ length: 5, path: [name] }]),
  'a folder of v1': (name) => v1Files([{ length: 5, path: [name, 'file'] }]),
  'path.utf-8': (name) => v1Files([{ length: 5, path: ['a'], 'path.utf-8': [name] }]),
  'path beside path.utf-8': (name) => v1Files([{ length: 5, path: [name], 'path.utf-8': ['a'] }]),
  'a file of v2': (name) => v2({ 'file tree': new Pairs([name, { '': leaf }]) }),
  'a folder of v2': (name) => v2({ 'file tree': new Pairs([name, { file: { '': leaf } }]) }),
};

describe('readMetainfo', () => {
  for (const [place, make] of Object.entries(places)) {
    it(`refuses ${place} that no system could use, or that leads out of the download folder`, () => {
      for (const [rule, names] of Object.entries(refused)) {
        for (const name of names) {
          const { metainfo, findings } = check(make(name));
          expect(metainfo, String(name)).toBeUndefined();
          expect(findings.map((finding) => finding.rule)).toContain(rule);
        }
      }
    });

    it(`accepts ${place} that only some systems stumble over, with a warning`, () => {
      for (const [rule, names] of Object.entries(accepted)) {
        // A name in a local encoding is read by its twin in UTF-8.
        if (rule === 'path.invalid-utf8' && place === 'path beside path.utf-8') continue;
        for (const name of names) {
          const { metainfo, findings } = check(make(name));
          expect(metainfo, String(name)).toBeDefined();
          expect(findings.map((finding) => finding.rule)).toContain(rule);
        }
      }
    });

    it(`has nothing to say of ${place} that is harmless`, () => {
      for (const name of harmless) expect(brokenRules(make(name)), name).toEqual([]);
    });
  }

  it('refuses a slash in a name of a path, be it between ordinary names', () => {
    for (const [place, make] of Object.entries(places)) {
      if (place.startsWith('the name')) continue;
      expect(check(make('a/b')).findings[0], place).toMatchObject({ rule: 'path.slash', severity: 'error' });
    }
  });

  it('refuses a torrent whose name is empty', () => {
    for (const bytes of [v1({ name: '' }), v2({ name: '' }), v1({ name: '', 'name.utf-8': '' })]) {
      expect(check(bytes).findings[0]).toMatchObject({ rule: 'name.missing', severity: 'error' });
    }
  });

  it('refuses an empty name in the tree of v2', () => {
    expect(check(v2({ 'file tree': new Pairs(['', { '': leaf }]) })).metainfo).toBeUndefined();
    expect(check(v2({ 'file tree': { a: new Pairs(['', { '': leaf }]) } })).metainfo).toBeUndefined();
  });

  it('warns of names that are one where case or the encoding of accents does not count', () => {
    for (const [one, other] of [
      ['readme', 'README'],
      ['\u00e9', 'e\u0301'],
      ['\u00c9', 'e\u0301'],
      ['\u1e9e', '\u00df'],
      ['ΟΔΟΣ', 'οδοσ'],
      ['\u212b', '\u00e5'],
      ['가', '\u1100\u1161'],
    ] as const) {
      for (const files of [
        [one, other].map((name) => ({ length: 5, path: [name] })),
        [one, other].map((name, index) => ({ length: 5, path: [name, `file ${index}`] })),
      ]) {
        expect(brokenRules(v1Files(files)), `${one} ${other}`).toEqual(['path.case-collision']);
      }
    }
    const apart = [['a', 'b'].map((name) => ({ length: 5, path: [name, 'x'] }))];
    for (const files of apart) expect(brokenRules(v1Files(files))).toEqual([]);
  });

  it('quotes hostile names so that they cannot disguise a message', () => {
    const [finding] = check(v1Files([{ length: 5, path: ['\u202e\u001b[2J\n'] }])).findings;
    expect(finding?.message).toMatch(/^[ -~]+$/);
  });
});
