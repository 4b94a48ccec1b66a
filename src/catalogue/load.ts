import type { Infohash } from '../metainfo/infohash.ts';
import type { Actor } from './actor.ts';
import { withAncestors } from './ancestors.ts';
import type { TorrentEdit } from './edit.ts';
import type { CollectionSettings } from './collection-settings.ts';
import type {
  CollectionContents,
  EditFacts,
  MoveFacts,
  PathFacts,
  PublicationFacts,
  ReadmeFacts,
  RemovalFacts,
  ReportFacts,
  RestorationFacts,
  RetentionFacts,
  SettingsFacts,
  SettlementFacts,
  TargetFacts,
} from './facts.ts';
import type { Block } from './moderation.ts';
import { pathAfter } from './plan-edit.ts';
import type { ReadmePicture } from './picture.ts';
import type { Readme } from './readme.ts';
import type { Holdings, RetentionBatch, TorrentAddress, TorrentDraft } from './store.ts';
import { infohashesOf, type Removal, type Torrent, type TorrentPath } from './torrent.ts';

/** The single look-ups of a synchronous store. Call each in the transaction of the change. */
export interface Lookups {
  /** By path: the torrent that has it. By infohash: in any state. */
  find(address: TorrentAddress): Torrent | undefined;
  /** In any state. */
  findById(id: number): Torrent | undefined;
  /** The torrent that has the path: public, unlisted or hidden. */
  findOccupant(path: TorrentPath): Torrent | undefined;
  /** The torrents with one of the infohashes (at most two), in any state, one with a path first. */
  findByInfohashes(torrent: Pick<Torrent, 'infohashV1' | 'infohashV2'>): readonly Torrent[];
  /** Torrents that were removed before that time, the oldest removal first. */
  listRemoved(removedBefore: Date, limit: number): readonly Torrent[];
  /** Torrents in any state but removed that expire at that time or earlier and are not pinned, the first one first. */
  listExpired(now: Date, limit: number): readonly Torrent[];
  /** The remembered removal of a path or infohash, which is stored separately from the torrent. */
  findRemoval(address: TorrentAddress): Removal | undefined;
  /** The holdings of a token; undefined is all uploads without a token together. */
  findHoldings(ownerId: number | undefined): Holdings;
  findReadme(collection: string): Readme | undefined;
  /** The settings of a collection; the default ones where none were made. */
  findSettings(collection: string): CollectionSettings;
  listReadmePictures(collection: string): readonly ReadmePicture[];
  /** Whether anything public is in the collection or below it. */
  isListed(collection: string): boolean;
  findContents(collection: string): CollectionContents;
  /** The blocks of the infohashes that are blocked. */
  findBlocks(infohashes: readonly Infohash[]): readonly Block[];
  /**
   * Why a torrent may not be published; undefined when it may. A block of the first 40 digits of a v2 infohash blocks
   * it too, because clients and trackers use these (BEP 52).
   */
  findBlockReason(torrent: Pick<Torrent, 'infohashV1' | 'infohashV2'>): string | undefined;
  /** The torrent of an open report. */
  findReported(reportId: number): Torrent | undefined;
  /** How many reports of a torrent are open, and the id of the newest of them, 0 for none. */
  findOpenReports(torrentId: number): OpenReports;
  /** The next id. An id is never used twice. */
  nextId(kind: 'torrent' | 'report'): number;
}

export interface OpenReports {
  readonly openCount: number;
  readonly newestId: number;
}

/** Loads the facts that a change needs. Call it in the transaction of the change. */
export interface Loader {
  publication(draft: TorrentDraft, actor: Actor): PublicationFacts;
  removal(address: TorrentAddress): RemovalFacts;
  edit(address: TorrentAddress, edit: TorrentEdit, actor: Actor): EditFacts;
  restoration(infohash: Infohash, actor: Actor): RestorationFacts;
  /** Torrents that were removed before that time, the oldest removal first. */
  purge(removedBefore: Date, limit: number): readonly Torrent[];
  /** Torrents that expired and are not pinned, the first one first. */
  expired(now: Date, limit: number): readonly Torrent[];
  blocks(infohashes: readonly Infohash[]): readonly Block[];
  readme(collection: string, actor: Actor): ReadmeFacts;
  settings(collection: string): SettingsFacts;
  move(from: string, to: string): MoveFacts;
  retention(batch: RetentionBatch): RetentionFacts;
  report(infohash: Infohash): ReportFacts;
  settlement(reportId: number): SettlementFacts;
}

