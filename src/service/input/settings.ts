import { z } from 'zod';
import { COLLECTION_READS } from '../../catalogue/collection-settings.ts';
import { LATEST_ORDERS } from '../../catalogue/latest.ts';
import { AppError } from '../../errors.ts';
import { DESTINATION } from './edits.ts';
import { jsonObject } from './json-object.ts';
import { ruled } from './ruled.ts';
import { choice } from './text-values.ts';

/** What is changed of a collection, as JSON writes it: what is missing stays. */
const SETTINGS_EDIT = jsonObject({
  read: z.enum(COLLECTION_READS).optional(),
  order: z.enum(LATEST_ORDERS).optional(),
});

/** The same, or where a collection is moved to with all that is in it: that is a change of its own. */
export const COLLECTION_EDIT = ruled(SETTINGS_EDIT.extend({ path: DESTINATION.optional() }), (edit) => {
  if (edit.path === undefined || Object.keys(edit).length === 1) return;
  throw new AppError('malformed', 'Cannot move the collection and change its settings at once', {
    hint: 'Send the path alone, and the settings in another request.',
  });
});

/** The same as flags of a command. */
export const SETTINGS_FLAGS = z.object({
  read: choice(COLLECTION_READS).optional(),
  order: choice(LATEST_ORDERS).optional(),
});

/** The same as a form has it; `seen` is the version of the settings that it was made from. */
export const SETTINGS_TYPED = z.object({
  read: choice(COLLECTION_READS),
  order: choice(LATEST_ORDERS),
  seen: z.string(),
});
