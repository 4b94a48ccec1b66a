import { fold } from '../lib/unicode.ts';

const SORT_NAME_LENGTH_MAX = 100;

/**
 * What names are sorted by, compared code point by code point: without case and accents, and numbers by their value, so
 * that `debian-9` comes before `Debian-13`. What follows after about 100 characters does not count.
 */
export function toSortName(name: string): string {
  return fold(name.slice(0, SORT_NAME_LENGTH_MAX))
    .trim()
    .replaceAll(/[0-9]+/g, toNumberKey)
    .slice(0, 2 * SORT_NAME_LENGTH_MAX)
    .toWellFormed();
}

/** The number of its digits first, as one character: 9 is `19`, 13 is `213`. */
function toNumberKey(digits: string): string {
  const significant = digits.replace(/^0+/, '');
  return String.fromCharCode(0x30 + significant.length) + significant;
}
