import type { Change } from '../../../catalogue/plan.ts';
import type { Signal } from '../../../events/signal.ts';
import { createBlobWriter } from './blobs.ts';
import { createBlockWriter } from '../moderation/blocks.ts';
import type { Connection } from '../database/connection.ts';
import { createBorderWriter } from '../events/border-writer.ts';
import { createEventMover } from '../events/event-mover.ts';
import { createEventWriter } from '../events/event-writer.ts';
import { createStreamCounter } from '../collections/streams.ts';
import { createCollectionMover } from '../collections/collection-mover.ts';
import { createPublisherWriter } from '../publishers/publishers.ts';
import { createReadmePictureWriter } from '../collections/readme-pictures.ts';
import { createAreaWriter } from '../collections/area-writer.ts';
import type { AreaReader } from '../collections/areas.ts';
import { createReadmeWriter } from '../collections/readmes.ts';
import { createSettingsWriter } from '../collections/settings.ts';
import { createListing } from '../lists/listing.ts';
import type { TorrentFinder } from './find.ts';
import { createHoldingsWriter } from './holdings.ts';
import { createMoveWriter } from './moves.ts';
import { createPictureUses } from './picture-uses.ts';
import { createRemovalWriter } from './removals.ts';
import { createReportWriter } from '../moderation/reports.ts';
import { createTorrentWriter } from './torrent-writer.ts';

export interface ChangeWriterParts {
  readonly findById: TorrentFinder['findById'];
  readonly findArea: AreaReader['find'];
  /** That of `createWordWriter`. */
  readonly writeWords: () => void;
  /** Sent after each rollback. */
  readonly rolledBack: Pick<Signal, 'subscribe'>;
}

/** Prepares the function that applies changes of the catalogue, once for a connection. */
export function createChangeWriter(
  connection: Connection,
  { findById, findArea, writeWords, rolledBack }: ChangeWriterParts,
): (change: Change, now: Date) => void {
  const blobs = createBlobWriter(connection);
  const listing = createListing(connection, findArea, rolledBack);
  const usePictures = createPictureUses(connection);
  const torrents = createTorrentWriter(connection, listing, usePictures);
  const addHoldings = createHoldingsWriter(connection);
  const removals = createRemovalWriter(connection);
  const moves = createMoveWriter(connection);
  const blocks = createBlockWriter(connection);
  const reports = createReportWriter(connection);
  const readmes = createReadmeWriter(connection);
  const addEvent = createEventWriter(connection);
  const assignArea = createAreaWriter(connection, { kept: listing.kept, findById, writeWords });
  const putSettings = createSettingsWriter(connection);
  const countStream = createStreamCounter(connection);
  const moveEvents = createEventMover(connection);
  const crossBorder = createBorderWriter(connection);
  const moveCollection = createCollectionMover(connection, listing, writeWords);
  const publishers = createPublisherWriter(connection);
  const putReadmePictures = createReadmePictureWriter(connection, usePictures);

  return (change, now) => {
    switch (change.kind) {
      case 'putBlob':
        return blobs.put(change.sha256, change.bytes, change.torrentId);
      case 'deleteBlob':
        return blobs.delete(change.sha256, change.infohash);
      case 'deleteUnusedBlob':
        return blobs.deleteUnused(change.sha256);
      case 'insertTorrent':
        return torrents.insert(change, now);
      case 'updateTorrent':
        return torrents.update(change, now);
      case 'deleteTorrent':
        return torrents.delete(change);
      case 'addHoldings':
        return addHoldings(change.ownerId, change.difference);
      case 'markPathRemoved':
        return removals.markPath(change.path, change.removal);
      case 'unmarkPathRemoved':
        return removals.unmarkPath(change.path);
      case 'markPathMoved':
        return moves.mark(change.from, change.to);
      case 'unmarkPathMoved':
        return moves.unmark(change.path);
      case 'forgetMovesTo':
        return moves.forgetTo(change.path);
      case 'markInfohashesRemoved':
        return removals.markInfohashes(change.infohashes, change.removal);
      case 'unmarkInfohashesRemoved':
        return removals.unmarkInfohashes(change.infohashes);
      case 'putReadme':
        readmes.put(change.readme);
        return listing.revise(change.readme.collection, now);
      case 'deleteReadme':
        readmes.delete(change.collection);
        return listing.revise(change.collection, now);
      case 'putSettings':
        putSettings(change.collection, change.settings);
        return listing.revise(change.collection, now);
      case 'countStream':
        return countStream(change.collection, change.lastNumber);
      case 'moveEvents':
        return moveEvents(change.from, change.to);
      case 'crossBorder':
        return crossBorder(change.collection, change.border, now);
      case 'moveCollection':
        return moveCollection(change.from, change.to, now);
      case 'putPublisher':
        return publishers.put(change.publisher);
      case 'deletePublisher':
        return publishers.delete(change.ownerId);
      case 'putReadmePictures':
        return putReadmePictures(change.collection, change.before, change.after);
      case 'assignArea':
        return assignArea(change.collection, change.area, now);
      case 'putBlock':
        return blocks.put(change.block);
      case 'deleteBlock':
        return blocks.delete(change.infohash);
      case 'insertReport':
        return reports.insert(change.report);
      case 'settleReports':
        return reports.settle(change);
      case 'addEvent':
        return addEvent(change.event, now);
    }
  };
}
