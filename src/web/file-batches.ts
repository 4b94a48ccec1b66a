import { setImmediate } from 'node:timers/promises';
import { fold } from '../lib/unicode.ts';
import type { Metainfo, TorrentFile } from '../metainfo/metainfo.ts';

const BATCH_FILES = 1000;
// A name may have 4,096 bytes: to fold a thousand of them takes 100 ms.
const BATCH_CHARACTERS = 100_000;
// Longer ones can take 30 times as long to be found in names that are made for it.
const SOUGHT_CHARACTERS_MAX = 200;

/**
 * The files of a torrent without its pad files, at most a thousand at a time and with a turn for other requests in
 * between: 100,000 take 50 ms of the one thread that serves all, and five times that to be written.
 */
export async function* fileBatches(metainfo: Metainfo): AsyncGenerator<readonly TorrentFile[]> {
  let batch: TorrentFile[] = [];
  let characters = 0;
  for (const file of metainfo.files()) {
    if (file.attributes.pad) continue;
    batch.push(file);
    for (const name of file.path) characters += name.length;
    if (batch.length < BATCH_FILES && characters < BATCH_CHARACTERS) continue;
    yield batch;
    batch = [];
    characters = 0;
    await setImmediate();
  }
  if (batch.length > 0) yield batch;
}

/** The folded paths of torrents that were searched, which last as long as what was read of the torrent itself. */
const knownPaths = new WeakMap<Metainfo, readonly string[]>();

/**
 * The same batches with only the files whose path holds that text, whatever its accents and capitals; all without one.
 * Of a longer text the first 200 characters count. A batch in which there is none comes empty, so that a search that finds
 * nothing gives others their turns as well. Paths are folded in the first search only.
 */
export async function* foundBatches(
  metainfo: Metainfo,
  sought: string,
): AsyncGenerator<readonly TorrentFile[]> {
  const text = fold(sought.slice(0, SOUGHT_CHARACTERS_MAX)).slice(0, SOUGHT_CHARACTERS_MAX);
  if (text === '') {
    yield* fileBatches(metainfo);
    return;
  }
  const known = knownPaths.get(metainfo);
  const paths: string[] = [];
  let characters = 0;
  for await (const batch of fileBatches(metainfo)) {
    yield batch.filter(({ path }) => {
      const folded = known?.[paths.length] ?? fold(path.join('/'));
      paths.push(folded);
      characters += folded.length;
      return folded.includes(text);
    });
  }
  // Some characters become 18: what is kept takes no more memory than what the torrent itself is kept with.
  if (known === undefined && characters <= metainfo.infoBytes) knownPaths.set(metainfo, paths);
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
