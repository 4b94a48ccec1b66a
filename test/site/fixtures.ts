import type { Torrent } from '../../src/catalogue/torrent.ts';
import type { Metainfo, TorrentFile } from '../../src/metainfo/metainfo.ts';
import type { InfohashV1 } from '../../src/metainfo/infohash.ts';
import type { Frame } from '../../src/site/frame.ts';
import { createAddresses, within } from '../../src/web/addresses.ts';

const base = { origin: 'https://torrents.example', prefix: '/sub' };

export const frame: Frame = {
  addresses: createAddresses(within(base)),
  publicAddresses: createAddresses(base),
  asset: (name) => `${name}?v=1`,
  needsToken: true,
};

export function torrentOf(fields: Partial<Torrent> = {}): Torrent {
  const publishedAt = new Date('2026-09-15T12:33:00Z');
  return {
    id: 1,
    state: 'listed',
    ownerId: undefined,
    collection: 'debian/13',
    fileName: 'debian.torrent',
    infohashV1: 'a'.repeat(40) as InfohashV1,
    infohashV2: undefined,
    version: 'v1',
    name: 'debian-13.iso',
    contentBytes: 3_865_470_566,
    fileCount: 1,
    pieceLengthBytes: 262_144,
    private: false,
    sha256: 'c'.repeat(64),
    metainfoBytes: 78_123,
    warnings: [],
    title: undefined,
    description: undefined,
    category: undefined,
    tags: [],
    licence: undefined,
    publishedAt,
    updatedAt: publishedAt,
    ...fields,
  };
}

export function fileOf(path: readonly string[], lengthBytes = 1): TorrentFile {
  const attributes = { pad: false, executable: false, hidden: false, symlink: false };
  return { path, lengthBytes, attributes, symlinkPath: undefined, sha1: undefined, piecesRoot: undefined };
}

export function metainfoOf(files: readonly TorrentFile[], fields: Partial<Metainfo> = {}): Metainfo {
  return {
    version: 'v1',
    infohashV1: 'a'.repeat(40) as InfohashV1,
    infohashV2: undefined,
    name: 'top',
    singleFile: false,
    pieceLengthBytes: 262_144,
    pieceCount: 14_746,
    infoBytes: 70_000,
    contentBytes: files.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0),
    fileCount: files.length,
    private: false,
    trackers: [],
    webSeeds: [],
    httpSeeds: [],
    nodes: [],
    similar: [],
    collections: [],
    updateUrl: undefined,
    comment: undefined,
    createdBy: undefined,
    source: undefined,
    createdAt: undefined,
    encoding: undefined,
    publisher: undefined,
    publisherUrl: undefined,
    ssl: false,
    signatures: [],
    unknownKeys: [],
    files: () => files,
    ...fields,
  };
}
