import { AppError } from '../errors.ts';
import { checkMayChange, checkMayPublishIn, isReviewed, moderates, type Actor } from './actor.ts';
import { editNotes } from './edit-notes.ts';
import { toExpiresAt, type Expiry } from './expiry.ts';
import { toFileName, toNewCollection } from './names.ts';
import { checkNotReserved } from './reserved.ts';
import { toLine, toLines } from './plain-text.ts';
import { pictureOf, withPictures, type NewPicture, type Picture } from './picture.ts';
import { REASON_LENGTH_MAX } from './removal.ts';
import {
  canBeSeenByAll,
  FIELD_NAMES,
  type GivenFields,
  type Torrent,
  type TorrentFields,
  type TorrentPath,
  type TorrentState,
} from './torrent.ts';

const TITLE_LENGTH_MAX = 200;
const DESCRIPTION_LENGTH_MAX = 20_000;
const CATEGORY_LENGTH_MAX = 60;
const LICENCE_LENGTH_MAX = 100;
const TAGS_MAX = 20;
const TAG_LENGTH_MAX = 40;

// A name such as `Audio books`. Addresses and other programs use it.
const CATEGORY = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} &._+-]*$/u;

/** The states that an edit can set: an owner may set the first two, a moderator all three. */
export const EDITABLE_STATES = ['public', 'unlisted', 'hidden'] as const satisfies readonly TorrentState[];
export type EditableState = (typeof EDITABLE_STATES)[number];

/**
 * The changes of an edit. What is missing stays. Null empties a field. Pictures are not a part of what `toTorrentEdit` reads.
 */
export interface TorrentEdit {
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly tags?: TorrentFields['tags'] | undefined;
  /** Appended to the existing tags, or to `tags`. */
  readonly addTags?: TorrentFields['tags'] | undefined;
  readonly removeTags?: TorrentFields['tags'] | undefined;
  readonly licence?: string | null | undefined;
  readonly collection?: TorrentPath['collection'] | undefined;
  readonly fileName?: TorrentPath['fileName'] | undefined;
  /** `asked` approves a pending torrent with the state that its owner asked for, and makes any other torrent public. */
  readonly state?: EditableState | 'asked' | undefined;
  /** The reason for hiding it, which its owner can read. Only together with the state `hidden`. */
  readonly stateReason?: string | undefined;
  readonly expires?: Expiry | null | undefined;
  /** Only moderators may pin, and unpin. */
  readonly pinned?: boolean | undefined;
  /** Pictures for its description: one with the name of an earlier one replaces it. */
  readonly addPictures?: readonly NewPicture[] | undefined;
  /** Names of pictures. */
  readonly removePictures?: readonly string[] | undefined;
}

/**
 * Normalises an edit: texts in Unicode's normal form C, trimmed, empty ones as null, each tag once. Throws malformed,
 * with the field and a hint, for text that is too long or has invisible characters, for a path that is not valid, and
 * for a reason without the state `hidden`.
 */
export function toTorrentEdit(edit: TorrentEdit): TorrentEdit {
  const { title, description, category, tags, addTags, removeTags } = edit;
  const { licence, collection, fileName, state, stateReason, expires, pinned } = edit;
  if (stateReason !== undefined && state !== 'hidden') {
    throw new AppError('malformed', 'Cannot use the reason: only a hidden torrent has one', {
      hint: 'Send it together with the state hidden.',
    });
  }
  return {
    title: written(title, (text) => toLine(text, 'title', TITLE_LENGTH_MAX)),
    description: written(description, (text) => toLines(text, 'description', DESCRIPTION_LENGTH_MAX)),
    category: written(category, toCategory),
    tags: tags && toTags(tags),
    addTags: addTags && toTags(addTags),
    removeTags: removeTags && toTags(removeTags),
    licence: written(licence, (text) => toLine(text, 'licence', LICENCE_LENGTH_MAX)),
    collection: collection === undefined ? undefined : toDestination(collection),
    fileName: fileName === undefined ? undefined : toFileName(fileName),
    state,
    stateReason: stateReason === undefined ? undefined : toLine(stateReason, 'reason', REASON_LENGTH_MAX),
    expires,
    pinned,
  };
}

function toDestination(text: string): string {
  const collection = toNewCollection(text);
  checkNotReserved(collection);
  return collection;
}

/** The fields of an upload, as they were written. */
export type WrittenFields = Pick<TorrentEdit, keyof TorrentFields>;

/** Normalises the fields of an upload; blank ones are not given. Throws malformed like `toTorrentEdit`. */
export function toGivenFields(written: WrittenFields): GivenFields {
  const { title, description, category, tags, licence } = written;
  const edit = toTorrentEdit({ title, description, category, tags, licence });
  const given = FIELD_NAMES.filter(
    (name) => edit[name] !== undefined && edit[name] !== null && edit[name].length > 0,
  );
  return Object.fromEntries(given.map((name) => [name, edit[name]]));
}

/**
 * Throws forbidden when the actor may not make these changes. Only moderators may pin a torrent, hide it, show a hidden one
 * again, or approve a pending one. A torrent can only be moved to a collection where the actor may publish. An actor
 * whose uploads are reviewed may not change what is public, except taking it out of the lists.
 */
