import type { Rule } from './rules.ts';

/** Rules about info, its name, pieces and v1 files, and about a hybrid's two halves. */
export const infoRules = {
  'info.missing': {
    severity: 'error',
    bep: 3,
    title: 'There is no info dictionary',
    about:
      'Everything that names the content stands in the dictionary info, and the infohash is taken over it. Without it there is no torrent.',
    example: 'info is missing',
    hint: 'Make the torrent anew: without info it names no content.',
  },
  'info.bare': {
    severity: 'error',
    bep: 9,
    title: 'The file is an info dictionary without the torrent around it',
    about:
      'Programs that fetch the metadata of a magnet link from peers get the info dictionary by itself. A .torrent file is a dictionary that has it as the value of info, with trackers next to it.',
    example: 'the file is an info dictionary by itself, without the torrent around it',
    hint: 'Put "d4:info" in front of it and "e" after it: that makes a torrent with the same infohash.',
  },
  'info.magnet-stub': {
    severity: 'error',
    bep: 9,
    title: 'The file is a stub that only carries a magnet link',
    about:
      'Some programs save a magnet link in a .torrent file until they have fetched the metadata from other peers, and some files are nothing but the link. Such a stub has no info, and only a client that is online can complete it.',
    example:
      'there is no info, only a magnet link: magnet:?xt=urn:btih:6868686868686868686868686868686868686868',
    hint: 'Open the magnet link in a client, let it fetch the metadata, and publish the torrent file that it saves.',
  },
  'info.not-dictionary': {
    severity: 'error',
    bep: 3,
    title: 'The value of info is not a dictionary',
    about: 'The key info is there, but its value is not a dictionary, so nothing in it can be read.',
    example: 'info is a string, expected a dictionary',
    hint: 'Make the torrent anew.',
  },
  'info.version.unknown': {
    severity: 'error',
    bep: 52,
    title: 'The meta version is not known',
    about:
      'BitTorrent v2 asks a reader to look at "meta version" first, and to refuse what it does not know, as keys may mean something else there.',
    example: 'info.meta version is 3, expected 2',
    hint: 'Make the torrent as v1, v2 or hybrid: only "meta version" 2 is defined.',
  },
  'info.version.missing': {
    severity: 'error',
    bep: 52,
    title: 'There is a file tree, but no meta version',
    about:
      'The file tree belongs to BitTorrent v2, which marks its torrents with "meta version" 2. Without it some clients see a v1 torrent, others none.',
    example: 'info.file tree is there, but info.meta version is missing, expected 2',
    hint: 'Make the torrent anew: v2 metadata says "meta version" 2.',
  },
  'info.merkle': {
    severity: 'error',
    bep: 30,
    title: 'The torrent uses the Merkle hashes of BEP 30',
    about:
      'BEP 30 replaced the list of piece hashes by the root of a Merkle tree, of which peers fetched the rest. BitTorrent v2 does that better, and no current client downloads such torrents.',
    example: 'info.root hash takes the place of info.pieces, which clients no longer read',
    hint: 'Make the torrent anew as v2 or hybrid: BEP 52 took the place of BEP 30, and clients no longer read it.',
  },
  'info.merkle.beside-pieces': {
    severity: 'note',
    bep: 30,
    title: 'A BEP 30 root hash stands beside the piece hashes',
    about:
      'The piece hashes of v1 are there, so the torrent works; the root hash of BEP 30 beside them is not used by any current client.',
    example: 'info.root hash stands beside info.pieces',
    hint: 'Leave "root hash" out: clients no longer read it.',
  },
  'name.missing': {
    severity: 'error',
    bep: 3,
    title: 'The torrent has no name',
    about:
      'The name is what the file or folder will be called on disk. BEP 3 demands it, and clients refuse a torrent without it.',
    example: 'info.name is missing, expected a string',
    hint: 'Make the torrent anew with a name of the file or folder.',
  },
  'name.slash': {
    severity: 'warning',
    bep: 3,
    title: 'The name of the torrent holds a slash',
    about:
      'The name is that of one file or folder, such as "Release 1/beta 6" when it was typed by hand. Each client makes another name of it: libtorrent, and with it qBittorrent and Deluge, drops the slash, others put "_" in its place, or make a folder inside a folder. A slash at the beginning or the end, "." and ".." are refused.',
    example: 'info.name is "Release 1/beta 6", expected a name without a slash',
    hint: 'Make the torrent again under a name without a slash: qBittorrent and Deluge drop the slash, and others replace it or make a folder of it.',
  },
  'name.only-utf8': {
    severity: 'warning',
    bep: 3,
    title: 'The name is only there as name.utf-8',
    about:
      'Old programs wrote "name" in a local encoding and "name.utf-8" beside it. With the second alone, clients that know only "name" refuse the torrent.',
    example: 'info.name.utf-8 is there, but info.name is missing',
    hint: 'Write "name" as well, in UTF-8.',
  },
  'pieces.length-invalid': {
    severity: 'error',
    bep: 3,
    title: 'The piece length is missing or cannot be used',
    about:
      'The content is cut into pieces of this many bytes, each with its hash. It has to be a positive number that clients can hold in memory.',
    example: 'info.piece length is 0, expected 1 to 1073741823',
    hint: 'Make the torrent anew with a piece length between 16 KiB and 16 MiB.',
  },
  'pieces.length-not-power-of-two': {
    severity: 'error',
    bep: 52,
    title: 'The piece length is not a power of two from 16 KiB on',
    about:
      'The Merkle trees of BitTorrent v2 have leaves of 16 KiB, so a piece has to be 16 KiB, 32 KiB, 64 KiB and so on.',
    example: 'info.piece length is 49152, expected a power of two from 16384 on',
    hint: 'Make the torrent anew with a piece length such as 1 MiB.',
  },
  'pieces.missing': {
    severity: 'error',
    bep: 3,
    title: 'The piece hashes are missing',
    about:
      'A v1 torrent has a string "pieces" with one SHA-1 hash for each piece. Without it nothing that is downloaded can be checked.',
    example: 'info.pieces is a list, expected a string of SHA-1 hashes',
    hint: 'Make the torrent anew.',
  },
  'pieces.not-multiple': {
    severity: 'error',
    bep: 3,
    title: 'The piece hashes are not whole',
    about:
      'The string "pieces" is a row of SHA-1 hashes of 20 bytes each; a length that 20 does not divide means that it was cut or changed.',
    example: 'info.pieces has length 41, expected a multiple of 20',
    hint: 'Make the torrent anew: each piece has a SHA-1 hash of 20 bytes.',
  },
  'pieces.count': {
    severity: 'error',
    bep: 3,
    title: 'The number of piece hashes does not fit the content',
    about:
      'The sum of all file lengths, divided by the piece length and rounded up, gives the number of pieces. There have to be as many hashes.',
    example: 'info.pieces has 2 hashes, expected 1',
    hint: 'Make the torrent anew: its files or its piece hashes have been changed.',
  },
  'pieces.too-many': {
    severity: 'error',
    bep: undefined,
    title: 'There are more pieces than clients accept',
    about: 'Clients keep a state for each piece and refuse torrents with more than two million.',
    example: 'the files make 2097153 pieces, expected at most 2097152',
    hint: 'Make the torrent anew with longer pieces.',
  },
  'files.missing': {
    severity: 'error',
    bep: 3,
    title: 'The torrent has no files',
    about:
      'A v1 torrent describes one file with "length" or several with "files"; a v2 torrent has them in "file tree". None is there, or it is empty.',
    example: 'info has neither length nor files',
    hint: 'Make the torrent anew: info holds either "length" or a list "files".',
  },
  'files.both': {
    severity: 'error',
    bep: 3,
    title: 'The torrent is both one file and a list of files',
    about:
      'With "length" the torrent is one file, with "files" it is a folder. Programs differ in which of the two they believe.',
    example: 'info has both length and files, expected one of them',
    hint: 'Make the torrent anew: info holds "length" or "files", not both.',
  },
  'files.malformed': {
    severity: 'error',
    bep: 3,
    title: 'The list of files is malformed',
    about: 'The key "files" holds a list of dictionaries, one for each file. Something else stands there.',
    example: 'info.files is an integer, expected a list',
    hint: 'Make the torrent anew.',
  },
  'files.no-content': {
    severity: 'error',
    bep: 3,
    title: 'All files are empty',
    about:
      'A torrent whose files are all empty has no piece to share. Clients refuse it, or never finish it.',
    example: 'all files are empty',
    hint: 'Put something into the torrent: clients refuse one without content.',
  },
  'file.length-invalid': {
    severity: 'error',
    bep: 3,
    title: 'The length of a file is missing or cannot be',
    about:
      'Each file says how many bytes it has, from 0 to a bound that clients can address. Negative and missing lengths have led programs to read and write where they must not.',
    example: 'info.length is -1, expected 0 to 17592186028031',
    hint: 'Make the torrent anew.',
  },
  'files.too-long': {
    severity: 'error',
    bep: undefined,
    title: 'The files together are longer than clients accept',
    about:
      'All lengths are added up when pieces are looked up. Beyond 256 TiB clients refuse the torrent, so that sums do not overflow.',
    example: 'info.files adds up to 272 TiB, expected at most 256 TiB',
    hint: 'Split the content into several torrents.',
  },
  'hybrid.files-differ': {
    severity: 'error',
    bep: 52,
    title: 'The v1 and v2 halves describe different files',
    about:
      'A hybrid describes its files twice, for v1 and for v2 clients. If the two lists differ, one infohash leads to other content than the other, which can be used to deceive.',
    example: 'v1 has "b" of 6 bytes where v2 has "c" of 6 bytes',
    hint: 'Make the torrent anew: a hybrid lists the same files in the same order twice.',
  },
  'hybrid.padding': {
    severity: 'error',
    bep: 52,
    title: 'A file of the v1 half does not start on a piece border',
    about:
      'In v2 every file starts on a piece border, and in a hybrid the v1 half follows with pad files. Without them the pieces of the two halves are not the same bytes, and peers of one kind cannot serve the other. libtorrent, and with it qBittorrent and Deluge, refuses such a torrent, also for a pad file of length 0.',
    example: 'info.files[1] is a pad file of 16378 bytes, expected 16379',
    hint: 'Make the torrent anew: in a hybrid, a pad file fills each file up to a whole piece.',
  },
  'hybrid.attributes-differ': {
    severity: 'warning',
    bep: 52,
    title: 'The v1 and v2 halves give a file different attributes',
    about:
      'A file is, say, executable in one half and not in the other, so what lands on disk depends on the client.',
    example: '"a" of 5 bytes has attr "x" in v1 and "" in v2',
    hint: 'Make the torrent anew so that both halves say the same.',
  },
} as const satisfies Record<string, Rule>;
