import { toTorrentEdit, type EditableState, type TorrentEdit } from '../../catalogue/edit.ts';
import { trimSlashes } from '../../catalogue/names.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { AppError } from '../../errors.ts';
import type { Fields } from '../../http/fields.ts';

/** What can be typed in the form, in the order in which it stands there. */
export const TYPED_NAMES = [
  'title',
  'description',
  'category',
  'tags',
  'licence',
  'collection',
  'fileName',
  'state',
  'stateReason',
] as const;
export type TypedName = (typeof TYPED_NAMES)[number];

/** What stands in the fields of the form. */
export type Typed = Readonly<Record<TypedName, string>>;

const EDITABLE_STATES: readonly EditableState[] = ['public', 'unlisted', 'hidden'];

/** What the form shows of a torrent as it is. */
export function typedOf(torrent: Torrent): Typed {
  const { title, description, category, tags, licence, collection, fileName, state, stateReason } = torrent;
  return {
    title: title ?? '',
    description: description ?? '',
    category: category ?? '',
    tags: tags.join(', '),
    licence: licence ?? '',
    collection,
    fileName,
    state,
    stateReason: stateReason ?? '',
  };
}

/** What was sent; a field that was not is as it stands in the torrent. */
export function typedIn(fields: Fields, torrent: Torrent): Typed {
  const current = typedOf(torrent);
  const value = (name: TypedName): string => (fields.has(name) ? fields.get(name) : current[name]);
  return Object.fromEntries(TYPED_NAMES.map((name) => [name, value(name)])) as Typed;
}

/** The edit that the sent fields ask for; what was not sent stays. */
export function editIn(fields: Fields): TorrentEdit {
  const text = (name: TypedName): string | undefined => (fields.has(name) ? fields.get(name) : undefined);
  const state = EDITABLE_STATES.find((it) => it === fields.get('state'));
  const collection = text('collection');
  return {
    title: text('title'),
    description: text('description'),
    category: text('category'),
    tags: fields.has('tags') ? tagsIn(fields.get('tags')) : undefined,
    licence: text('licence'),
    collection: collection === undefined ? undefined : trimSlashes(collection.trim()),
    fileName: text('fileName'),
    state,
    stateReason: state === 'hidden' ? text('stateReason') : undefined,
  };
}

/** The tags in a text, by the commas of Latin, Arabic, Chinese and Japanese. */
export function tagsIn(text: string): readonly string[] {
  return text.split(/[,،，、]/);
}

/** Why fields cannot be taken as they are, by their names. */
export function wrongFields(edit: TorrentEdit): ReadonlyMap<TypedName, AppError> {
  const wrong = new Map<TypedName, AppError>();
  for (const name of TYPED_NAMES) {
    try {
      // A reason goes with its state.
      toTorrentEdit({ [name]: edit[name], ...(name === 'stateReason' && { state: edit.state }) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      wrong.set(name, error);
    }
  }
  return wrong;
}