export function checkMayEdit(actor: Actor, torrent: Torrent, edit: DefiniteEdit): void {
  checkMayChange(actor, torrent);
  if (edit.collection !== undefined) checkMayPublishIn(actor, edit.collection);
  const isUnderReview = isReviewed(actor, torrent) && canBeSeenByAll(torrent.state);
  if (isUnderReview && changesWhatIsSeen(torrent, edit)) {
    throw new AppError(
      'forbidden',
      `Cannot change "${torrent.fileName}": only moderators may change an approved torrent`,
      {
        hint: 'Ask a moderator of this service.',
      },
    );
  }
  if (edit.pinned !== undefined && edit.pinned !== torrent.pinned && !moderates(actor, torrent)) {
    throw new AppError('forbidden', `Cannot pin or unpin "${torrent.fileName}": only moderators may`, {
      hint: 'Ask a moderator of this service, or change its expiry.',
    });
  }
  if (edit.state === undefined || edit.state === torrent.state || moderates(actor, torrent)) return;
  const isChoice = torrent.state === 'public' || torrent.state === 'unlisted';
  if (isChoice && (edit.state === 'unlisted' || (edit.state === 'public' && !isUnderReview))) return;
  throw new AppError('forbidden', `Cannot make "${torrent.fileName}" ${edit.state}: only moderators may`, {
    hint: 'Ask a moderator of this service.',
  });
}

/** An edit of one torrent, with a definite state and expiry. */
export type DefiniteEdit = Omit<TorrentEdit, 'expires'> & {
  readonly state?: EditableState | undefined;
  readonly expiresAt?: Date | null | undefined;
};

/**
 * Resolves the state `asked` for that torrent: what its owner asked for, or else the state of the torrent that it replaces,
 * as that is now. Throws malformed for another expiry that is not valid.
 */
export function definiteEdit(
  { state: current, wantedState, expiresAt }: Torrent,
  { state, expires, ...edit }: TorrentEdit,
  occupant: Torrent | undefined,
  now: Date,
): DefiniteEdit {
  const inherited = current === 'pending' && occupant?.state === 'unlisted' ? 'unlisted' : 'public';
  return {
    ...edit,
    state: state === 'asked' ? (wantedState ?? inherited) : state,
    expiresAt: expires && (isAt(expiresAt, expires) ? expiresAt : toExpiresAt(expires, now)),
  };
}

/** Whether the torrent expires at that time already, which may be past for one that is pinned. */
function isAt(expiresAt: Date | undefined, expires: Expiry): boolean {
  return 'at' in expires && expires.at.getTime() === expiresAt?.getTime();
}

/**
 * The torrent after an edit, without the new time of change. Throws malformed for too many tags, and too_large for too many
 * pictures.
 */
export function applyEdit(torrent: Torrent, edit: DefiniteEdit): Torrent {
  const written = (changed: string | null | undefined, current: string | undefined) =>
    changed === undefined ? current : (changed ?? undefined);
  const { collection, fileName, stateReason, state = torrent.state } = edit;
  const isNewlyHidden = edit.state === 'hidden' && (torrent.state !== 'hidden' || stateReason !== undefined);
  return {
    ...torrent,
    title: written(edit.title, torrent.title),
    description: written(edit.description, torrent.description),
    category: written(edit.category, torrent.category),
    tags: editedTags(torrent.tags, edit),
    licence: written(edit.licence, torrent.licence),
    pictures: editedPictures(torrent.pictures, edit),
    collection: collection ?? torrent.collection,
    fileName: fileName ?? torrent.fileName,
    state,
    stateReason: isNewlyHidden || state !== 'hidden' ? stateReason : torrent.stateReason,
    wantedState: canBeSeenByAll(state) ? undefined : torrent.wantedState,
    expiresAt: edit.expiresAt === undefined ? torrent.expiresAt : (edit.expiresAt ?? undefined),
    pinned: edit.pinned ?? torrent.pinned,
  };
}

function editedTags(current: TorrentFields['tags'], edit: TorrentEdit): TorrentFields['tags'] {
  const { tags = current, addTags = [], removeTags = [] } = edit;
  const kept = tags.filter((tag) => !removeTags.includes(tag));
  return addTags.length === 0 ? kept : toTags([...kept, ...addTags]);
}

function editedPictures(current: readonly Picture[], edit: TorrentEdit): readonly Picture[] {
  const { addPictures = [], removePictures = [] } = edit;
  if (addPictures.length === 0 && removePictures.length === 0) return current;
  const kept = current.filter(({ name }) => !removePictures.includes(name));
  return withPictures(kept, addPictures.map(pictureOf));
}

function changesWhatIsSeen(torrent: Torrent, edit: DefiniteEdit): boolean {
  return editNotes(torrent, applyEdit(torrent, edit)).some(({ action }) => action === 'torrent.edit');
}

function written(
  text: string | null | undefined,
  parse: (text: string) => string | undefined,
): string | null | undefined {
  return text === undefined || text === null ? text : (parse(text) ?? null);
}

function toCategory(text: string): string | undefined {
  const category = toLine(text, 'category', CATEGORY_LENGTH_MAX);
  if (category === undefined || CATEGORY.test(category)) return category;
  throw new AppError(
    'malformed',
    `Cannot use the category "${category}": it has characters that a category cannot have`,
    {
      hint: 'Use letters, digits and spaces. After the first character, & . _ + and - are allowed too.',
    },
  );
}

function toTags(texts: readonly string[]): readonly string[] {
  const lines = texts.map((text) => toLine(text, 'tag', TAG_LENGTH_MAX));
  const tags = [...new Set(lines.filter((line) => line !== undefined))];
  if (tags.length <= TAGS_MAX) return tags;
  throw new AppError('malformed', `Cannot use ${tags.length} tags`, {
    hint: `Use at most ${TAGS_MAX} tags.`,
  });
}
