import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { PublishOptions } from '../../service/publish.ts';
import { FIELDS_TYPED } from '../../service/input/edits.ts';
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
] as const satisfies readonly TypedName[];

/** The fields of the upload form beside its files. */
export const UPLOAD_FORM = z.object({
  ...FIELDS_TYPED,
  state: z.string().optional(),
  token: z.string().optional(),
});

/** Their names. */
export const UPLOAD_FIELDS: readonly string[] = ['formToken', ...Object.keys(UPLOAD_FORM.shape)];

/** The values of the upload form's fields, shown again after a refusal. */
export type UploadTyped = Pick<Typed, (typeof TYPED_NAMES)[number]>;

/** The form as it is before anything is typed, for that collection. */
export function blankFor(collection: string): UploadTyped {
  return { collection, title: '', description: '', category: '', tags: '', licence: '', state: '' };
}

/** What was sent. */
export function typedIn(fields: ReadonlyMap<string, string>): UploadTyped {
  const typed = TYPED_NAMES.map((name) => [name, fields.get(name) ?? '']);
  return Object.fromEntries(typed) as UploadTyped;
}

/** Where and how the publisher wants the files to stand. */
export interface UploadOrder extends PublishOptions {
  readonly collection: string;
}

/** Why fields cannot be taken for so many files, by their names. */
export function wrongIn(typed: UploadTyped, fileCount: number): ReadonlyMap<TypedName, AppError> {
  const wrong = new Map<TypedName, AppError>(wrongTexts(z.object(FIELDS_TYPED), typed));
  if (hasTitleForSeveral(typed, fileCount)) wrong.set('title', titleForSeveral(fileCount));
  return wrong;
}

/** What the typed fields ask for, for so many files. Throws malformed. */
export function orderOf(typed: UploadTyped, fileCount: number): UploadOrder {
  const {
    collection = '',
    state,
    token: _token,
    tags = [],
    ...texts
  } = readTexts(UPLOAD_FORM, typed, 'upload');
  if (hasTitleForSeveral(typed, fileCount)) throw titleForSeveral(fileCount);
  const fields = { ...texts, tags };
  return { collection, fields, visibility: state === 'unlisted' ? 'unlisted' : 'public' };
}

function hasTitleForSeveral({ title }: UploadTyped, fileCount: number): boolean {
  return fileCount > 1 && title.trim() !== '';
}

function titleForSeveral(fileCount: number): AppError {
  return new AppError('malformed', `Cannot give ${fileCount} torrents one title`, {
    hint: 'Leave the title empty, or upload one file.',
  });
}
