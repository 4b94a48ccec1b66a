import { z } from 'zod';
import { COLLECTION_READS } from '../../catalogue/collection-settings.ts';
import { LATEST_ORDERS } from '../../catalogue/latest.ts';
import { jsonObject } from './json-object.ts';
import { choice } from './text-values.ts';

/** What is changed of a collection, as JSON writes it: what is missing stays. */
export const SETTINGS_EDIT = jsonObject({
  read: z.enum(COLLECTION_READS).optional(),
  order: z.enum(LATEST_ORDERS).optional(),
});

/** The same as a form has it; `seen` is the version of the settings that it was made from. */
export const SETTINGS_TYPED = z.object({
  read: choice(COLLECTION_READS),
  order: choice(LATEST_ORDERS),
  seen: z.string(),
});
