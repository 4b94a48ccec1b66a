import type { TorrentFile } from '../metainfo/metainfo.ts';

/** A file of a torrent as every JSON answer shows it. */
export function fileJson({ path, lengthBytes }: TorrentFile): object {
  return { path, length: lengthBytes };
}
