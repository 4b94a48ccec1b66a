import type { Rule } from './rules.ts';

/** Rules about what is not the content: trackers, web seeds, nodes, notes and signatures. */
export const outsideRules = {
  'trackers.malformed': {
    severity: 'warning',
    bep: 12,
    title: 'The trackers are malformed',
    about:
      'A torrent names its trackers as one string "announce", or as a list of tiers "announce-list", each a list of strings. Values of another form are ignored.',
    example: 'announce-list[0] is a string, expected a list',
    hint: 'Write "announce" as a string and "announce-list" as a list of lists of strings.',
  },
  'trackers.empty': {
    severity: 'note',
    bep: 12,
    title: 'A tracker is empty',
    about: 'The address of a tracker is empty. Some editors leave such entries behind. Clients ignore it.',
    example: 'announce is empty',
    hint: 'Leave the entry out.',
  },
  'trackers.whitespace': {
    severity: 'warning',
    bep: 12,
    title: 'White space surrounds the address of a tracker',
    about:
      'A space or line break was copied with the address of a tracker. Torrentry removes it; some clients keep it and use an address that does not exist.',
    example: 'announce is " udp://t.example", which has white space around it',
    hint: 'Remove the white space: not all clients ignore it.',
  },
  'trackers.not-url': {
    severity: 'warning',
    bep: 12,
    title: 'The address of a tracker is not a URL that clients announce to',
    about:
      'Clients announce to http, https, udp, ws and wss addresses with a host and an optional port from 1 to 65535. No client can use this address, and it is left out of the magnet link.',
    example: 'announce is "t.example:80/announce", expected an http, https, udp, ws or wss address',
    hint: 'Write the address in full, such as udp://tracker.example:6969/announce.',
  },
  'trackers.invisible-character': {
    severity: 'warning',
    bep: 3,
    title: 'The address of a tracker has a space or a character that is not shown',
    about:
      'A space, a line break or a character without width was copied into the address, often from a web page. The address looks right, but no client reaches the tracker by it. It is left out of the magnet link.',
    example:
      'announce is "udp://tracker\\u{200b}.example", which has a space or a character that is not shown',
    hint: 'Type the address again, or delete the character that the message shows as \\u{…}.',
  },
  'trackers.joined': {
    severity: 'warning',
    bep: 12,
    title: 'The addresses of two trackers are one string',
    about:
      'Two addresses were joined, with a comma or a line break or without one. Clients read them as one address, which does not exist. It is left out of the magnet link.',
    example: 'announce is "udp://a.example,udp://b.example", expected one address',
    hint: 'Write each address as a separate string in "announce-list".',
  },
  'trackers.passkey': {
    severity: 'warning',
    bep: undefined,
    title: 'The address of a tracker seems to contain a passkey',
    about:
      'By a passkey in its address, a tracker knows which of its users announces. Everyone who downloads the torrent gets the passkey, and can download and upload under the name of that user. The page of the torrent masks it for readers; the .torrent file keeps it, because files are never modified.',
    example: 'announce is "https://tracker.example/•••/announce", which seems to contain a passkey',
    hint: 'Publish the torrent without the passkey, and ask the tracker for a new one if others may have seen it.',
  },
  'private.invalid': {
    severity: 'warning',
    bep: 27,
    title: 'The private flag is neither 0 nor 1',
    about:
      'A torrent is private when "private" is the integer 1. With other values, some clients use only its trackers, and others look for peers everywhere.',
    example: 'info.private is a string, expected 0 or 1',
    hint: 'Write "private" as the integer 1, or leave it out.',
  },
  'private.trackers': {
    severity: 'warning',
    bep: 27,
    title: 'A private torrent has several trackers',
    about:
      'The peers of a private torrent come only from its tracker. With several trackers, BEP 27 requires clients to use one after the other, and not all of them do.',
    example: 'the torrent is private, but has 2 trackers',
    hint: 'Keep only one tracker, or leave "private" out. Peers of one tracker must not get to another.',
  },
  'private.no-tracker': {
    severity: 'warning',
    bep: 27,
    title: 'A private torrent has no tracker',
    about:
      'With "private" set, clients use neither the DHT nor other ways to find peers. Without a tracker they find no peers, unless one is added when the torrent is downloaded.',
    example: 'the torrent is private, but has no tracker',
    hint: 'Add a tracker: with "private" set, clients look for peers nowhere else.',
  },
  'private.nodes': {
    severity: 'warning',
    bep: 27,
    title: 'A private torrent names DHT nodes',
    about:
      'DHT nodes are entry points to a network that a private torrent must not use. Clients ignore them.',
    example: 'the torrent is private, but names 1 DHT node',
    hint: 'Leave "nodes" out: with "private" set, clients do not use the DHT.',
  },
  'web-seeds.malformed': {
    severity: 'warning',
    bep: 19,
    title: 'The web seeds are malformed',
    about:
      'The web seeds must be one address as a string, or a list of strings. Values of another form are ignored.',
    example: 'url-list[0] is a list, expected a string',
    hint: 'Write the web seeds as a string or a list of strings.',
  },
  'web-seeds.empty': {
    severity: 'note',
    bep: 19,
    title: 'A web seed is empty',
    about: 'The address of a web seed is empty. Some programs leave such entries behind. Clients ignore it.',
    example: 'url-list is empty',
    hint: 'Leave the entry out.',
  },
  'web-seeds.duplicate': {
    severity: 'note',
    bep: 19,
    title: 'A web seed appears twice',
    about: 'The web seeds have the same address twice. Torrentry shows it once.',
    example: 'httpseeds[1] is "http://a.example/", which is listed already',
    hint: 'Keep only one of the two.',
  },
  'web-seeds.not-url': {
    severity: 'warning',
    bep: 19,
    title: 'The address of a web seed is not a URL',
    about:
      'Clients download from http, https and ftp addresses. This address is of another kind or contains spaces, so clients fail or request different addresses. It is left out of the magnet link.',
    example: 'url-list is "/8/items/", expected an http, https or ftp address without spaces',
    hint: 'Write the address in full and percent-encoded, such as https://mirror.example/file.iso.',
  },
  'web-seeds.no-trailing-slash': {
    severity: 'warning',
    bep: 19,
    title: 'A web seed of several files does not end in a slash',
    about:
      'For a torrent of several files clients append its name and the path of a file to a web seed that ends in a slash. Without the slash, some clients append and some do not.',
    example: 'url-list contains "http://a.example/files", which does not end in a slash',
    hint: 'Add a slash to the end of the address: clients append the name of the torrent and the path of a file.',
  },
  'nodes.malformed': {
    severity: 'warning',
    bep: 5,
    title: 'A DHT node is malformed',
    about: 'Each DHT node must be a list of a host and a port. Values of another form are ignored.',
    example: 'nodes[0] is malformed, expected a list of a host and a port',
    hint: 'Write each node as a list of a host and a port.',
  },
  'similar.malformed': {
    severity: 'warning',
    bep: 38,
    title: 'A similar torrent or a collection is malformed',
    about:
      'A torrent may name others that share files with it, by infohash or by the name of a collection. Values of another form are ignored.',
    example: 'info.similar[0] has length 5, expected 20 or 32 bytes',
    hint: 'Write "similar" as a list of infohashes of 20 or 32 raw bytes, "collections" as a list of strings.',
  },
  'update-url.not-url': {
    severity: 'warning',
    bep: 39,
    title: 'The update address is not a URL',
    about:
      'A client may ask this address whether a newer torrent replaces this one. Only http and https addresses are used.',
    example: 'info.update-url is "javascript:alert(1)", expected an http or https address',
    hint: 'Write an http or https address, or leave it out.',
  },
  'signatures.too-many': {
    severity: 'note',
    bep: 35,
    title: 'There are more than 10 signatures',
    about:
      'Verifying a signature takes time, so only the first 10 are read and shown. All of them stay in the file, where clients can find the signers that they know.',
    example: 'signatures has 11 entries, of which 10 are read',
    hint: 'Keep at most 10 signatures.',
  },
  'signatures.malformed': {
    severity: 'warning',
    bep: 35,
    title: 'The signatures are malformed',
    about:
      'Each signer of a torrent has an entry under "signatures": a dictionary with the signature and, optionally, the certificate. Values of another form are ignored.',
    example: 'signatures["a.example"] is malformed, expected a dictionary with a signature',
    hint: 'Write "signatures" as a dictionary with an entry for each signer, each a dictionary with a "signature".',
  },
} as const satisfies Record<string, Rule>;
