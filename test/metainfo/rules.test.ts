import { describe, expect, it } from 'vitest';
import { type RuleId, rules } from '../../src/metainfo/rules.ts';
import {
  brokenRules,
  check,
  hybrid,
  Pairs,
  PIECE,
  Raw,
  v1,
  v1Files,
  v2,
  v2File,
  type Value,
  write,
} from './make.ts';

const three = v2File(3 * PIECE);
const treeOf = (...files: [name: string, leaf: Value][]) =>
  Object.fromEntries(files.map(([name, leaf]) => [name, { '': leaf }]));
const small = v2File(5).leaf;
const file = (...path: string[]) => ({ length: 5, path });
const pad = (length: number) => ({ attr: 'p', length, path: ['.pad', String(length)] });
const valid = { length: 5, name: 'file', 'piece length': PIECE, pieces: 'p'.repeat(20) };
const link = (...target: string[]) => [
  file('a'),
  { attr: 'l', length: 0, path: ['b'], 'symlink path': target },
];

/** For each rule a torrent that breaks it, and the rules that it breaks besides. */
const samples: Record<RuleId, readonly [bytes: Uint8Array, ...others: RuleId[]]> = {
  'bencode.syntax': [Buffer.from('d4:infoi05ee')],
  'bencode.limit': [Buffer.from('l'.repeat(200))],
  'bencode.trailing-whitespace': [Buffer.concat([v1(), Buffer.from('\n')])],
  'root.not-dictionary': [Buffer.from('6:string')],
  'root.unsorted-key': [v1({}, { comment: new Pairs(['b', 1], ['a', 1]) }), 'value.wrong-type'],
  'root.duplicate-key': [v1({}, { nodes: new Pairs(['a', 1], ['a', 1]) }), 'nodes.malformed'],
  'root.duplicate-info': [write(new Pairs(['info', valid], ['info', valid]))],
  'info.unsorted-key': [
    write({
      info: new Pairs(['name', 'a'], ['length', 5], ['piece length', PIECE], ['pieces', 'p'.repeat(20)]),
    }),
  ],
  'info.duplicate-key': [v1Files([new Pairs(['length', 5], ['length', 5], ['path', ['a']])]), 'pieces.count'],
  'info.unsorted-file-key': [v1({ length: undefined, files: [new Pairs(['path', ['a']], ['length', 5])] })],
  'text.invalid-utf8': [v1({}, { comment: Buffer.from([0xff]) })],
  'value.wrong-type': [v1({}, { comment: 5 })],
  'value.out-of-range': [v1({}, { 'creation date': -1 })],
  'key.unknown': [v1({ 'x-cross-seed': 1 })],
  'findings.more': [v1Files(Array.from({ length: 300 }, (_, index) => file(`\\${index}`))), 'path.backslash'],
  'info.missing': [write({ announce: 'udp://t.example' })],
  'info.magnet-stub': [write({ 'magnet-info': { info_hash: 'h'.repeat(20) } })],
  'info.not-dictionary': [write({ info: 'text' })],
  'info.version.unknown': [v2({ 'meta version': 3 })],
  'info.version.missing': [v2({ 'meta version': undefined })],
  'info.merkle': [v1({ pieces: undefined, 'root hash': 'r'.repeat(20) })],
  'info.merkle.beside-pieces': [v1({ 'root hash': 'r'.repeat(20) })],
  'name.missing': [v1({ name: undefined })],
  'name.only-utf8': [v1({ name: undefined, 'name.utf-8': 'file' })],
  'pieces.length-invalid': [v1({ 'piece length': 0 })],
  'pieces.length-not-power-of-two': [v2({ 'piece length': PIECE * 3 })],
  'pieces.missing': [v1({ pieces: ['p'] })],
  'pieces.not-multiple': [v1({ pieces: 'p'.repeat(41) })],
  'pieces.count': [v1({ pieces: 'p'.repeat(40) })],
  'pieces.too-many': [v1({ length: 0x200000 + 1, 'piece length': 1 })],
  'files.missing': [v1({ length: undefined })],
  'files.both': [v1({ files: [file('a')] })],
  'files.malformed': [v1({ files: 5, length: undefined })],
  'files.no-content': [v1({ length: 0, pieces: '' })],
  'file.length-invalid': [v1({ length: -1 })],
  'files.too-long': [
    v1({
      length: undefined,
      files: Array.from({ length: 17 }, (_, index) => ({
        length: 2 ** 44 - 2 ** 14 - 1,
        path: [`${index}`],
      })),
    }),
    'pieces.too-many',
  ],
  'hybrid.files-differ': [hybrid(undefined, treeOf(['a', small], ['c', v2File(6).leaf]))],
  'hybrid.padding': [hybrid([file('a'), pad(PIECE - 6), { length: 6, path: ['b'] }])],
  'hybrid.attributes-differ': [
    hybrid([{ attr: 'x', length: 5, path: ['a'] }, pad(PIECE - 5), { length: 6, path: ['b'] }]),
  ],
  'path.missing': [v1Files([{ length: 5 }])],
  'path.malformed': [v1Files([{ length: 5, path: 'a' }])],
  'path.empty': [v1Files([file('')])],
  'path.dots': [v1Files([file('..', 'a')])],
  'path.slash': [v1Files([file('/etc')])],
  'path.nul': [v1Files([file('a\0b')])],
  'path.duplicate': [v1Files([file('a', 'b'), file('a', 'b')])],
  'path.file-is-folder': [v1Files([file('a'), file('a', 'b')])],
  'path.too-deep': [v1Files([{ length: 5, path: Array.from({ length: 101 }, () => 'a') }])],
  'path.case-collision': [v1Files([file('Readme'), file('README')])],
  'path.backslash': [v1Files([file('a\\b')])],
  'path.control-character': [v1Files([file('a\nb')])],
  'path.bidi-character': [v1Files([file('a\u202etxt.exe')])],
  'path.windows-character': [v1Files([file('a:b')])],
  'path.windows-reserved': [v1Files([file('con.txt')])],
  'path.windows-ending': [v1Files([file('a.')])],
  'path.long': [v1Files([file('a'.repeat(256))])],
  'path.invalid-utf8': [v1Files([{ length: 5, path: [Buffer.from([0x61, 0xff])] }])],
  'path.only-utf8': [v1Files([{ length: 5, 'path.utf-8': ['a'] }])],
  'file.attribute-unknown': [v1Files([{ ...file('a'), attr: 'q' }])],
  'file.sha1-length': [v1Files([{ ...file('a'), sha1: 'short' }])],
  'symlink.target-missing': [v1Files([file('a'), { attr: 'l', length: 0, path: ['b'] }])],
  'symlink.target-unknown': [v1Files(link('elsewhere'))],
  'v2.tree.missing': [v2({ 'file tree': undefined })],
  'v2.tree.malformed': [v2({ 'file tree': { a: 5 } }), 'files.missing'],
  'v2.tree.file-and-folder': [v2({ 'file tree': { a: { '': small, b: { '': small } } } })],
  'v2.tree.empty-folder': [v2({ 'file tree': { ...treeOf(['file', small]), folder: {} } })],
  'v2.tree.pad-file': [v2({ 'file tree': treeOf(['file', { ...small, attr: 'p' }]) })],
  'v2.root.missing': [v2({ 'file tree': treeOf(['file', { length: 5 }]) })],
  'v2.root.needless': [v2({ 'file tree': treeOf(['empty', { ...small, length: 0 }], ['file', small]) })],
  'v2.piece-layers.missing': [v2({}, { 'piece layers': undefined })],
  'v2.piece-layer.missing': [v2({ 'file tree': treeOf(['file', three.leaf]) })],
  'v2.piece-layer.malformed': [v2({}, { 'piece layers': { short: 'a'.repeat(32) } })],
  'v2.piece-layer.length': [
    v2(
      { 'file tree': treeOf(['file', three.leaf]) },
      { 'piece layers': new Pairs([three.root, three.layer.subarray(32)]) },
    ),
  ],
  'v2.piece-layer.mismatch': [
    v2(
      { 'file tree': treeOf(['file', three.leaf]) },
      { 'piece layers': new Pairs([three.root, 'x'.repeat(96)]) },
    ),
  ],
  'v2.piece-layer.unknown': [v2({}, { 'piece layers': new Pairs([three.root, three.layer]) })],
  'v2.piece-layer.needless': [v2({}, { 'piece layers': new Pairs([v2File(5).root, v2File(5).layer]) })],
  'v2.pieces-without-files': [v2({ pieces: 'p'.repeat(20) })],
  'trackers.malformed': [v1({}, { 'announce-list': ['udp://t.example'] })],
  'trackers.empty': [v1({}, { announce: '' })],
  'trackers.whitespace': [v1({}, { announce: ' udp://t.example' })],
  'trackers.not-url': [v1({}, { announce: 't.example:80/announce' })],
  'private.invalid': [v1({ private: '1' })],
  'private.trackers': [v1({ private: 1 }, { 'announce-list': [['udp://a.example'], ['udp://b.example']] })],
  'private.no-tracker': [v1({ private: 1 })],
  'private.nodes': [v1({ private: 1 }, { announce: 'udp://a.example', nodes: [['a.example', 6881]] })],
  'web-seeds.malformed': [v1({}, { 'url-list': [['']] })],
  'web-seeds.empty': [v1({}, { 'url-list': '' })],
  'web-seeds.duplicate': [v1({}, { httpseeds: ['http://a.example/', 'http://a.example/'] })],
  'web-seeds.not-url': [v1({}, { 'url-list': '/8/items/' })],
  'web-seeds.no-trailing-slash': [v1Files([file('a'), file('b')], { 'url-list': 'http://a.example/files' })],
  'nodes.malformed': [v1({}, { nodes: [['a.example']] })],
  'similar.malformed': [v1({ similar: ['short'] })],
  'update-url.not-url': [v1({ 'update-url': 'javascript:alert(1)' })],
  'signatures.malformed': [v1({}, { signatures: { 'a.example': {} } })],
};

