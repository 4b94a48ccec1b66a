import { z } from 'zod';
import { INHERITABLE } from '../catalogue/inherit.ts';
import { healthOf } from '../catalogue/swarm-counts.ts';
import { TORRENT_STATES, type Torrent } from '../catalogue/torrent.ts';
import { WEB_SEED_OUTCOMES, type WebSeedTest } from '../catalogue/web-seed-tests.ts';
import type { Base } from '../http/context.ts';
import { originJson } from '../metainfo/check-json.ts';
import type { Metainfo } from '../metainfo/metainfo.ts';
import { createAddresses, deletion, download } from './addresses.ts';
import { FINDING, SHA256_HEX, TIME, WHOLE } from './answer-values.ts';
import type { Json } from './endpoint.ts';
import type { Publisher } from '../catalogue/publisher.ts';
import { PUBLISHER_LINK, publisherLink } from './publisher-json.ts';
import { PICTURE, pictureJson } from './picture-json.ts';
import { pageOf } from './page-of.ts';
import type { PublishedFile } from './publish.ts';

export const INFOHASH_V1 = z.string().regex(/^[0-9a-f]{40}$/);
export const INFOHASH_V2 = z.string().regex(/^[0-9a-f]{64}$/);
export const VERSION = z.enum(['v1', 'v2', 'hybrid']);

/** A torrent in the JSON of every answer. */
export const TORRENT = z.strictObject({
  infohashV1: INFOHASH_V1.nullable(),
  infohashV2: INFOHASH_V2.nullable(),
  version: VERSION,
  state: z.enum(TORRENT_STATES),
  stateReason: z.string().nullable(),
  name: z.string(),
  title: z.string().nullable(),
  collection: z.string(),
  fileName: z.string(),
  contentBytes: WHOLE,
  fileCount: WHOLE,
  pieceLength: WHOLE,
  private: z.boolean(),
  sha256: SHA256_HEX,
  publishedAt: TIME,
  updatedAt: TIME,
  category: z.string().nullable(),
  tags: z.array(z.string()),
  licence: z.string().nullable(),
  description: z.string().nullable(),
  warnings: z.array(FINDING),
  /** When it is removed; null for never. */
  expiresAt: TIME.nullable(),
  /** Whether a moderator has pinned it: then it is neither removed when it expires nor by a rule of its collection. */
  pinned: z.boolean(),
  /** How often the whole .torrent file was downloaded. */
  downloads: WHOLE,
  /**
   * Who shares it, by the tracker that knows the most seeders: `source` is `tracker` for that of this site, or the address of
   * another; null when its peers were not counted.
   */
  swarm: z
    .strictObject({ seeders: WHOLE, leechers: WHOLE, completed: WHOLE, source: z.string(), at: TIME })
    .nullable(),
  /** Only in the answer to an upload. */
  outcome: z.enum(['created', 'replaced', 'updated', 'unchanged']).optional(),
  /** Where the collection of an upload was moved, beside which it now exists again. */
  movedTo: z.string().optional(),
  /** Only in the answer to an upload: what it did not give and has from the torrent that it replaces. */
  inherited: z.array(z.enum(INHERITABLE)).optional(),
  links: z.strictObject({
    self: z.url(),
    page: z.url(),
    download: z.url(),
    magnet: z.url(),
    /** Only for the publisher of an anonymous upload, once. */
    delete: z.url().optional(),
  }),
});

/** What a torrent says of its origin: only in the answer about one torrent, as it is read from its bytes. */
export const ORIGIN = {
  /** In tiers, as announce-list has them (BEP 12). */
  trackers: z.array(z.array(z.string())),
  webSeeds: z.array(z.string()),
  comment: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: TIME.nullable(),
};

