import type { Torrent } from '../catalogue/torrent.ts';
import type { Source } from '../http/respond.ts';
import type { Metainfo } from '../metainfo/metainfo.ts';

// The torrent's bytes, their tape, which is twice as large, and the paths that are kept for searching.
const TIMES_ITS_BYTES = 5;

/** What a list of files is made from while it is sent. */
export function fileSource(torrent: Torrent, metainfo: Metainfo): Source {
  return { of: metainfo, bytes: TIMES_ITS_BYTES * torrent.metainfoBytes };
}
