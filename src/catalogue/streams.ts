import { AppError } from '../errors.ts';
import type { Actor } from './actor.ts';
import type { Readable } from './readable.ts';
import type { CatalogueStore } from './store.ts';
import { checkMayStream, toStream } from './stream.ts';

/** Streams: collections whose torrents the server numbers 1, 2, 3 and so on. */
export interface Streams {
  /**
   * The collection of the stream with that name. Throws malformed or conflict for a name that no stream can have, and what
   * `checkMayStream` throws. To be asked before an upload is read.
   */
  checkStream(name: string, actor: Actor): string;
  /** The last number that the stream gave. Rejects with not_found when it gave none, or the viewer may not read it. */
  getLastNumber(name: string, viewer: Actor): Promise<number>;
}

export interface StreamsParts {
  readonly store: Pick<CatalogueStore, 'findLastNumber'>;
  readonly readable: Pick<Readable, 'collectionFor'>;
}

export function createStreams({ store, readable }: StreamsParts): Streams {
  return {
    checkStream(name, actor) {
      const stream = toStream(name);
      checkMayStream(actor, stream);
      return stream;
    },
    async getLastNumber(name, viewer) {
      const last = await store.findLastNumber(await readable.collectionFor(toStream(name), viewer));
      if (last !== undefined) return last;
      throw new AppError('not_found', `Cannot find the stream ${name}: nothing was published in it`, {
        hint: 'It exists as soon as a torrent is sent to its address by POST.',
      });
    },
  };
}
