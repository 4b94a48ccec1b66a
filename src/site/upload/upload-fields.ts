import { trimSlashes } from '../../catalogue/names.ts';
import { AppError } from '../../errors.ts';
import type { Wishes } from '../../service/publish.ts';
import { tagsIn, wrongFields, type Typed, type TypedName } from '../torrent/edit-form.ts';

const TYPED_NAMES = [
  'collection',
  'title',
  'description',
  'category',
  'tags',
  'licence',
  'state',
] as const satisfies readonly TypedName[];

/** The text fields of the upload form. */
export const UPLOAD_FIELDS: readonly string[] = ['formToken', 'token', ...TYPED_NAMES];

/** What stands in the fields of the upload form: it is shown again when it could not be taken. */
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

/** Where and how the publisher wants the files to stand, and why fields cannot be taken, by their names. */
export interface UploadOrder extends Wishes {
  readonly collection: string;
  readonly wrong: ReadonlyMap<TypedName, AppError>;
}

/** What the typed fields ask for, for so many files. */
export function orderOf(typed: UploadTyped, fileCount: number): UploadOrder {
  const { title, description, category, tags, licence, state } = typed;
  const collection = trimSlashes(typed.collection.trim());
  const fields = { title, description, category, tags: tagsIn(tags), licence };
  const wrong = new Map(wrongFields({ collection, ...fields }));
  if (fileCount > 1 && title.trim() !== '') wrong.set('title', titleForSeveral(fileCount));
  return { collection, fields, visibility: state === 'unlisted' ? 'unlisted' : 'public', wrong };
}

function titleForSeveral(fileCount: number): AppError {
  return new AppError('malformed', `Cannot give ${fileCount} torrents one title`, {
    hint: 'Leave the title empty, or upload one file.',
  });
}
