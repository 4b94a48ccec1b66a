import { z } from 'zod';
import { EDITABLE_STATES, toTorrentEdit, type TorrentEdit } from '../../catalogue/edit.ts';
import { toCollection, trimSlashes } from '../../catalogue/names.ts';
import { jsonObject } from './json-object.ts';
import { ruled, ruledTogether } from './ruled.ts';
import { choice, EXPIRY, textBy } from './text-values.ts';

const TEXT = z.string();

const TITLE = ruled(TEXT, (title) => toTorrentEdit({ title }));
const DESCRIPTION = ruled(TEXT, (description) => toTorrentEdit({ description }));
const LICENCE = ruled(TEXT, (licence) => toTorrentEdit({ licence }));
const FILE_NAME = ruled(TEXT, (fileName) => toTorrentEdit({ fileName }));

/** What a torrent belongs to, such as `Audio books`. */
export const CATEGORY = ruled(TEXT, (category) => toTorrentEdit({ category }));

/** Where torrents are listed or published: a path, whatever slashes are around it. */
export const COLLECTION_PATH = textBy((text) => toCollection(trimSlashes(text)));

/** One tag. */
export const TAG = ruled(TEXT, (tag) => toTorrentEdit({ addTags: [tag] }));

/** Why a torrent is hidden. */
export const STATE_REASON = ruled(TEXT, (stateReason) => toTorrentEdit({ state: 'hidden', stateReason }));

/** Where torrents are moved to, whatever slashes are around it. */
export const DESTINATION = ruled(TEXT, (text) => toTorrentEdit({ collection: trimSlashes(text) }));

/** What is changed of a torrent, as JSON writes it: what is missing stays, null empties. */
export const TORRENT_EDIT = ruledTogether(
  jsonObject({
    title: TITLE.nullish(),
    description: DESCRIPTION.nullish(),
    category: CATEGORY.nullish(),
    licence: LICENCE.nullish(),
    tags: ruled(z.array(TAG), (tags) => toTorrentEdit({ tags })).optional(),
    collection: ruled(TEXT, (collection) => toTorrentEdit({ collection })).optional(),
    fileName: FILE_NAME.optional(),
    state: z.enum(EDITABLE_STATES).optional(),
    stateReason: STATE_REASON.optional(),
    expiresAt: EXPIRY.nullish(),
    pinned: z.boolean().optional(),
  }),
  ['stateReason', 'state'],
  ({ state, stateReason }) => toTorrentEdit({ state, stateReason }),
);

/** The edit that JSON asks for. */
export function editOf({ expiresAt, ...edit }: z.output<typeof TORRENT_EDIT>): TorrentEdit {
  return { ...edit, expires: expiresAt };
}

/** What a publisher writes about a torrent, as a form has it: the tags apart by commas. */
export const FIELDS_TYPED = {
  title: TITLE.optional(),
  description: DESCRIPTION.optional(),
  category: CATEGORY.optional(),
  tags: ruled(TEXT.transform(tagsIn), (tags) => toTorrentEdit({ tags })).optional(),
  licence: LICENCE.optional(),
  collection: ruled(
    TEXT.transform((text) => trimSlashes(text.trim())),
    (collection) => toTorrentEdit({ collection }),
  ).optional(),
};

/** What is changed of a torrent, as a form has it. Another state than these is left as it is. */
export const TORRENT_EDIT_TYPED = ruledTogether(
  z.object({
    ...FIELDS_TYPED,
    fileName: FILE_NAME.optional(),
    state: TEXT.transform((text) => EDITABLE_STATES.find((state) => state === text)).optional(),
    stateReason: TEXT.optional(),
    expires: z
      .union([
        TEXT.trim()
          .length(0)
          .transform(() => null),
        EXPIRY,
      ])
      .optional(),
    pinned: choice(['yes', 'no']).optional(),
  }),
  ['stateReason', 'state'],
  ({ state, stateReason }) => (state === 'hidden' ? toTorrentEdit({ state, stateReason }) : undefined),
);

/** The tags in a text, by the commas of Latin, Arabic, Chinese and Japanese. */
function tagsIn(text: string): string[] {
  return text.split(/[,،，、]/);
}
