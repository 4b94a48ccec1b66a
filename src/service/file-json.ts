import { z } from 'zod';
import type { TorrentFile } from '../metainfo/metainfo.ts';
import { WHOLE } from './answer-values.ts';
import type { Json } from './endpoint.ts';
import { writtenFiles } from './file-batches.ts';

const FILE = z.strictObject({ path: z.array(z.string()), length: WHOLE });

/** The files of a torrent, all at once. */
export const FILES = z.strictObject({ items: z.array(FILE), next: z.null() });

/** Files of a torrent as every JSON answer lists them: the text of the answer, piece by piece. */
export async function* filesJson(batches: AsyncIterable<readonly TorrentFile[]>): AsyncGenerator<string> {
  yield '{"items":[';
  yield* writtenFiles(batches, ',', (file) => JSON.stringify(fileJson(file)));
  yield '],"next":null}\n';
}

function fileJson({ path, lengthBytes }: TorrentFile): Json<typeof FILE> {
  return { path, length: lengthBytes };
}
