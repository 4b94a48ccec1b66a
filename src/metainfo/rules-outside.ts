import type { Rule } from './rules.ts';

/** Rules about what stands beside the content: trackers, web seeds, nodes and notes. */
export const outsideRules = {
  'trackers.malformed': {
    severity: 'warning',
    bep: 12,
    title: 'The trackers are malformed',
    mend: 'Write "announce" as a string and "announce-list" as a list of lists of strings.',
  },
  'trackers.empty': {
    severity: 'warning',
    bep: 12,
    title: 'A tracker is empty',
    mend: 'Leave the entry out.',
  },
  'trackers.whitespace': {
    severity: 'warning',
    bep: 12,
    title: 'White space surrounds the address of a tracker',
    mend: 'Remove it: clients differ in whether they trim.',
  },
  'trackers.not-url': {
    severity: 'warning',
    bep: 12,
    title: 'The address of a tracker is not a URL that clients announce to',
    mend: 'Write the address in full, such as udp://tracker.example:6969/announce.',
  },
  'private.invalid': {
    severity: 'warning',
    bep: 27,
    title: 'The private flag is neither 0 nor 1',
    mend: 'Write "private" as the integer 1, or leave it out.',
  },
  'private.trackers': {
    severity: 'warning',
    bep: 27,
    title: 'A private torrent has several trackers',
    mend: 'Keep one tracker, or leave "private" out: peers of one tracker must not reach another.',
  },
  'private.no-tracker': {
    severity: 'warning',
    bep: 27,
    title: 'A private torrent has no tracker',
    mend: 'Add a tracker: with "private" set, clients look for peers nowhere else.',
  },
  'private.nodes': {
    severity: 'warning',
    bep: 27,
    title: 'A private torrent names DHT nodes',
    mend: 'Leave "nodes" out: with "private" set, clients do not use the DHT.',
  },
  'web-seeds.malformed': {
    severity: 'warning',
    bep: 19,
    title: 'The web seeds are malformed',
    mend: 'Write a string, or a list of strings.',
  },
  'web-seeds.empty': {
    severity: 'warning',
    bep: 19,
    title: 'A web seed is empty',
    mend: 'Leave the entry out.',
  },
  'web-seeds.duplicate': {
    severity: 'warning',
    bep: 19,
    title: 'A web seed is there twice',
    mend: 'Keep one of them.',
  },
  'web-seeds.not-url': {
    severity: 'warning',
    bep: 19,
    title: 'The address of a web seed is not a URL',
    mend: 'Write the address in full and percent-encoded, such as https://mirror.example/file.iso.',
  },
  'web-seeds.no-trailing-slash': {
    severity: 'warning',
    bep: 19,
    title: 'A web seed of several files does not end in a slash',
    mend: 'End the address in a slash: clients append the name of the torrent and the path of a file.',
  },
  'nodes.malformed': {
    severity: 'warning',
    bep: 5,
    title: 'A DHT node is malformed',
    mend: 'Write each node as a list of a host and a port.',
  },
  'similar.malformed': {
    severity: 'warning',
    bep: 38,
    title: 'A similar torrent or a collection is malformed',
    mend: 'Write "similar" as a list of infohashes of 20 or 32 raw bytes, "collections" as a list of strings.',
  },
  'update-url.not-url': {
    severity: 'warning',
    bep: 39,
    title: 'The update address is not a URL',
    mend: 'Write an http or https address, or leave it out.',
  },
  'signatures.malformed': {
    severity: 'warning',
    bep: 35,
    title: 'The signatures are malformed',
    mend: 'Write "signatures" as a dictionary with an entry a signer, each a dictionary with a "signature".',
  },
} as const satisfies Record<string, Rule>;
