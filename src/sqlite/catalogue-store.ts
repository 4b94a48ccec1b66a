import type { CatalogueStore, ListFilter, TorrentDraft, TorrentPage } from '../catalogue/store.ts';
import { createCollectionReader } from './collections.ts';
import type { Connection } from './connection.ts';
import { createBytesReader, createFinder } from './find.ts';
import type { Gate } from './gate.ts';
import { createLister, NO_BOUND } from './list.ts';
import type { Searcher } from './search.ts';
import { toMatch } from './search-query.ts';
import type { Writer } from './writer.ts';

export interface CatalogueParts {
  readonly reader: Connection;
  readonly writer: Writer;
  readonly searcher: Searcher;
  readonly gate: Gate;
}

/**
 * The catalogue over one database: what takes microseconds is read where the call is made, changes go to the
 * writer, searches to their own thread.
 */
export function createCatalogueStore({ reader, writer, searcher, gate }: CatalogueParts): CatalogueStore {
  const finder = createFinder(reader);
  const getBytes = createBytesReader(reader);
  const lister = createLister(reader);
  const collections = createCollectionReader(reader);

  async function search(words: readonly string[], filter: ListFilter): Promise<TorrentPage> {
    const { collection, before = NO_BOUND, limit } = filter;
    const ids = await searcher.find({ match: toMatch(words, collection), before, limit: limit + 1 });
    return lister.listFound(ids, limit);
  }

  return {
    publish: (draft, actor, conditions, now) =>
      gate.pass(() => {
        const { sent, transfer } = packed(draft);
        return writer.run('publish', [sent, actor, conditions, now], transfer);
      }),
    remove: (address, actor, conditions, now) =>
      gate.pass(() => writer.run('remove', [address, actor, conditions, now])),
    find: (address) => gate.pass(() => finder.find(address)),
    wasRemovedFrom: (path) => gate.pass(() => finder.wasRemovedFrom(path)),
    getBytes: (id) => gate.pass(() => getBytes(id)),
    list: (filter) =>
      gate.pass(() => {
        const { words = [] } = filter;
        return words.length === 0 ? lister.list(filter) : search(words, filter);
      }),
    listCollections: (parent) => gate.pass(() => collections.list(parent)),
    findCollection: (path) => gate.pass(() => collections.find(path)),
  };
}

/**
 * The draft with a copy of its bytes that can be handed over. Handing over the caller's own would detach a buffer
 * that it still uses; cloning a view would copy the whole buffer that it looks into.
 */
function packed(draft: TorrentDraft): { sent: TorrentDraft; transfer: ArrayBuffer[] } {
  const bytes = new Uint8Array(draft.bytes);
  const sent: TorrentDraft = {
    collection: draft.collection,
    fileName: draft.fileName,
    infohashV1: draft.infohashV1,
    infohashV2: draft.infohashV2,
    version: draft.version,
    name: draft.name,
    contentBytes: draft.contentBytes,
    fileCount: draft.fileCount,
    pieceLengthBytes: draft.pieceLengthBytes,
    private: draft.private,
    sha256: draft.sha256,
    metainfoBytes: draft.metainfoBytes,
    warnings: draft.warnings,
    bytes,
  };
  return { sent, transfer: [bytes.buffer] };
}
