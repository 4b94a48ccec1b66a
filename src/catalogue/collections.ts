import { AppError } from '../errors.ts';
import type { Actor } from './actor.ts';
import { OPEN_AREA } from './areas.ts';
import {
  checkMayConfigure,
  mayConfigure,
  ownSettings,
  type CollectionDetails,
  type CollectionSettings,
  type SettingsEdit,
} from './collection-settings.ts';
import type { Keeping, RetentionCheck } from './keeping.ts';
import type { Preconditions } from './preconditions.ts';
import type { Readable } from './readable.ts';
import { isTaken } from './reserved.ts';
import { checkRetention, type RetentionRules } from './retention.ts';
import type { CatalogueStore } from './store.ts';

/** Single collections, with what is set for them. */
export interface Collections {
  /**
   * A collection in which something is public; for those who may change its settings, also one that only has settings or a
   * README. Rejects with not_found.
   */
  getCollection(path: string, viewer: Actor): Promise<CollectionDetails>;
  /**
   * Changes the settings of a collection, which may be empty. Rejects with what `checkCollection` and `checkMayConfigure`
   * throw, malformed for retention rules that are not valid, conflict for those that would empty it, precondition_failed, unavailable.
   */
  editCollection(
    path: string,
    edit: SettingsEdit,
    actor: Actor,
    conditions?: Preconditions,
  ): Promise<CollectionDetails>;
  /** Throws what `editCollection` rejects with for that actor and collection. To be asked before a form is shown. */
  checkMayConfigure(path: string, actor: Actor): void;
  findSettings(path: string): Promise<CollectionSettings>;
  /**
   * What retention rules would remove from the collection, or those that count for it now. Rejects with what
   * `checkMayConfigure` throws, and with malformed for rules that are not valid.
   */
  checkRetention(path: string, rules: RetentionRules | undefined, actor: Actor): Promise<RetentionCheck>;
  /** The retention rules that count for a collection: its own, or those of the nearest one above it. */
  findRules: Keeping['findRules'];
}

export interface CollectionsParts {
  readonly keeping: Omit<Keeping, 'sweep'>;
  readonly store: Pick<CatalogueStore, 'findSettings' | 'editSettings' | 'findReadme'>;
  readonly readable: Pick<Readable, 'findCollection' | 'placeOf'>;
  readonly now: () => Date;
  /** The paths of folders that are served beside the torrents. */
  readonly folders: readonly string[];
  readonly checkCollection: (collection: string) => void;
}

export function createCollections({
  store,
  keeping,
  readable,
  now,
  folders,
  checkCollection,
}: CollectionsParts): Collections {
  const checkConfiguring = (path: string, actor: Actor): void => {
    checkCollection(path);
    checkMayConfigure(actor, path);
  };
  const detailsOf = async (path: string, settings: CollectionSettings, viewer: Actor) => {
    const { torrentCount = 0 } = (await readable.findCollection(path, viewer)) ?? {};
    const { area } = await readable.placeOf(path, viewer);
    return { path, torrentCount, isPrivate: area !== OPEN_AREA, settings };
  };
  return {
    async getCollection(path, viewer) {
      if (isTaken(path, folders)) throw missingCollection(path);
      const settings = await store.findSettings(path);
      const details = await detailsOf(path, settings, viewer);
      if (details.torrentCount > 0) return details;
      const isKept = Object.keys(ownSettings(settings)).length > 0 || (await store.findReadme(path));
      if (isKept && mayConfigure(viewer, path)) return details;
      throw missingCollection(path);
    },
    async editCollection(path, edit, actor, conditions = {}) {
      checkConfiguring(path, actor);
      const retention = edit.retention && checkRetention(edit.retention);
      if (retention) await keeping.checkNotEmptied(path, retention);
      const settings = await store.editSettings(path, { ...edit, retention }, actor, conditions, now());
      return detailsOf(path, settings, actor);
    },
    checkMayConfigure: checkConfiguring,
    findSettings: (path) => store.findSettings(path),
    async checkRetention(path, rules, actor) {
      checkConfiguring(path, actor);
      const checked = rules === undefined ? await keeping.findRules(path) : checkRetention(rules);
      return keeping.check(path, checked ?? []);
    },
    findRules: keeping.findRules,
  };
}

/** The error for a collection in which nothing is public. */
export function missingCollection(path: string): AppError {
  return new AppError('not_found', `Cannot find the collection ${path}: nothing is published in it`, {
    hint: 'It exists as soon as a torrent is published there.',
  });
}
