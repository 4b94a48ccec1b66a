import type { Rule } from './rules.ts';

/** Rules about the encoding: what is bencode, what is canonical, and what text is. */
export const encodingRules = {
  'file.empty': {
    severity: 'error',
    bep: undefined,
    title: 'The file is empty',
    about: 'There is not a single byte in it: whatever made or sent it failed before it began.',
    example: 'the file is empty',
    hint: 'Look at the program that made or downloaded the file: it wrote nothing.',
  },
  'file.web-page': {
    severity: 'error',
    bep: undefined,
    title: 'The file is a web page, not a torrent',
    about:
      'The file begins as HTML or XML does. An address that should have given a torrent often answers with a page instead: a login, an error, or the page that describes the torrent.',
    example: 'the file is a web page, not a torrent',
    hint: 'Open the file in a browser to see what was downloaded, and save the .torrent file itself.',
  },
  'file.compressed': {
    severity: 'error',
    bep: undefined,
    title: 'The file is compressed or an archive',
    about:
      'The file starts as gzip, ZIP or a format like them does. A torrent is stored and served byte for byte, so it must not be packed.',
    example: 'the file is compressed with gzip',
    hint: 'Unpack it first, and send the .torrent file that is in it.',
  },
  'file.base64': {
    severity: 'error',
    bep: undefined,
    title: 'The file is a torrent that is encoded as base64',
    about: 'Some interfaces pass torrents on as base64. A .torrent file is the bytes that this stands for.',
    example: 'the file is a torrent that is encoded as base64',
    hint: 'Decode it first, for example with "base64 -d", and send the result.',
  },
  'file.json': {
    severity: 'error',
    bep: undefined,
    title: 'The file is JSON, not a torrent',
    about:
      'The file starts as JSON does. A service often answers with JSON in the place of a torrent: an error, or what it knows about the torrent.',
    example: 'the file is JSON, not a torrent',
    hint: 'Open the file in an editor to see what was downloaded, and save the .torrent file itself.',
  },
  'file.address': {
    severity: 'error',
    bep: undefined,
    title: 'The file is only a web address',
    about: 'The file has the address of something, perhaps of a torrent, and not the torrent itself.',
    example: 'the file is only an address: "https://a.example/a.torrent"',
    hint: 'Download what the address leads to, and send that.',
  },
  'file.pointer': {
    severity: 'error',
    bep: undefined,
    title: 'The file is a pointer of Git LFS or git-annex',
    about:
      'A repository that keeps large files elsewhere has a few lines of text in their place. The torrent itself was not downloaded.',
    example: 'the file is a pointer of Git LFS, not the torrent itself',
    hint: 'Run "git lfs pull" (or "git annex get") in the repository, and send the file again.',
  },
  'file.resume-data': {
    severity: 'error',
    bep: undefined,
    title: 'The file is the resume data of a client',
    about:
      'Clients keep next to each torrent how far its download is, in files that are bencode as well. Such a file does not have the info of the torrent.',
    example: 'the file is what a client keeps about a download, not its torrent',
    hint: 'Send the .torrent file: most clients keep it in the same folder, or export it.',
  },
  'bencode.syntax': {
    severity: 'error',
    bep: 3,
    title: 'The file is not valid bencode',
    about:
      'A .torrent file is one bencoded value from its first byte to its last, and this one breaks the grammar: it is cut off, has been changed on its way, is no torrent at all, or was written by a program that takes liberties, such as integers with leading zeros.',
    example: 'the file is no valid bencode: an integer, 05, starts with 0',
    hint: 'Make the torrent anew, or download it again: it may have been cut off or changed on its way.',
  },
  'bencode.limit': {
    severity: 'error',
    bep: undefined,
    title: 'The file holds more than a client would read',
    about:
      'Clients bound how deep lists and dictionaries may be nested and how many values a file may hold, so that a small file cannot use up their memory. The same bounds hold here.',
    example: 'lists and dictionaries are nested deeper than 100 levels',
    hint: 'Split the content into several torrents, or nest its folders less deeply.',
  },
  'bencode.trailing-whitespace': {
    severity: 'warning',
    bep: 3,
    title: 'White space follows the end of the metainfo',
    about:
      'White space after the end does no harm, but some programs refuse any byte there. Up to 64 bytes are accepted.',
    example: 'the end is followed by 1 byte of white space',
    hint: 'Remove what follows the last "e"; editors often add a newline there.',
  },
  'bencode.trailing-bytes': {
    severity: 'warning',
    bep: 3,
    title: 'Other bytes follow the end of the metainfo',
    about:
      'Old PHP scripts appended the length of the file to the file. The infohash is that of info, and so not affected, and libtorrent, Transmission and most others ignore what follows the end; torf, bencode.py and others that are strict refuse the file. Up to 64 bytes are accepted, and they stay in the file.',
    example: 'the end is followed by 3 bytes: "131"',
    hint: 'Remove what follows the last "e": torf and other programs in Python refuse the file.',
  },
  'bencode.too-many-trailing-bytes': {
    severity: 'error',
    bep: 3,
    title: 'More than 64 bytes follow the end of the metainfo',
    about:
      'The torrent ends, but the file goes on: two files were joined, or a web page was appended to a download. Programs that ignore a few bytes there differ in what they do with many, and a torrent is no place to hide other data.',
    example: 'the end is followed by 65 bytes, expected at most 64',
    hint: 'Cut off what follows the end of the torrent.',
  },
  'root.not-dictionary': {
    severity: 'error',
    bep: 3,
    title: 'The file is bencode, but not a metainfo dictionary',
    about:
      'The file can be read, but a torrent is a dictionary with the key "info", and this is a value of another kind.',
    example: 'the file is a string, expected a dictionary',
    hint: 'Send the .torrent file itself.',
  },
  'root.unsorted-key': {
    severity: 'warning',
    bep: 3,
    title: 'Keys outside info are not sorted',
    about:
      'Bencode has one way to write a dictionary: keys in the order of their raw bytes. Outside info the order decides nothing, so most programs read on; some refuse the file.',
    example: 'the key "a" stands behind a key that sorts after it',
    hint: 'Write dictionaries with their keys sorted as raw bytes.',
  },
  'root.duplicate-key': {
    severity: 'warning',
    bep: 3,
    title: 'A key outside info is there twice',
    about:
      'A dictionary outside info holds a key twice. Some programs take the first value, others the last, so two people may see two different things in one file.',
    example: 'the key "a" is there twice',
    hint: 'Keep one of the two: programs differ in which one they take.',
  },
  'root.duplicate-info': {
    severity: 'error',
    bep: 3,
    title: 'What fixes the content is there twice',
    about:
      'There are two values for info or for a piece layer. Programs differ in which one they take, and with it in the infohash or the content: one file would be two torrents.',
    example: 'the key "info" is there twice',
    hint: 'Keep one of the two: programs differ in which one they take.',
  },
  'info.unsorted-key': {
    severity: 'error',
    bep: 3,
    title: 'Keys inside info are not sorted',
    about:
      'The infohash is taken over info as it is written. Programs that decode info and encode it anew sort its keys, and so come to another infohash and another swarm.',
    example: 'the key "length" stands behind a key that sorts after it',
    hint: 'Make the torrent anew with a program that sorts keys: those that encode info anew get another infohash.',
  },
  'info.duplicate-key': {
    severity: 'error',
    bep: 3,
    title: 'A key inside info is there twice',
    about:
      'Programs differ in which of two equal keys of info they take, and those that encode info anew drop one: they see other content, or come to another infohash.',
    example: 'the key "length" is there twice',
    hint: 'Make the torrent anew: programs differ in which of the two they take.',
  },
  'info.unsorted-file-key': {
    severity: 'warning',
    bep: 3,
    title: 'Keys of a file entry are not sorted',
    about:
      'BitComet and others have written the keys of file entries in their own order for years, and clients read such v1 torrents. Programs that encode info anew come to another infohash.',
    example: 'the key "length" stands behind a key that sorts after it',
    hint: 'Make the torrent anew with a program that sorts keys; the infohash changes with it.',
  },
  'text.invalid-utf8': {
    severity: 'warning',
    bep: 3,
    title: 'Text is not UTF-8',
    about:
      'Torrents write text as UTF-8. This text is in another encoding, or broken, and is shown with replacement characters where it cannot be read.',
    example: 'comment is not UTF-8',
    hint: 'Encode all text as UTF-8.',
  },
  'text.empty-utf8': {
    severity: 'warning',
    bep: undefined,
    title: 'A key that ends in .utf-8 is empty',
    about:
      'Old programs wrote a text in a local encoding and, under a key that ends in ".utf-8", in UTF-8. Here the second is empty and the first is not, so the first counts. Programs that prefer the second show nothing; of an empty "name.utf-8" or "path.utf-8" libtorrent, and with it qBittorrent and Deluge, makes another name, or refuses the torrent.',
    example: 'comment.utf-8 is empty, but comment is not',
    hint: 'Leave the empty key out: qBittorrent and Deluge refuse a file with an empty "name.utf-8", and others show nothing.',
  },
  'value.wrong-type': {
    severity: 'warning',
    bep: 3,
    title: 'A value that is not needed has the wrong type',
    about:
      'A key that is not needed holds a value of another type than its specification asks for. It is passed over here, as clients do.',
    example: 'comment is an integer, expected a string',
    hint: 'Leave the key out, or write the type that its specification asks for.',
  },
  'value.out-of-range': {
    severity: 'warning',
    bep: 3,
    title: 'A value that is not needed is out of range',
    about:
      'A key that is not needed holds a number that makes no sense there. It is passed over here, as clients do.',
    example: 'creation date is -1, expected seconds since 1970',
    hint: 'Leave the key out, or write a value that its specification allows.',
  },
  'key.unknown': {
    severity: 'note',
    bep: undefined,
    title: 'A key is not known',
    about:
      'No specification defines this key, and no program is known to write it. It does no harm: clients ignore keys that they do not know. Inside info it changes the infohash, which is sometimes its only purpose.',
    example: 'info.my-note is not known',
    hint: 'You do not have to do anything: the key is kept as it is.',
  },
  'findings.more': {
    severity: 'warning',
    bep: undefined,
    title: 'There are more findings than are listed',
    about:
      'Many findings of one kind would hide the others: of each rule the first ones are listed, and the rest is counted here.',
    example: '295 more warnings: path.backslash 295',
    hint: 'Fix what is listed and check again.',
  },
} as const satisfies Record<string, Rule>;
