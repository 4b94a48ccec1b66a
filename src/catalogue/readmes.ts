import type { Actor } from './actor.ts';
import type { Viewer } from './areas.ts';
import { noReadme, type ReadmeChange } from './plan-readme.ts';
import type { Preconditions } from './preconditions.ts';
import { checkMayDescribe, toReadmeText, type Readme } from './readme.ts';
import type { Readable } from './readable.ts';
import { isTaken } from './reserved.ts';
import type { CatalogueStore } from './store.ts';

/** The READMEs of collections. */
export interface Readmes {
  /**
   * Throws what `putReadme` rejects with for that actor and collection. To be asked before the text is read.
   */
  checkMayDescribe(collection: string, actor: Actor): void;
  /**
   * Writes the README of a collection. Rejects with what `checkCollection`, `checkMayDescribe` and `toReadmeText` throw,
   * conflict for a new one where nothing is public, precondition_failed, unavailable.
   */
  putReadme(
    collection: string,
    bytes: Uint8Array,
    actor: Actor,
    conditions?: Preconditions,
  ): Promise<ReadmeChange>;
  /** Removes it. Rejects with not_found, and otherwise like `putReadme`. */
  removeReadme(collection: string, actor: Actor, conditions?: Preconditions): Promise<Readme>;
  /** Undefined also for a viewer who may not read the collection. */
  findReadme(collection: string, viewer: Viewer): Promise<Readme | undefined>;
  /** Rejects with not_found when there is none. */
  getReadme(collection: string, viewer: Viewer): Promise<Readme>;
}

export interface ReadmesParts {
  readonly store: Pick<CatalogueStore, 'putReadme' | 'removeReadme' | 'findReadme'>;
  readonly now: () => Date;
  /** The paths of folders that are served beside the torrents. */
  readonly folders: readonly string[];
  readonly readable: Pick<Readable, 'collectionFor'>;
  readonly checkCollection: (collection: string) => void;
}

export function createReadmes({ store, now, folders, readable, checkCollection }: ReadmesParts): Readmes {
  const checkDescribing = (collection: string, actor: Actor): void => {
    checkCollection(collection);
    checkMayDescribe(actor, collection);
  };
  const findReadme = async (collection: string, viewer: Viewer): Promise<Readme | undefined> =>
    isTaken(collection, folders)
      ? undefined
      : store.findReadme(await readable.collectionFor(collection, viewer));
  return {
    checkMayDescribe: checkDescribing,
    async putReadme(collection, bytes, actor, conditions = {}) {
      checkDescribing(collection, actor);
      return store.putReadme(collection, toReadmeText(bytes), actor, conditions, now());
    },
    async removeReadme(collection, actor, conditions = {}) {
      return store.removeReadme(collection, actor, conditions, now());
    },
    findReadme,
    async getReadme(collection, viewer) {
      const readme = await findReadme(collection, viewer);
      if (readme === undefined) throw noReadme(collection);
      return readme;
    },
  };
}
