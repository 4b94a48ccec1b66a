import { dirname, join } from 'node:path';
import type { WrittenFields } from '../../catalogue/edit.ts';
import { fileNameFor } from '../../catalogue/names.ts';
import { AppError } from '../../errors.ts';
import type { Infohash } from '../../metainfo/infohash.ts';
import type { ForeignDatabase } from '../../stores/sqlite/foreign/open-foreign.ts';
import type { ForeignTorrent } from '../../stores/sqlite/foreign/foreign-torrent.ts';
import { foreignMetainfo } from './foreign-info.ts';
import { Batching, tooLarge, type Batch, type BatchOptions } from './torrent-files.ts';

/** How many rows are read at once. */
const ROWS = 200;

/** The batches of the torrents of another program's database. A category is a collection. */
export function* batchesOfDatabase(
  database: Pick<ForeignDatabase, 'list' | 'program'>,
  path: string,
  { collection, bytesMax }: BatchOptions,
): Generator<Batch, void, void> {
  const infoFolder = join(dirname(path), 'info_dicts');
  const batching = new Batching();
  for (let rows = database.list(0, ROWS); rows.length > 0; rows = database.list(rows.at(-1)?.id ?? 0, ROWS)) {
    for (const torrent of rows) {
      const label = `${database.program} torrent ${torrent.id}`;
      try {
        const bytes = foreignMetainfo(torrent, infoFolder);
        if (bytes.byteLength > bytesMax) throw tooLarge(bytesMax);
        const file = {
          path: label,
          lengthBytes: bytes.byteLength,
          ...placeOf(torrent, collection),
          given: {
            bytes,
            infohash: torrent.infohash as Infohash,
            fields: fieldsOf(torrent),
            publishedAt: dateOf(torrent.publishedAt),
            isUnlisted: torrent.isHidden,
          },
        };
        yield* batching.add(file);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        yield* batching.refuse(label, error);
      }
    }
  }
  yield batching.take();
}

function placeOf({ id, name, nth, categories }: ForeignTorrent, prefix: string) {
  const folders = categories.map((category) => fileNameFor(category).replace(/\.torrent$/, ''));
  return {
    collection: [...(prefix === '' ? [] : [prefix]), ...folders].join('/'),
    fileName: fileNameFor(nth === 1 ? name : `${name.slice(0, 200)} (${id})`),
  };
}

function fieldsOf({ title, description, tags, categories, name }: ForeignTorrent): WrittenFields {
  return {
    ...(title !== undefined && title !== name && { title }),
    ...(description !== undefined && { description }),
    ...(tags.length > 0 && { tags }),
    ...(categories.length > 0 && { category: categories.at(-1) }),
  };
}

/** Databases have times in UTC, without saying so. Undefined for what is no time. */
function dateOf(text: string): Date | undefined {
  const date = new Date(`${text.trim().slice(0, 23).replace(' ', 'T')}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
