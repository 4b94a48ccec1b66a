import type { Rule } from './rules.ts';

/** Rules about the file tree and the piece layers of BEP 52. */
export const v2Rules = {
  'v2.tree.missing': {
    severity: 'error',
    bep: 52,
    title: 'The file tree is missing',
    about: 'A v2 torrent describes its files in the dictionary "file tree", which is missing here.',
    example: 'info.file tree is missing, expected a dictionary',
    hint: 'Create the torrent again.',
  },
  'v2.tree.malformed': {
    severity: 'error',
    bep: 52,
    title: 'The file tree is malformed',
    about:
      'In the file tree each key is a name and its value a dictionary: a folder or, under an empty key, a file. The value here is something else.',
    example: 'info.file tree.a is not a dictionary or has an empty name',
    hint: 'Create the torrent again: each name in the tree must have a dictionary as its value.',
  },
  'v2.tree.file-and-folder': {
    severity: 'error',
    bep: 52,
    title: 'An entry of the file tree is a file and a folder at once',
    about: 'An empty key makes an entry a file; other keys make it a folder. No file system can have both.',
    example: 'info.file tree.a has other keys next to the empty one, which makes it a file',
    hint: 'Create the torrent again: an entry with the empty key must not have other keys.',
  },
  'v2.tree.empty-folder': {
    severity: 'note',
    bep: 52,
    title: 'A folder of the file tree is empty',
    about: 'A folder without files is accepted, but clients do not create it on disk.',
    example: 'info.file tree.folder is an empty folder',
    hint: 'Leave the folder out: clients do not create it.',
  },
  'v2.tree.pad-file': {
    severity: 'error',
    bep: 52,
    title: 'The file tree contains a pad file',
    about:
      'Pad files are for v1, where files follow one another without a gap. In v2 each file starts on a piece boundary anyway, and a pad file in the tree is an error.',
    example: 'info.file tree.file has the attribute "p", which v2 does not have',
    hint: 'Create the torrent again without pad files: in v2 each file starts on a piece boundary anyway.',
  },
  'v2.root.missing': {
    severity: 'error',
    bep: 52,
    title: 'A file has no pieces root',
    about: 'In v2 the root of a Merkle tree identifies the content of a file. Only an empty file has none.',
    example: 'info.file tree.file.pieces root is missing, expected a SHA-256 root of 32 bytes',
    hint: 'Create the torrent again: each file that is not empty must have a root of 32 bytes that are not all zero.',
  },
  'v2.root.needless': {
    severity: 'note',
    bep: 52,
    title: 'An empty file has a pieces root',
    about: 'An empty file has no content to hash, so its root means nothing. Clients ignore it.',
    example: 'info.file tree.empty is empty, but has a pieces root',
    hint: 'Leave "pieces root" out of empty files and symlinks.',
  },
  'v2.piece-layers.missing': {
    severity: 'warning',
    bep: 52,
    title: 'The dictionary of piece layers is missing',
    about:
      'BEP 52 requires "piece layers" in every v2 torrent, even when it is empty. Clients accept a torrent of small files without it.',
    example: 'piece layers is missing, expected a dictionary',
    hint: 'Write "piece layers" even when it is empty.',
  },
  'v2.piece-layer.missing': {
    severity: 'error',
    bep: 52,
    title: 'A file longer than a piece has no piece layer',
    about:
      'A file longer than one piece needs the hashes of its pieces in "piece layers". Without them a client cannot check what it downloads before it has fetched them from a peer, and most refuse the file.',
    example: 'info.file tree.file is longer than a piece, but piece layers has no entry for its pieces root',
    hint: 'Create the torrent again, or open it in a client that fetches the piece layers, and save it there.',
  },
  'v2.piece-layer.malformed': {
    severity: 'error',
    bep: 52,
    title: 'A piece layer is malformed',
    about:
      'In "piece layers" each key must be a root of 32 bytes, and its value a string of SHA-256 hashes, 32 bytes for each piece. The value here is something else.',
    example: 'piece layers[0x73686f7274] has a key of 5 bytes, expected 32',
    hint: 'Create the torrent again: the key of a layer must be a root of 32 bytes, and its value a string of SHA-256 hashes.',
  },
  'v2.piece-layer.length': {
    severity: 'error',
    bep: 52,
    title: 'A piece layer has the wrong number of hashes',
    about:
      'The length of the file, divided by the piece length and rounded up, gives the number of its pieces. The layer must have as many hashes.',
    example:
      'piece layers[0x1cb5a249f6e721060aae623d21d3eca23056bda8c19e4e89f9a086151553713d] has 2 hashes, but info.file tree.file has 3 pieces',
    hint: 'Create the torrent again: a layer must have one hash of 32 bytes for each piece of its file.',
  },
  'v2.piece-layer.mismatch': {
    severity: 'error',
    bep: 52,
    title: 'A piece layer does not match its pieces root',
    about:
      'Hashed in pairs, the hashes of a layer give the root in the file tree. These give another one, so clients would refuse every piece as damaged.',
    example:
      'piece layers[0x1cb5a249f6e721060aae623d21d3eca23056bda8c19e4e89f9a086151553713d] does not hash to the root that is its key',
    hint: 'Create the torrent again: the hashes or the root were changed.',
  },
  'v2.piece-layer.unknown': {
    severity: 'error',
    bep: 52,
    title: 'A piece layer belongs to no file',
    about:
      'The key of a piece layer is a root that no file of the tree has. Clients refuse such a torrent: it was assembled wrongly, or hides data.',
    example:
      'piece layers[0x1cb5a249f6e721060aae623d21d3eca23056bda8c19e4e89f9a086151553713d] belongs to no file of info.file tree',
    hint: 'Create the torrent again, or leave the layer out.',
  },
  'v2.piece-layer.needless': {
    severity: 'note',
    bep: 52,
    title: 'A file no longer than a piece has a piece layer',
    about:
      'A file of one piece is checked by its root alone, so it needs no layer. Clients ignore the layer.',
    example:
      'piece layers[0x8855508aade16ec573d21e6a485dfd0a7624085c1a14b5ecdd6485de0c6839a4] belongs to a file that is no longer than a piece',
    hint: 'Leave the layer out.',
  },
  'v2.length-without-pieces': {
    severity: 'warning',
    bep: 52,
    title: 'There is a v1 length, but there are no v1 piece hashes',
    about:
      'Version 0.9 of torrentfile writes "length" beside the file tree of a single file. Without "pieces" the torrent is v2 only, and has no v1 infohash here; libtorrent, and so qBittorrent and Deluge, treats it as a hybrid and also looks for peers under a v1 infohash.',
    example: 'info.length is present, but info.pieces is not',
    hint: 'Leave "length" out, or create the torrent again as a hybrid: qBittorrent and Deluge treat it as one.',
  },
  'v2.pieces-without-files': {
    severity: 'warning',
    bep: 52,
    title: 'There are v1 piece hashes, but no v1 files',
    about:
      'The v1 hashes are present, but not the v1 list of files. The torrent is v2, and the hashes only make it longer.',
    example: 'info.pieces is present, but neither info.length nor info.files',
    hint: 'Leave "pieces" out, or create the torrent again as a hybrid.',
  },
} as const satisfies Record<string, Rule>;
