import type { z } from 'zod';
import type { TorrentEdit } from '../../catalogue/edit.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import type { Fields } from '../../http/fields.ts';
import type { TORRENT_EDIT_TYPED } from '../../service/input/edits.ts';

/** What can be typed in the form, in the order of the form. */
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
  'expires',
  'pinned',
] as const;
export type TypedName = (typeof TYPED_NAMES)[number];

/** The values of the form's fields. */
export type Typed = Readonly<Record<TypedName, string>>;

/** What the form shows of a torrent as it is. */
export function typedOf(torrent: Torrent): Typed {
  const { title, description, category, tags, licence, collection, fileName, state, stateReason } = torrent;
  const { expiresAt, pinned } = torrent;
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
    expires: expiresAt === undefined ? '' : expiresAt.toISOString().replace('.000Z', 'Z'),
    pinned: pinned ? 'yes' : 'no',
  };
}

/** The values that were sent; a field that was not keeps the torrent's value. */
export function typedIn(fields: Fields, torrent: Torrent): Typed {
  const current = typedOf(torrent);
  const value = (name: TypedName): string => (fields.has(name) ? fields.get(name) : current[name]);
  return Object.fromEntries(TYPED_NAMES.map((name) => [name, value(name)])) as Typed;
}

/** The edit that the sent fields ask for; what was not sent stays. A reason goes with its state. */
export function editIn({ stateReason, pinned, ...edit }: z.output<typeof TORRENT_EDIT_TYPED>): TorrentEdit {
  return {
    ...edit,
    stateReason: edit.state === 'hidden' ? stateReason : undefined,
    pinned: pinned && pinned === 'yes',
  };
}
