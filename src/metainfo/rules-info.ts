import type { Rule } from './rules.ts';

/** Rules about info, its name, pieces and v1 files, and about the two halves of a hybrid. */
export const infoRules = {
  'info.missing': {
    severity: 'error',
    bep: 3,
    title: 'There is no info dictionary',
    about:
      'The dictionary info describes the content, and the infohash is computed from it. Without info there is no torrent.',
    example: 'info is missing',
    hint: 'Create the torrent again: without info it describes no content.',
  },
  'info.bare': {
    severity: 'error',
    bep: 9,
    title: 'The file is an info dictionary without the torrent around it',
    about:
      'Programs that fetch the metadata of a magnet link from peers get only the info dictionary. A .torrent file is a dictionary that has it under the key info, next to the trackers.',
    example: 'the file is an info dictionary by itself, without the torrent around it',
    hint: 'Put "d4:info" before the bytes of the file and "e" after them. That makes a torrent with the same infohash.',
  },
  'info.magnet-stub': {
    severity: 'error',
    bep: 9,
    title: 'The file is a stub that only carries a magnet link',
    about:
      'Some programs save a magnet link in a .torrent file until they have fetched the metadata from other peers, and some files contain only the link. Such a stub has no info, and only a client that is online can complete it.',
    example:
      'there is no info, only a magnet link: magnet:?xt=urn:btih:6868686868686868686868686868686868686868',
    hint: 'Open the magnet link in a client, let it fetch the metadata, and publish the torrent file that it saves.',
  },
  'info.not-dictionary': {
    severity: 'error',
    bep: 3,
    title: 'The value of info is not a dictionary',
    about: 'The key info is present, but its value is not a dictionary, so it cannot be read.',
    example: 'info is a string, expected a dictionary',
    hint: 'Create the torrent again.',
  },
  'info.version.unknown': {
    severity: 'error',
    bep: 52,
    title: 'The meta version is not known',
    about:
      'BitTorrent v2 requires programs to check "meta version" first and to refuse a version that they do not know, because its keys may mean something else.',
    example: 'info.meta version is 3, expected 2',
    hint: 'Create the torrent as v1, v2 or hybrid: only "meta version" 2 is defined.',
  },
  'info.version.missing': {
    severity: 'error',
    bep: 52,
    title: 'There is a file tree, but no meta version',
    about:
      'The file tree belongs to BitTorrent v2, which marks its torrents with "meta version" 2. Without it, some clients see a v1 torrent and others none.',
    example: 'info.file tree is present, but info.meta version is missing, expected 2',
    hint: 'Create the torrent again: a v2 torrent must have "meta version" 2.',
  },
  'info.merkle': {
    severity: 'error',
    bep: 30,
    title: 'The torrent uses the Merkle hashes of BEP 30',
    about:
      'BEP 30 replaced the list of piece hashes by the root of a Merkle tree; clients fetched the other hashes from peers. BitTorrent v2 does that better, and no current client downloads such torrents.',
    example: 'info.root hash replaces info.pieces, but clients no longer support it',
    hint: 'Create the torrent again as v2 or hybrid: BEP 52 replaced BEP 30, and clients no longer support it.',
  },
  'info.merkle.beside-pieces': {
    severity: 'note',
    bep: 30,
    title: 'A BEP 30 root hash is present as well as the piece hashes',
    about:
      'The v1 piece hashes are present, so the torrent works. No current client uses the root hash of BEP 30.',
    example: 'info.root hash is present as well as info.pieces',
    hint: 'Leave "root hash" out: clients no longer use it.',
  },
  'name.missing': {
    severity: 'error',
    bep: 3,
    title: 'The torrent has no name',
    about:
      'The name is what the file or folder will be called on disk. BEP 3 requires it, and clients refuse a torrent without it.',
    example: 'info.name is missing, expected a string',
    hint: 'Create the torrent again with the name of the file or folder.',
  },
  'name.slash': {
    severity: 'warning',
    bep: 3,
    title: 'The name of the torrent contains a slash',
    about:
      'The name must be that of one file or folder; a slash, as in "Release 1/beta 6", was often typed by hand. Clients make different names of it: libtorrent, and so qBittorrent and Deluge, drops the slash, others replace it by "_" or make a folder inside a folder. A slash at the beginning or the end, "." and ".." are refused.',
    example: 'info.name is "Release 1/beta 6", expected a name without a slash',
    hint: 'Create the torrent again with a name without a slash: qBittorrent and Deluge drop the slash, and others replace it or make a folder of it.',
  },
  'name.only-utf8': {
    severity: 'warning',
    bep: 3,
    title: 'The name is only present as name.utf-8',
    about:
      'Old programs wrote "name" in a local encoding and "name.utf-8" next to it. Clients that know only "name" refuse a torrent that has only the second.',
    example: 'info.name.utf-8 is present, but info.name is missing',
    hint: 'Write "name" as well, in UTF-8.',
  },
  'pieces.length-invalid': {
    severity: 'error',
    bep: 3,
    title: 'The piece length is missing or cannot be used',
    about:
      'The content is divided into pieces of this many bytes, each with its hash. The length must be positive, and small enough that clients can keep a piece in memory.',
    example: 'info.piece length is 0, expected 1 to 1073741823',
    hint: 'Create the torrent again with a piece length between 16 KiB and 16 MiB.',
  },
  'pieces.length-not-power-of-two': {
    severity: 'error',
    bep: 52,
    title: 'The piece length is not a power of two of at least 16 KiB',
    about:
      'The Merkle trees of BitTorrent v2 have leaves of 16 KiB, so a piece must have 16 KiB, 32 KiB, 64 KiB and so on.',
    example: 'info.piece length is 49152, expected a power of two, 16384 or more',
    hint: 'Create the torrent again with a piece length such as 1 MiB.',
  },
  'pieces.missing': {
    severity: 'error',
    bep: 3,
    title: 'The piece hashes are missing',
    about:
      'A v1 torrent has a string "pieces" with one SHA-1 hash for each piece. Without it, clients cannot check what they download.',
    example: 'info.pieces is a list, expected a string of SHA-1 hashes',
    hint: 'Create the torrent again.',
  },
  'pieces.not-multiple': {
    severity: 'error',
    bep: 3,
    title: 'The piece hashes are incomplete',
    about:
      'The string "pieces" is a sequence of SHA-1 hashes of 20 bytes each. A length that is not a multiple of 20 means that it was cut off or changed.',
    example: 'info.pieces has length 41, expected a multiple of 20',
    hint: 'Create the torrent again: each piece has a SHA-1 hash of 20 bytes.',
  },
  'pieces.count': {
    severity: 'error',
    bep: 3,
    title: 'The number of piece hashes does not match the content',
    about:
      'The sum of all file lengths, divided by the piece length and rounded up, gives the number of pieces. There must be as many hashes.',
    example: 'info.pieces has 2 hashes, expected 1',
    hint: 'Create the torrent again: its files or its piece hashes have been changed.',
  },
  'pieces.too-many': {
    severity: 'error',
    bep: undefined,
    title: 'There are more pieces than clients accept',
    about:
      'Clients keep the state of each piece in memory and refuse torrents with more than two million pieces.',
    example: 'the files make 2097153 pieces, expected at most 2097152',
    hint: 'Create the torrent again with longer pieces.',
  },
  'files.missing': {
    severity: 'error',
    bep: 3,
    title: 'The torrent has no files',
    about:
      'A v1 torrent describes one file with "length" or several with "files"; a v2 torrent has them in "file tree". Here all of these are missing, or empty.',
    example: 'info has neither length nor files',
    hint: 'Create the torrent again: info must have either "length" or a list "files".',
  },
  'files.both': {
    severity: 'error',
    bep: 3,
    title: 'The torrent is both one file and a list of files',
    about:
      'With "length" the torrent is one file, with "files" it is a folder. Programs differ in which of the two they use.',
    example: 'info has both length and files, expected one of them',
    hint: 'Create the torrent again: info must have "length" or "files", not both.',
  },
  'files.malformed': {
    severity: 'error',
    bep: 3,
    title: 'The list of files is malformed',
    about:
      'The key "files" must be a list of dictionaries, one for each file. The value here is something else.',
    example: 'info.files is an integer, expected a list',
    hint: 'Create the torrent again.',
  },
  'files.no-content': {
    severity: 'error',
    bep: 3,
    title: 'All files are empty',
    about:
      'A torrent whose files are all empty has no pieces to share. Clients refuse it, or never finish it.',
    example: 'all files are empty',
    hint: 'Add a file that is not empty: clients refuse a torrent without content.',
  },
  'file.length-invalid': {
    severity: 'error',
    bep: 3,
    title: 'The length of a file is missing or not valid',
    about:
      'Each file has its number of bytes, from 0 to a limit that clients can address. Negative and missing lengths have made programs read and write memory out of bounds.',
    example: 'info.length is -1, expected 0 to 17592186028031',
    hint: 'Create the torrent again.',
  },
  'files.too-long': {
    severity: 'error',
    bep: undefined,
    title: 'The files together are longer than clients accept',
    about:
      'Clients add up all lengths to find pieces. Beyond 256 TiB they refuse the torrent, so that the sums do not overflow.',
    example: 'the lengths in info.files add up to 272 TiB, expected at most 256 TiB',
    hint: 'Split the content into several torrents.',
  },
  'hybrid.files-differ': {
    severity: 'error',
    bep: 52,
    title: 'The v1 and v2 halves describe different files',
    about:
      'A hybrid describes its files twice, for v1 and for v2 clients. If the two lists differ, the two infohashes lead to different content, which can be used to deceive.',
    example: 'v1 has "b" of 6 bytes where v2 has "c" of 6 bytes',
    hint: 'Create the torrent again: both halves of a hybrid must list the same files in the same order.',
  },
  'hybrid.padding': {
    severity: 'error',
    bep: 52,
    title: 'A file of the v1 half does not start on a piece boundary',
    about:
      'In v2 every file starts on a piece boundary. In a hybrid, pad files do the same in the v1 half. Without them the pieces of the two halves have different bytes, and v1 and v2 peers cannot serve each other. libtorrent, and so qBittorrent and Deluge, refuses such a torrent, also one with a pad file of length 0.',
    example: 'info.files[1] is a pad file of 16378 bytes, expected 16379',
    hint: 'Create the torrent again: in a hybrid, a pad file must fill up the last piece of each file.',
  },
  'hybrid.attributes-differ': {
    severity: 'warning',
    bep: 52,
    title: 'The v1 and v2 halves give a file different attributes',
    about:
      'For example, a file is executable in one half and not in the other, so the file on disk depends on the client.',
    example: '"a" of 5 bytes has attr "x" in v1 and "" in v2',
    hint: 'Create the torrent again with the same attributes in both halves.',
  },
} as const satisfies Record<string, Rule>;
