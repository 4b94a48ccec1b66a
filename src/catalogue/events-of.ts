import { isDeepStrictEqual } from 'node:util';
import type { EventType, NewEvent } from '../events/event.ts';
import type { Change } from './plan.ts';
import { canonicalInfohash, FIELD_NAMES, formatPath, type Torrent } from './torrent.ts';

type What = Pick<NewEvent, 'type' | 'publicType'>;

/**
 * What changes mean to those who follow the catalogue: derived here for all of them, so that no plan can forget one. An
 * event is only about what is seen of a torrent: counts, reasons and owners are not.
 */
export function eventsOf(changes: readonly Change[]): readonly NewEvent[] {
  return withReplacements(changes.flatMap(eventsOfChange));
}

function eventsOfChange(change: Change): readonly NewEvent[] {
  switch (change.kind) {
    case 'insertTorrent': {
      const { torrent } = change;
      const type = torrent.state === 'pending' ? 'submitted' : 'published';
      return [toEvent({ type, publicType: isListed(torrent) ? type : undefined }, torrent)];
    }
    case 'updateTorrent':
      return eventsOfUpdate(change.before, change.after);
    // Only what was removed is purged, and that was an event.
    case 'deleteTorrent':
      return [];
    // Too many to plan them: the store adds an event of each torrent that has a path there, or is public.
    case 'moveCollection':
    case 'crossBorder':
    case 'moveEvents':
    case 'putBlob':
    case 'deleteBlob':
    case 'deleteUnusedBlob':
    case 'addHoldings':
    case 'markPathRemoved':
    case 'unmarkPathRemoved':
    case 'markPathMoved':
    case 'unmarkPathMoved':
    case 'forgetMovesTo':
    case 'markInfohashesRemoved':
    case 'unmarkInfohashesRemoved':
    case 'putReadme':
    case 'deleteReadme':
    case 'putSettings':
    case 'putReadmePictures':
    case 'assignArea':
    case 'countStream':
    case 'putPublisher':
    case 'deletePublisher':
    case 'putBlock':
    case 'deleteBlock':
    case 'insertReport':
    case 'settleReports':
    case 'addEvent':
      return [];
  }
}

function eventsOfUpdate(before: Torrent, after: Torrent): readonly NewEvent[] {
  const from = formatPath(before) === formatPath(after) ? undefined : placeOf(before);
  if (before.state !== after.state) {
    const what = { type: typeOfState(before, after), publicType: publicTypeOfState(before, after) };
    // Readers of public torrents do not learn the new path of one that is no longer public.
    const where = what.publicType === 'removed' ? placeOf(before) : placeOf(after);
    return [
      { ...toEvent(what, after), ...where, from: isListed(after) && isListed(before) ? from : undefined },
    ];
  }
  const types: readonly EventType[] = [
    ...(from === undefined ? [] : ['moved' as const]),
    ...(before.sha256 === after.sha256 ? [] : ['updated' as const]),
    ...(isDeepStrictEqual(fieldsOf(before), fieldsOf(after)) ? [] : ['edited' as const]),
  ];
  return types.map((type) => ({
    ...toEvent({ type, publicType: isListed(after) ? type : undefined }, after),
    from: type === 'moved' ? from : undefined,
  }));
}

/** What a change of the state is to those who may see the torrent in all its states. */
function typeOfState(before: Torrent, after: Torrent): EventType {
  if (after.state === 'removed' || after.state === 'hidden') return 'removed';
  if (after.state === 'superseded') return before.state === 'removed' ? 'restored' : 'replaced';
  if (after.state === 'pending') return 'submitted';
  if (before.state === 'pending') return 'approved';
  if (before.state === 'removed' || before.state === 'hidden') return 'restored';
  return 'edited';
}

/** What a change of the state is to all others. */
function publicTypeOfState(before: Torrent, after: Torrent): EventType | undefined {
  if (isListed(after))
    return before.state === 'removed' || before.state === 'hidden' ? 'restored' : 'published';
  if (after.state === 'superseded') return isListed(before) ? 'replaced' : undefined;
  return isKnown(before) ? 'removed' : undefined;
}

/** Links a replaced torrent and its replacement to each other. */
function withReplacements(events: readonly NewEvent[]): readonly NewEvent[] {
  const find = (type: EventType, at: NewEvent) =>
    events.find(({ publicType, ...place }) => publicType === type && formatPath(place) === formatPath(at));
  return events.map((event) => {
    const opposite = OPPOSITES.get(event.publicType);
    const other = opposite === undefined ? undefined : find(opposite, event);
    return other === undefined ? event : { ...event, other: canonicalInfohash(other) };
  });
}

const OPPOSITES = new Map<EventType | undefined, EventType>([
  ['published', 'replaced'],
  ['replaced', 'published'],
]);

function toEvent({ type, publicType }: What, torrent: Torrent): NewEvent {
  const { infohashV1, infohashV2, collection, fileName, ownerId } = torrent;
  return { type, publicType, infohashV1, infohashV2, collection, fileName, ownerId };
}

function placeOf({ collection, fileName }: Torrent) {
  return { collection, fileName };
}

function isListed({ state }: Torrent): boolean {
  return state === 'public';
}

/** Whether others than its owner and moderators may know of the torrent, because it is or was in lists. */
function isKnown({ state, supersededFrom }: Torrent): boolean {
  return state === 'public' || (state === 'superseded' && supersededFrom !== 'unlisted');
}

function fieldsOf(torrent: Torrent) {
  return [...FIELD_NAMES.map((name) => torrent[name]), torrent.expiresAt, torrent.pinned, torrent.pictures];
}
