import { DEFAULT_SETTINGS, ownSettings } from '../../catalogue/collection-settings.ts';
import { isWithin, withAncestors } from '../../catalogue/ancestors.ts';
import { areaIn } from '../../catalogue/areas.ts';
import { NOTHING } from '../../catalogue/holdings.ts';
import type { Lookups } from '../../catalogue/load.ts';
import { nameKey, slugKey, type Publisher } from '../../catalogue/publisher.ts';
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
import { isPublicIn } from './list.ts';
import type { Tables } from './tables.ts';

/** The look-ups for changes of the catalogue. */
export function createLookups(tables: Tables): Lookups {
  const torrents = () => [...tables.torrents.values()];
  const publishers = () => [...tables.publishers.values()];
  const slugsOf = ({ slug, formerSlugs }: Publisher) => [slug, ...formerSlugs];
  const byInfohash = (infohash: Infohash) =>
    torrents()
      .filter((torrent) => infohashesOf(torrent).includes(infohash))
      .sort((a, b) => compareTexts(a.area, b.area));
  const privates = () =>
    [...tables.settings].flatMap(([collection, { read }]) => (read === 'token' ? [collection] : []));
  const findArea = (collection: string) => areaIn(privates(), collection);
  const findOccupant = (path: TorrentPath) =>
    torrents().find((torrent) => holdsPath(torrent.state) && formatPath(torrent) === formatPath(path));
  const findBlocks = (infohashes: readonly Infohash[]) =>
    infohashes.map((infohash) => tables.blocks.get(infohash)).filter((block) => block !== undefined);
  return {
    findById: (id) => tables.torrents.get(id),
    findAll(address) {
      if ('infohash' in address) return byInfohash(address.infohash);
      const occupant = findOccupant(address.path);
      return occupant === undefined ? [] : [occupant];
    },
    findArea,
    hasPrivate: () => privates().length > 0,
    listPrivate: (path) =>
      privates()
        .filter((other) => isWithin(other, path) || isWithin(path, other))
        .sort(compareTexts),
    countWithin: (path, max) =>
      torrents()
        .filter(({ collection }) => isWithin(collection, path))
        .slice(0, max).length,
    listTwins(path, area, limit) {
      const isThere = ({ collection }: Torrent) => isWithin(collection, path);
      const others = torrents().filter((it) => it.area === area || (area === path && isThere(it)));
      const isTwin = (torrent: Torrent) =>
        others.some((other) => other.id !== torrent.id && sharesInfohash(other, torrent));
      return torrents()
        .filter((torrent) => isThere(torrent) && isTwin(torrent))
        .slice(0, limit)
        .map(({ collection, fileName }) => ({ collection, fileName }));
    },
    findOccupant,
    findByInfohashes(wanted, area) {
      const found = new Set(infohashesOf(wanted).flatMap(byInfohash));
      return [...found]
        .filter((torrent) => torrent.area === area)
        .sort((a, b) => Number(hasPath(b.state)) - Number(hasPath(a.state)));
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
    findUploadRules: (collection) =>
      withAncestors(collection)
        .map((path) => tables.settings.get(path)?.uploads)
        .find((rules) => rules !== undefined && rules !== null) ?? undefined,
    findPublisher: (slug) => publishers().find((it) => slugsOf(it).includes(slug)),
    findPublisherOf: (ownerId) => tables.publishers.get(ownerId),
    listPublishersLike: (keys) => ({
      bySlug: publishers().filter((it) => slugsOf(it).some((slug) => slugKey(slug) === keys.slug)),
      byName: publishers().filter(({ name }) => nameKey(name) === keys.name),
    }),
    listReadmePictures: (collection) => tables.readmePictures.get(collection) ?? [],
    findLastNumber: (stream) => tables.streams.get(stream),
    findContents(path) {
      const below = torrents().filter(({ collection }) => isWithin(collection, path));
      const configured = [...tables.settings]
        .filter(([, settings]) => Object.keys(ownSettings(settings)).length > 0)
        .map(([collection]) => collection);
      const written = [...tables.readmes.keys(), ...tables.readmePictures.keys()];
      const described = [...written, ...configured].filter((collection) => isWithin(collection, path));
      return {
        torrentCount: below.filter(({ state }) => hasPath(state)).length,
        storedCount: below.length,
        describedCount: described.length,
        depth: Math.max(0, ...[...below.map(({ collection }) => collection), ...described].map(depthOf)),
      };
    },
    isListed: (path, area) => torrents().some((torrent) => isPublicIn(torrent, path, area)),
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

function sharesInfohash(one: Torrent, other: Torrent): boolean {
  return infohashesOf(one).some((infohash) => infohashesOf(other).includes(infohash));
}

function compareTexts(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
