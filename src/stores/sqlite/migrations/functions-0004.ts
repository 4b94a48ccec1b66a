/*
 * The functions that `migrations/0004_finding.sql` calls, as they were when it was released: `sort_name` and `word_text`.
 * A database that goes through that step today must become what it became then, and later steps start from that. So
 * nothing here ever changes, and nothing is imported from the program, whose own functions may change with a migration
 * that rebuilds what they made.
 */

const SORT_NAME_LENGTH_MAX = 100;
const WORD_TEXT_LENGTH_MAX = 2000;
const NON_STARTERS_MAX = 30;
const JOINER = '\u034f';
const LAST_MARK = '\u0345';

/** A starter ends in at most 3 non-starters and a mark becomes at most 2: no shorter run has more than 30. */
const MANY_MARKS = /[\p{M}\uff9e\uff9f]{14}/u;

/** `sort_name(name)`: without case and accents, and numbers with the number of their digits first. */
export function sortName(name: string): string {
  return normalize(name.slice(0, SORT_NAME_LENGTH_MAX), 'NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .trim()
    .replaceAll(/[0-9]+/g, toNumberKey)
    .slice(0, 2 * SORT_NAME_LENGTH_MAX)
    .toWellFormed();
}

/** `word_text(text)`: in Unicode's compatible form, without characters for private use, which mark labels. */
export function wordText(text: string | null): string | null {
  if (text === null) return null;
  return normalize(text.slice(0, WORD_TEXT_LENGTH_MAX), 'NFKC').replaceAll(/\p{Co}/gu, ' ');
}

function toNumberKey(digits: string): string {
  const significant = digits.replace(/^0+/, '');
  return String.fromCharCode(0x30 + significant.length) + significant;
}

/** The text in that Unicode form, after it was made stream-safe. */
export function normalize(text: string, form: 'NFKC' | 'NFKD'): string {
  return (MANY_MARKS.test(text) ? toStreamSafe(text) : text).normalize(form);
}

/** With a joiner before each 31st mark in a row (UAX #15, D4): to sort more takes quadratic time. */
function toStreamSafe(text: string): string {
  let safe = '';
  let run = 0;
  for (const character of text) {
    const flags = Array.from(character.normalize('NFKD'), isNonStarter);
    const isStarter = flags.includes(false);
    const initial = isStarter ? flags.indexOf(false) : flags.length;
    if (run + initial > NON_STARTERS_MAX) {
      safe += JOINER;
      run = 0;
    }
    run = isStarter ? flags.length - 1 - flags.lastIndexOf(false) : run + initial;
    safe += character;
  }
  return safe;
}

/** Whether its canonical combining class is not 0: it then moves before U+0345, whose class is the highest. */
function isNonStarter(character: string): boolean {
  return character === LAST_MARK || !(LAST_MARK + character).normalize('NFD').startsWith(LAST_MARK);
}
