import type { AppError } from '../errors.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import type { Actor } from './actor.ts';
import type { CollectionSettings, SettingsEdit } from './collection-settings.ts';
import type { TorrentEdit } from './edit.ts';
import type { TorrentDraft } from './draft.ts';
import type { Facets } from './facets.ts';
import type { Inheritable } from './inherit.ts';
import type { LatestWanted } from './latest.ts';
import type { ListedCollection, Revision } from './listed-collection.ts';
import type { NewPicture, ReadmePicture } from './picture.ts';
import type { Preconditions } from './preconditions.ts';
import type { CollectionMove } from './plan-move.ts';
import type { Publisher, PublisherDraft } from './publisher.ts';
import type { ReadmeChange } from './plan-readme.ts';
import type { PublicationOutcome } from './publication.ts';
import type { Readme } from './readme.ts';
import type { RemovalInput } from './removal.ts';
import type { RetentionBatch, RuledCollection } from './retention.ts';
import type { Count, ListInput, TorrentFilter, TorrentPage } from './torrent-list.ts';
import type { Removal, Torrent, TorrentPath } from './torrent.ts';
import type { SourcedCollection } from './sources.ts';
import type { UploadRules } from './upload-rules.ts';

/** By infohash it is the torrent that `chooseCopy` chooses, unless its area is given: in each area is one of that infohash. */
export type TorrentAddress =
  | { readonly infohash: Infohash; readonly area?: string }
  | { readonly path: TorrentPath };

export interface Publication {
  readonly outcome: PublicationOutcome;
  /** The torrent after the publication; for `conflict` the existing torrent, which the actor may see. */
  readonly torrent: Torrent;
  /** What a replacement took over from the torrent that it replaces, or will replace. */
  readonly inherited: readonly Inheritable[];
}

/** A draft of many, and when it is published. */
export interface DatedDraft {
  readonly draft: TorrentDraft;
  readonly at: Date;
}

/** What became of each of many drafts: where its torrent is, or why it was refused. */
export type ManyResults = readonly ((Pick<Publication, 'outcome'> & TorrentPath) | AppError)[];

/** What an owner has here. */
export interface Holdings {
  /** Published torrents that are neither replaced nor removed. */
  readonly torrentCount: number;
  /** Including their pictures, and torrents that were replaced, or removed and not purged yet: these are still stored. */
  readonly metainfoBytes: number;
}

/**
 * The store of the catalogue. Each method is one transaction. A change resolves after it is durable (synced to disk)
 * together with its audit record, and rejects with nothing changed. All methods reject with AppError
 * `insufficient_storage` when the disk is full, and `unavailable` when the store is busy for too long, or closed.
 */
export interface CatalogueStore {
  /**
   * Loads the existing torrents at the draft's path and infohash, lets `decidePublication` decide, and applies that.
   * Rejects with what `decidePublication` throws, with forbidden for a blocked infohash or a full quota, and with invalid for
   * what is not as its collection asks.
   */
  publish(draft: TorrentDraft, actor: Actor, conditions: Preconditions, now: Date): Promise<Publication>;

  /**
   * The same for many drafts in one transaction, in their order, each as if it were the only one: one that is refused does
   * not stop the others. Resolves to a result for each. Rejects, with nothing changed, with what is no fault of a draft.
   */
  publishMany(drafts: readonly DatedDraft[], actor: Actor, conditions: Preconditions): Promise<ManyResults>;

  /**
   * Removes a torrent from all lists, and blocks it if requested. Its bytes stay until it is purged. Rejects with
   * not_found (also for a torrent that the actor may not see), gone or unavailable_for_legal_reasons, or what
   * `checkVersion` and `checkMayRemove` throw.
   */
  remove(
    address: TorrentAddress,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
    removal?: RemovalInput,
  ): Promise<Torrent>;

  /**
   * Restores a removed torrent with its former state. Rejects with not_found (also when it was purged, was removed
   * before `removedSince`, or when the actor may not know about it), with conflict when another torrent has its path
   * now, with forbidden when it has been blocked since, or what `checkVersion`, `checkMayRestore` and `checkQuota`
   * throw.
   */
  restore(
    infohash: Infohash,
    actor: Actor,
    now: Date,
    removedSince?: Date,
    conditions?: Preconditions,
  ): Promise<Torrent>;

