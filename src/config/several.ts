import { z } from 'zod';
import { parseAddressRange } from '../http/forwarded.ts';

/** Several texts: an array in a file, else one text with commas between them. */
export const several = z
  .union([z.array(z.string()), z.string().transform((joined) => joined.split(','))])
  .transform((values) => values.map((value) => value.trim()).filter((value) => value !== ''));

/** Adds an issue for each text that is no address and no range of addresses. */
export function checkRanges(ranges: readonly string[], context: z.RefinementCtx): void {
  for (const range of ranges) {
    try {
      parseAddressRange(range);
    } catch {
      context.addIssue({
        code: 'custom',
        message: `expected addresses or ranges such as 10.0.0.0/8, but "${range}" is not one`,
      });
    }
  }
}
