import { fold } from '../lib/unicode.ts';

const SORT_NAME_LENGTH_MAX = 100;

/**
 * The sort key of a name, to be compared by code points: without case and accents, and with numbers by their value, so
 * that `debian-9` comes before `Debian-13`. Only about the first 100 characters count.
 */
export function toSortName(name: string): string {
  return fold(name.slice(0, SORT_NAME_LENGTH_MAX))
    .trim()
    .replaceAll(/[0-9]+/g, toNumberKey)
    .slice(0, 2 * SORT_NAME_LENGTH_MAX)
    .toWellFormed();
}

/** Puts the number of digits first, as one character: 9 becomes `19`, 13 becomes `213`. */
function toNumberKey(digits: string): string {
  const significant = digits.replace(/^0+/, '');
  return String.fromCharCode(0x30 + significant.length) + significant;
}
