import { AppError } from '../errors.ts';

// Control characters, lone surrogates, and what breaks a line or reorders what stands around it when shown.
const UNFIT_IN_LINE = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u;
// The same, but for the line feed and the tabulator.
const UNFIT_IN_TEXT = /[^\P{Cc}\n\t]|[\p{Cs}\u2028-\u202e\u2066-\u2069]/u;

/**
 * What somebody wrote in one line, in Unicode's normal form C and without spaces around it; undefined when nothing is
 * left. Throws malformed, naming `what`, for more than `max` characters and for those that are not shown.
 */
export function toLine(text: string, what: string, max: number): string | undefined {
  return checked(text.normalize('NFC').trim(), what, max, UNFIT_IN_LINE);
}

/** The same for several lines, which end in a line feed each. Throws malformed. */
export function toLines(text: string, what: string, max: number): string | undefined {
  return checked(text.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim(), what, max, UNFIT_IN_TEXT);
}

function checked(text: string, what: string, max: number, unfit: RegExp): string | undefined {
  // Counted by code points, which take up to two units each.
  const length = text.length > 2 * max ? text.length : Array.from(text).length;
  if (length > max) {
    throw new AppError('malformed', `Cannot use the ${what}: it has ${length} characters`, {
      hint: `Use ${max} at most.`,
    });
  }
  if (unfit.test(text)) {
    throw new AppError('malformed', `Cannot use the ${what}: it has a character that is not shown`, {
      hint: 'Leave out control characters and direction marks.',
    });
  }
  return text === '' ? undefined : text;
}
