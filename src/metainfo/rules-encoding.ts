import type { Rule } from './rules.ts';

/** Rules about the encoding: what is bencode, what is canonical, and what text is. */
export const encodingRules = {
  'bencode.syntax': {
    severity: 'error',
    bep: 3,
    title: 'The file is not valid bencode',
    mend: 'Make the torrent anew, or download it again: it may have been cut off or changed on its way.',
  },
  'bencode.limit': {
    severity: 'error',
    bep: undefined,
    title: 'The file holds more than a client would read',
    mend: 'Split the content into several torrents, or nest its folders less deeply.',
  },
  'bencode.trailing-whitespace': {
    severity: 'warning',
    bep: 3,
    title: 'White space follows the end of the metainfo',
    mend: 'Remove what stands behind the last "e"; editors often add a newline there.',
  },
  'root.not-dictionary': {
    severity: 'error',
    bep: 3,
    title: 'The file is bencode, but not a metainfo dictionary',
    mend: 'Send the .torrent file itself.',
  },
  'root.unsorted-key': {
    severity: 'warning',
    bep: 3,
    title: 'Keys outside info are not sorted',
    mend: 'Write dictionaries with their keys sorted as raw bytes.',
  },
  'root.duplicate-key': {
    severity: 'warning',
    bep: 3,
    title: 'A key outside info is there twice',
    mend: 'Keep one of the two: programs differ in which one they take.',
  },
  'root.duplicate-info': {
    severity: 'error',
    bep: 3,
    title: 'What fixes the content is there twice',
    mend: 'Keep one of the two: programs differ in which one they take.',
  },
  'info.unsorted-key': {
    severity: 'error',
    bep: 3,
    title: 'Keys inside info are not sorted',
    mend: 'Make the torrent anew with a program that sorts keys: those that encode info anew get another infohash.',
  },
  'info.duplicate-key': {
    severity: 'error',
    bep: 3,
    title: 'A key inside info is there twice',
    mend: 'Make the torrent anew: programs differ in which of the two they take.',
  },
  'info.unsorted-file-key': {
    severity: 'warning',
    bep: 3,
    title: 'Keys of a file entry are not sorted',
    mend: 'Make the torrent anew with a program that sorts keys; the infohash changes with it.',
  },
  'text.invalid-utf8': {
    severity: 'warning',
    bep: 3,
    title: 'Text is not UTF-8',
    mend: 'Encode all text as UTF-8.',
  },
  'value.wrong-type': {
    severity: 'warning',
    bep: 3,
    title: 'A value that is not needed has the wrong type',
    mend: 'Leave the key out, or write the type that its specification asks for.',
  },
  'value.out-of-range': {
    severity: 'warning',
    bep: 3,
    title: 'A value that is not needed is out of range',
    mend: 'Leave the key out, or write a value that its specification allows.',
  },
  'key.unknown': {
    severity: 'warning',
    bep: undefined,
    title: 'A key is not known',
    mend: 'Nothing has to be done: it is kept as it is.',
  },
  'findings.more': {
    severity: 'warning',
    bep: undefined,
    title: 'There are more findings than are listed',
    mend: 'Mend what is listed and check again.',
  },
} as const satisfies Record<string, Rule>;
