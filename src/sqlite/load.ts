import type { Actor } from '../catalogue/actor.ts';
import type { TorrentEdit } from '../catalogue/edit.ts';
import type {
  EditFacts,
  PathFacts,
  PublicationFacts,
  RemovalFacts,
  ReportFacts,
  RestorationFacts,
  SettlementFacts,
  TargetFacts,
} from '../catalogue/facts.ts';
import { NOTHING } from '../catalogue/holdings.ts';
import type { Block } from '../catalogue/moderation.ts';
import { pathAfter } from '../catalogue/plan-edit.ts';
import type { TorrentAddress, TorrentDraft } from '../catalogue/store.ts';
import { infohashesOf, type Torrent } from '../catalogue/torrent.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import { createBlockReader } from './blocks.ts';
import type { Connection } from './connection.ts';
import { createFinder } from './find.ts';
import { createHoldingsReader } from './owners.ts';
import { createRemovalFinder } from './removals.ts';
import { createReportReader } from './reports.ts';

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

/** Prepares all look-ups once for a connection. */
export function createLoader(connection: Connection): Loader {
  const finder = createFinder(connection);
  const findRemoval = createRemovalFinder(connection);
  const blocks = createBlockReader(connection);
  const reports = createReportReader(connection);
  const holdings = createHoldingsReader(connection);
  const nextId = createNextId(connection);

  const target = (address: TorrentAddress): TargetFacts => {
    const torrent = finder.find(address);
    return { torrent, removal: torrent === undefined ? findRemoval(address) : undefined };
  };
  const pathFacts = (torrent: Torrent | undefined, edit: TorrentEdit = {}): PathFacts => {
    if (torrent === undefined) return { occupant: undefined, blockReason: undefined };
    return {
      occupant: finder.findHolder(pathAfter(torrent, edit)),
      blockReason: blocks.findReason(torrent),
    };
  };
  const holdingsOf = ({ tokenId }: Actor) => (tokenId === undefined ? NOTHING : holdings(tokenId));
  const blocksOf = (torrent: Torrent | undefined) =>
    torrent === undefined ? [] : blocks.findAll(infohashesOf(torrent));

  return {
    publication(draft, actor) {
      const [same, other] = finder.findByInfohashes(draft.infohashV1, draft.infohashV2);
      return {
        same,
        other,
        occupant: finder.findHolder(draft),
        blockReason: blocks.findReason(draft),
        purged: infohashesOf(draft)
          .map((infohash) => findRemoval({ infohash }))
          .find((removal) => removal !== undefined),
        holdings: holdingsOf(actor),
        newId: nextId('torrents'),
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
      const torrent = finder.find({ infohash });
      return { torrent, at: pathFacts(torrent), holdings: holdingsOf(actor) };
    },
    purge: (removedBefore, limit) => finder.listRemoved(removedBefore, limit),
    blocks: (infohashes) => blocks.findAll(infohashes),
    report(infohash) {
      const torrent = finder.find({ infohash });
      return { torrent, openCount: openCountOf(torrent), newId: nextId('reports') };
    },
    settlement(reportId) {
      const torrent = reports.find(reportId)?.torrent;
      return { torrent, openCount: openCountOf(torrent), at: pathFacts(torrent), blocks: blocksOf(torrent) };
    },
  };

  function openCountOf(torrent: Torrent | undefined): number {
    return torrent === undefined ? 0 : reports.countOpen(torrent.id);
  }
}

/** Prepares the look-up of the id that a new row gets: never one that a row has had before. */
function createNextId(connection: Connection): (table: string) => number {
  const last = connection.prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck();
  return (table) => (last.get(table) ?? 0) + 1;
}