  /**
   * Changes the fields, path or state of a torrent. A pending one that is approved replaces the torrent at its path.
   * Rejects with not_found (also for a torrent that the actor may not see), gone or unavailable_for_legal_reasons,
   * conflict when the new path is in use, forbidden when a blocked torrent would become visible, or what `checkVersion`
   * and `checkMayEdit` throw.
   */
  edit(
    address: TorrentAddress,
    edit: TorrentEdit,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
  ): Promise<Torrent>;

  /**
   * Purges up to `limit` torrents that were removed before that time, with their bytes, and returns the space to the
   * file system. Resolves to how many there were.
   */
  purge(removedBefore: Date, limit: number, now: Date): Promise<number>;

  /**
   * Removes up to `limit` torrents that have expired and are not pinned, the first one first, as the server. Resolves to how
   * many there were.
   */
  removeExpired(limit: number, now: Date): Promise<number>;

  /** Removes those of a batch that the rules of their collection do not keep, as the server. Resolves to how many. */
  removeByRetention(batch: RetentionBatch, now: Date): Promise<number>;

  /** The collections after that path that have rules of their own, in the order of their paths. */
  listRuled(after: string, limit: number): Promise<readonly RuledCollection[]>;

  /** The collections that have sources of their own, in the order of their paths. */
  listSourced(): Promise<readonly SourcedCollection[]>;

  /**
   * Writes the README of a collection. Rejects with what `checkMayDescribe` and `checkPreconditions` throw, and with
   * conflict for a new one of a collection in which nothing is public, unless the actor moderates it.
   */
  putReadme(
    collection: string,
    text: string,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
  ): Promise<ReadmeChange>;

  /** Removes the README of a collection. Rejects like `putReadme`, and with not_found when there is none. */
  removeReadme(collection: string, actor: Actor, conditions: Preconditions, now: Date): Promise<Readme>;

  findReadme(collection: string): Promise<Readme | undefined>;

  /**
   * Changes the settings of a collection, and resolves to all of them. Rejects with what `checkMayConfigure` throws, and
   * with what `checkPreconditions` throws about `collectionVersionOf` and `settingsVersionOf`.
   */
  editSettings(
    collection: string,
    edit: SettingsEdit,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
  ): Promise<CollectionSettings>;

  /** The settings of a collection; the default ones where none were made. */
  findSettings(collection: string): Promise<CollectionSettings>;

  /** What a collection asks of uploads, or the nearest one above it that does. */
  findUploadRules(collection: string): Promise<UploadRules | undefined>;

  /**
   * Moves a collection with all that is in it and below it. Rejects with forbidden unless the actor moderates both paths,
   * not_found when nothing is there, and conflict, with nothing moved, when something is at the new path, when that is in
   * the collection itself, or when the collection is too large or too deep; and with what `checkPreconditions` throws about
   * the versions that `editSettings` knows.
   */
  moveCollection(
    from: string,
    to: string,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
  ): Promise<CollectionMove>;

  /** Where a collection is that was moved as a whole, or what was below it; undefined when none was moved from there. */
  findMovedCollection(path: string): Promise<string | undefined>;

  /**
   * Adds a picture to those of a collection's README, or replaces the one with its name. Rejects like `putReadme`, with
   * too_large for too many, and with forbidden for a full quota.
   */
  putReadmePicture(
    collection: string,
    picture: NewPicture,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
  ): Promise<ReadmePicture>;

  /** Removes a picture from those of a collection's README. Rejects like `removeReadme`. */
  removeReadmePicture(
    collection: string,
    name: string,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
  ): Promise<ReadmePicture>;

  /** Writes the page of the actor's token. Rejects with what `planPublisher` throws. */
  putPublisher(draft: PublisherDraft, actor: Actor, now: Date): Promise<Publisher>;

