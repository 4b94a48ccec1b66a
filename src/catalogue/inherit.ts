import type { TorrentDraft } from './store.ts';
import { FIELD_NAMES, type GivenFields, type Torrent, type TorrentFields } from './torrent.ts';

/** What a replacement can take over from the torrent that it replaces. */
export const INHERITABLE = [...FIELD_NAMES, 'state'] as const;
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

/** What a draft does not give and the torrent that it replaces has. */
export function inheritedFrom(
  former: Torrent,
  { fields = {}, visibility }: TorrentDraft,
): readonly Inheritable[] {
  const names = FIELD_NAMES.filter((name) => fields[name] === undefined && (former[name] ?? '').length > 0);
  return former.state === 'unlisted' && visibility === undefined ? [...names, 'state'] : names;
}

/** Whether a draft gives another value for a field than the torrent has, or asks for another state or expiry. */
export function givesOther({ fields = {}, visibility, expiresAt }: TorrentDraft, torrent: Torrent): boolean {
  const isField = FIELD_NAMES.some(
    (name) => fields[name] !== undefined && JSON.stringify(fields[name]) !== JSON.stringify(torrent[name]),
  );
  const isExpiry = expiresAt !== undefined && expiresAt.getTime() !== torrent.expiresAt?.getTime();
  return isField || isExpiry || (visibility !== undefined && isOtherState(visibility, torrent));
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
