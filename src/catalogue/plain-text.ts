import { AppError } from '../errors.ts';
import { toNormalForm } from './normal-form.ts';

// Control characters, lone surrogates, and characters that break a line or reorder the text around them.
const UNFIT_IN_LINE = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u;
// The same, except line feed and tab.
const UNFIT_IN_TEXT = /[^\P{Cc}\n\t]|[\p{Cs}\u2028-\u202e\u2066-\u2069]/u;

/**
 * Normalises a text of one line: Unicode's normal form C, trimmed; undefined when nothing is left. Throws malformed,
 * with the name `what`, for more than `max` characters and for invisible ones.
 */
export function toLine(text: string, what: string, max: number): string | undefined {
  return checked(text, what, max, UNFIT_IN_LINE);
}

/** The same for several lines, each ending in a line feed. Throws malformed. */
export function toLines(text: string, what: string, max: number): string | undefined {
  return checked(text.replaceAll(/\r\n?/g, '\n'), what, max, UNFIT_IN_TEXT);
}

// Up to four characters become one in normal form C, and each has up to two UTF-16 code units.
const UNITS_PER_CHARACTER_MAX = 8;

function checked(written: string, what: string, max: number, forbidden: RegExp): string | undefined {
  const trimmed = written.trim();
  // Before any work on the text, because a form may have a megabyte.
  if (trimmed.length > UNITS_PER_CHARACTER_MAX * max) throw tooLong(what, trimmed.length, max);
  const text = toNormalForm(trimmed, what).trim();
  const length = Array.from(text).length;
  if (length > max) throw tooLong(what, length, max);
  if (forbidden.test(text)) {
    throw new AppError('malformed', `Cannot use the ${what}: it has an invisible character`, {
      hint: 'Leave out control characters and direction marks.',
    });
  }
  return text === '' ? undefined : text;
}

function tooLong(what: string, length: number, max: number): AppError {
  return new AppError('malformed', `Cannot use the ${what}: it has ${length} characters`, {
    hint: `Use at most ${max} characters.`,
  });
}
