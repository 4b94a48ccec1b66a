/*
 * Unicode forms of text that strangers send, each in linear time. The engine's own `normalize` sorts the marks behind a
 * letter by insertion: 128,000 marks in a row (256 kB) took 13 s. Here no run is longer than the 30 of the Stream-Safe
 * Text Format (UAX #15 section 13), so sorting one takes a bounded number of steps. No other code in this program may
 * call the engine's `normalize`.
 */

/** Non-starters in a row, counted in the form NFKD. No language needs that many: Tibetan and Hebrew have up to 8. */
export const NON_STARTERS_MAX = 30;

/** COMBINING GRAPHEME JOINER: invisible, and a starter, so that no mark moves across it. */
const JOINER = '\u034f';

/**
 * A starter ends in at most 3 non-starters, and a mark becomes at most 2. A shorter run of marks cannot have more than
 * 30.
 */
const MARKS_SUSPECT = 14;

const SURROGATE_FIRST = 0xd800;
const SURROGATE_LAST = 0xdfff;

/**
 * For each UTF-16 code unit, whether it may be or become a non-starter: all marks, the two voiced sound marks of
 * halfwidth katakana, and surrogates. The character of a surrogate is looked at only when there are many in a row.
 */
const suspectUnits = listSuspectUnits();

function listSuspectUnits(): Uint8Array {
  const suspects = new Uint8Array(0x10000);
  const isMark = /[\p{M}\uff9e\uff9f]/u;
  for (let unit = 0x300; unit < 0x10000; unit++) {
    const isSurrogate = unit >= SURROGATE_FIRST && unit <= SURROGATE_LAST;
    if (isSurrogate || isMark.test(String.fromCharCode(unit))) suspects[unit] = 1;
  }
  return suspects;
}

/** Whether the text is in the Stream-Safe Text Format: at most 30 non-starters in a row. */
export function isStreamSafe(text: string): boolean {
  return toStreamSafe(text) === text;
}

/**
 * The text in the Stream-Safe Text Format, by the process of UAX #15 (D4): with a joiner before each 31st non-starter.
 */
export function toStreamSafe(text: string): string {
  if (!hasManyMarks(text)) return text;
  let safe = '';
  let copied = 0;
  let run = 0;
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) as number;
    const { initial, final, isStarter } = nonStartersOf(code);
    if (run + initial > NON_STARTERS_MAX) {
      safe += text.slice(copied, at) + JOINER;
      copied = at;
      run = 0;
    }
    run = isStarter ? final : run + initial;
    at += code > 0xffff ? 2 : 1;
  }
  return safe + text.slice(copied);
}

function hasManyMarks(text: string): boolean {
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    run = suspectUnits[text.charCodeAt(at)] === 1 ? run + 1 : 0;
    if (run >= MARKS_SUSPECT) return true;
  }
  return false;
}

interface NonStarters {
  /** Non-starters at the beginning of the character's NFKD form, and at its end. */
  readonly initial: number;
  readonly final: number;
  /** Whether the form has a starter. */
  readonly isStarter: boolean;
}

/** The kinds of code points, one object for all that are alike: there are about ten. */
const knownKinds: NonStarters[] = [{ initial: 0, final: 0, isStarter: true }];
/** By code point: 0 before it was looked up, else the index of its kind plus 1. */
let kindOf: Uint8Array | undefined;

function nonStartersOf(code: number): NonStarters {
  kindOf ??= new Uint8Array(0x110000);
  kindOf[code] ||= 1 + placeOfKind(lookUp(String.fromCodePoint(code)));
  return knownKinds[kindOf[code] - 1] as NonStarters;
}

function placeOfKind(kind: NonStarters): number {
  const place = knownKinds.findIndex(
    ({ initial, final, isStarter }) =>
      initial === kind.initial && final === kind.final && isStarter === kind.isStarter,
  );
  return place === -1 ? knownKinds.push(kind) - 1 : place;
}

function lookUp(character: string): NonStarters {
  const flags = Array.from(character.normalize('NFKD'), isNonStarter);
  const initial = flags.indexOf(false);
  if (initial === -1) return { initial: flags.length, final: flags.length, isStarter: false };
  return { initial, final: flags.length - 1 - flags.lastIndexOf(false), isStarter: true };
}

const LAST_MARK = '\u0345';

/** Whether its canonical combining class is not 0. Such a mark sorts before U+0345, whose class is the highest. */
function isNonStarter(character: string): boolean {
  return character === LAST_MARK || !(LAST_MARK + character).normalize('NFD').startsWith(LAST_MARK);
}

/** The text in that Unicode form, after it was made stream-safe. */
export function normalize(text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string {
  return toStreamSafe(text).normalize(form);
}

/** The text for comparing without accents, case or differences of encoding. */
export function fold(text: string): string {
  return normalize(text, 'NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/**
 * What a reader sees of a text: in Unicode's compatibility form, which turns fullwidth letters and ligatures into plain
 * ones, and without soft hyphens, joiners, fillers and other invisible characters.
 */
export function toVisible(text: string): string {
  return normalize(text, 'NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
}
