import { z } from 'zod';
import { parseInfohash } from '../metainfo/infohash.ts';

/** An infohash in a JSON body: hex or base32, any case. */
export const INFOHASH = z.string().transform((text, context) => {
  const parsed = parseInfohash(text);
  if (parsed !== undefined) return parsed.infohash;
  context.addIssue({ code: 'custom', message: 'an infohash of 40 or 64 hex digits' });
  return z.NEVER;
});
