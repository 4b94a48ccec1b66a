import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Expiry } from '../../catalogue/expiry.ts';
import { parseDuration } from '../../lib/duration.ts';
import { parseInfohash } from '../../metainfo/infohash.ts';
import { parseByteSize } from '../../lib/byte-size.ts';

/*
 * What a text of a query, a form, a command line or a JSON body can stand for. The message of each schema says what is
 * expected, so that it can follow “Write”; or it is a sentence of its own.
 */

/** A text that `parse` reads, which gives undefined for what it cannot read. */
export function textAs<Value>(parse: (text: string) => Value | undefined, expected: string) {
  return z
    .string()
    .transform((text, context): Value => {
      const value = parse(text);
      if (value !== undefined) return value;
      context.addIssue({ code: 'custom', message: expected });
      return z.NEVER;
    })
    .meta({ description: expected });
}

/** A text that a rule of the domain reads: what that throws is listed with all other mistakes. */
export function textBy<Value>(read: (text: string) => Value) {
  return z.string().transform((text, context): Value => {
    try {
      return read(text);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      context.addIssue({ code: 'custom', message: error.message, params: { error } });
      return z.NEVER;
    }
  });
}

/** A parameter or a field that may be missing; a blank one, as forms send it, is the same as none. */
export function filled<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(blankAsNone, schema.optional()).optional();
}

function blankAsNone(value: unknown): unknown {
  return typeof value === 'string' && value.trim() === '' ? undefined : value;
}

/** One of several words. */
export function choice<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: listOf(words) });
}

/** `a, b or c` */
function listOf(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** An infohash in hex or base32, any case. */
export const INFOHASH = textAs((text) => parseInfohash(text)?.infohash, 'an infohash of 40 or 64 hex digits');

/** Bytes, in digits or with a unit. */
export const SIZE = textAs(parseByteSize, 'bytes, or a unit as in 700M or 4GiB');

/** A whole number. */
export const COUNT = textAs(
  (text) => (/^[0-9]{1,15}$/.test(text) ? Number(text) : undefined),
  'a whole number, in digits alone',
);

const TIME = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** A time, or a day, which is its beginning in UTC; undefined for anything else. */
export function parseTime(text: string): Date | undefined {
  return TIME.safeParse(text).success ? new Date(text) : undefined;
}

/** A time in a JSON body. */
export const TIME_IN_JSON = z.iso.datetime({ offset: true, error: 'a time as in 2030-01-31T12:00:00Z' });

/** A time as a form and the command line write it: also a day, or the time that is left. */
export function timeTyped(now: Date) {
  return textAs(
    (text) => parseTimeLeft(text, now) ?? parseTime(text),
    'a day as in 2030-01-31, a time as in 2030-01-31T12:00:00Z, or what is left as in 12h, 30d or 4w',
  );
}

/** `30d` from now, or hours or weeks; undefined for anything else. */
function parseTimeLeft(text: string, now: Date): Date | undefined {
  const leftMs = parseDuration(text);
  return leftMs === undefined ? undefined : new Date(now.getTime() + leftMs);
}

/** When something expires: what is left of it, or a time. */
export const EXPIRY = textAs((text): Expiry | undefined => {
  const afterMs = parseDuration(text);
  if (afterMs !== undefined) return { afterMs };
  const at = parseTime(text.trim());
  return at && { at };
}, 'what is left as in 12h, 30d or 4w, a day as in 2030-01-31, or a time as in 2030-01-31T12:00:00Z');

/** A box of a form: ticked when the field is sent, whatever its text. */
export const CHECKBOX = z
  .string()
  .optional()
  .transform((text) => text !== undefined);
