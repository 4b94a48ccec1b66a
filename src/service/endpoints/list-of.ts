import { z } from 'zod';

/** A page of a list; `next` says where the one after it begins, and is null on the last. */
export function listOf<Item extends z.ZodType, Next extends z.ZodType>(item: Item, next: Next) {
  return z.strictObject({ items: z.array(item), next: next.nullable() });
}

/** A list that is answered whole. */
export function wholeList<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), next: z.null() });
}

/** No parameters: each is refused. */
export const NO_PARAMETERS = z.strictObject({});
