import type { Lookups } from '../../../catalogue/load.ts';
import { createBlockReader } from '../moderation/blocks.ts';
import type { Connection } from '../database/connection.ts';
import { createStreamFinder } from '../collections/streams.ts';
import { createContentsReader } from '../collections/contents.ts';
import { createPublisherReader } from '../publishers/publishers.ts';
import { createReadmePictureLister } from '../collections/readme-pictures.ts';
import { createReadmeFinder } from '../collections/readmes.ts';
import { createSettingsFinder, createUploadRulesFinder } from '../collections/settings.ts';
import { createAreaReader } from '../collections/areas.ts';
import { inEachSpace, spaceOf } from '../lists/spaces.ts';
import { createCollectionReader } from '../lists/collections.ts';
import { createFinder } from './find.ts';
import type { NextId } from '../database/next-id.ts';
import { createHoldingsReader } from './holdings.ts';
import { createRemovalFinder } from './removals.ts';
import { createReportReader } from '../moderation/reports.ts';

/** Prepares the look-ups for changes of the catalogue, once for a connection. */
export function createLookups(connection: Connection, nextId: NextId): Lookups {
  const finder = createFinder(connection);
  const areas = createAreaReader(connection);
  const collections = inEachSpace((space) => createCollectionReader(connection, space));
  const blocks = createBlockReader(connection);
  const reports = createReportReader(connection);
  const publishers = createPublisherReader(connection);
  return {
    findById: finder.findById,
    findAll: finder.findAll,
    findOccupant: finder.findOccupant,
    findByInfohashes: ({ infohashV1, infohashV2 }, area) =>
      finder.findByInfohashes(infohashV1, infohashV2, area),
    findArea: areas.find,
    hasPrivate: areas.hasAny,
    listPrivate: areas.listPrivate,
    countWithin: areas.countWithin,
    listTwins: areas.listTwins,
    listRemoved: finder.listRemoved,
    listExpired: finder.listExpired,
    findRemoval: createRemovalFinder(connection),
    findHoldings: createHoldingsReader(connection),
    findReadme: createReadmeFinder(connection),
    findSettings: createSettingsFinder(connection),
    findUploadRules: createUploadRulesFinder(connection),
    findPublisher: publishers.find,
    findPublisherOf: publishers.findOf,
    listPublishersLike: publishers.listLike,
    listReadmePictures: createReadmePictureLister(connection),
    findLastNumber: createStreamFinder(connection),
    findContents: createContentsReader(connection),
    isListed: (collection, area) => collections[spaceOf(area)].find(collection) !== undefined,
    findBlocks: blocks.findAll,
    findBlockReason: blocks.findReason,
    findReported: (reportId) => reports.find(reportId)?.torrent,
    findOpenReports: reports.findOpen,
    nextId,
  };
}
