import type { TorrentFile } from '../metainfo/metainfo.ts';
import { joinFiles } from './file-batches.ts';

/** Files of a torrent as every JSON answer lists them: the whole text of the answer. */
export async function filesJson(batches: AsyncIterable<readonly TorrentFile[]>): Promise<string> {
  const items = await joinFiles(batches, ',', ({ path, lengthBytes }) =>
    JSON.stringify({ path, length: lengthBytes }),
  );
  return `{"items":[${items}],"next":null}\n`;
}
