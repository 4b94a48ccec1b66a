import { describe, expect, it } from 'vitest';
import { check, v1, v2, write, type Value } from '../../support/metainfo/make.ts';

const MAGNET = `magnet:?xt=urn:btih:${'a'.repeat(40)}&dn=a`;
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** What people send in the place of a torrent, and the rule that says so. */
const files: readonly (readonly [what: string, file: string | Uint8Array, rule: string])[] = [
  ['a magnet link', MAGNET, 'info.magnet-stub'],
  [
    'a magnet link in capitals, with a byte order mark and a line end',
    `\ufeffMAGNET:?xt=x\r\n`,
    'info.magnet-stub',
  ],
  [
    'a pointer of Git LFS',
    'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 9\n',
    'file.pointer',
  ],
  ['a pointer of its first version', 'version https://hawser.github.com/spec/v1\n', 'file.pointer'],
  ['a pointer of git-annex', '/annex/objects/SHA256E-s9--1.torrent\n', 'file.pointer'],
  ['a link of git-annex', '../.git/annex/objects/a/b/SHA256E-s9--1.torrent', 'file.pointer'],
  ['JSON', '{"error":"not found"}', 'file.json'],
  ['JSON over several lines', '\n{\n  "error": 1\n}\n', 'file.json'],
  ['a list in JSON', '[ {"a": 1} ]', 'file.json'],
  ['an empty object', '{}', 'file.json'],
  ['an empty list', '[]', 'file.json'],
  ['an address', 'https://a.example/a.torrent', 'file.address'],
  ['a shortcut of Windows', '[InternetShortcut]\r\nURL=https://a.example/\r\n', 'file.address'],
  ['HTML', '<!doctype html>', 'file.web-page'],
  ['a torrent in base64', base64(v1()), 'file.base64'],
  [
    'a torrent in base64 with a long first key',
    base64(v1({}, { 'announce-list': [['udp://a']] })),
    'file.base64',
  ],
  ['a torrent in a data address', `data:application/x-bittorrent;base64,${base64(v1())}`, 'file.base64'],
  ['gzip', Buffer.from('1f8b0800', 'hex'), 'file.compressed'],
  ['bzip2', 'BZh91AY', 'file.compressed'],
  ['xz', Buffer.from('fd377a585a0000', 'hex'), 'file.compressed'],
  ['Zstandard', Buffer.from('28b52ffd00', 'hex'), 'file.compressed'],
  ['a ZIP archive', Buffer.from('504b030414', 'hex'), 'file.compressed'],
  ['a 7z archive', Buffer.from('377abcaf271c00', 'hex'), 'file.compressed'],
  ['a RAR archive', Buffer.from('526172211a0700', 'hex'), 'file.compressed'],
  ['an info dictionary of v1', infoOf(v1()), 'info.bare'],
  ['an info dictionary of v2', infoOf(v2()), 'info.bare'],
  ['resume data of libtorrent', write({ 'file-format': 'libtorrent resume file' }), 'file.resume-data'],
  ['resume data of Transmission', write({ 'added-date': 1, destination: '/' }), 'file.resume-data'],
  ['resume data of µTorrent', write({ '.fileguard': 'x', 'a.torrent': {} }), 'file.resume-data'],
  ['a dictionary of something else', write({ a: 1 }), 'info.missing'],
  ['text', 'no torrent', 'bencode.syntax'],
  ['text that starts like a file of Git', 'version 2', 'bencode.syntax'],
];

/** The bytes of info by themselves. */
function infoOf(torrent: Uint8Array): Uint8Array {
  const text = Buffer.from(torrent).toString('latin1');
  const start = text.indexOf('4:info') + 6;
  const end = text.includes('12:piece layers') ? text.indexOf('12:piece layers') : text.length - 1;
  return Buffer.from(text.slice(start, end), 'latin1');
}

describe('readMetainfo', () => {
  for (const [what, file, rule] of files) {
    it(`refuses ${what} as ${rule}`, () => {
      const { metainfo, findings } = check(Buffer.from(file));
      expect(metainfo).toBeUndefined();
      expect(findings[0]).toMatchObject({ rule, severity: 'error' });
    });
  }

  it('shows the link of a file that is only a magnet link, so that it can be copied', () => {
    const [finding] = check(Buffer.from(`${MAGNET}\n`)).findings;
    expect(finding?.message).toBe(`there is no info, only a magnet link: ${MAGNET}`);
    const hostile =
      check(Buffer.from(`magnet:?xt=\u001b[31m\u202e${'x'.repeat(9999)}`)).findings[0]?.message ?? '';
    expect(hostile).toMatch(/^[ -~]{0,2100}$/);
  });

  it('makes no claim about a torrent that only holds such things', () => {
    const values: Value[] = [MAGNET, '{}', 'https://a.example/'];
    for (const comment of values) expect(check(v1({}, { comment })).findings).toEqual([]);
  });
});
