import type { BencodeDocument } from '../bencode/document.ts';

/** Keys by their length, so that few need to be compared and none decoded: decoding took 1 µs for each torrent. */
export type KnownKeys = readonly (readonly string[])[];

function groupByLength(keys: readonly string[]): KnownKeys {
  const groups: string[][] = [];
  for (const key of keys) (groups[key.length] ??= []).push(key);
  return groups;
}

/** Whether the key at the entry `key` is one of `known`. */
export function isKnownKey(document: BencodeDocument, key: number, known: KnownKeys): boolean {
  const group = known[document.contentEndOf(key) - document.contentStartOf(key)];
  return group !== undefined && group.some((name) => document.equalsAscii(key, name));
}

/** The publisher: µTorrent, BitComet and others write these keys next to info and inside it. */
const publisherKeys = ['publisher', 'publisher.utf-8', 'publisher-url', 'publisher-url.utf-8'];

/** Keys next to info: those of the BEPs, and those that programs add. */
export const rootKeys = groupByLength([
  'announce',
  'announce-list',
  'collections',
  'comment',
  'comment.utf-8',
  'created by',
  'created by.utf-8',
  'creation date',
  'encoding',
  'httpseeds',
  'info',
  'nodes',
  'piece layers',
  'signatures',
  'similar',
  'update-url',
  'url-list',
  ...publisherKeys,
  // Azureus, Vuze and BiglyBT
  'azureus_private_properties',
  'azureus_properties',
  'resume',
  'torrent filename',
  'tracker_cache',
  // BitComet and BitSpirit
  'codepage',
  'rss',
  // rTorrent, in the torrents of its session
  'libtorrent_resume',
  'rtorrent',
  'rtorrent_meta_download',
  // The Internet Archive
  'locale',
  'title',
  // µTorrent
  'encoded rate',
  'website',
]);

/** Checksums and times of a whole file, by which programs find it: Shareaza, eMule, BitComet, libtorrent. */
const fileExtras = [
  'crc32',
  'ed2k',
  'filehash',
  'md5',
  'md5sum',
  'mtime',
  'root hash',
  'sha1',
  'sha256',
  'tiger',
];

/** Keys of info. In a torrent of a single file, info also has that file's keys. */
export const infoKeys = groupByLength([
  'attr',
  'collections',
  'file tree',
  'files',
  'length',
  'meta version',
  'name',
  'name.utf-8',
  'originator',
  'piece length',
  'pieces',
  'private',
  'similar',
  'source',
  'ssl-cert',
  'symlink path',
  'update-url',
  ...fileExtras,
  ...publisherKeys,
  // µTorrent: how media files can be streamed
  'file-duration',
  'file-media',
  'profiles',
  // Changes the infohash of the same content: torf and dottorrent, pyroscope and mktorrent, xseed, TTG
  'entropy',
  'ttg_tag',
  'unique',
  'x_cross_seed',
  // Amazon S3
  'x-amz-bucket',
  'x-amz-key',
  // torrentfile
  'comment',
]);

/** Keys of one file, in a list or a tree. */
export const fileKeys = groupByLength([
  'attr',
  'length',
  'path',
  'path.utf-8',
  'pieces root',
  'symlink path',
  ...fileExtras,
]);