/** One torrent, with what its bytes say of its origin and with its pictures. */
export const TORRENT_DETAILS = z.strictObject({
  ...TORRENT.shape,
  ...ORIGIN,
  /** The pictures that its description can show. */
  images: z.array(PICTURE),
  /** Who published it, where they have a page of their own. */
  publisher: PUBLISHER_LINK.nullable(),
  /** What the last test of each web seed found, where the operator has them tested. */
  webSeedTests: z.array(z.strictObject({ url: z.string(), outcome: z.enum(WEB_SEED_OUTCOMES), at: TIME })),
});

export interface TorrentDetails {
  readonly metainfo: Metainfo;
  readonly publisher: Publisher | undefined;
  /** The last tests of its web seeds. */
  readonly tests: readonly WebSeedTest[];
}

/** A torrent with the trackers, web seeds and notes of its bytes. */
export function torrentDetailsJson(
  torrent: Torrent,
  { metainfo, publisher, tests }: TorrentDetails,
  base: Base,
): Json<typeof TORRENT_DETAILS> {
  const addresses = createAddresses(base);
  const images = torrent.pictures.map((it) => pictureJson(it, addresses.picture(torrent, it.name)));
  const by = publisher === undefined ? null : publisherLink(publisher, base);
  const webSeedTests = tests.map(({ url, outcome, at }) => ({ url, outcome, at: at.toISOString() }));
  return { ...torrentJson(torrent, base), ...originJson(metainfo), images, publisher: by, webSeedTests };
}

/** The source of the counts of this site's own tracker. */
const OWN_SOURCE = 'tracker';

function swarmJson(torrent: Torrent): Json<typeof TORRENT>['swarm'] {
  const health = healthOf(torrent);
  if (health === undefined) return null;
  const { at, source = OWN_SOURCE, ...counts } = health;
  return { ...counts, source, at: at.toISOString() };
}

/** A torrent as the API and every JSON answer show it: bytes as numbers, times as RFC 3339, infohashes in hex. */
export function torrentJson(torrent: Torrent, base: Base): Json<typeof TORRENT> {
  const addresses = createAddresses(base);
  return {
    infohashV1: torrent.infohashV1 ?? null,
    infohashV2: torrent.infohashV2 ?? null,
    version: torrent.version,
    state: torrent.state,
    stateReason: torrent.stateReason ?? null,
    name: torrent.name,
    title: torrent.title ?? null,
    collection: torrent.collection,
    fileName: torrent.fileName,
    contentBytes: torrent.contentBytes,
    fileCount: torrent.fileCount,
    pieceLength: torrent.pieceLengthBytes,
    private: torrent.private,
    sha256: torrent.sha256,
    publishedAt: torrent.publishedAt.toISOString(),
    updatedAt: torrent.updatedAt.toISOString(),
    category: torrent.category ?? null,
    tags: torrent.tags,
    licence: torrent.licence ?? null,
    description: torrent.description ?? null,
    warnings: torrent.warnings,
    expiresAt: torrent.expiresAt?.toISOString() ?? null,
    pinned: torrent.pinned,
    downloads: torrent.downloadCount,
    swarm: swarmJson(torrent),
    links: {
      self: addresses.page(torrent),
      page: addresses.page(torrent),
      download: download(addresses, torrent),
      magnet: addresses.magnet(torrent),
    },
  };
}

/** The torrent of an upload, with the outcome, what it inherited and, for an anonymous one, the address to delete it at. */
export function publishedJson(
  { torrent, outcome, deleteKey, inherited, movedTo }: PublishedFile,
  base: Base,
): Json<typeof TORRENT> {
  const json = torrentJson(torrent, base);
  const addresses = createAddresses(base);
  const page = pageOf({ torrent, deleteKey }, addresses) ?? json.links.page;
  const links =
    deleteKey === undefined
      ? json.links
      : { ...json.links, page, delete: deletion(addresses, torrent, deleteKey) };
  return {
    ...json,
    outcome,
    ...(inherited.length > 0 && { inherited }),
    ...(movedTo !== undefined && { movedTo }),
    links,
  };
}
