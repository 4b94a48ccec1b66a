import type { Rule } from './rules.ts';

/** Rules about names and paths of files and folders, attributes and symlinks. */
export const pathRules = {
  'path.missing': {
    severity: 'error',
    bep: 3,
    title: 'A file has no path',
    mend: 'Make the torrent anew.',
  },
  'path.malformed': {
    severity: 'error',
    bep: 3,
    title: 'A path is not a list of strings',
    mend: 'Make the torrent anew.',
  },
  'path.empty': {
    severity: 'error',
    bep: 3,
    title: 'A name in a path is empty',
    mend: 'Name each file and folder.',
  },
  'path.dots': {
    severity: 'error',
    bep: 3,
    title: 'A path leads out of its folder',
    mend: 'Make the torrent anew without "." and ".." in its paths: they can write outside the download folder.',
  },
  'path.slash': {
    severity: 'error',
    bep: 3,
    title: 'A name in a path holds a slash',
    mend: 'Make the torrent anew with one entry a folder: a slash can write outside the download folder.',
  },
  'path.nul': {
    severity: 'error',
    bep: 3,
    title: 'A name in a path holds a NUL byte',
    mend: 'Rename the file: no file system takes a NUL byte in a name.',
  },
  'path.duplicate': {
    severity: 'error',
    bep: 3,
    title: 'Two files have the same path',
    mend: 'Rename one of the two: clients overwrite or rename either.',
  },
  'path.file-is-folder': {
    severity: 'error',
    bep: 3,
    title: 'A path is a file and a folder at once',
    mend: 'Rename one of the two.',
  },
  'path.too-deep': {
    severity: 'error',
    bep: undefined,
    title: 'Folders are nested deeper than clients accept',
    mend: 'Nest the folders less deeply.',
  },
  'path.case-collision': {
    severity: 'warning',
    bep: undefined,
    title: 'Two names differ only in case or in how accents are encoded',
    mend: 'Rename one of the two: on Windows and macOS they are the same file.',
  },
  'path.backslash': {
    severity: 'warning',
    bep: undefined,
    title: 'A name holds a backslash',
    mend: 'Rename the file: Windows takes a backslash for a border between folders.',
  },
  'path.control-character': {
    severity: 'warning',
    bep: undefined,
    title: 'A name holds a control character',
    mend: 'Rename the file without line breaks, tabs and other control characters.',
  },
  'path.bidi-character': {
    severity: 'warning',
    bep: undefined,
    title: 'A name holds a character that turns the writing direction',
    mend: 'Rename the file: such a character can make "exe" look like another extension.',
  },
  'path.windows-character': {
    severity: 'warning',
    bep: undefined,
    title: 'A name holds a character that Windows does not allow',
    mend: 'Rename the file without < > : " | ? and *.',
  },
  'path.windows-reserved': {
    severity: 'warning',
    bep: undefined,
    title: 'Windows reserves a name',
    mend: 'Rename the file: Windows opens a device under this name.',
  },
  'path.windows-ending': {
    severity: 'warning',
    bep: undefined,
    title: 'A name ends in a dot or a space',
    mend: 'Rename the file: Windows drops dots and spaces at the end.',
  },
  'path.long': {
    severity: 'warning',
    bep: undefined,
    title: 'A name is longer than 255 bytes',
    mend: 'Rename the file: most file systems take at most 255 bytes, and clients shorten the name.',
  },
  'path.invalid-utf8': {
    severity: 'warning',
    bep: 3,
    title: 'A name is not UTF-8',
    mend: 'Encode all names as UTF-8.',
  },
  'path.only-utf8': {
    severity: 'warning',
    bep: 3,
    title: 'A path is only there as path.utf-8',
    mend: 'Write "path" as well, in UTF-8.',
  },
  'file.attribute-unknown': {
    severity: 'warning',
    bep: 47,
    title: 'An attribute of a file is not known',
    mend: 'Use only the letters p, x, h and l.',
  },
  'file.sha1-length': {
    severity: 'warning',
    bep: 47,
    title: 'The SHA-1 of a file has the wrong length',
    mend: 'Write the hash as 20 raw bytes, or leave it out.',
  },
  'symlink.target-missing': {
    severity: 'warning',
    bep: 47,
    title: 'A symlink has no target',
    mend: 'Write "symlink path" beside the attribute "l", or leave the attribute out.',
  },
  'symlink.target-unknown': {
    severity: 'warning',
    bep: 47,
    title: 'A symlink points to nothing in the torrent',
    mend: 'Let "symlink path" lead from the top folder of the torrent to one of its files or folders.',
  },
} as const satisfies Record<string, Rule>;
