import { Slices } from '../lib/slices.ts';
import { fold } from '../lib/unicode.ts';
import type { Metainfo, TorrentFile } from '../metainfo/metainfo.ts';

const BATCH_FILES = 1000;
// A name may have 4,096 bytes: to fold a thousand of them takes 100 ms.
const BATCH_CHARACTERS = 100_000;
// Longer ones can take 30 times as long to be found in names that are made for it.
const SEARCH_CHARACTERS_MAX = 200;

const slices = new Slices();

/**
 * The files of a torrent without its pad files, at most a thousand at a time and with a turn for other requests in
 * between, however many are listed at once: 100,000 take 50 ms of the one thread that serves all, and five times that to be
 * written.
 */
export async function* fileBatches(metainfo: Metainfo): AsyncGenerator<readonly TorrentFile[]> {
  let batch: TorrentFile[] = [];
  let characters = 0;
  await slices.next();
  for (const file of metainfo.files()) {
    if (file.attributes.pad) continue;
    batch.push(file);
    for (const name of file.path) characters += name.length;
    if (batch.length < BATCH_FILES && characters < BATCH_CHARACTERS) continue;
    yield batch;
    batch = [];
    characters = 0;
    await slices.next();
  }
  if (batch.length > 0) yield batch;
}

/**
 * The folded paths of torrents that were searched, which last as long as what was read of the torrent itself; undefined
 * for those that would take more memory than that, since some characters become 18.
 */
const knownPaths = new WeakMap<Metainfo, Promise<readonly string[] | undefined>>();

/**
 * The same batches with only the files whose path holds that text, whatever its accents and capitals; all without one.
 * Of a longer text the first 200 characters count. A batch in which there is none comes empty, so that a search that finds
 * nothing gives others their turns as well. Paths are folded before the first batch, once for all who search: one who
 * reads slowly keeps none of their own.
 */
export async function* foundBatches(
  metainfo: Metainfo,
  search: string,
): AsyncGenerator<readonly TorrentFile[]> {
  const text = fold(search.slice(0, SEARCH_CHARACTERS_MAX)).slice(0, SEARCH_CHARACTERS_MAX);
  if (text === '') {
    yield* fileBatches(metainfo);
    return;
  }
  const folding = knownPaths.get(metainfo) ?? foldPaths(metainfo);
  knownPaths.set(metainfo, folding);
  const known = await folding;
  let count = 0;
  for await (const batch of fileBatches(metainfo)) {
    yield batch.filter(({ path }) => (known?.[count++] ?? fold(path.join('/'))).includes(text));
  }
}

async function foldPaths(metainfo: Metainfo): Promise<readonly string[] | undefined> {
  const paths: string[] = [];
  let characters = 0;
  for await (const batch of fileBatches(metainfo)) {
    for (const { path } of batch) {
      const folded = fold(path.join('/'));
      paths.push(folded);
      characters += folded.length;
    }
    if (characters > metainfo.infoBytes) return undefined;
  }
  return paths;
}

/** The files of each batch written by `format`, as text that is made when it is read. */
export async function* writtenFiles(
  batches: AsyncIterable<readonly TorrentFile[]>,
  separator: string,
  format: (file: TorrentFile) => string,
): AsyncGenerator<string> {
  let isFirst = true;
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    yield `${isFirst ? '' : separator}${batch.map(format).join(separator)}`;
    isFirst = false;
  }
}
