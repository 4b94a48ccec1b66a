import type { Infohash } from '../metainfo/infohash.ts';
import type { Actor } from './actor.ts';
import type { TorrentEdit } from './edit.ts';
import type {
  EditFacts,
  PathFacts,
  PublicationFacts,
  RemovalFacts,
  ReportFacts,
  RestorationFacts,
  SettlementFacts,
  TargetFacts,
} from './facts.ts';
import type { Block } from './moderation.ts';
import { pathAfter } from './plan-edit.ts';
import type { Holdings, TorrentAddress, TorrentDraft } from './store.ts';
import { infohashesOf, type Removal, type Torrent, type TorrentPath } from './torrent.ts';

/** The single look-ups of a store that answers at once; each in the transaction that makes the change. */
export interface Lookups {
  /** By path: what has it. By infohash: in any state. */
  find(address: TorrentAddress): Torrent | undefined;
  /** What has the path: public, unlisted or hidden. */
  findOccupant(path: TorrentPath): Torrent | undefined;
  /** What has one of the infohashes (two torrents at most), in any state, one that has a path first. */
  findByInfohashes(torrent: Pick<Torrent, 'infohashV1' | 'infohashV2'>): readonly Torrent[];
  /** Those that were removed before that time, the first ones first. */
  listRemoved(removedBefore: Date, limit: number): readonly Torrent[];
  /** The removal that is remembered for a path or an infohash, apart from the torrent itself. */
  findRemoval(address: TorrentAddress): Removal | undefined;
  /** Of a token; undefined is all uploads without one together. */
  findHoldings(ownerId: number | undefined): Holdings;
  /** The blocks of those infohashes that are blocked. */
  findBlocks(infohashes: readonly Infohash[]): readonly Block[];
  /**
   * Why a torrent may not be published; undefined: it may. A v2 infohash is blocked also by its first 40 digits, which is
   * how clients and trackers know it (BEP 52).
   */
  findBlockReason(torrent: Pick<Torrent, 'infohashV1' | 'infohashV2'>): string | undefined;
  /** What an open report is about. */
  findReported(reportId: number): Torrent | undefined;
  /** How many reports of a torrent are open, and the id of the newest of these, 0 for none. */
  findOpenReports(torrentId: number): OpenReports;
  /** The id that the next one gets: never one that another has had. */
  nextId(kind: 'torrent' | 'report'): number;
}

export interface OpenReports {
  readonly openCount: number;
  readonly newestId: number;
}

/** Looks up what a change needs to know; to be called in the transaction that makes it. */
export interface Loader {
  publication(draft: TorrentDraft, actor: Actor): PublicationFacts;
  removal(address: TorrentAddress): RemovalFacts;
  edit(address: TorrentAddress, edit: TorrentEdit): EditFacts;
  restoration(infohash: Infohash, actor: Actor): RestorationFacts;
  /** Torrents that were removed before that time, the first ones first. */
  purge(removedBefore: Date, limit: number): readonly Torrent[];
  blocks(infohashes: readonly Infohash[]): readonly Block[];
  report(infohash: Infohash): ReportFacts;
  settlement(reportId: number): SettlementFacts;
}

/** Puts the facts of each change together from single look-ups. */
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
    edit(address, edit) {
      const facts = target(address);
      return { ...facts, at: pathFacts(facts.torrent, edit) };
    },
    restoration(infohash, actor) {
      const torrent = look.find({ infohash });
      return { torrent, at: pathFacts(torrent), holdings: look.findHoldings(actor.tokenId) };
    },
    purge: (removedBefore, limit) => look.listRemoved(removedBefore, limit),
    blocks: (infohashes) => look.findBlocks(infohashes),
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
