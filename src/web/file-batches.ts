import { setImmediate } from 'node:timers/promises';
import type { Metainfo, TorrentFile } from '../metainfo/metainfo.ts';

const BATCH_FILES = 1000;

/**
 * The files of a torrent without its pad files, a thousand at a time and with a turn for other requests in between:
 * 100,000 take 50 ms of the one thread that serves all, and five times that to be written.
 */
export async function* fileBatches(metainfo: Metainfo): AsyncGenerator<readonly TorrentFile[]> {
  let batch: TorrentFile[] = [];
  for (const file of metainfo.files()) {
    if (file.attributes.pad) continue;
    batch.push(file);
    if (batch.length < BATCH_FILES) continue;
    yield batch;
    batch = [];
    await setImmediate();
  }
  if (batch.length > 0) yield batch;
}

/**
 * The same batches with only the files whose path holds that text, whatever its accents and capitals; all without one.
 * A batch in which there is none comes empty, so that a search that finds nothing gives others their turns as well.
 */
export async function* foundBatches(
  metainfo: Metainfo,
  sought: string,
): AsyncGenerator<readonly TorrentFile[]> {
  const text = fold(sought);
  for await (const batch of fileBatches(metainfo)) {
    yield text === '' ? batch : batch.filter(({ path }) => fold(path.join('/')).includes(text));
  }
}

/** All files of these batches written by `format` and joined. */
export async function joinFiles(
  batches: AsyncIterable<readonly TorrentFile[]>,
  separator: string,
  format: (file: TorrentFile) => string,
): Promise<string> {
  const parts: string[] = [];
  for await (const batch of batches) {
    if (batch.length > 0) parts.push(batch.map(format).join(separator));
  }
  return parts.join(separator);
}

function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
