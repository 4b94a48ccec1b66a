import type { Rule } from './rules.ts';

/** Rules about the file tree and the piece layers of BEP 52. */
export const v2Rules = {
  'v2.tree.missing': {
    severity: 'error',
    bep: 52,
    title: 'The file tree is missing',
    about:
      'A v2 torrent describes its files in the dictionary "file tree", of folders inside folders. It is not there.',
    example: 'info.file tree is missing, expected a dictionary',
    hint: 'Make the torrent anew.',
  },
  'v2.tree.malformed': {
    severity: 'error',
    bep: 52,
    title: 'The file tree is malformed',
    about:
      'In the file tree each key is a name, and leads to a dictionary: a folder, or, under an empty key, a file. Something else stands there.',
    example: 'info.file tree.a is no dictionary or has an empty name',
    hint: 'Make the torrent anew: each name in the tree leads to a dictionary.',
  },
  'v2.tree.file-and-folder': {
    severity: 'error',
    bep: 52,
    title: 'An entry of the file tree is a file and a folder at once',
    about: 'An empty key makes an entry a file, other keys make it a folder. No file system can hold both.',
    example: 'info.file tree.a has other keys beside the empty one, which makes it a file',
    hint: 'Make the torrent anew: an entry with the empty key holds nothing else.',
  },
  'v2.tree.empty-folder': {
    severity: 'note',
    bep: 52,
    title: 'A folder of the file tree is empty',
    about: 'A folder without files is read, but nothing is made of it on disk.',
    example: 'info.file tree.folder is an empty folder',
    hint: 'Leave the folder out: clients do not create it.',
  },
  'v2.tree.pad-file': {
    severity: 'error',
    bep: 52,
    title: 'The file tree holds a pad file',
    about:
      'Pad files exist for v1, where files follow one another without a gap. In v2 each file starts on a piece border anyway, and a pad file in the tree is an error.',
    example: 'info.file tree.file has the attribute "p", which v2 does not know',
    hint: 'Make the torrent anew: in v2 each file starts on a piece border by itself.',
  },
  'v2.root.missing': {
    severity: 'error',
    bep: 52,
    title: 'A file has no pieces root',
    about:
      'The root of its Merkle tree is what names the content of a file in v2. Only an empty file has none.',
    example: 'info.file tree.file.pieces root is missing, expected a SHA-256 root of 32 bytes',
    hint: 'Make the torrent anew: each file that is not empty has a root of 32 bytes that are not all zero.',
  },
  'v2.root.needless': {
    severity: 'note',
    bep: 52,
    title: 'An empty file has a pieces root',
    about: 'An empty file has no content to hash, so its root means nothing. Clients pass over it.',
    example: 'info.file tree.empty is empty, but has a pieces root',
    hint: 'Leave "pieces root" out of empty files and symlinks.',
  },
  'v2.piece-layers.missing': {
    severity: 'warning',
    bep: 52,
    title: 'The dictionary of piece layers is missing',
    about:
      'BEP 52 asks for "piece layers" in every v2 torrent, be it empty. Clients read a torrent of small files without it.',
    example: 'piece layers is missing, expected a dictionary',
    hint: 'Write "piece layers" even when it is empty.',
  },
  'v2.piece-layer.missing': {
    severity: 'error',
    bep: 52,
    title: 'A file longer than a piece has no piece layer',
    about:
      'A file longer than one piece needs the hashes of its pieces beside info. Without them a client cannot check what it downloads before it has fetched them from a peer, and most refuse the file.',
    example: 'info.file tree.file is longer than a piece, but piece layers has no entry for its pieces root',
    hint: 'Make the torrent anew, or fetch its piece layers with a client and save it again.',
  },
  'v2.piece-layer.malformed': {
    severity: 'error',
    bep: 52,
    title: 'A piece layer is malformed',
    about:
      'Under the key "piece layers" each root of 32 bytes leads to a string of SHA-256 hashes, 32 bytes for each piece. Something else stands there.',
    example: 'piece layers[0x73686f7274] stands under a key of 5 bytes, expected 32',
    hint: 'Make the torrent anew: a layer stands under a root of 32 bytes and is a string of SHA-256 hashes.',
  },
  'v2.piece-layer.length': {
    severity: 'error',
    bep: 52,
    title: 'A piece layer has the wrong number of hashes',
    about:
      'The length of the file, divided by the piece length and rounded up, gives the number of its pieces. The layer has to have as many hashes.',
    example:
      'piece layers[0x1cb5a249f6e721060aae623d21d3eca23056bda8c19e4e89f9a086151553713d] has 2 hashes, but info.file tree.file has 3 pieces',
    hint: 'Make the torrent anew: a layer has one hash of 32 bytes for each piece of its file.',
  },
  'v2.piece-layer.mismatch': {
    severity: 'error',
    bep: 52,
    title: 'A piece layer does not belong to its pieces root',
    about:
      'Hashed together in pairs, the hashes of a layer give the root that stands in the file tree. These give another one: every piece would be refused as damaged.',
    example:
      'piece layers[0x1cb5a249f6e721060aae623d21d3eca23056bda8c19e4e89f9a086151553713d] does not hash to the root that it stands under',
    hint: 'Make the torrent anew: the hashes or the root have been changed.',
  },
  'v2.piece-layer.unknown': {
    severity: 'error',
    bep: 52,
    title: 'A piece layer belongs to no file',
    about:
      'A piece layer stands under a root that no file of the tree has. Clients refuse such a torrent, as it was put together wrongly or can be used to hide data.',
    example:
      'piece layers[0x1cb5a249f6e721060aae623d21d3eca23056bda8c19e4e89f9a086151553713d] belongs to no file of info.file tree',
    hint: 'Make the torrent anew, or leave the layer out.',
  },
  'v2.piece-layer.needless': {
    severity: 'note',
    bep: 52,
    title: 'A file no longer than a piece has a piece layer',
    about: 'A file of one piece is checked by its root alone, so its layer is not needed. Clients read on.',
    example:
      'piece layers[0x8855508aade16ec573d21e6a485dfd0a7624085c1a14b5ecdd6485de0c6839a4] belongs to a file that is no longer than a piece',
    hint: 'Leave the layer out.',
  },
  'v2.length-without-pieces': {
    severity: 'warning',
    bep: 52,
    title: 'There is a v1 length, but there are no v1 piece hashes',
    about:
      'Version 0.9 of torrentfile writes "length" beside the file tree of a single file. Without "pieces" the torrent is v2 only, and has no v1 infohash here; libtorrent, and with it qBittorrent and Deluge, takes it for a hybrid and looks for peers under a v1 infohash too.',
    example: 'info.length is there, but info.pieces is not',
    hint: 'Leave "length" out, or make the torrent again as a hybrid: qBittorrent and Deluge take it for one.',
  },
  'v2.pieces-without-files': {
    severity: 'warning',
    bep: 52,
    title: 'There are v1 piece hashes, but no v1 files',
    about:
      'The hashes of v1 are there, but not the v1 list of files: the torrent is v2, and the hashes only make it longer.',
    example: 'info.pieces is there, but neither info.length nor info.files',
    hint: 'Leave "pieces" out, or make the torrent anew as a hybrid.',
  },
} as const satisfies Record<string, Rule>;
