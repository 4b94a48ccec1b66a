import { factOf, mentionedIn, pictureOf, withPictures, type Picture } from './picture.ts';
import type { TorrentDraft } from './draft.ts';
import { FIELD_NAMES, type GivenFields, type Torrent, type TorrentFields } from './torrent.ts';

/** What a replacement can take over from the torrent that it replaces. */
export const INHERITABLE = [...FIELD_NAMES, 'images', 'state'] as const;
export type Inheritable = (typeof INHERITABLE)[number];

/** The fields after an upload: those that it gives, and for the others those of the former torrent. */
export function fieldsAfter(
  given: GivenFields | undefined,
  former: TorrentFields | undefined,
): TorrentFields {
  return {
    title: given?.title ?? former?.title,
    description: given?.description ?? former?.description,
    category: given?.category ?? former?.category,
    tags: given?.tags ?? former?.tags ?? [],
    licence: given?.licence ?? former?.licence,
  };
}

/**
 * The pictures after an upload: those that it brings along, and of the former torrent those that the description still
 * mentions by name. Throws too_large for too many.
 */
export function picturesAfter(draft: TorrentDraft, former: Torrent | undefined): readonly Picture[] {
  const kept = former === undefined ? [] : keptPictures(fieldsAfter(draft.fields, former), former);
  return withPictures(kept, (draft.pictures ?? []).map(pictureOf));
}

function keptPictures({ description = '' }: TorrentFields, { pictures }: Torrent): readonly Picture[] {
  return mentionedIn(description, pictures);
}

/** What a draft does not give and the torrent that it replaces has. */
export function inheritedFrom(
  former: Torrent,
  { fields = {}, visibility }: TorrentDraft,
): readonly Inheritable[] {
  const fieldNames = FIELD_NAMES.filter(
    (name) => fields[name] === undefined && (former[name] ?? '').length > 0,
  );
  const kept = keptPictures(fieldsAfter(fields, former), former);
  const names = [...fieldNames, ...(kept.length > 0 ? (['images'] as const) : [])];
  return former.state === 'unlisted' && visibility === undefined ? [...names, 'state'] : names;
}

/**
 * Whether a draft gives another value for a field or another picture than the torrent has, or asks for another state or
 * expiry.
 */
export function givesOther(
  { fields = {}, visibility, expiresAt, pictures = [] }: TorrentDraft,
  torrent: Torrent,
): boolean {
  const isField = FIELD_NAMES.some(
    (name) => fields[name] !== undefined && JSON.stringify(fields[name]) !== JSON.stringify(torrent[name]),
  );
  const current = torrent.pictures.map(factOf);
  const isPicture = !pictures.every((picture) => current.includes(factOf(picture)));
  const isExpiry = expiresAt !== undefined && expiresAt.getTime() !== torrent.expiresAt?.getTime();
  const isOther = isField || isPicture || isExpiry;
  return isOther || (visibility !== undefined && isOtherState(visibility, torrent));
}

/** Whether a draft gives nothing new but the state `unlisted` and an expiry. */
export function asksOnlyForLess(draft: TorrentDraft, torrent: Torrent): boolean {
  const rest = { ...draft, visibility: undefined, expiresAt: undefined };
  return draft.visibility !== 'public' && !givesOther(rest, torrent);
}

/** The torrent that a replacement inherits from. Not a hidden one: its texts may be why a moderator hid it. */
export function inheritanceSource(occupant: Torrent | undefined): Torrent | undefined {
  return occupant?.state === 'hidden' ? undefined : occupant;
}

/** The state of a torrent after an upload of the same content, with the state that its owner wants after the review. */
export function statesAfter(
  { visibility }: TorrentDraft,
  { state, wantedState }: Torrent,
): Pick<Torrent, 'state' | 'wantedState'> {
  if (state === 'pending') return { state, wantedState: visibility ?? wantedState };
  const isChoice = state === 'public' || state === 'unlisted';
  return { state: isChoice ? (visibility ?? state) : state, wantedState: undefined };
}

function isOtherState(visibility: 'public' | 'unlisted', { state, wantedState }: Torrent): boolean {
  if (state === 'pending') return visibility !== wantedState;
  return (state === 'public' || state === 'unlisted') && visibility !== state;
}