/** Makes the facts of each change from single look-ups. */
export function createLoader(look: Lookups): Loader {
  const target = (address: TorrentAddress): TargetFacts => {
    const torrent = look.find(address);
    return {
      torrent,
      removal: torrent === undefined ? look.findRemoval(address) : undefined,
      occupant: torrent?.state === 'pending' ? look.findOccupant(torrent) : undefined,
    };
  };
  const pathFacts = (torrent: Torrent | undefined, edit: TorrentEdit = {}): PathFacts => {
    if (torrent === undefined) return { occupant: undefined, blockReason: undefined };
    return {
      occupant: look.findOccupant(pathAfter(torrent, edit)),
      blockReason: look.findBlockReason(torrent),
    };
  };
  const byIds = (ids: readonly number[]) => ids.map(look.findById).filter((torrent) => torrent !== undefined);
  const blocksOf = (torrent: Torrent | undefined) =>
    torrent === undefined ? [] : look.findBlocks(infohashesOf(torrent));

  return {
    publication(draft, actor) {
      const [same, other] = look.findByInfohashes(draft);
      return {
        same,
        other,
        occupant: look.findOccupant(draft),
        blockReason: look.findBlockReason(draft),
        purged: infohashesOf(draft)
          .map((infohash) => look.findRemoval({ infohash }))
          .find((removal) => removal !== undefined),
        holdings: look.findHoldings(actor.tokenId),
        newId: look.nextId('torrent'),
      };
    },
    removal(address) {
      const facts = target(address);
      return { ...facts, blocks: blocksOf(facts.torrent) };
    },
    edit(address, edit, actor) {
      const facts = target(address);
      const holdings = look.findHoldings(actor.tokenId);
      return { ...facts, at: pathFacts(facts.torrent, edit), holdings };
    },
    restoration(infohash, actor) {
      const torrent = look.find({ infohash });
      return { torrent, at: pathFacts(torrent), holdings: look.findHoldings(actor.tokenId) };
    },
    purge: (removedBefore, limit) => look.listRemoved(removedBefore, limit),
    expired: (now, limit) => look.listExpired(now, limit),
    blocks: (infohashes) => look.findBlocks(infohashes),
    readme: (collection, actor) => ({
      readme: look.findReadme(collection),
      pictures: look.listReadmePictures(collection),
      holdings: look.findHoldings(actor.tokenId),
      isListed: look.isListed(collection),
    }),
    retention: ({ collection, dueIds, keptIds }) => {
      const own = withAncestors(collection).map((path) => look.findSettings(path).retention);
      return { rules: own.find((rules) => rules !== null) ?? [], due: byIds(dueIds), kept: byIds(keptIds) };
    },
    settings: (collection) => ({ settings: look.findSettings(collection) }),
    move: (from, to) => ({
      source: look.findContents(from),
      target: look.findContents(to),
      settings: look.findSettings(from),
    }),
    report(infohash) {
      const torrent = look.find({ infohash });
      return { torrent, openCount: openReportsOf(torrent).openCount, newId: look.nextId('report') };
    },
    settlement(reportId) {
      const torrent = look.findReported(reportId);
      return { torrent, ...openReportsOf(torrent), at: pathFacts(torrent), blocks: blocksOf(torrent) };
    },
  };

  function openReportsOf(torrent: Torrent | undefined): OpenReports {
    return torrent === undefined ? { openCount: 0, newestId: 0 } : look.findOpenReports(torrent.id);
  }
}
