import type { Rule } from './rules.ts';

/** Rules about info, its name, pieces and v1 files, and about a hybrid's two halves. */
export const infoRules = {
  'info.missing': {
    severity: 'error',
    bep: 3,
    title: 'There is no info dictionary',
    mend: 'Make the torrent anew: without info it names no content.',
  },
  'info.magnet-stub': {
    severity: 'error',
    bep: 9,
    title: 'The file is a stub that only carries a magnet link',
    mend: 'Open the magnet link in a client, let it fetch the metadata, and publish the torrent file that it saves.',
  },
  'info.not-dictionary': {
    severity: 'error',
    bep: 3,
    title: 'The value of info is not a dictionary',
    mend: 'Make the torrent anew.',
  },
  'info.version.unknown': {
    severity: 'error',
    bep: 52,
    title: 'The meta version is not known',
    mend: 'Make the torrent as v1, v2 or hybrid: only "meta version" 2 is defined.',
  },
  'info.version.missing': {
    severity: 'error',
    bep: 52,
    title: 'There is a file tree, but no meta version',
    mend: 'Make the torrent anew: v2 metadata says "meta version" 2.',
  },
  'info.merkle': {
    severity: 'error',
    bep: 30,
    title: 'The torrent uses the Merkle hashes of BEP 30',
    mend: 'Make the torrent anew as v2 or hybrid: BEP 52 took the place of BEP 30, and clients no longer read it.',
  },
  'info.merkle.beside-pieces': {
    severity: 'warning',
    bep: 30,
    title: 'A BEP 30 root hash stands beside the piece hashes',
    mend: 'Leave "root hash" out: clients no longer read it.',
  },
  'name.missing': {
    severity: 'error',
    bep: 3,
    title: 'The torrent has no name',
    mend: 'Make the torrent anew with a name of the file or folder.',
  },
  'name.only-utf8': {
    severity: 'warning',
    bep: 3,
    title: 'The name is only there as name.utf-8',
    mend: 'Write "name" as well, in UTF-8.',
  },
  'pieces.length-invalid': {
    severity: 'error',
    bep: 3,
    title: 'The piece length is missing or cannot be used',
    mend: 'Make the torrent anew with a piece length between 16 KiB and 16 MiB.',
  },
  'pieces.length-not-power-of-two': {
    severity: 'error',
    bep: 52,
    title: 'The piece length is not a power of two from 16 KiB on',
    mend: 'Make the torrent anew with a piece length such as 1 MiB.',
  },
  'pieces.missing': {
    severity: 'error',
    bep: 3,
    title: 'The piece hashes are missing',
    mend: 'Make the torrent anew.',
  },
  'pieces.not-multiple': {
    severity: 'error',
    bep: 3,
    title: 'The piece hashes are not whole',
    mend: 'Make the torrent anew: each piece has a SHA-1 hash of 20 bytes.',
  },
  'pieces.count': {
    severity: 'error',
    bep: 3,
    title: 'The number of piece hashes does not fit the content',
    mend: 'Make the torrent anew: its files or its piece hashes have been changed.',
  },
  'pieces.too-many': {
    severity: 'error',
    bep: undefined,
    title: 'There are more pieces than clients accept',
    mend: 'Make the torrent anew with longer pieces.',
  },
  'files.missing': {
    severity: 'error',
    bep: 3,
    title: 'The torrent has no files',
    mend: 'Make the torrent anew: info holds either "length" or a list "files".',
  },
  'files.both': {
    severity: 'error',
    bep: 3,
    title: 'The torrent is both one file and a list of files',
    mend: 'Make the torrent anew: info holds "length" or "files", not both.',
  },
  'files.malformed': {
    severity: 'error',
    bep: 3,
    title: 'The list of files is malformed',
    mend: 'Make the torrent anew.',
  },
  'files.no-content': {
    severity: 'error',
    bep: 3,
    title: 'All files are empty',
    mend: 'Put something into the torrent: clients refuse one without content.',
  },
  'file.length-invalid': {
    severity: 'error',
    bep: 3,
    title: 'The length of a file is missing or cannot be',
    mend: 'Make the torrent anew.',
  },
  'files.too-long': {
    severity: 'error',
    bep: undefined,
    title: 'The files together are longer than clients accept',
    mend: 'Split the content into several torrents.',
  },
  'hybrid.files-differ': {
    severity: 'error',
    bep: 52,
    title: 'The v1 and v2 halves describe different files',
    mend: 'Make the torrent anew: a hybrid lists the same files in the same order twice.',
  },
  'hybrid.padding': {
    severity: 'error',
    bep: 52,
    title: 'A file of the v1 half does not start on a piece border',
    mend: 'Make the torrent anew: in a hybrid, a pad file fills each file up to a whole piece.',
  },
  'hybrid.attributes-differ': {
    severity: 'warning',
    bep: 52,
    title: 'The v1 and v2 halves give a file different attributes',
    mend: 'Make the torrent anew so that both halves say the same.',
  },
} as const satisfies Record<string, Rule>;