  /** Removes a publisher's page, by its address. Rejects with what `planPublisherRemoval` throws. */
  removePublisher(slug: string, actor: Actor, now: Date): Promise<Publisher>;

  /** Gives or takes the mark of a verified publisher. Rejects with what `planVerification` throws. */
  verifyPublisher(slug: string, verified: boolean, actor: Actor, now: Date): Promise<Publisher>;

  /** By its address, or by one that it had before. */
  findPublisher(slug: string): Promise<Publisher | undefined>;

  findPublisherOf(ownerId: number): Promise<Publisher | undefined>;

  /** At most `limit`, in the order of their addresses, after that one. */
  listPublishers(limit: number, after: string | undefined): Promise<readonly Publisher[]>;

  /** The pictures that the README of a collection can show, also before it is written. */
  listReadmePictures(collection: string): Promise<readonly ReadmePicture[]>;

  /** The last number that a stream gave; undefined when it gave none. */
  findLastNumber(stream: string): Promise<number | undefined>;

  /** By path: the torrent that has it. By infohash: the one of the open area, in any state. */
  find(address: TorrentAddress): Promise<Torrent | undefined>;

  /** The torrents of other areas than the open one that have the infohash, in any state. */
  findPrivate(infohash: Infohash): Promise<readonly Torrent[]>;

  /** The area of a collection, which may be empty. */
  findArea(collection: string): Promise<string>;

  /** The areas other than the open one at or below a collection (`''` for the root), up to `limit`, sorted by name. */
  listAreas(within: string, limit: number): Promise<readonly string[]>;

  /**
   * By path: the removal, if that was the last change there, even when the torrent was purged or published elsewhere
   * since. By infohash: the removal of a torrent of the open area that is removed or purged.
   */
  findRemoval(address: TorrentAddress): Promise<Removal | undefined>;

  /**
   * Where the torrent is now that had this path and was moved, alone or with its collection, until another torrent has the
   * path.
   */
  findMove(path: TorrentPath): Promise<TorrentPath | undefined>;

  /**
   * Earlier torrents of the same token at the torrent's path, the newest first. Not those of others, who could have
   * prepared the path for a later owner.
   */
  listPredecessors(torrent: Torrent, limit: number): Promise<readonly Torrent[]>;

  list(input: ListInput): Promise<TorrentPage>;

  /** How many torrents match. Exact when the number is stored; else counted, up to `max` or a time limit. */
  count(filter: TorrentFilter, max: number): Promise<Count>;

  /**
   * The word that most of the torrents that match the filter have in their names, titles, tags and other short texts;
   * undefined when none of them has any of the words. Of words that many have, the first is taken.
   */
  findCommonest(words: readonly string[], filter: TorrentFilter): Promise<string | undefined>;

  /** The latest public torrent, by `chooseLatest`, which may refuse; undefined when none is as it is wanted. */
  findLatest(wanted: LatestWanted): Promise<Torrent | undefined>;

  /** What the public torrents of a filter can be narrowed down to. */
  countFacets(filter: TorrentFilter): Promise<Facets>;

  /**
   * The categories that public torrents of the open area have, at most `limit`, each in the spelling of the latest torrent that has it and
   * sorted by `labelKey`. Of more, it has those that were used first, as far as the store knows, so that new ones push none
   * of them out.
   */
  listCategories(limit: number): Promise<readonly string[]>;

  /** The collections directly below `parent` (`''` for the root), sorted by name, in that area. */
  listCollections(parent: string, area?: string): Promise<readonly ListedCollection[]>;

  /** The collection itself; undefined when nothing public of the area is in it or below it. */
  findCollection(path: string, area?: string): Promise<ListedCollection | undefined>;

  /**
   * The revision of what is public in a collection and below it (`''` for the root): another after every change of one of
   * these torrents, or of a README there. Undefined when there is none in the area, except for the root of the open one.
   */
  findRevision(path: string, area?: string): Promise<Revision | undefined>;

  /** The holdings of a token; undefined is all uploads without a token together. */
  findHoldings(ownerId: number | undefined): Promise<Holdings>;
}
