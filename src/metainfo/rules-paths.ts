import type { Rule } from './rules.ts';

/** Rules about names and paths of files and folders, attributes and symlinks. */
export const pathRules = {
  'path.missing': {
    severity: 'error',
    bep: 3,
    title: 'A file has no path',
    about:
      'Each entry of "files" has a list "path" of at least one name. Without it there is nothing to call the file.',
    example: 'info.files[0].path is missing or empty, expected at least one name',
    hint: 'Make the torrent anew.',
  },
  'path.malformed': {
    severity: 'error',
    bep: 3,
    title: 'A path is not a list of strings',
    about:
      'The key "path" holds a list of strings: folders, then the name of the file. Something else stands there.',
    example: 'info.files[0].path is a string, expected a list',
    hint: 'Make the torrent anew.',
  },
  'path.empty': {
    severity: 'warning',
    bep: 3,
    title: 'A name in a path is empty',
    about:
      'Up to version 3.6, ruTorrent wrote an empty name at the beginning of paths, and BitComet marks an empty folder by one at the end. Transmission, aria2 and WebTorrent leave it out, as is done here; libtorrent, and with it qBittorrent and Deluge, writes "_" in its place. A file that is left without a name is refused unless it is empty.',
    example: '"" is an empty name',
    hint: 'Make the torrent again with a name for each file and folder: qBittorrent and Deluge write "_" for an empty one, others leave it out.',
  },
  'path.dots': {
    severity: 'error',
    bep: 3,
    title: 'A path leads out of its folder',
    about:
      'The names "." and ".." stand for a folder itself and the one above it. A careless program that follows them writes outside the folder that was chosen for the download.',
    example: '".." leads to another folder, expected a name',
    hint: 'Make the torrent anew without "." and ".." in its paths: they can write outside the download folder.',
  },
  'path.slash': {
    severity: 'error',
    bep: 3,
    title: 'A name in a path holds a slash',
    about:
      'Each name stands for one file or folder. A slash within it smuggles in a path, up to an absolute one, that leads outside the folder that was chosen for the download.',
    example: '"/etc" holds a slash, expected a name of one file or folder',
    hint: 'Make the torrent anew with one entry a folder: a slash can write outside the download folder.',
  },
  'path.nul': {
    severity: 'error',
    bep: 3,
    title: 'A name in a path holds a NUL byte',
    about:
      'Most systems end a name at a NUL byte: what is shown and what is written would be two different names.',
    example: '"a\\u0000b" holds a NUL byte',
    hint: 'Rename the file: no file system takes a NUL byte in a name.',
  },
  'path.too-long': {
    severity: 'error',
    bep: undefined,
    title: 'A name is longer than 4,096 bytes',
    about:
      'Linux takes paths of at most 4,096 bytes, and no common system more for a single name. No client can write such a file under its name, and every list that shows the torrent would carry all of it.',
    example:
      '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…" is longer than 4096 bytes',
    hint: 'Make the torrent anew with a shorter name: most file systems take at most 255 bytes.',
  },
  'path.duplicate': {
    severity: 'error',
    bep: 3,
    title: 'Two files have the same path',
    about:
      'Two files would be written to one place. Clients overwrite one, rename one or refuse the torrent.',
    example: 'a file before this one has the same path, which ends in "b"',
    hint: 'Rename one of the two: clients overwrite or rename either.',
  },
  'path.file-is-folder': {
    severity: 'error',
    bep: 3,
    title: 'A path is a file and a folder at once',
    about:
      'One entry takes a path for a file, and another puts files below it. No file system can hold both.',
    example: '"a" is a file and a folder',
    hint: 'Rename one of the two.',
  },
  'path.too-deep': {
    severity: 'error',
    bep: undefined,
    title: 'Folders are nested deeper than clients accept',
    about:
      'Clients bound how many folders may lie inside one another, as systems bound the length of a path.',
    example: 'a path has 101 names, expected at most 100',
    hint: 'Nest the folders less deeply.',
  },
  'path.case-collision': {
    severity: 'warning',
    bep: undefined,
    title: 'Two names differ only in case or in how accents are encoded',
    about:
      'Windows and macOS take names that differ only in upper and lower case for one, and macOS also those that differ only in how an accent is encoded. There, one of the two files overwrites the other.',
    example: '"README" and "Readme" in the same folder differ only in case or in how accents are encoded',
    hint: 'Rename one of the two: on Windows and macOS they are the same file.',
  },
  'path.backslash': {
    severity: 'warning',
    bep: undefined,
    title: 'A name holds a backslash',
    about:
      'On Windows a backslash parts folders: the file lands in another place there, or under another name, than elsewhere.',
    example: '"a\\\\b" holds a backslash',
    hint: 'Rename the file: Windows takes a backslash for a border between folders.',
  },
  'path.control-character': {
    severity: 'warning',
    bep: undefined,
    title: 'A name holds a control character',
    about:
      'Line breaks, escape codes and the like cannot be seen, can garble a terminal, and are refused by Windows.',
    example: '"a\\nb" holds a control character',
    hint: 'Rename the file without line breaks, tabs and other control characters.',
  },
  'path.bidi-character': {
    severity: 'warning',
    bep: undefined,
    title: 'A name holds a character that turns the writing direction',
    about:
      'Such a character is needed in few names and abused in many: the name is shown in another order than it is written, so that a program can look like a picture.',
    example: '"a\\u{202e}txt.exe" holds a character that turns the writing direction',
    hint: 'Rename the file: such a character can make "exe" look like another extension.',
  },
  'path.windows-character': {
    severity: 'warning',
    bep: undefined,
    title: 'A name holds a character that Windows does not allow',
    about:
      'Windows refuses names with these characters; clients there replace them, and the file has another name than elsewhere.',
    example: '"a:b" holds a character that Windows does not allow',
    hint: 'Rename the file without < > : " | ? and *.',
  },
  'path.windows-reserved': {
    severity: 'warning',
    bep: undefined,
    title: 'Windows reserves a name',
    about:
      'Names such as CON, NUL or COM1 stand for devices on Windows, with any extension. Clients there rename the file or fail.',
    example: '"con.txt" is a name that Windows reserves',
    hint: 'Rename the file: Windows opens a device under this name.',
  },
  'path.windows-ending': {
    severity: 'warning',
    bep: undefined,
    title: 'A name ends in a dot or a space',
    about:
      'Windows drops dots and spaces at the end of a name, so the file has another name there, or that of another file.',
    example: '"a." ends in a dot or a space',
    hint: 'Rename the file: Windows drops dots and spaces at the end.',
  },
  'path.combining-marks': {
    severity: 'warning',
    bep: undefined,
    title: 'A name has more than 30 combining marks in a row',
    about:
      'Accents and other marks that are put on the letter before them follow each other without end here, which no language does. Programs that put them in order take time by the square of their number, and screens draw them over the lines around.',
    example:
      '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…" has more than 30 combining marks in a row',
    hint: 'Rename the file: the Stream-Safe Text Format of Unicode allows 30 marks in a row.',
  },
  'path.long': {
    severity: 'warning',
    bep: undefined,
    title: 'A name is longer than 255 bytes',
    about:
      'Most file systems take names of up to 255 bytes. Clients shorten a longer one, each in its own way, or fail.',
    example:
      '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…" is longer than 255 bytes',
    hint: 'Rename the file: most file systems take at most 255 bytes, and clients shorten the name.',
  },
  'path.invalid-utf8': {
    severity: 'warning',
    bep: 3,
    title: 'A name is not UTF-8',
    about:
      'Names are UTF-8. This one is in another encoding, or broken: each client shows and writes it differently.',
    example: '0x61ff is not UTF-8',
    hint: 'Encode all names as UTF-8.',
  },
  'path.only-utf8': {
    severity: 'warning',
    bep: 3,
    title: 'A path is only there as path.utf-8',
    about:
      'Old programs wrote "path" in a local encoding and "path.utf-8" beside it. With the second alone, clients that know only "path" refuse the torrent.',
    example: 'info.files[0] has path.utf-8, but no path',
    hint: 'Write "path" as well, in UTF-8.',
  },
  'file.attribute-unknown': {
    severity: 'note',
    bep: 47,
    title: 'An attribute of a file is not known',
    about:
      'The attributes of a file are the letters p (pad file), x (executable), h (hidden) and l (symlink). Clients pass over others.',
    example: 'info.files[0].attr is "q", expected the letters p, x, h and l',
    hint: 'Use only the letters p, x, h and l.',
  },
  'file.sha1-length': {
    severity: 'note',
    bep: 47,
    title: 'The SHA-1 of a file has the wrong length',
    about:
      'A file may carry its SHA-1 as 20 raw bytes, so that the same file is found in other torrents. The Internet Archive writes it as 40 hex digits, which clients pass over.',
    example: 'info.files[0].sha1 is 5 bytes long, expected 20 bytes',
    hint: 'Write the hash as 20 raw bytes, or leave it out.',
  },
  'symlink.target-missing': {
    severity: 'warning',
    bep: 47,
    title: 'A symlink has no target',
    about:
      'The attribute "l" makes a file a symlink, and "symlink path" says where it leads. Without that, clients take it for an ordinary file.',
    example: 'info.files[1] has the attribute "l", but no symlink path',
    hint: 'Write "symlink path" beside the attribute "l", or leave the attribute out.',
  },
  'symlink.relative': {
    severity: 'warning',
    bep: 47,
    title: 'The target of a symlink is written from its own folder',
    about:
      'BEP 47 writes the target of a symlink from the top folder of the torrent, and without "." and "..". libtorrent\'s creator writes it as the file system has it: from the folder of the symlink. libtorrent reads most of these, but not each one; other clients make no link, or one that leads nowhere.',
    example:
      'info.files[1].symlink path is [".", "a"], which leads from the folder of the symlink, expected names from the top folder on',
    hint: 'Let "symlink path" lead from the top folder of the torrent to the file or folder, without "." and "..": only libtorrent, as in qBittorrent and Deluge, reads it otherwise.',
  },
  'symlink.outside': {
    severity: 'error',
    bep: 47,
    title: 'A symlink leads out of the torrent',
    about:
      'The target of a symlink leads above the top folder of the torrent, or through another symlink and then upwards. A program that follows it reads or writes files that are not part of the download.',
    example: 'info.files[1].symlink path is ["..", "a"], which leads out of the torrent',
    hint: 'Make the torrent again without this symlink, or let it lead to a file or folder of the torrent.',
  },
  'symlink.target-unknown': {
    severity: 'warning',
    bep: 47,
    title: 'A symlink points to nothing in the torrent',
    about:
      'A symlink may lead only to a file or folder of the same torrent. Clients make no link, or one that leads nowhere.',
    example: 'info.files[1].symlink path is ["elsewhere"], which is no file or folder of the torrent',
    hint: 'Let "symlink path" lead from the top folder of the torrent to one of its files or folders.',
  },
} as const satisfies Record<string, Rule>;
