import type { Rule } from './rules.ts';

/** Rules about names and paths of files and folders, attributes and symlinks. */
export const pathRules = {
  'path.missing': {
    severity: 'error',
    bep: 3,
    title: 'A file has no path',
    about:
      'Each entry of "files" must have a list "path" of at least one name. Without it, the file has no name.',
    example: 'info.files[0].path is missing or empty, expected at least one name',
    hint: 'Create the torrent again.',
  },
  'path.malformed': {
    severity: 'error',
    bep: 3,
    title: 'A path is not a list of strings',
    about:
      'The key "path" must be a list of strings: the folders, then the name of the file. The value here is something else.',
    example: 'info.files[0].path is a string, expected a list',
    hint: 'Create the torrent again.',
  },
  'path.empty': {
    severity: 'warning',
    bep: 3,
    title: 'A name in a path is empty',
    about:
      'Up to version 3.6, ruTorrent wrote an empty name at the beginning of paths. BitComet marks an empty folder by one at the end. Torrentry leaves it out, like Transmission, aria2 and WebTorrent; libtorrent, and so qBittorrent and Deluge, writes "_" in its place. A file that then has no name is refused unless it is empty.',
    example: '"" is an empty name',
    hint: 'Create the torrent again with a name for each file and folder: qBittorrent and Deluge write "_" for an empty one, others leave it out.',
  },
  'path.dots': {
    severity: 'error',
    bep: 3,
    title: 'A path leads out of its folder',
    about:
      'The names "." and ".." mean the folder itself and the one above it. A careless program that follows them writes outside the download folder.',
    example: '".." leads to another folder, expected a name',
    hint: 'Create the torrent again without "." and ".." in its paths: they can make programs write outside the download folder.',
  },
  'path.slash': {
    severity: 'error',
    bep: 3,
    title: 'A name in a path contains a slash',
    about:
      'Each name must be that of one file or folder. A slash in it makes a path of it, even an absolute one, that can lead outside the download folder.',
    example: '"/etc" contains a slash, expected the name of one file or folder',
    hint: 'Create the torrent again with one name for each folder: a slash can make programs write outside the download folder.',
  },
  'path.nul': {
    severity: 'error',
    bep: 3,
    title: 'A name in a path contains a NUL byte',
    about:
      'Most systems end a name at a NUL byte, so the name that is shown and the name that is written would be different.',
    example: '"a\\u0000b" contains a NUL byte',
    hint: 'Rename the file: no file system accepts a NUL byte in a name.',
  },
  'path.too-long': {
    severity: 'error',
    bep: undefined,
    title: 'A name is longer than 4,096 bytes',
    about:
      'Linux accepts paths of at most 4,096 bytes, and no common system accepts a longer name. No client can write such a file under its name, and every page that lists the torrent would contain the whole name.',
    example:
      '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…" is longer than 4096 bytes',
    hint: 'Create the torrent again with a shorter name: most file systems accept at most 255 bytes.',
  },
  'path.duplicate': {
    severity: 'error',
    bep: 3,
    title: 'Two files have the same path',
    about:
      'Two files would be written to the same place. Clients overwrite one, rename one or refuse the torrent.',
    example: 'a file before this one has the same path, which ends in "b"',
    hint: 'Rename one of the two files: clients overwrite or rename one of them.',
  },
  'path.file-is-folder': {
    severity: 'error',
    bep: 3,
    title: 'A path is a file and a folder at once',
    about: 'One entry uses a path for a file, and another puts files below it. No file system can have both.',
    example: '"a" is a file and a folder',
    hint: 'Rename the file or the folder.',
  },
  'path.too-deep': {
    severity: 'error',
    bep: undefined,
    title: 'Folders are nested deeper than clients accept',
    about: 'Clients limit how deep folders may be nested, because systems limit the length of a path.',
    example: 'a path has 101 names, expected at most 100',
    hint: 'Nest the folders less deeply.',
  },
  'path.case-collision': {
    severity: 'warning',
    bep: undefined,
    title: 'Two names differ only in case or in how accents are encoded',
    about:
      'On Windows and macOS, names that differ only in upper and lower case are the same name; on macOS, also names that differ only in how an accent is encoded. There, one of the two files overwrites the other.',
    example: '"README" and "Readme" in the same folder differ only in case or in how accents are encoded',
    hint: 'Rename one of the two: on Windows and macOS they are the same file.',
  },
  'path.backslash': {
    severity: 'warning',
    bep: undefined,
    title: 'A name contains a backslash',
    about: 'On Windows a backslash separates folders, so the file gets another place or another name there.',
    example: '"a\\\\b" contains a backslash',
    hint: 'Rename the file: on Windows a backslash separates folders.',
  },
  'path.control-character': {
    severity: 'warning',
    bep: undefined,
    title: 'A name contains a control character',
    about:
      'Line breaks, escape codes and other control characters are invisible, can garble a terminal, and are refused by Windows.',
    example: '"a\\nb" contains a control character',
    hint: 'Rename the file without line breaks, tabs and other control characters.',
  },
  'path.bidi-character': {
    severity: 'warning',
    bep: undefined,
    title: 'A name contains a character that changes the writing direction',
    about:
      'Few names need such a character, and many abuse it: the name is shown in another order than it is written, so that a program can look like a picture.',
    example: '"a\\u{202e}txt.exe" contains a character that changes the writing direction',
    hint: 'Rename the file: such a character can make "exe" look like another extension.',
  },
  'path.windows-character': {
    severity: 'warning',
    bep: undefined,
    title: 'A name contains a character that Windows does not allow',
    about:
      'Windows refuses names with these characters. Clients there replace them, so the file gets another name.',
    example: '"a:b" contains a character that Windows does not allow',
    hint: 'Rename the file without < > : " | ? and *.',
  },
  'path.windows-reserved': {
    severity: 'warning',
    bep: undefined,
    title: 'Windows reserves a name',
    about:
      'Names such as CON, NUL or COM1 are devices on Windows, with any extension. Clients there rename the file or fail.',
    example: '"con.txt" is a name that Windows reserves',
    hint: 'Rename the file: Windows opens a device under this name.',
  },
  'path.windows-ending': {
    severity: 'warning',
    bep: undefined,
    title: 'A name ends in a dot or a space',
    about:
      'Windows drops dots and spaces at the end of a name, so the file gets another name there, perhaps that of another file.',
    example: '"a." ends in a dot or a space',
    hint: 'Rename the file: Windows drops dots and spaces at the end.',
  },
  'path.combining-marks': {
    severity: 'warning',
    bep: undefined,
    title: 'A name has more than 30 combining marks in a row',
    about:
      'More accents and other marks follow one letter than in any language. Programs that sort them take quadratic time, and screens draw them over the lines around.',
    example:
      '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…" has more than 30 combining marks in a row',
    hint: 'Rename the file: the Stream-Safe Text Format of Unicode allows 30 marks in a row.',
  },
  'path.long': {
    severity: 'warning',
    bep: undefined,
    title: 'A name is longer than 255 bytes',
    about:
      'Most file systems accept names of up to 255 bytes. Clients shorten a longer one, each in its own way, or fail.',
    example:
      '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…" is longer than 255 bytes',
    hint: 'Rename the file: most file systems accept at most 255 bytes, and clients shorten the name.',
  },
  'path.invalid-utf8': {
    severity: 'warning',
    bep: 3,
    title: 'A name is not UTF-8',
    about:
      'Names must be UTF-8. This one is in another encoding or damaged, so clients show and write it differently.',
    example: '0x61ff is not UTF-8',
    hint: 'Encode all names as UTF-8.',
  },
  'path.only-utf8': {
    severity: 'warning',
    bep: 3,
    title: 'A path is only present as path.utf-8',
    about:
      'Old programs wrote "path" in a local encoding and "path.utf-8" next to it. Clients that know only "path" refuse a torrent that has only the second.',
    example: 'info.files[0] has path.utf-8, but no path',
    hint: 'Write "path" as well, in UTF-8.',
  },
  'file.attribute-unknown': {
    severity: 'note',
    bep: 47,
    title: 'An attribute of a file is not known',
    about:
      'The attributes of a file are the letters p (pad file), x (executable), h (hidden) and l (symlink). Clients ignore other letters.',
    example: 'info.files[0].attr is "q", expected the letters p, x, h and l',
    hint: 'Use only the letters p, x, h and l.',
  },
  'file.sha1-length': {
    severity: 'note',
    bep: 47,
    title: 'The SHA-1 of a file has the wrong length',
    about:
      'A file may have its SHA-1 as 20 raw bytes, so that programs can find the same file in other torrents. The Internet Archive writes it as 40 hex digits, which clients ignore.',
    example: 'info.files[0].sha1 is 5 bytes long, expected 20 bytes',
    hint: 'Write the hash as 20 raw bytes, or leave it out.',
  },
  'symlink.target-missing': {
    severity: 'warning',
    bep: 47,
    title: 'A symlink has no target',
    about:
      'The attribute "l" makes a file a symlink, and "symlink path" is its target. Without a target, clients treat it as an ordinary file.',
    example: 'info.files[1] has the attribute "l", but no symlink path',
    hint: 'Add "symlink path", or leave the attribute "l" out.',
  },
  'symlink.relative': {
    severity: 'warning',
    bep: 47,
    title: 'The target of a symlink starts at its own folder',
    about:
      'In BEP 47 the target of a symlink starts at the top folder of the torrent, without "." and "..". libtorrent\'s creator writes it like the file system does: from the folder of the symlink. libtorrent reads most of these; other clients make no link, or one that leads nowhere.',
    example:
      'info.files[1].symlink path is [".", "a"], which starts at the folder of the symlink, expected names from the top folder',
    hint: 'Write "symlink path" from the top folder of the torrent to the file or folder, without "." and "..". Only libtorrent, as in qBittorrent and Deluge, reads another form.',
  },
  'symlink.outside': {
    severity: 'error',
    bep: 47,
    title: 'A symlink leads out of the torrent',
    about:
      'The target of a symlink leads above the top folder of the torrent, or through another symlink and then upwards. A program that follows it reads or writes files that are not part of the download.',
    example: 'info.files[1].symlink path is ["..", "a"], which leads out of the torrent',
    hint: 'Create the torrent again without this symlink, or with a file or folder of the torrent as its target.',
  },
  'symlink.target-unknown': {
    severity: 'warning',
    bep: 47,
    title: 'A symlink points to nothing in the torrent',
    about:
      'A symlink may point only to a file or folder of the same torrent. Clients make no link, or one that leads nowhere.',
    example: 'info.files[1].symlink path is ["elsewhere"], which is not a file or folder of the torrent',
    hint: 'Write "symlink path" as the path of a file or folder of the torrent, from its top folder.',
  },
} as const satisfies Record<string, Rule>;
