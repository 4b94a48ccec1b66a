import { AppError } from '../errors.ts';
import { isDotName } from './dot-name.ts';
import type { TorrentPath } from './torrent.ts';

const COLLECTION_DEPTH_MAX = 16;
const NAME_BYTES_MAX = 255;
const EXTENSION = '.torrent';

// Control characters, what reorders text when shown, lone surrogates, U+FFFD (decoded from invalid bytes), slashes.
const UNFIT = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\p{Cs}/\\]/u;
const utf8 = new TextEncoder();

/**
 * The path of a torrent from a collection (`debian/13`, `''` for the root) and a file name, in Unicode's normal form
 * C, so that a name typed on one system is found from another. Throws malformed for what can't be an address.
 */
export function toTorrentPath(collection: string, fileName: string): TorrentPath {
  return { collection: toCollection(collection), fileName: toFileName(fileName) };
}

/** A collection's path as it is stored. Throws malformed. */
export function toCollection(text: string): string {
  if (text === '') return '';
  const names = text.normalize('NFC').split('/');
  if (names.length > COLLECTION_DEPTH_MAX) {
    throw new AppError('malformed', `Cannot use a collection more than ${COLLECTION_DEPTH_MAX} folders deep`);
  }
  for (const name of names) checkName(name, 'collection name');
  return names.join('/');
}

/** A torrent's file name as it is stored. Throws malformed. */
export function toFileName(text: string): string {
  const name = text.normalize('NFC');
  checkName(name, 'file name');
  if (!name.endsWith(EXTENSION) || name.length === EXTENSION.length) {
    throw new AppError('malformed', `Cannot use the file name "${name}": it does not end in ${EXTENSION}`, {
      hint: `Add ${EXTENSION} to the name, or end the address with a slash: the name then comes from the torrent.`,
    });
  }
  return name;
}

function checkName(name: string, what: string): void {
  const shown = name.slice(0, 80).replaceAll(/[\p{Cc}\p{Cs}]/gu, '\u{fffd}');
  if (UNFIT.test(name)) {
    throw new AppError(
      'malformed',
      `Cannot use the ${what} "${shown}": it has a slash or a character that is not shown`,
      {
        hint: 'Leave out slashes, backslashes, control characters and direction marks.',
      },
    );
  }
  if (utf8.encode(name).length > NAME_BYTES_MAX) {
    throw new AppError(
      'malformed',
      `Cannot use the ${what} "${shown}…": it is longer than ${NAME_BYTES_MAX} bytes`,
    );
  }
  if (isDotName(name)) {
    throw new AppError(
      'malformed',
      `Cannot use the ${what} "${shown}": programs on the way here may take it for dots, and lead elsewhere`,
      { hint: 'Choose a name that begins with a letter or a digit.' },
    );
  }
}

/** Without the slashes at both ends; by index, since a regular expression for it takes quadratic time. */
export function trimSlashes(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === '/') start++;
  while (end > start && text[end - 1] === '/') end--;
  return text.slice(start, end);
}

/** A file name made from `info.name`, for those who send none: what can't be in an address is replaced by `_`. */
export function fileNameFor(torrentName: string): string {
  const fit = torrentName.toWellFormed().normalize('NFC').replaceAll(new RegExp(UNFIT, 'gu'), '_').trim();
  const whole = fit.endsWith(EXTENSION) ? fit.slice(0, -EXTENSION.length) : fit;
  // encodeInto stops before a character that has no room: a name of megabytes is cut in one step.
  const { read } = utf8.encodeInto(whole, new Uint8Array(NAME_BYTES_MAX - EXTENSION.length));
  const stem = whole.slice(0, read).trim();
  const name = `${stem === '' || stem === '.' ? '_' : stem}${EXTENSION}`;
  return isDotName(name) ? `_${name.replaceAll(/[^\p{L}\p{N}._-]/gu, '_')}` : name;
}
