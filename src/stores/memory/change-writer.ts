import { isWithin } from '../../catalogue/ancestors.ts';
import { areaIn } from '../../catalogue/areas.ts';
import { NOTHING } from '../../catalogue/holdings.ts';
import type { Change } from '../../catalogue/plan.ts';
import { formatPath, type Torrent, type TorrentPath } from '../../catalogue/torrent.ts';
import { addEvent } from './event-store.ts';
import { crossBorder } from './event-borders.ts';
import { moveCollection, moveEvents } from './moved-collections.ts';
import { reviseLists } from './revisions.ts';
import type { Tables } from './tables.ts';

/** Applies one change of the catalogue. */
export function writeChange(change: Change, tables: Tables, now: Date): void {
  const { torrents, blobs, removedPaths, removedInfohashes, blocks, reports, lastIds } = tables;
  switch (change.kind) {
    case 'putBlob':
      return void blobs.set(change.sha256, change.bytes);
    case 'deleteBlob':
      return deleteBlob(change.sha256, tables);
    case 'deleteUnusedBlob':
      return isShown(change.sha256, tables) ? undefined : void blobs.delete(change.sha256);
    case 'insertTorrent': {
      const { torrent, fileNames, former } = change;
      if (former !== undefined) {
        moveOpenReports(former.id, torrent.id, tables);
        drop(former, tables);
      }
      torrents.set(torrent.id, torrent);
      tables.fileNames.set(torrent.id, fileNames);
      lastIds.torrent = torrent.id;
      return revise(torrent, tables, now);
    }
    case 'updateTorrent':
      torrents.set(change.after.id, change.after);
      revise(change.before, tables, now);
      return revise(change.after, tables, now);
    case 'deleteTorrent':
      return drop(change.torrent, tables);
    case 'addHoldings': {
      const { ownerId, difference } = change;
      const { torrentCount, metainfoBytes } = tables.holdings.get(ownerId) ?? NOTHING;
      tables.holdings.set(ownerId, {
        torrentCount: torrentCount + difference.torrentCount,
        metainfoBytes: metainfoBytes + difference.metainfoBytes,
      });
      return;
    }
    case 'markPathRemoved':
      return void removedPaths.set(formatPath(change.path), change.removal);
    case 'unmarkPathRemoved':
      return void removedPaths.delete(formatPath(change.path));
    case 'markPathMoved':
      for (const from of pathsLeadingTo(change.from, tables)) tables.movedPaths.set(from, change.to);
      return void tables.movedPaths.set(formatPath(change.from), change.to);
    case 'unmarkPathMoved':
      return void tables.movedPaths.delete(formatPath(change.path));
    case 'forgetMovesTo':
      for (const from of pathsLeadingTo(change.path, tables)) tables.movedPaths.delete(from);
      return;
    case 'markInfohashesRemoved':
      for (const infohash of change.infohashes) removedInfohashes.set(infohash, change.removal);
      return;
    case 'unmarkInfohashesRemoved':
      for (const infohash of change.infohashes) removedInfohashes.delete(infohash);
      return;
    case 'putReadme':
      tables.readmes.set(change.readme.collection, change.readme);
      return reviseLists(change.readme.collection, areaOf(change.readme.collection, tables), tables, now);
    case 'deleteReadme':
      tables.readmes.delete(change.collection);
      return reviseLists(change.collection, areaOf(change.collection, tables), tables, now);
    case 'putSettings':
      tables.settings.set(change.collection, change.settings);
      return reviseLists(change.collection, areaOf(change.collection, tables), tables, now);
    case 'countStream':
      return void tables.streams.set(change.collection, change.lastNumber);
    case 'moveEvents':
      return moveEvents(change.from, change.to, tables);
    case 'crossBorder':
      return crossBorder(change.collection, change.border, tables, now);
    case 'moveCollection':
      return moveCollection(change.from, change.to, tables, now);
    case 'putPublisher':
      return void tables.publishers.set(change.publisher.ownerId, change.publisher);
    case 'deletePublisher':
      return void tables.publishers.delete(change.ownerId);
    case 'putReadmePictures':
      if (change.after.length === 0) tables.readmePictures.delete(change.collection);
      else tables.readmePictures.set(change.collection, change.after);
      return;
    case 'assignArea':
      for (const torrent of torrents.values()) {
        if (!isWithin(torrent.collection, change.collection)) continue;
        revise(torrent, tables, now);
        const moved = { ...torrent, area: change.area };
        torrents.set(torrent.id, moved);
        revise(moved, tables, now);
      }
      return;
    case 'putBlock': {
      const { block } = change;
      const known = blocks.get(block.infohash);
      return void blocks.set(
        block.infohash,
        known === undefined ? block : { ...known, reason: block.reason },
      );
    }
    case 'deleteBlock':
      return void blocks.delete(change.infohash);
    case 'insertReport':
      reports.set(change.report.id, { ...change.report, outcome: undefined });
      lastIds.report = change.report.id;
      return;
    case 'settleReports':
      for (const [id, report] of reports) {
        const isMeant = report.torrentId === change.torrentId && report.outcome === undefined;
        if (isMeant) reports.set(id, { ...report, outcome: change.outcome });
      }
      return;
    case 'addEvent':
      return addEvent(change.event, tables, now);
  }
}

/** Whether a torrent or a README has a picture with those bytes. */
function isShown(sha256: string, { torrents, readmePictures }: Tables): boolean {
  const sets = [...[...torrents.values()].map(({ pictures }) => pictures), ...readmePictures.values()];
  return sets.flat().some((picture) => picture.sha256 === sha256);
}

/** Gives the lists that the torrent is in another revision. */
function revise({ state, area, collection }: Torrent, tables: Tables, now: Date): void {
  if (state === 'public') reviseLists(collection, area, tables, now);
}

/** The area of a collection, as its torrents are in it. */
function areaOf(collection: string, { settings }: Tables): string {
  const privates = [...settings].flatMap(([path, { read }]) => (read === 'token' ? [path] : []));
  return areaIn(privates, collection);
}

/** Bytes that no torrent has any more. */
function deleteBlob(sha256: string, { blobs, torrents }: Tables): void {
  const isUsed = [...torrents.values()].some((torrent) => torrent.sha256 === sha256);
  if (!isUsed) blobs.delete(sha256);
}

function pathsLeadingTo(path: TorrentPath, { movedPaths }: Tables): readonly string[] {
  const leading = [...movedPaths].filter(([, to]) => formatPath(to) === formatPath(path));
  return leading.map(([from]) => from);
}

function moveOpenReports(fromId: number, toId: number, { reports }: Tables): void {
  for (const [id, report] of reports) {
    if (report.torrentId === fromId && report.outcome === undefined)
      reports.set(id, { ...report, torrentId: toId });
  }
}

/** Deletes a torrent with its reports. */
function drop({ id }: Torrent, { torrents, fileNames, reports }: Tables): void {
  torrents.delete(id);
  fileNames.delete(id);
  for (const [reportId, { torrentId }] of reports) if (torrentId === id) reports.delete(reportId);
}
