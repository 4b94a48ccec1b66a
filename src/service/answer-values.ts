import { z } from 'zod';
import { PROBLEMS } from '../http/problem.ts';
import { severities } from '../metainfo/rules.ts';

/*
 * What the answers of several endpoints are made of. An answer has no members but those of its schema.
 */

/** A time as RFC 3339 writes it. */
export const TIME = z.iso.datetime({ offset: true });

export const INFOHASH_HEX = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);

export const SHA256_HEX = z.string().regex(/^[0-9a-f]{64}$/);

/** A whole number from 0 on. */
export const WHOLE = z.int().min(0);

/** One thing that is wrong or unusual in a torrent. `bep` is missing where the rule comes from none. */
export const FINDING = z.strictObject({
  rule: z.string(),
  severity: z.enum(severities),
  path: z.string(),
  offset: WHOLE,
  message: z.string(),
  hint: z.string(),
  bep: z.int().optional(),
});

/** One mistake of several. Those in a torrent are findings. */
const MISTAKE = z.strictObject({
  rule: z.string(),
  path: z.string(),
  offset: WHOLE.optional(),
  message: z.string(),
  hint: z.string().optional(),
  severity: z.enum(severities).optional(),
  bep: z.int().optional(),
});

/** Why something was refused (RFC 9457). */
export const PROBLEM = z.strictObject({
  type: z.url(),
  code: z.enum(Object.keys(PROBLEMS) as [keyof typeof PROBLEMS, ...(keyof typeof PROBLEMS)[]]),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  hint: z.string().optional(),
  standing: z.url().optional(),
  collection: z.string().optional(),
  errors: z.array(MISTAKE).optional(),
});
