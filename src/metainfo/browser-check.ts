/*! With @noble/hashes, (c) 2022 Paul Miller (paulmillr.com), under the MIT License. */

import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { checkJson } from './check-json.ts';
import { encodeHex } from './hex.ts';
import { readMetainfo } from './read.ts';

/**
 * Checks a .torrent file in a browser, by the same rules as the server: returns what the API answers to the same bytes.
 * Never throws, whatever they are. The digests are plain JavaScript: those of a browser come asynchronously, which the
 * 300,000 pairs of a large Merkle tree don't bear, and are missing where a service is reached by plain http.
 */
export function checkTorrent(bytes: Uint8Array): object {
  const { metainfo, findings } = readMetainfo(bytes, { sha1, sha256 });
  if (metainfo === undefined) return checkJson({ verdict: 'refuse', findings });
  return checkJson({ verdict: 'accept', facts: { sha256: encodeHex(sha256(bytes)) }, metainfo, findings });
}
