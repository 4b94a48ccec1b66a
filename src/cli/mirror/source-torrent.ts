import { z } from 'zod';
import { TORRENT } from '../../service/torrent-json.ts';

/** What a mirror reads of a torrent at its source. What a newer version says beside it is left out. */
export const SOURCE_TORRENT = z.object({
  ...TORRENT.pick({
    infohashV1: true,
    infohashV2: true,
    state: true,
    collection: true,
    fileName: true,
    sha256: true,
    publishedAt: true,
    updatedAt: true,
    title: true,
    description: true,
    category: true,
    tags: true,
    licence: true,
  }).shape,
});

export type SourceTorrent = z.output<typeof SOURCE_TORRENT>;

/** What happened to a torrent at the source. A mirror looks at how it is now. */
export const SOURCE_EVENT = z.object({
  type: z.string(),
  infohashV1: SOURCE_TORRENT.shape.infohashV1,
  infohashV2: SOURCE_TORRENT.shape.infohashV2,
  torrent: SOURCE_TORRENT.nullable(),
});

export type SourceEvent = z.output<typeof SOURCE_EVENT>;
