import { describe, expect, it } from 'vitest';
import { check, type Dictionary, v1, v1Files } from '../../support/metainfo/make.ts';

const file = { length: 5, path: ['a'] };

/** What programs add to info, to a file, and beside info. */
const programs: Readonly<
  Record<string, { readonly info?: Dictionary; readonly file?: Dictionary; readonly root?: Dictionary }>
> = {
  µTorrent: {
    info: {
      'file-duration': [61, -1],
      'file-media': [0, -1],
      profiles: [{ acodec: 'mp4a', height: 720, vcodec: 'h264', width: 1280 }],
    },
    root: { 'encoded rate': 'x', website: 'https://a.example/' },
  },
  BitComet: {
    file: { ed2k: 'e'.repeat(16), filehash: 'f'.repeat(20), 'path.utf-8': ['a'] },
    info: { publisher: 'p', 'publisher-url': 'https://a.example/', 'name.utf-8': 'file' },
    root: { codepage: 936, encoding: 'GBK' },
  },
  BiglyBT: {
    root: {
      azureus_private_properties: { 'torrent filename': 'a' },
      azureus_properties: { dht_backup_enable: 1, Content: { Title: 'a' } },
      'torrent filename': 'a.torrent',
    },
  },
  rTorrent: {
    root: { libtorrent_resume: { bitfield: 1 }, rtorrent: { state: 1 }, rtorrent_meta_download: {} },
  },
  'the Internet Archive': {
    file: { crc32: 'c'.repeat(8), md5: 'm'.repeat(32), mtime: '1', sha1: 's'.repeat(20) },
    root: { locale: 'en', title: 'a' },
  },
  libtorrent: { file: { mtime: 1, 'root hash': 'r'.repeat(20) }, info: { 'ssl-cert': 'c' } },
  torf: { info: { entropy: 12, source: 's' } },
  mktorrent: { info: { source: 's', x_cross_seed: 'x' } },
  xseed: { info: { unique: 'x' } },
  torrentfile: { info: { comment: 'c' } },
  'Amazon S3': { info: { 'x-amz-bucket': 'b', 'x-amz-key': 'k' } },
  Shareaza: { info: { tiger: 't'.repeat(24), sha1: 's'.repeat(20), ed2k: 'e'.repeat(16) } },
};

describe('readMetainfo', () => {
  for (const [program, { info = {}, file: extras = {}, root = {} }] of Object.entries(programs)) {
    it(`has nothing to say of the keys of ${program}`, () => {
      const several = { files: [{ ...file, ...extras }], length: undefined };
      expect(check(v1({ ...several, ...info }, root)).findings).toEqual([]);
      // A file's keys are those of info in a torrent of one file.
      expect(check(v1({ ...info, mtime: 1, md5sum: 'm'.repeat(32) }, root)).findings).toEqual([]);
    });
  }

  it('notes a key that is known elsewhere, as no program reads it there', () => {
    const { findings } = check(v1Files([{ ...file, codepage: 1 }], { profiles: 1, x_cross_seed: 'x' }));
    expect(findings).toMatchObject(
      ['info.files[].codepage', 'profiles', 'x_cross_seed'].map((path) => ({ severity: 'note', path })),
    );
  });
});
