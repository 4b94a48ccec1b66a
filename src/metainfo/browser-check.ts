/*! With @noble/hashes, (c) 2022 Paul Miller (paulmillr.com), under the MIT License. */

import { checkJson, type CheckJson } from './check-json.ts';
import { encodeHex } from './hex.ts';
import { plainDigests } from './plain-digests.ts';
import { readMetainfo } from './read.ts';

/**
 * Checks a .torrent file in a browser by the same rules as the server. Returns what the API answers for the same bytes.
 * Never throws.
 */
export function checkTorrent(bytes: Uint8Array): CheckJson {
  const { metainfo, findings } = readMetainfo(bytes, plainDigests);
  if (metainfo === undefined) return checkJson({ verdict: 'refuse', findings });
  return checkJson({
    verdict: 'accept',
    facts: { sha256: encodeHex(plainDigests.sha256(bytes)) },
    metainfo,
    findings,
  });
}