describe('rules', () => {
  for (const [rule, [bytes, ...others]] of Object.entries(samples)) {
    it(`${rule} is found where it is broken, and no other rule`, () => {
      expect(brokenRules(bytes).sort()).toEqual([rule, ...others].sort());
    });
  }

  it('refuse a torrent when one of them is an error, and only then', () => {
    for (const [bytes] of Object.values(samples)) {
      const { metainfo, findings } = check(bytes);
      expect(metainfo === undefined).toBe(findings.some(({ severity }) => severity === 'error'));
    }
  });

  it('say what is wrong and how to mend it as sentences', () => {
    for (const { title, mend } of Object.values(rules)) {
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(mend).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('leave the plain torrents of these tests without a finding', () => {
    for (const bytes of [v1(), v1Files([file('a'), file('b', 'c')]), v2(), hybrid()]) {
      expect(check(bytes).findings).toEqual([]);
    }
  });

  it('point to the value with its key path and byte offset', () => {
    const bytes = v1Files([file('a'), file('b'), { length: 5, path: ['c', '..'] }]);
    const [finding] = check(bytes).findings;
    expect(finding).toMatchObject({ rule: 'path.dots', path: 'info.files[2].path[1]', bep: 3 });
    expect(Buffer.from(bytes).toString('latin1', finding?.offset, (finding?.offset ?? 0) + 4)).toBe('2:..');
  });

  it('write keys that are no plain words so that they cannot be mistaken', () => {
    const bytes = v2({ 'file tree': treeOf(['a.b\u202e', { ...small, length: new Raw('i-1e') }]) });
    expect(check(bytes).findings[0]?.path).toBe('info.file tree["a.b\\u{202e}"].length');
  });
});
