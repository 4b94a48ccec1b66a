import { AppError } from '../errors.ts';
import { toNormalForm } from './normal-form.ts';

// Control characters, lone surrogates, and what breaks a line or reorders what stands around it when shown.
const UNFIT_IN_LINE = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u;
// The same, but for the line feed and the tabulator.
const UNFIT_IN_TEXT = /[^\P{Cc}\n\t]|[\p{Cs}\u2028-\u202e\u2066-\u2069]/u;

/**
 * What somebody wrote in one line, in Unicode's normal form C and without spaces around it; undefined when nothing is
 * left. Throws malformed, naming `what`, for more than `max` characters and for those that are not shown.
 */
export function toLine(text: string, what: string, max: number): string | undefined {
  return checked(text, what, max, UNFIT_IN_LINE);
}

/** The same for several lines, which end in a line feed each. Throws malformed. */
export function toLines(text: string, what: string, max: number): string | undefined {
  return checked(text.replaceAll(/\r\n?/g, '\n'), what, max, UNFIT_IN_TEXT);
}

// Up to four characters become one in normal form C, and each takes up to two units.
const UNITS_PER_CHARACTER_MAX = 8;

function checked(written: string, what: string, max: number, unfit: RegExp): string | undefined {
  const trimmed = written.trim();
  // Before any work on it: a form may hold a megabyte.
  if (trimmed.length > UNITS_PER_CHARACTER_MAX * max) throw tooLong(what, trimmed.length, max);
  const text = toNormalForm(trimmed, what).trim();
  const length = Array.from(text).length;
  if (length > max) throw tooLong(what, length, max);
  if (unfit.test(text)) {
    throw new AppError('malformed', `Cannot use the ${what}: it has a character that is not shown`, {
      hint: 'Leave out control characters and direction marks.',
    });
  }
  return text === '' ? undefined : text;
}

function tooLong(what: string, length: number, max: number): AppError {
  return new AppError('malformed', `Cannot use the ${what}: it has ${length} characters`, {
    hint: `Use ${max} at most.`,
  });
}
