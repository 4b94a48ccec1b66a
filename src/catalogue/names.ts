import { AppError } from '../errors.ts';
import { isDotName } from '../lib/dot-name.ts';
import { normalize } from '../lib/unicode.ts';
import { toNormalForm } from './normal-form.ts';
import type { TorrentPath } from './torrent.ts';

/** How many folders deep a collection may be. */
export const COLLECTION_DEPTH_MAX = 16;
const NAME_BYTES_MAX = 255;
/** The longest name as it was typed, in UTF-16 code units. In normal form C, no longer name fits into 255 bytes. */
const NAME_LENGTH_MAX = 1024;
const EXTENSION = '.torrent';

// Control characters, characters that reorder the shown text, lone surrogates, U+FFFD (decoded from invalid bytes),
// slashes.
const FORBIDDEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\p{Cs}/\\]/u;
const ALL_FORBIDDEN = new RegExp(FORBIDDEN, 'gu');
const utf8 = new TextEncoder();

/**
 * The path of a torrent from a collection (`debian/13`, `''` for the root) and a file name, in Unicode's normal form C,
 * so that a name typed on one system is found from another. Throws malformed for a path that is not valid.
 */
export function toTorrentPath(collection: string, fileName: string): TorrentPath {
  return { collection: toCollection(collection), fileName: toFileName(fileName) };
}

/** Normalises the path of a collection. Throws malformed. */
export function toCollection(text: string): string {
  if (text === '' || PLAIN.test(text)) return text;
  const names = text.split('/', COLLECTION_DEPTH_MAX + 1);
  if (names.length > COLLECTION_DEPTH_MAX) {
    throw new AppError('malformed', `Cannot use a collection more than ${COLLECTION_DEPTH_MAX} folders deep`);
  }
  return names.map((name) => toName(name, 'collection name')).join('/');
}

/** How many folders deep a collection is; 0 for the root. */
export function depthOf(collection: string): number {
  return collection === '' ? 0 : collection.split('/').length;
}

/*
 * Invisible characters (soft hyphens, joiners, fillers, variation selectors), the empty pattern of Braille, and spaces
 * that look like a plain space or like none. Between letters of some scripts a joiner changes how they are written.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800]|[\p{Zs}--\x20]|^\x20|\x20$|\x20{2}/v;
const JOINING =
  '[' +
  [
    'Arabic',
    'Syriac',
    'Mongolian',
    'Devanagari',
    'Bengali',
    'Gurmukhi',
    'Gujarati',
    'Oriya',
    'Tamil',
    'Telugu',
  ]
    .concat(['Kannada', 'Malayalam', 'Sinhala', 'Myanmar', 'Khmer'])
    .map((script) => `\\p{Script=${script}}`)
    .join('') +
  ']';
const JOINER_IN_SCRIPT = new RegExp(`(?<=${JOINING})[\\u200c\\u200d](?=${JOINING})`, 'gv');

/**
 * Normalises the path of a collection to publish in. Throws malformed, also for a name that looks like another one.
 * Existing torrents under such a name can still be reached.
 */
export function toNewCollection(text: string): string {
  const collection = toCollection(text);
  const names = collection.split('/');
  // An archive of the collection above would have a file and a folder with the same name.
  if (names.some((name) => name.toLowerCase().endsWith(EXTENSION))) {
    throw new AppError(
      'malformed',
      `Cannot use the collection name "${shownBeginning(collection)}": it ends in ${EXTENSION}`,
      {
        hint: `Leave out ${EXTENSION}: only files have that ending.`,
      },
    );
  }
  const alike = names.find((name) => INVISIBLE.test(name.replaceAll(JOINER_IN_SCRIPT, '')));
  if (alike === undefined) return collection;
  throw new AppError(
    'malformed',
    `Cannot use the collection name "${shownBeginning(alike)}": it has an invisible character`,
    { hint: 'Leave out soft hyphens, joiners, fillers and spaces other than single ones between words.' },
  );
}

// File managers and browsers copy these with names. Unlike others, they do not reverse text.
const DIRECTION_MARKS = /[\u061c\u200e\u200f]/gu;

/** Normalises the file name of a torrent, without direction marks. Throws malformed. */
export function toFileName(text: string): string {
  const name = PLAIN.test(text) ? text : toName(text.replaceAll(DIRECTION_MARKS, ''), 'file name');
  if (name === EXTENSION) {
    throw new AppError(
      'malformed',
      `Cannot use the file name "${name}": it has nothing before ${EXTENSION}`,
      {
        hint: `Give the file a name, as in app${EXTENSION}.`,
      },
    );
  }
  if (!name.endsWith(EXTENSION)) {
    throw new AppError('malformed', `Cannot use the file name "${name}": it does not end in ${EXTENSION}`, {
      hint: `Add ${EXTENSION} to the name, or end the address with a slash: the name then comes from the torrent.`,
    });
  }
  return name;
}

/** Names that have nothing to normalise or to refuse, as nearly all have; to find that out in general takes longer. */
const PLAIN = /^[a-z0-9][a-z0-9._-]{0,99}$/i;

function toName(text: string, what: string): string {
  if (PLAIN.test(text)) return text;
  if (text.length > NAME_LENGTH_MAX) throw longName(text, what);
  const name = toNormalForm(text, what);
  checkName(name, what);
  return name;
}

function checkName(name: string, what: string): void {
  const shown = shownBeginning(name);
  if (FORBIDDEN.test(name)) {
    throw new AppError(
      'malformed',
      `Cannot use the ${what} "${shown}": it has a slash or an invisible character`,
      {
        hint: 'Leave out slashes, backslashes, control characters and direction marks.',
      },
    );
  }
  if (utf8.encode(name).length > NAME_BYTES_MAX) throw longName(name, what);
  if (isDotName(name)) {
    throw new AppError(
      'malformed',
      `Cannot use the ${what} "${shown}": programs between a client and this server may read it as dots, and use another path`,
      { hint: 'Choose a name that begins with a letter or a digit.' },
    );
  }
}

function longName(name: string, what: string): AppError {
  return new AppError(
    'malformed',
    `Cannot use the ${what} "${shownBeginning(name)}…": it is longer than ${NAME_BYTES_MAX} bytes`,
  );
}

function shownBeginning(name: string): string {
  return name.slice(0, 80).replaceAll(/[\p{Cc}\p{Cs}]/gu, '\u{fffd}');
}

/** Removes the slashes at both ends, by index, because a regular expression would take quadratic time. */
export function trimSlashes(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === '/') start++;
  while (end > start && text[end - 1] === '/') end--;
  return text.slice(start, end);
}

/**
 * Makes a file name from a text that was not meant as an address: `info.name`, or the name of an uploaded file. Removes
 * direction marks, and replaces other characters that an address cannot have by `_`.
 */
export function fileNameFor(text: string): string {
  const beginning = text.slice(0, NAME_LENGTH_MAX).replaceAll(DIRECTION_MARKS, '').toWellFormed();
  const fit = normalize(beginning, 'NFC').replaceAll(ALL_FORBIDDEN, '_').trim();
  const whole = fit.replace(/\.torrent$/i, '');
  // encodeInto stops before a character that does not fit.
  const { read } = utf8.encodeInto(whole, new Uint8Array(NAME_BYTES_MAX - EXTENSION.length));
  const stem = whole.slice(0, read).trim();
  const name = `${stem === '' || stem === '.' ? '_' : stem}${EXTENSION}`;
  return isDotName(name) ? `_${name.replaceAll(/[^\p{L}\p{N}._-]/gu, '_')}` : name;
}
