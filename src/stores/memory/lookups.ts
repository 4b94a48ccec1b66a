import { DEFAULT_SETTINGS, ownSettings } from '../../catalogue/collection-settings.ts';
import { NOTHING } from '../../catalogue/holdings.ts';
import type { Lookups } from '../../catalogue/load.ts';
import type { TorrentAddress } from '../../catalogue/store.ts';
import { depthOf } from '../../catalogue/names.ts';
import {
  formatPath,
  hasPath,
  holdsPath,
  infohashesOf,
  type Torrent,
  type TorrentPath,
} from '../../catalogue/torrent.ts';
import type { Infohash } from '../../metainfo/infohash.ts';
import { isBelow } from './list.ts';
import type { Tables } from './tables.ts';

/** The look-ups for changes of the catalogue. */
export function createLookups(tables: Tables): Lookups {
  const torrents = () => [...tables.torrents.values()];
  const byInfohash = (infohash: Infohash) =>
    torrents().find((torrent) => infohashesOf(torrent).includes(infohash));
  const findOccupant = (path: TorrentPath) =>
    torrents().find((torrent) => holdsPath(torrent.state) && formatPath(torrent) === formatPath(path));
  const findBlocks = (infohashes: readonly Infohash[]) =>
    infohashes.map((infohash) => tables.blocks.get(infohash)).filter((block) => block !== undefined);
  return {
    find: (address) => ('path' in address ? findOccupant(address.path) : byInfohash(address.infohash)),
    findById: (id) => tables.torrents.get(id),
    findOccupant,
    findByInfohashes(wanted) {
      const found = new Set(infohashesOf(wanted).map(byInfohash));
      found.delete(undefined);
      return ([...found] as Torrent[]).sort((a, b) => Number(hasPath(b.state)) - Number(hasPath(a.state)));
    },
    listRemoved: (removedBefore, limit) =>
      torrents()
        .filter(({ removal }) => removal !== undefined && removal.at < removedBefore)
        .sort((a, b) => Number(a.removal?.at) - Number(b.removal?.at))
        .slice(0, limit),
    listExpired: (now, limit) =>
      torrents()
        .filter(({ expiresAt, pinned, state }) => state !== 'removed' && !pinned && expiresAt !== undefined)
        .filter(({ expiresAt }) => Number(expiresAt) <= now.getTime())
        .sort((a, b) => Number(a.expiresAt) - Number(b.expiresAt))
        .slice(0, limit),
    findRemoval(address: TorrentAddress) {
      const mark =
        'path' in address
          ? tables.removedPaths.get(formatPath(address.path))
          : tables.removedInfohashes.get(address.infohash);
      if (mark === undefined) return undefined;
      const cause = 'path' in address ? undefined : mark.cause;
      return { at: mark.at, reason: mark.reason, status: mark.status, byId: undefined, cause };
    },
    findHoldings: (ownerId) => tables.holdings.get(ownerId) ?? NOTHING,
    findReadme: (collection) => tables.readmes.get(collection),
    findSettings: (collection) => tables.settings.get(collection) ?? DEFAULT_SETTINGS,
    listReadmePictures: (collection) => tables.readmePictures.get(collection) ?? [],
    isListed: (path) =>
      torrents().some(({ state, collection }) => state === 'public' && isBelow(collection, path)),
    findContents(path) {
      const below = torrents().filter(({ collection }) => isBelow(collection, path));
      const configured = [...tables.settings]
        .filter(([, settings]) => Object.keys(ownSettings(settings)).length > 0)
        .map(([collection]) => collection);
      const written = [...tables.readmes.keys(), ...tables.readmePictures.keys()];
      const described = [...written, ...configured].filter((collection) => isBelow(collection, path));
      return {
        torrentCount: below.filter(({ state }) => hasPath(state)).length,
        storedCount: below.length,
        describedCount: described.length,
        depth: Math.max(0, ...[...below.map(({ collection }) => collection), ...described].map(depthOf)),
      };
    },
    findBlocks,
    findBlockReason({ infohashV1, infohashV2 }) {
      const short = infohashV2?.slice(0, 40) as Infohash | undefined;
      const names = [infohashV1, infohashV2, short].filter((name) => name !== undefined);
      return findBlocks(names)[0]?.reason;
    },
    findReported(reportId) {
      const report = tables.reports.get(reportId);
      return report === undefined || report.outcome !== undefined
        ? undefined
        : tables.torrents.get(report.torrentId);
    },
    findOpenReports(torrentId) {
      const open = [...tables.reports.values()].filter(
        (report) => report.torrentId === torrentId && report.outcome === undefined,
      );
      return { openCount: open.length, newestId: Math.max(0, ...open.map(({ id }) => id)) };
    },
    nextId: (kind) => tables.lastIds[kind] + 1,
  };
}
