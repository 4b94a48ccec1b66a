import type { Torrent } from '../catalogue/torrent.ts';
import { createAddresses, deletion, download } from './addresses.ts';
import type { Base } from '../http/context.ts';

/**
 * A torrent as the API and every JSON answer show it: bytes as numbers, times as RFC 3339, infohashes in hex. The answer
 * to an anonymous upload also has the address to delete it at.
 */
export function torrentJson(torrent: Torrent, base: Base, deleteKey?: string): object {
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
    links: {
      self: addresses.page(torrent),
      page: addresses.page(torrent),
      download: download(addresses, torrent),
      magnet: addresses.magnet(torrent),
      ...(deleteKey !== undefined && { delete: deletion(addresses, torrent, deleteKey) }),
    },
  };
}
