import { z } from 'zod';
import { findTitleError } from '../../catalogue/publish-many.ts';
import type { AppError } from '../../errors.ts';
import type { PublishOptions } from '../../service/publish.ts';
import { FIELDS_TYPED } from '../../service/input/edits.ts';
import { EXPIRY, filled } from '../../service/input/text-values.ts';
import { readTexts, wrongTexts } from '../../service/input/texts.ts';
import type { Typed, TypedName } from '../torrent/edit-form.ts';

const TYPED_NAMES = [
  'collection',
  'title',
  'description',
  'category',
  'tags',
  'licence',
  'state',
  'expires',
] as const satisfies readonly TypedName[];

/** The fields of the upload form whose mistakes it shows at them. */
const CHECKED = z.object({ ...FIELDS_TYPED, expires: filled(EXPIRY) });

/** The fields of the upload form beside its files. */
export const UPLOAD_FORM = z.object({
  ...CHECKED.shape,
  state: z.string().optional(),
  token: z.string().optional(),
});

/** Their names. */
export const UPLOAD_FIELDS: readonly string[] = ['formToken', ...Object.keys(UPLOAD_FORM.shape)];

/** The values of the upload form's fields, shown again after a refusal. */
export type UploadTyped = Pick<Typed, (typeof TYPED_NAMES)[number]>;

/** The form as it is before anything is typed, for that collection. */
export function blankFor(collection: string): UploadTyped {
  return {
    collection,
    title: '',
    description: '',
    category: '',
    tags: '',
    licence: '',
    state: '',
    expires: '',
  };
}

/** What was sent. */
export function typedIn(fields: ReadonlyMap<string, string>): UploadTyped {
  const typed = TYPED_NAMES.map((name) => [name, fields.get(name) ?? '']);
  return Object.fromEntries(typed) as UploadTyped;
}

/** Where and how the files are to be published. */
export interface UploadOrder extends PublishOptions {
  readonly collection: string;
}

/** Why fields cannot be taken for so many files, by their names. */
export function wrongIn(typed: UploadTyped, fileCount: number): ReadonlyMap<TypedName, AppError> {
  const wrong = new Map<TypedName, AppError>(wrongTexts(CHECKED, typed));
  const titleError = findTitleError(typed.title, fileCount);
  if (titleError !== undefined) wrong.set('title', titleError);
  return wrong;
}

/** What the typed fields ask for. Throws malformed. */
export function orderOf(typed: UploadTyped): UploadOrder {
  const {
    collection = '',
    state,
    expires,
    token: _token,
    ...fields
  } = readTexts(UPLOAD_FORM, typed, 'upload');
  // The first choice of a list is no wish: a torrent that replaces an unlisted one stays unlisted.
  return { collection, fields, visibility: state === 'unlisted' ? 'unlisted' : undefined, expires };
}
