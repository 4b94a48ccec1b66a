import type { Infohash } from '../metainfo/infohash.ts';
import type { Actor } from './actor.ts';
import { withAncestors } from './ancestors.ts';
import type { TorrentEdit } from './edit.ts';
import type { CollectionSettings, SettingsEdit } from './collection-settings.ts';
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
import { AREA_TORRENTS_MAX, mayRead, OPEN_AREA } from './areas.ts';
import { chooseCopy, inAreaOf } from './choose-copy.ts';
import type { Block } from './moderation.ts';
import { pathAfter } from './plan-edit.ts';
import type { StreamFacts } from './plan-stream.ts';
import type { ReadmePicture } from './picture.ts';
import type { PublisherFacts } from './plan-publisher.ts';
import { nameKey, slugKey, type Publisher, type PublisherDraft } from './publisher.ts';
import type { Readme } from './readme.ts';
import type { Holdings, TorrentAddress } from './store.ts';
import type { RetentionBatch } from './retention.ts';
import type { TorrentDraft } from './draft.ts';
import { infohashesOf, type Removal, type Torrent, type TorrentPath } from './torrent.ts';
import type { UploadRules } from './upload-rules.ts';

/** The single look-ups of a synchronous store. Call each in the transaction of the change. */
export interface Lookups {
  /** In any state. */
  findById(id: number): Torrent | undefined;
  /** By path: the torrent that has it. By infohash: those with it in each area, in any state, the open area first. */
  findAll(address: TorrentAddress): readonly Torrent[];
  /** The torrent that has the path: public, unlisted or hidden. */
  findOccupant(path: TorrentPath): Torrent | undefined;
  /** The torrents of the area with one of the infohashes (at most two), in any state, one with a path first. */
  findByInfohashes(torrent: Pick<Torrent, 'infohashV1' | 'infohashV2'>, area: string): readonly Torrent[];
  /** The area of a collection. */
  findArea(collection: string): string;
  /** Whether there are private collections. */
  hasPrivate(): boolean;
  /** The collections that are private by their own settings: this one, those below it, and those above it. */
  listPrivate(collection: string): readonly string[];
  /** How many torrents are in the collection and below it, in whatever state, counted up to `max`. */
  countWithin(collection: string, max: number): number;
  /**
   * Up to `limit` torrents in the collection and below it of which another one has an infohash that would be in the same area,
   * were all of them in that one: one of that area, or where it is the collection's own, another one there.
   */
  listTwins(collection: string, area: string, limit: number): readonly TorrentPath[];
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
  /** What a collection asks of uploads, or the nearest one above it that does. */
  findUploadRules(collection: string): UploadRules | undefined;
  listReadmePictures(collection: string): readonly ReadmePicture[];
  /** The last number that a stream gave; undefined when it gave none. */
  findLastNumber(stream: string): number | undefined;
  /** By its address, or by one that it had before. */
  findPublisher(slug: string): Publisher | undefined;
  findPublisherOf(ownerId: number): Publisher | undefined;
  /** Publishers with that `slugKey`, also of a former address, and with that `nameKey`. */
  listPublishersLike(keys: { readonly slug: string; readonly name: string }): LikePublishers;
  findContents(collection: string): CollectionContents;
  /** Whether anything public of the area is in the collection or below it. */
  isListed(collection: string, area: string): boolean;
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

/** Publishers that look like another one. */
export interface LikePublishers {
  readonly bySlug: readonly Publisher[];
  readonly byName: readonly Publisher[];
}

/** Loads the facts that a change needs. Call it in the transaction of the change. */
export interface Loader {
  publication(draft: TorrentDraft, actor: Actor): PublicationFacts;
  removal(address: TorrentAddress, actor: Actor): RemovalFacts;
  stream(draft: TorrentDraft): StreamFacts;
  edit(address: TorrentAddress, edit: TorrentEdit, actor: Actor): EditFacts;
  restoration(infohash: Infohash, actor: Actor): RestorationFacts;
  /** Torrents that were removed before that time, the oldest removal first. */
  purge(removedBefore: Date, limit: number): readonly Torrent[];
  /** Torrents that expired and are not pinned, the first one first. */
  expired(now: Date, limit: number): readonly Torrent[];
  blocks(infohashes: readonly Infohash[]): readonly Block[];
  readme(collection: string, actor: Actor): ReadmeFacts;
  publisher(draft: PublisherDraft, actor: Actor): PublisherFacts;
  findPublisher(slug: string): Publisher | undefined;
  move(from: string, to: string): MoveFacts;
  retention(batch: RetentionBatch): RetentionFacts;
  settings(collection: string, edit: SettingsEdit): SettingsFacts;
  report(infohash: Infohash, actor: Actor): ReportFacts;
  settlement(reportId: number): SettlementFacts;
}

/** How many torrents are named that cannot be in one area. */
const TWINS_NAMED_MAX = 3;

const NOWHERE: PathFacts = {
  area: OPEN_AREA,
  hasPrivate: false,
  isListed: false,
  twin: undefined,
  occupant: undefined,
  blockReason: undefined,
};

/** Makes the facts of each change from single look-ups. */
export function createLoader(look: Lookups): Loader {
  const find = (address: TorrentAddress, actor: Actor) =>
    chooseCopy(inAreaOf(address, look.findAll(address)), actor);
  const isUnread = (address: TorrentAddress, actor: Actor): boolean => {
    if ('infohash' in address) return false;
    const { collection } = address.path;
    return !mayRead(actor, { collection, area: look.findArea(collection) });
  };
  const target = (address: TorrentAddress, actor: Actor): TargetFacts => {
    const torrent = find(address, actor);
    const isUnknown = torrent !== undefined || isUnread(address, actor);
    return {
      torrent,
      removal: isUnknown ? undefined : look.findRemoval(address),
      occupant: torrent?.state === 'pending' ? look.findOccupant(torrent) : undefined,
    };
  };
  const pathFacts = (torrent: Torrent | undefined, edit: TorrentEdit = {}): PathFacts => {
    if (torrent === undefined) return NOWHERE;
    const path = pathAfter(torrent, edit);
    const area = look.findArea(path.collection);
    const [twin] = area === torrent.area ? [] : look.findByInfohashes(torrent, area);
    return {
      area,
      hasPrivate: look.hasPrivate(),
      isListed: look.isListed(path.collection, OPEN_AREA),
      twin,
      occupant: look.findOccupant(path),
      blockReason: look.findBlockReason(torrent),
    };
  };
  const byIds = (ids: readonly number[]) => ids.map(look.findById).filter((torrent) => torrent !== undefined);
  const blocksOf = (torrent: Torrent | undefined) =>
    torrent === undefined ? [] : look.findBlocks(infohashesOf(torrent));

  return {
    publication(draft, actor) {
      const area = look.findArea(draft.collection);
      const [same, other] = look.findByInfohashes(draft, area);
      const hasPrivate = look.hasPrivate();
      return {
        area,
        hasPrivate,
        // Decides nothing where nothing is private, and costs a look-up.
        isListed: hasPrivate && look.isListed(draft.collection, OPEN_AREA),
        same,
        other,
        occupant: look.findOccupant(draft),
        blockReason: look.findBlockReason(draft),
        uploadRules: look.findUploadRules(draft.collection),
        // Nothing is remembered of a torrent that was purged outside of the open area.
        purged: (area === OPEN_AREA ? infohashesOf(draft) : [])
          .map((infohash) => look.findRemoval({ infohash }))
          .find((removal) => removal !== undefined),
        holdings: look.findHoldings(actor.tokenId),
        newId: look.nextId('torrent'),
      };
    },
    stream: (draft) => ({
      lastNumber: look.findLastNumber(draft.collection) ?? 0,
      same: look.findByInfohashes(draft, look.findArea(draft.collection))[0],
    }),
    removal(address, actor) {
      const facts = target(address, actor);
      return { ...facts, blocks: blocksOf(facts.torrent) };
    },
    edit(address, edit, actor) {
      const facts = target(address, actor);
      const holdings = look.findHoldings(actor.tokenId);
      return { ...facts, at: pathFacts(facts.torrent, edit), holdings };
    },
    restoration(infohash, actor) {
      const copies = look.findAll({ infohash });
      const removed = copies.filter(({ state }) => state === 'removed');
      const torrent = chooseCopy(removed, actor) ?? chooseCopy(copies, actor);
      return { torrent, at: pathFacts(torrent), holdings: look.findHoldings(actor.tokenId) };
    },
    purge: (removedBefore, limit) => look.listRemoved(removedBefore, limit),
    expired: (now, limit) => look.listExpired(now, limit),
    blocks: (infohashes) => look.findBlocks(infohashes),
    publisher({ slug, name }, { tokenId }) {
      const like = look.listPublishersLike({ slug: slugKey(slug), name: nameKey(name) });
      const isOther = ({ ownerId }: Publisher): boolean => ownerId !== tokenId;
      return {
        publisher: tokenId === undefined ? undefined : look.findPublisherOf(tokenId),
        sameSlug: like.bySlug.find(isOther),
        sameName: like.byName.find(isOther),
      };
    },
    findPublisher: (slug) => look.findPublisher(slug),
    readme: (collection, actor) => ({
      readme: look.findReadme(collection),
      pictures: look.listReadmePictures(collection),
      holdings: look.findHoldings(actor.tokenId),
      settings: look.findSettings(collection),
      isListed: look.isListed(collection, look.findArea(collection)),
    }),
    retention: ({ collection, dueIds, keptIds }) => {
      const own = withAncestors(collection).map((path) => look.findSettings(path).retention);
      return { rules: own.find((rules) => rules !== null) ?? [], due: byIds(dueIds), kept: byIds(keptIds) };
    },
    move(from, to) {
      const privates = [...look.listPrivate(from), ...look.listPrivate(to)];
      // Its own areas get into one on the way.
      const areas = new Set([OPEN_AREA, look.findArea(to), from]);
      return {
        source: look.findContents(from),
        target: look.findContents(to),
        settings: look.findSettings(from),
        readme: look.findReadme(from),
        privates: [...new Set(privates)],
        twins: privates.length === 0 ? [] : [...areas].flatMap((area) => look.listTwins(from, area, 1)),
      };
    },
    settings(collection, { read }) {
      const settings = look.findSettings(collection);
      const isKept = read === undefined || read === settings.read;
      const target = read === 'open' ? OPEN_AREA : collection;
      return {
        settings,
        readme: look.findReadme(collection),
        privates: look.listPrivate(collection),
        torrentCount: isKept ? 0 : look.countWithin(collection, AREA_TORRENTS_MAX + 1),
        twins: isKept ? [] : look.listTwins(collection, target, TWINS_NAMED_MAX),
      };
    },
    report(infohash, actor) {
      const torrent = find({ infohash }, actor);
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
