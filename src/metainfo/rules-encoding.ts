import type { Rule } from './rules.ts';

/** Rules about the encoding: what is bencode, what is canonical, and what text is. */
export const encodingRules = {
  'file.empty': {
    severity: 'error',
    bep: undefined,
    title: 'The file is empty',
    about: 'The file has no bytes. The program that made or sent it failed before it wrote anything.',
    example: 'the file is empty',
    hint: 'Create or download the file again, and check that it is not empty before you send it.',
  },
  'file.web-page': {
    severity: 'error',
    bep: undefined,
    title: 'The file is a web page, not a torrent',
    about:
      'The file begins like HTML or XML. Often an address that should return a torrent answers with a page instead: a login, an error, or the page that describes the torrent.',
    example: 'the file is a web page, not a torrent',
    hint: 'Open the file in a browser to see what was downloaded, and save the .torrent file itself.',
  },
  'file.compressed': {
    severity: 'error',
    bep: undefined,
    title: 'The file is compressed or an archive',
    about:
      'The file starts like gzip, ZIP or a similar format. A torrent is stored and served byte for byte, so it must not be compressed.',
    example: 'the file is compressed with gzip',
    hint: 'Unpack the file, and send the .torrent file that is in it.',
  },
  'file.base64': {
    severity: 'error',
    bep: undefined,
    title: 'The file is a torrent that is encoded as base64',
    about: 'Some interfaces send torrents as base64. A .torrent file has the decoded bytes.',
    example: 'the file is a torrent that is encoded as base64',
    hint: 'Decode the file, for example with "base64 -d", and send the result.',
  },
  'file.json': {
    severity: 'error',
    bep: undefined,
    title: 'The file is JSON, not a torrent',
    about:
      'The file starts like JSON. A service often answers with JSON in place of a torrent: an error, or facts about the torrent.',
    example: 'the file is JSON, not a torrent',
    hint: 'Open the file in an editor to see what was downloaded, and save the .torrent file itself.',
  },
  'file.address': {
    severity: 'error',
    bep: undefined,
    title: 'The file is only a web address',
    about: 'The file contains only an address, perhaps that of a torrent, and not the torrent itself.',
    example: 'the file is only an address: "https://a.example/a.torrent"',
    hint: 'Download the file at that address, and send it.',
  },
  'file.pointer': {
    severity: 'error',
    bep: undefined,
    title: 'The file is a pointer of Git LFS or git-annex',
    about:
      'A repository that stores large files elsewhere has a few lines of text in their place. The torrent itself was not downloaded.',
    example: 'the file is a pointer of Git LFS, not the torrent itself',
    hint: 'Run "git lfs pull" (or "git annex get") in the repository, and send the file again.',
  },
  'file.resume-data': {
    severity: 'error',
    bep: undefined,
    title: 'The file is the resume data of a client',
    about:
      'Clients save the state of each download in a file that is bencode as well. Such a file does not have the info of the torrent.',
    example: 'the file is the resume data of a client, not a torrent',
    hint: 'Send the .torrent file. Most clients keep it in the same folder, or can export it.',
  },
  'bencode.syntax': {
    severity: 'error',
    bep: 3,
    title: 'The file is not valid bencode',
    about:
      'A .torrent file is one bencoded value from its first byte to its last. This file breaks that grammar: it was cut off, it was changed on its way, it is not a torrent at all, or the program that wrote it does not follow the grammar, for example with leading zeros in integers.',
    example: 'the file is not valid bencode: an integer, 05, starts with 0',
    hint: 'Download the torrent again: it may have been cut off or changed on its way. If that does not help, create it again.',
  },
  'bencode.limit': {
    severity: 'error',
    bep: undefined,
    title: 'The file has more values or levels than clients read',
    about:
      'Clients limit how deep lists and dictionaries may be nested and how many values a file may have, so that a small file cannot use up their memory. Torrentry has the same limits.',
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
    hint: 'Remove everything after the last "e". Editors often add a newline there.',
  },
  'bencode.trailing-bytes': {
    severity: 'warning',
    bep: 3,
    title: 'Other bytes follow the end of the metainfo',
    about:
      'Old PHP scripts appended the length of the file to the file. The infohash covers only info, so it does not change. libtorrent, Transmission and most others ignore what follows the end; strict programs such as torf and bencode.py refuse the file. Up to 64 bytes are accepted, and they stay in the file.',
    example: 'the end is followed by 3 bytes: "131"',
    hint: 'Remove everything after the last "e". Otherwise torf and other Python programs refuse the file.',
  },
  'bencode.too-many-trailing-bytes': {
    severity: 'error',
    bep: 3,
    title: 'More than 64 bytes follow the end of the metainfo',
    about:
      'The torrent ends, but the file continues: two files were joined, or a web page was appended to a download. Programs that ignore a few bytes there differ in what they do with many, and other data could be hidden there.',
    example: 'the end is followed by 65 bytes, expected at most 64',
    hint: 'Remove everything after the end of the torrent.',
  },
  'root.not-dictionary': {
    severity: 'error',
    bep: 3,
    title: 'The file is bencode, but not a metainfo dictionary',
    about:
      'The file is valid bencode, but a torrent is a dictionary with the key "info", and this is a value of another kind.',
    example: 'the file is a string, expected a dictionary',
    hint: 'Send the .torrent file itself.',
  },
  'root.unsorted-key': {
    severity: 'warning',
    bep: 3,
    title: 'Keys outside info are not sorted',
    about:
      'Bencode has one way to write a dictionary: with the keys in the order of their raw bytes. Outside info the order changes nothing, so most programs accept the file; some refuse it.',
    example: 'the key "a" is out of order',
    hint: 'Write dictionaries with their keys sorted by raw bytes.',
  },
  'root.duplicate-key': {
    severity: 'warning',
    bep: 3,
    title: 'A key outside info appears twice',
    about:
      'A dictionary outside info has a key twice. Some programs use the first value, others the last, so two people may see different things in one file.',
    example: 'the key "a" appears twice',
    hint: 'Keep only one of the two: programs differ in which one they use.',
  },
  'root.duplicate-info': {
    severity: 'error',
    bep: 3,
    title: 'A key that identifies the content appears twice',
    about:
      'There are two values for info or for a piece layer. Programs differ in which one they use, so they get another infohash or other content: one file would be two torrents.',
    example: 'the key "info" appears twice',
    hint: 'Keep only one of the two: programs differ in which one they use.',
  },
  'info.unsorted-key': {
    severity: 'error',
    bep: 3,
    title: 'Keys inside info are not sorted',
    about:
      'The infohash is computed from the bytes of info as they are in the file. Programs that decode info and encode it again sort its keys, so they get another infohash and another swarm.',
    example: 'the key "length" is out of order',
    hint: 'Create the torrent again with a program that sorts keys.',
  },
  'info.duplicate-key': {
    severity: 'error',
    bep: 3,
    title: 'A key inside info appears twice',
    about:
      'Programs differ in which of two equal keys of info they use, and programs that encode info again drop one. They see other content, or get another infohash.',
    example: 'the key "length" appears twice',
    hint: 'Create the torrent again with a program that writes each key once.',
  },
  'info.unsorted-file-key': {
    severity: 'warning',
    bep: 3,
    title: 'Keys of a file entry are not sorted',
    about:
      'BitComet and others have written the keys of file entries in their own order for years, and clients read such v1 torrents. Programs that encode info again get another infohash.',
    example: 'the key "length" is out of order',
    hint: 'Create the torrent again with a program that sorts keys. The infohash changes.',
  },
  'text.invalid-utf8': {
    severity: 'warning',
    bep: 3,
    title: 'Text is not UTF-8',
    about:
      'Torrents write text as UTF-8. This text is in another encoding or damaged. What cannot be read is shown as replacement characters.',
    example: 'comment is not UTF-8',
    hint: 'Encode all text as UTF-8.',
  },
  'text.empty-utf8': {
    severity: 'warning',
    bep: undefined,
    title: 'A key that ends in .utf-8 is empty',
    about:
      'Old programs wrote a text in a local encoding and, under a key that ends in ".utf-8", in UTF-8. Here the second is empty and the first is not, so Torrentry uses the first. Programs that prefer the second show nothing. For an empty "name.utf-8" or "path.utf-8" libtorrent, and so qBittorrent and Deluge, uses another name or refuses the torrent.',
    example: 'comment.utf-8 is empty, but comment is not',
    hint: 'Leave the empty key out: qBittorrent and Deluge refuse a file with an empty "name.utf-8", and others show nothing.',
  },
  'value.wrong-type': {
    severity: 'warning',
    bep: 3,
    title: 'An optional value has the wrong type',
    about:
      'An optional key has a value of another type than its specification requires. Torrentry ignores it, as clients do.',
    example: 'comment is an integer, expected a string',
    hint: 'Leave the key out, or write a value of the type that its specification requires.',
  },
  'value.out-of-range': {
    severity: 'warning',
    bep: 3,
    title: 'An optional value is out of range',
    about: 'An optional key has a number that makes no sense there. Torrentry ignores it, as clients do.',
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
      'Many findings of one rule would hide the others. The first ones of each rule are listed, and the rest is counted here.',
    example: '295 more warnings: path.backslash 295',
    hint: 'Fix the listed findings, and check the torrent again.',
  },
} as const satisfies Record<string, Rule>;
