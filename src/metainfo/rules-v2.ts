import type { Rule } from './rules.ts';

/** Rules about the file tree and the piece layers of BEP 52. */
export const v2Rules = {
  'v2.tree.missing': {
    severity: 'error',
    bep: 52,
    title: 'The file tree is missing',
    mend: 'Make the torrent anew.',
  },
  'v2.tree.malformed': {
    severity: 'error',
    bep: 52,
    title: 'The file tree is malformed',
    mend: 'Make the torrent anew: each name in the tree leads to a dictionary.',
  },
  'v2.tree.file-and-folder': {
    severity: 'error',
    bep: 52,
    title: 'An entry of the file tree is a file and a folder at once',
    mend: 'Make the torrent anew: an entry with the empty key holds nothing else.',
  },
  'v2.tree.empty-folder': {
    severity: 'warning',
    bep: 52,
    title: 'A folder of the file tree is empty',
    mend: 'Leave the folder out: clients do not create it.',
  },
  'v2.tree.pad-file': {
    severity: 'error',
    bep: 52,
    title: 'The file tree holds a pad file',
    mend: 'Make the torrent anew: in v2 each file starts on a piece border by itself.',
  },
  'v2.root.missing': {
    severity: 'error',
    bep: 52,
    title: 'A file has no pieces root',
    mend: 'Make the torrent anew: each file that is not empty has a root of 32 bytes that are not all zero.',
  },
  'v2.root.needless': {
    severity: 'warning',
    bep: 52,
    title: 'An empty file has a pieces root',
    mend: 'Leave "pieces root" out of empty files and symlinks.',
  },
  'v2.piece-layers.missing': {
    severity: 'warning',
    bep: 52,
    title: 'The dictionary of piece layers is missing',
    mend: 'Write "piece layers" even when it is empty.',
  },
  'v2.piece-layer.missing': {
    severity: 'error',
    bep: 52,
    title: 'A file longer than a piece has no piece layer',
    mend: 'Make the torrent anew, or fetch its piece layers with a client and save it again.',
  },
  'v2.piece-layer.malformed': {
    severity: 'error',
    bep: 52,
    title: 'A piece layer is malformed',
    mend: 'Make the torrent anew: a layer stands under a root of 32 bytes and is a string of SHA-256 hashes.',
  },
  'v2.piece-layer.length': {
    severity: 'error',
    bep: 52,
    title: 'A piece layer has the wrong number of hashes',
    mend: 'Make the torrent anew: a layer has one hash of 32 bytes for each piece of its file.',
  },
  'v2.piece-layer.mismatch': {
    severity: 'error',
    bep: 52,
    title: 'A piece layer does not belong to its pieces root',
    mend: 'Make the torrent anew: the hashes or the root have been changed.',
  },
  'v2.piece-layer.unknown': {
    severity: 'error',
    bep: 52,
    title: 'A piece layer belongs to no file',
    mend: 'Make the torrent anew, or leave the layer out.',
  },
  'v2.piece-layer.needless': {
    severity: 'warning',
    bep: 52,
    title: 'A file no longer than a piece has a piece layer',
    mend: 'Leave the layer out.',
  },
  'v2.pieces-without-files': {
    severity: 'warning',
    bep: 52,
    title: 'There are v1 piece hashes, but no v1 files',
    mend: 'Leave "pieces" out, or make the torrent anew as a hybrid.',
  },
} as const satisfies Record<string, Rule>;
