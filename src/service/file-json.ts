import type { TorrentFile } from '../metainfo/metainfo.ts';
import { writtenFiles } from './file-batches.ts';

/** Files of a torrent as every JSON answer lists them: the text of the answer, piece by piece. */
export async function* filesJson(batches: AsyncIterable<readonly TorrentFile[]>): AsyncGenerator<string> {
  yield '{"items":[';
  yield* writtenFiles(batches, ',', ({ path, lengthBytes }) => JSON.stringify({ path, length: lengthBytes }));
  yield '],"next":null}\n';
}
