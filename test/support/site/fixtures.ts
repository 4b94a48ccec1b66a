import type { Role } from '../../../src/access/token.ts';
import type { Torrent } from '../../../src/catalogue/torrent.ts';
import type { Metainfo, TorrentFile } from '../../../src/metainfo/metainfo.ts';
import type { InfohashV1 } from '../../../src/metainfo/infohash.ts';
import { STRANGER } from '../../../src/catalogue/actor.ts';
import type { Frame } from '../../../src/site/layout/frame.ts';
import { LANGUAGES, type Language } from '../../../src/site/messages/languages.ts';
import { createAddresses, within } from '../../../src/service/addresses.ts';
import type { Visitor } from '../../../src/service/visitor.ts';
import { tokenOf } from '../token.ts';

const base = { origin: 'https://torrents.example', prefix: '/sub' };

const BRANDING = {
  siteName: 'Torrentry',
  siteLogo: undefined,
  siteAccent: undefined,
  siteLinks: [],
  siteWelcome: undefined,
  logo: undefined,
};

export const stranger: Visitor = {
  actor: STRANGER,
  role: undefined,
  token: undefined,
  session: undefined,
  formToken: undefined,
};

/** The frame of a stranger's page in that language. */
export function frameIn(language: Language): Frame {
  const { dir, messages, format } = LANGUAGES[language];
  return {
    addresses: createAddresses(within(base)),
    publicAddresses: createAddresses(base),
    sourcesOf: () => ({ own: [], trackers: [], webSeeds: [] }),
    addsSources: false,
    asset: (name) => `${name}?v=1`,
    branding: BRANDING,
    needsToken: true,
    visitor: stranger,
    here: '/sub/?q=a',
    language,
    dir,
    messages,
    format,
    now: new Date('2026-10-02T12:00:00Z'),
  };
}

export const frame = frameIn('en');

/** A visitor whose browser is signed in by a token. */
export function visitorOf(role: Role, name = 'ci'): Visitor {
  const token = tokenOf({ name, role });
  const actor = { ...STRANGER, tokenId: token.id, name };
  return { actor, role, token, session: undefined, formToken: 'form-token' };
}

/** A visitor who may change everything there is. */
export const moderator: Visitor = withAll(visitorOf('moderator'));

function withAll(visitor: Visitor): Visitor {
  return { ...visitor, actor: { ...visitor.actor, changes: 'all' } };
}

export function torrentOf(fields: Partial<Torrent> = {}): Torrent {
  const publishedAt = new Date('2026-09-15T12:33:00Z');
  return {
    id: 1,
    area: '',
    state: 'public',
    stateReason: undefined,
    wantedState: undefined,
    ownerId: undefined,
    deleteKeyHash: undefined,
    removal: undefined,
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
    pictures: [],
    publishedAt,
    updatedAt: publishedAt,
    downloadCount: 0,
    pinned: false,
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
