import { AppError } from '../errors.ts';
import type { Actor } from './actor.ts';
import {
  checkMayConfigure,
  mayConfigure,
  ownSettings,
  type CollectionDetails,
  type CollectionSettings,
  type SettingsEdit,
} from './collection-settings.ts';
import type { DetailsOf } from './collection-details.ts';
import type { Keeping, RetentionCheck } from './keeping.ts';
import type { Preconditions } from './preconditions.ts';
import { mayDescribe } from './readme.ts';
import type { Readmes } from './readmes.ts';
import { isTaken } from './reserved.ts';
import { checkRetention, type RetentionRules } from './retention.ts';
import { parentOf } from './ancestors.ts';
import { mayRead, type Viewer } from './areas.ts';
import { toSources } from './sources.ts';
import { toUploadRules, type UploadRules } from './upload-rules.ts';
import type { CatalogueStore } from './store.ts';

/** Single collections, with what is set for them. */
export interface Collections {
  /**
   * A collection in which something is public; for those who may change its settings, also one that only has settings or a
   * README, and for those who may write its README one that has one. Rejects with not_found.
   */
  getCollection(path: string, viewer: Actor): Promise<CollectionDetails>;
  /**
   * Changes the settings of a collection, which may be empty. Rejects with what `checkCollection` and `checkMayConfigure`
   * throw, malformed for rules or sources that are not valid, conflict for those that would empty it, precondition_failed, unavailable.
   */
  editCollection(
    path: string,
    edit: SettingsEdit,
    actor: Actor,
    conditions?: Preconditions,
  ): Promise<CollectionDetails>;
  /**
   * Writes the README of a collection as `putReadme` does, or removes it as `removeReadme` does when there is no text, and
   * resolves to the collection. Rejects like these.
   */
  editReadme(
    path: string,
    text: string | null,
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
  /**
   * What a collection asks of uploads, or the nearest one above it that does. A private collection that the viewer may not
   * read answers like one that does not exist.
   */
  findUploadRules(path: string, viewer: Viewer): Promise<UploadRules | undefined>;
}

export interface CollectionsParts {
  readonly keeping: Omit<Keeping, 'sweep'>;
  readonly store: Pick<CatalogueStore, 'findSettings' | 'editSettings' | 'findArea' | 'findUploadRules'>;
  readonly readmes: Pick<Readmes, 'putReadme' | 'removeReadme'>;
  readonly detailsOf: DetailsOf;
  readonly now: () => Date;
  /** The paths of folders that are served beside the torrents. */
  readonly folders: readonly string[];
  readonly checkCollection: (collection: string) => void;
}

export function createCollections({
  store,
  readmes,
  detailsOf,
  keeping,
  now,
  folders,
  checkCollection,
}: CollectionsParts): Collections {
  const checkConfiguring = (path: string, actor: Actor): void => {
    checkCollection(path);
    checkMayConfigure(actor, path);
  };
  return {
    async getCollection(path, viewer) {
      if (isTaken(path, folders)) throw missingCollection(path);
      const details = await detailsOf(path, viewer);
      const { torrentCount, settings, readme } = details;
      if (torrentCount > 0) return details;
      if (readme !== undefined && mayDescribe(viewer, path)) return details;
      const isKept = readme !== undefined || Object.keys(ownSettings(settings)).length > 0;
      if (isKept && mayConfigure(viewer, path)) return details;
      throw missingCollection(path);
    },
    async editCollection(path, edit, actor, conditions = {}) {
      checkConfiguring(path, actor);
      const retention = edit.retention && checkRetention(edit.retention);
      if (retention) await keeping.checkNotEmptied(path, retention);
      const uploads = edit.uploads && toUploadRules(edit.uploads);
      const sources = edit.sources && toSources(edit.sources);
      const checked = { ...edit, retention, uploads, sources };
      const settings = await store.editSettings(path, checked, actor, conditions, now());
      return { ...(await detailsOf(path, actor)), settings };
    },
    async editReadme(path, text, actor, conditions) {
      if (text === null) await readmes.removeReadme(path, actor, conditions);
      else await readmes.putReadme(path, Buffer.from(text), actor, conditions);
      return detailsOf(path, actor);
    },
    checkMayConfigure: checkConfiguring,
    findSettings: (path) => store.findSettings(path),
    async checkRetention(path, rules, actor) {
      checkConfiguring(path, actor);
      const checked = rules === undefined ? await keeping.findRules(path) : checkRetention(rules);
      return keeping.check(path, checked ?? []);
    },
    findRules: keeping.findRules,
    async findUploadRules(path, viewer) {
      const area = await store.findArea(path);
      const isRead = mayRead(viewer, { collection: path, area });
      return store.findUploadRules(isRead ? path : (parentOf(area) ?? ''));
    },
  };
}

/** The error for a collection in which nothing is public. */
export function missingCollection(path: string): AppError {
  return new AppError('not_found', `Cannot find the collection ${path}: nothing is published in it`, {
    hint: 'It exists as soon as a torrent is published there.',
  });
}
